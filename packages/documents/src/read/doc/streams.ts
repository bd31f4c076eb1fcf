import { Unreadable } from '../../blocks.ts';
import { openCompound } from './compound.ts';

/** The streams of a Word 97–2003 document, and where its parts lie (the FIB, file information block). */
export interface Streams {
  /** The stream `WordDocument`: text, pages of formatting, and the FIB at its start. */
  document: DataView;
  /** The stream `Data`, where long lists of properties are kept. */
  data: DataView | undefined;
  /** A structure of the table stream by its number among the FIB's pairs of offset and length; empty where absent. */
  structure: (pair: number) => DataView;
  /** What follows a structure of the table stream, to the stream's end. */
  after: (pair: number) => DataView;
  /** Lengths in characters of the document's texts, one after another: body, notes, headers, comments, text boxes. */
  lengths: Record<'body' | 'footnotes' | 'headers' | 'comments' | 'endnotes' | 'boxes', number>;
}

/** Numbers of the pairs that are read here, and of those that follow (FibRgFcLcb97). */
export const pairs = {
  styles: 1,
  characterPages: 12,
  paragraphPages: 13,
  pieces: 33,
  shapes: 40,
  boxes: 56,
  lists: 73,
  listUses: 74,
} as const;

const firstPair = 154;
const flags = { encrypted: 0x0100, table1: 0x0200, obfuscated: 0x8000 };
const word97 = 0xa5ec;

export const damaged = () =>
  new Unreadable('damaged', 'Word文件已损坏，无法读取。请用Word打开，另存为docx后再试。');

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const checkHead = (document: DataView): void => {
  const magic = document.getUint16(0, true);
  if (magic === 0xa5dc || magic === 0xa699 || magic === 0xa59b)
    throw new Unreadable('unknown-kind', '这是Word 97以前的旧格式。请用Word打开，另存为docx后再试。');
  if (magic !== word97) throw damaged();
  if ((document.getUint16(10, true) & (flags.encrypted | flags.obfuscated)) !== 0)
    throw new Unreadable('encrypted', '文件设有打开密码，无法读取。请取消密码，另存一份后再试。');
};

/**
 * Opens the streams of a Word 97–2003 document.
 * @throws Unreadable `encrypted`, `damaged`, `unknown-kind` (Word 95 and before); RangeError where it is cut off.
 */
export const openStreams = (bytes: Uint8Array): Streams => {
  const stream = openCompound(bytes);
  const held = stream('WordDocument');
  if (!held || held.length < firstPair) throw damaged();
  const document = viewOf(held);
  checkHead(document);
  const held2 = stream((document.getUint16(10, true) & flags.table1) === 0 ? '0Table' : '1Table');
  if (!held2) throw damaged();
  const table = viewOf(held2);
  const data = stream('Data');
  const locate = (pair: number) => ({
    offset: document.getUint32(firstPair + pair * 8, true),
    length: document.getUint32(firstPair + pair * 8 + 4, true),
  });
  const length = (at: number) => document.getUint32(at, true);
  return {
    document,
    data: data && viewOf(data),
    structure: pair => {
      const { offset, length: size } = locate(pair);
      return size === 0
        ? new DataView(new ArrayBuffer(0))
        : new DataView(table.buffer, table.byteOffset + offset, checked(table, offset, size));
    },
    after: pair => {
      const { offset, length: size } = locate(pair);
      return new DataView(
        table.buffer,
        table.byteOffset + offset + checked(table, offset, size),
        table.byteLength - offset - size,
      );
    },
    lengths: {
      body: length(0x4c),
      footnotes: length(0x50),
      headers: length(0x54),
      comments: length(0x5c),
      endnotes: length(0x60),
      boxes: length(0x64),
    },
  };
};

/** The size, where it lies within the stream: the views of all streams may share one buffer. */
const checked = (table: DataView, offset: number, size: number): number => {
  if (offset + size > table.byteLength) throw damaged();
  return size;
};
