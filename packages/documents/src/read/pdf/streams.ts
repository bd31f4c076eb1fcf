import { inflateSync } from 'node:zlib';

/** A page's drawing is some hundred KB; a font with all Chinese characters some 30 MB. */
const maxDrawing = 8 * 1024 * 1024;
const maxFont = 64 * 1024 * 1024;
/** Deflate packs no tighter than this, so that smaller streams need no look. */
const tightest = 1032;
/** As much as a stream packed in another way, whose size cannot be told beforehand, may have. */
const maxOtherwisePacked = 1024 * 1024;

const packing =
  /\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCIIHexDecode|AHx|ASCII85Decode|A85)(?![A-Za-z])/g;

const inflatesBeyond = (data: Uint8Array, limit: number): boolean => {
  if (data.length * tightest < limit) return false;
  try {
    inflateSync(data, { maxOutputLength: limit });
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  }
};

/** The dictionary before a stream, as far as it can be told without reading the file's structure. */
const dictionaryBefore = (bytes: Buffer, stream: number): string => {
  const text = bytes.toString('latin1', Math.max(0, stream - 1500), stream);
  return text.slice(text.lastIndexOf(' obj') + 1);
};

const isTooLarge = (data: Uint8Array, dictionary: string): boolean => {
  if (/\/(?:Subtype\s*\/Image|Type\s*\/EmbeddedFile)/.test(dictionary)) return false;
  const limit = /\/Length1|\/Subtype\s*\/(?:CIDFontType0C|Type1C|OpenType)/.test(dictionary)
    ? maxFont
    : maxDrawing;
  const packings = dictionary.match(packing) ?? [];
  if (packings.length === 0) return data.length > limit;
  return packings.length === 1 && packings[0]?.startsWith('/Fl')
    ? inflatesBeyond(data, limit)
    : data.length > maxOtherwisePacked;
};

/**
 * Whether a stream of the file is so large, or packed so tightly, that unpacking it would exhaust memory: the
 * library unpacks a page's drawing and fonts whole. Pictures and attached files are not unpacked at all.
 */
export const hasPackedBomb = (file: Uint8Array): boolean => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at)) {
    const start = at + (bytes[at + 6] === 0x0d ? 8 : 7);
    const found = bytes.indexOf('endstream', start);
    const end = found < 0 ? bytes.length : found;
    at = end + 9;
    if (
      end - start > maxDrawing / tightest &&
      isTooLarge(bytes.subarray(start, end), dictionaryBefore(bytes, start - 7))
    )
      return true;
  }
  return false;
};
