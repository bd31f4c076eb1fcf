import { Unreadable } from '../../blocks.ts';
import { damaged, pairs, type Streams } from './streams.ts';

/** The text of a document in the order of reading, and where each character stands in the file. */
export interface Text {
  text: string;
  /** The file position of a character, by which its formatting is found. */
  positionOf: (index: number) => number;
}

interface Piece {
  start: number;
  end: number;
  position: number;
  bytesEach: 1 | 2;
}

/** More characters than any document holds: pieces may all point at the same text. */
const maxCharacters = 8_000_000;

/** The piece table stands in the Clx after lists of properties, each marked 1; the table is marked 2. */
const pieceTable = (clx: DataView): DataView => {
  let at = 0;
  while (clx.getUint8(at) === 1) at += 3 + clx.getUint16(at + 1, true);
  if (clx.getUint8(at) !== 2) throw damaged();
  const size = clx.getUint32(at + 1, true);
  if (at + 5 + size > clx.byteLength) throw damaged();
  return new DataView(clx.buffer, clx.byteOffset + at + 5, size);
};

const readPieces = (table: DataView): Piece[] => {
  const count = Math.floor((table.byteLength - 4) / 12);
  return Array.from({ length: count }, (_, i): Piece => {
    const held = table.getUint32((count + 1) * 4 + i * 8 + 2, true);
    const compressed = (held & 0x40000000) !== 0;
    const address = held & 0x3fffffff;
    return {
      start: table.getUint32(i * 4, true),
      end: table.getUint32(i * 4 + 4, true),
      position: compressed ? address / 2 : address,
      bytesEach: compressed ? 1 : 2,
    };
  });
};

/** Finds the piece that holds a character: pieces follow one another without gaps. */
const pieceAt = (pieces: Piece[], index: number): Piece | undefined => {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
};

const decoders = { 1: new TextDecoder('windows-1252'), 2: new TextDecoder('utf-16le', { ignoreBOM: true }) };

/**
 * Puts the pieces of the text together.
 * @throws Unreadable `damaged` where pieces lie outside the file, `too-large` for more text than a document has.
 */
export const readText = ({ document, structure }: Streams): Text => {
  const pieces = readPieces(pieceTable(structure(pairs.pieces)));
  let total = 0;
  const texts = pieces.map(({ start, end, position, bytesEach }) => {
    const size = (end - start) * bytesEach;
    total += end - start;
    if (end < start || start !== total - (end - start) || position + size > document.byteLength)
      throw damaged();
    if (total > maxCharacters)
      throw new Unreadable('too-large', '文件的文字超过800万字，不像一份年度报告，没有读取。请检查文件。');
    return decoders[bytesEach].decode(new Uint8Array(document.buffer, document.byteOffset + position, size));
  });
  let last: Piece | undefined;
  return {
    text: texts.join(''),
    positionOf: index => {
      if (!last || index < last.start || index >= last.end) last = pieceAt(pieces, index);
      return last ? last.position + (index - last.start) * last.bytesEach : -1;
    },
  };
};
