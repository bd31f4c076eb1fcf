/** A piece of a text; `hit` where it is what was asked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Cuts a text at the words that were asked for, the longest first. */
export const piecesOf = (text: string, marks: readonly string[]): Piece[] => {
  if (marks.length === 0) return [{ text, hit: false }];
  const words = new RegExp(`(${marks.map(escaped).join('|')})`, 'giu');
  return text
    .split(words)
    .map((piece, index) => ({ text: piece, hit: index % 2 === 1 }))
    .filter(piece => piece.text !== '');
};
