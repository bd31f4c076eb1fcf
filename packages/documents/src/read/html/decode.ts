import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { decodeText } from '../text.ts';

const declared =
  /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)/i;

/** The encoding that the page claims for itself in its first few thousand bytes, if it is one we know. */
const declaredEncoding = (bytes: Uint8Array): string | undefined => {
  const match = declared.exec(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192)).toString('latin1'),
  );
  const label = (match?.[1] ?? match?.[2])?.toLowerCase();
  if (label === undefined || /^utf-?16|^ucs/.test(label)) return undefined;
  if (/^gb|hz-gb|^x-gbk|^cp936/.test(label)) return 'gb18030';
  if (/^utf-?8/.test(label)) return 'utf-8';
  return iconv.encodingExists(label) ? label : undefined;
};

const hasMark = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) ||
  (bytes[0] === 0xfe && bytes[1] === 0xff) ||
  (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);

/** Whether a text is in the encoding that it was read in: hardly a sign that stands for bytes which are none. */
const fits = (text: string): boolean =>
  (text.match(/\ufffd/g)?.length ?? 0) <= 1 + (text.match(/[\u0800-\uffff]/g)?.length ?? 0) / 50;

/**
 * The text of a page. Browsers that save a page often recode it to UTF-8 and leave the old charset standing, so the
 * bytes are believed before the page: UTF-8 with characters of three bytes (all of Chinese) is never GBK by chance.
 */
export const decodeHtml = (bytes: Uint8Array): string => {
  const claim = hasMark(bytes) ? undefined : declaredEncoding(bytes);
  const text = decodeText(bytes);
  if (claim === undefined || (isUtf8(bytes) && (claim === 'utf-8' || /[\u0800-\uffff]/.test(text))))
    return text;
  const claimed = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), claim);
  return fits(claimed) ? claimed : text;
};
