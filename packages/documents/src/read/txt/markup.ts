import { headingOf } from '../../interpret/sections.ts';

/** Marks that word processors' text exports leave in. */
export const plainLines = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\[bookmark: [^\]]*\]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\f\v\u2028\u2029]/g, '\n');

const pageFoot = /^\s*[-—–－―]{1,2} ?\d{1,3} ?[-—–－―]{1,2}\s*$/;

/** Takes out the numbers at the feet of pages, where there are several, with the empty lines around: the text goes on. */
export const withoutPageFeet = (lines: string[]): string[] => {
  if (lines.filter(line => pageFoot.test(line)).length < 2) return lines;
  const out: string[] = [];
  let afterFoot = false;
  for (const line of lines) {
    if (pageFoot.test(line)) {
      while (out.length > 0 && out[out.length - 1]?.trim() === '') out.pop();
      afterFoot = true;
    } else if (!afterFoot || line.trim() !== '') {
      out.push(line);
      afterFoot = false;
    }
  }
  return out;
};

const markdownRule = /^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*$/;

const isMarkdown = (lines: string[]): boolean =>
  lines.some(line => /^#{1,6}\s/.test(line)) ||
  lines.some(line => line.includes('|') && markdownRule.test(line));

const withoutMarks = (line: string): string =>
  line
    .replace(/^\s{0,3}#{1,6}\s+/, '')
    .replace(/\s+#+\s*$/, '')
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '$1')
    .replace(/<br\s*\/?>/gi, '')
    .replace(/\\([|*_#.()[\]-])/g, '$1');

/** Takes away the marks of Markdown (headings, bold, breaks within a cell), where the text is Markdown. */
export const withoutMarkdown = (lines: string[]): string[] =>
  isMarkdown(lines)
    ? lines.map(line => (markdownRule.test(line) && line.includes('|') ? '' : withoutMarks(line)))
    : lines;

/** A piece of a text: a paragraph, tabs that part cells, or the line breaks between. */
interface Piece {
  kind: 'text' | 'tab' | 'breaks';
  text: string;
}

const piecesOf = (text: string): Piece[] =>
  [...text.matchAll(/\t|\n+|[^\t\n]+/g)].map(([match]) => ({
    kind: match === '\t' ? 'tab' : match.startsWith('\n') ? 'breaks' : 'text',
    text: match,
  }));

/**
 * How many line breaks stand between the cells of a row in a table copied from a web page whose cells hold
 * paragraphs (two) or divisions (one); undefined for other texts.
 */
const breaksBetweenCells = (text: string): 1 | 2 | undefined => {
  const lines = text.split('\n');
  const alone = lines.filter(line => /^\t+$/.test(line)).length;
  const leading = lines.filter(line => /^\t+[^\t\s]/.test(line)).length;
  if (alone < 10 || leading > alone / 4) return undefined;
  const double = [...text.matchAll(/\n\n\t\n\n(?=[^\n\t])/g)].length;
  const single = [...text.matchAll(/[^\n\t]\n\t\n(?=[^\n\t])/g)].length;
  if (double + single === 0) return undefined;
  return double >= single ? 2 : 1;
};

const isFigure = (text: string): boolean => /^\s*[\d.,-]*\s*$/.test(text);

const isHeading = ({ text }: Piece): boolean => headingOf(text.trim()) !== undefined;

/** Whether the text after some line breaks goes on in the cell before: never after a figure, nor as a heading. */
const goesOn = (cell: string, next: Piece, breaks: number, between: number): boolean =>
  breaks <= between && !isFigure(cell) && next.text.length <= 40 && !isHeading(next);

/**
 * Puts each row of a table copied from a web page on one line, its cells parted by tabs. There the cells are parted
 * by a tab on a line of its own, and the rows by more line breaks than the cells.
 */
export const withRowsRejoined = (text: string): string => {
  const between = breaksBetweenCells(text);
  if (between === undefined) return text;
  const pieces = piecesOf(text);
  let out = '';
  let inRow = false;
  pieces.forEach((piece, index) => {
    if (piece.kind !== 'breaks') {
      inRow = piece.kind === 'tab' || (inRow && !isHeading(piece));
      out += piece.text;
      return;
    }
    const before = pieces[index - 1];
    const after = pieces[index + 1];
    const count = piece.text.length;
    const joins =
      before !== undefined &&
      after !== undefined &&
      (before.kind === 'tab'
        ? (count === between || (after.kind === 'text' && count < between)) && !isHeading(after)
        : after.kind === 'tab'
          ? count <= between
          : inRow && goesOn(before.text, after, count, between));
    if (joins) return;
    out += piece.text;
    inRow = before?.kind === 'tab' || (inRow && count > between);
  });
  return out;
};
