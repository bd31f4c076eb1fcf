import { Unreadable } from '../blocks.ts';
import { decodeText } from './text.ts';
import { zipNames } from './zip.ts';

/** The kinds of file that a report can be read from. */
export type Kind = 'docx' | 'doc' | 'html' | 'pdf' | 'txt' | 'xlsx' | 'json';

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const refusal = (message: string) => new Unreadable('unknown-kind', message);

const kindOfZip = (bytes: Uint8Array): Kind => {
  const names = zipNames(bytes);
  if (names.some(name => /^word\/document\d*\.xml$/.test(name))) return 'docx';
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  if (names.includes('xl/workbook.bin')) throw refusal('这是二进制Excel（xlsb）文件。请另存为xlsx后再试。');
  if (names.includes('ppt/presentation.xml'))
    throw refusal('这是PowerPoint文件，不是报告。请检查是否选错了文件。');
  if (names.includes('content.xml')) throw refusal('这是OpenDocument文件。请另存为docx后再试。');
  if (names.some(name => /\.ofd$|^OFD\.xml$/i.test(name)))
    throw refusal('这是OFD文件。请另存为pdf或docx后再试。');
  throw refusal('这是压缩包，不是报告。请解压后选择其中的报告文件。');
};

/** Names of streams stand in an OLE file's directory as UTF-16. */
const hasStream = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));

const kindOfOle = (bytes: Uint8Array): Kind => {
  if (hasStream(bytes, 'EncryptedPackage'))
    throw new Unreadable('encrypted', '文件设有打开密码，无法读取。请取消密码，另存一份后再试。');
  if (hasStream(bytes, 'WordDocument')) return 'doc';
  if (hasStream(bytes, 'Workbook')) throw refusal('这是旧版Excel（xls）文件。请另存为xlsx后再试。');
  throw refusal('认不出这个文件。请提供docx、doc、pdf、html、txt、xlsx或本系统的json文件。');
};

const pictures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
];

const kindOfText = (bytes: Uint8Array): Kind => {
  const head = decodeText(bytes.subarray(0, 65_536))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (head.startsWith('{\\rtf')) throw refusal('这是RTF文件。请另存为docx后再试。');
  if (/^(?:From|MIME-Version|Snapshot-Content-Location):/i.test(head))
    throw refusal('这是网页存档（mht）。请把网页另存为“仅HTML”后再试。');
  if (/^[{[]/.test(head)) return 'json';
  if (/<(?:!doctype\s+html|html|head|body|table|div|p|meta|script|span)[\s>]/i.test(head)) return 'html';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
  const controls = head.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  if (controls > head.length / 100)
    throw refusal('认不出这个文件。请提供docx、doc、pdf、html、txt、xlsx或本系统的json文件。');
  if (head.trim() === '') throw new Unreadable('empty', '文件里没有文字。请检查是否选错了文件。');
  return 'txt';
};

/**
 * Tells the kind of a file by its content; its name is not looked at.
 * @throws Unreadable `empty`, `encrypted`, `scanned` (a picture), `unknown-kind`, `damaged`
 */
export const kindOf = (bytes: Uint8Array): Kind => {
  if (bytes.length === 0) throw new Unreadable('empty', '文件是空的。请检查是否选错了文件。');
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return kindOfZip(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return kindOfOle(bytes);
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-'))
    return 'pdf';
  if (pictures.some(signature => startsWith(bytes, signature)))
    throw new Unreadable('scanned', '这是图片，没有文字可读。请提供可以复制文字的文件，或先做文字识别。');
  return kindOfText(bytes);
};
