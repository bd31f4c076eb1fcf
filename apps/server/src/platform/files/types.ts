import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { Problem } from '../api/problem.ts';

/** Types that may be stored, by the ending that each is told as from its content. */
const allowed: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ofd: 'application/ofd',
  pdf: 'application/pdf',
  rtf: 'application/rtf',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  tif: 'image/tiff',
  txt: 'text/plain',
  zip: 'application/zip',
  rar: 'application/vnd.rar',
  '7z': 'application/x-7z-compressed',
};

/** Endings that mean the same as another. */
const sameAs: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  tiff: 'tif',
  wps: 'doc',
  et: 'xls',
  csv: 'txt',
  md: 'txt',
  json: 'txt',
  xml: 'txt',
  html: 'txt',
  htm: 'txt',
};

const part = async (path: string, position: number, length: number): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** Word's and Excel's older files are told apart by the names in the directory of the compound file. */
const ofCompound = async (path: string): Promise<string | undefined> => {
  const header = await part(path, 0, 512);
  if (header.length < 512) return undefined;
  const size = 2 ** Math.min(header.readUInt16LE(30), 16);
  const directory = await part(path, (header.readUInt32LE(48) + 1) * size, 4096);
  const has = (name: string) => directory.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (has('WordDocument')) return 'doc';
  return has('Workbook') || has('Book') ? 'xls' : undefined;
};

/** An OFD is a zip whose root says so. */
const ofZip = async (path: string): Promise<string> =>
  (await part(path, 0, 65_536)).includes('OFD.xml') ? 'ofd' : 'zip';

const decodes = (bytes: Buffer, encoding: string): boolean => {
  try {
    // The last character of the part may be cut in two.
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** Text holds no control characters but those of lines and tabs, and is whole in UTF-8 or GB 18030. */
const isText = async (path: string): Promise<boolean> => {
  const start = await part(path, 0, 65_536);
  const controls = start.some(byte => byte < 32 && ![9, 10, 12, 13, 27].includes(byte));
  return !controls && ['utf-8', 'gb18030'].some(encoding => decodes(start, encoding));
};

const refinements: Readonly<Record<string, (path: string) => Promise<string | undefined>>> = {
  cfb: ofCompound,
  zip: ofZip,
  xml: async () => 'txt',
};

const tell = async (path: string): Promise<string | undefined> => {
  const found = await fileTypeFromFile(path);
  if (found) return refinements[found.ext]?.(path) ?? found.ext;
  return (await isText(path)) ? 'txt' : undefined;
};

/** The type of the file by its content, as MIME, or why it is refused. */
export const typeOf = async (path: string, name: string): Promise<string | Problem> => {
  const told = await tell(path);
  const type = told === undefined ? undefined : allowed[told];
  if (type === undefined)
    return new Problem(
      415,
      'file-type',
      '不收这种类型的文件。请换成Word、Excel、PDF、OFD、图片、文本或压缩包后再上传。',
    );
  const ending = extname(name).slice(1).toLowerCase();
  const named = sameAs[ending] ?? ending;
  if (named in allowed && named !== told)
    return new Problem(
      415,
      'file-name',
      `文件名以.${ending}结尾，内容却是${told}。请确认选对了文件，或用相应的软件另存后再上传。`,
    );
  return type;
};
