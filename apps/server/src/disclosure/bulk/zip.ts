import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { Problem } from '../../platform/api/problem.ts';

/** Bytes of a stored file, the first and the last, both of it. */
export type ReadRange = (start: number, end: number) => Promise<Buffer>;

/** A file in a zip. */
export interface ZipEntry {
  /** With its folders, as the zip names it. */
  name: string;
  method: number;
  packed: number;
  size: number;
  crc: number;
  /** Where its own header stands. */
  at: number;
}

const megabyte = 1024 * 1024;

/** What a zip may hold at most: in files, in bytes of one of them, and of all together. */
export const zipLimits = { entries: 20_000, entry: 50 * megabyte, total: 1024 * megabyte } as const;

/** A list of files is in memory as a whole. */
const longestDirectory = 16 * megabyte;

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;
const endLength = 22;
const longestComment = 65_535;

const refuse = (code: string, message: string): Problem => new Problem(422, code, message);
const damaged = () => refuse('zip-damaged', '压缩包已损坏，打不开。请重新压缩后再提交。');

const utf8Flag = 0x800;
const encryptedFlag = 1;

/** Names are UTF-8 where the zip says so; Windows in Chinese writes GB 18030 and says nothing. */
const nameOf = (bytes: Uint8Array, flags: number): string => {
  if ((flags & utf8Flag) !== 0) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

interface Found extends ZipEntry {
  flags: number;
}

const entriesIn = (directory: Buffer, count: number): Found[] | undefined => {
  const entries: Found[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== signatures.entry) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    const flags = directory.readUInt16LE(at + 8);
    entries.push({
      flags,
      name: nameOf(directory.subarray(at + 46, at + 46 + nameLength), flags).replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    });
    at = next;
  }
  return entries;
};

/** Folders, and what systems put beside the files of people. */
const isFile = ({ name }: ZipEntry): boolean =>
  !name.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|~\$)/.test(name);

const findFault = (entries: readonly Found[]): Problem | undefined => {
  if (entries.some(({ flags }) => (flags & encryptedFlag) !== 0))
    return refuse('zip-encrypted', '压缩包设了密码，读不出。请去掉密码，重新压缩后再提交。');
  const large = entries.find(({ size }) => size > zipLimits.entry && size !== 0xffff_ffff);
  if (large && !/\.xml$/i.test(large.name))
    return refuse('zip-entry-large', `压缩包里的“${large.name}”超过50MB。请压缩图片或分开提交。`);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  return total > zipLimits.total
    ? refuse('zip-too-large', '压缩包解压后超过1GB，没有读取。请分成几个压缩包。')
    : undefined;
};

/**
 * The files of a zip, from its directory; nothing is unpacked. Its sizes are those that the directory claims: a file
 * is never unpacked to more.
 */
export const openZip = async (read: ReadRange, size: number): Promise<ZipEntry[] | Problem> => {
  const tailStart = Math.max(0, size - endLength - longestComment);
  const tail = await read(tailStart, size - 1);
  let end = tail.length - endLength;
  while (end >= 0 && tail.readUInt32LE(end) !== signatures.end) end--;
  if (end < 0) return damaged();
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  // A zip of more than 4 GB or 65,535 files says so here; it is larger than what is taken.
  if (count === 0xffff || count > zipLimits.entries || length > longestDirectory)
    return refuse('zip-too-many', `压缩包里的文件超过${zipLimits.entries}个。请分成几个压缩包。`);
  if (count === 0) return refuse('zip-empty', '压缩包是空的。请放入文件后再提交。');
  if (start + length > size || length === 0) return damaged();
  const entries = entriesIn(await read(start, start + length - 1), count);
  if (!entries) return damaged();
  const files = entries.filter(isFile);
  return findFault(files) ?? files.map(({ flags: _, ...entry }) => entry);
};

const localLength = 30;

/** Where a file's packed bytes stand. */
export const rangeOf = async (
  read: ReadRange,
  { at, packed }: ZipEntry,
): Promise<{ start: number; end: number } | undefined> => {
  const head = await read(at, at + localLength - 1);
  if (head.length < localLength || head.readUInt32LE(0) !== signatures.local) return undefined;
  const start = at + localLength + head.readUInt16LE(26) + head.readUInt16LE(28);
  return { start, end: start + packed - 1 };
};

const unpack = promisify(inflateRaw);

const stored = 0;
const deflated = 8;

/** A file's bytes as they were put in; a file that is more or other than its zip says is refused. */
export const readEntry = async (read: ReadRange, entry: ZipEntry): Promise<Buffer | Problem> => {
  const broken = () => refuse('zip-damaged', `压缩包里的“${entry.name}”已损坏。请重新压缩后再提交。`);
  if (entry.size > zipLimits.entry) return refuse('zip-entry-large', `“${entry.name}”超过50MB。`);
  const range = await rangeOf(read, entry);
  if (!range || (entry.method !== stored && entry.method !== deflated)) return broken();
  const packed = entry.packed === 0 ? Buffer.alloc(0) : await read(range.start, range.end);
  try {
    const bytes =
      entry.method === stored ? packed : await unpack(packed, { maxOutputLength: Math.max(1, entry.size) });
    return bytes.length === entry.size && crc32(bytes) === entry.crc ? bytes : broken();
  } catch {
    return broken();
  }
};
