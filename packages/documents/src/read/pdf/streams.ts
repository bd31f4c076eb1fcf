import { inflateSync } from 'node:zlib';

/** A stream of a report inflates to a few MB; a font with all Chinese characters to some 30 MB. */
const maxInflated = 64 * 1024 * 1024;
/** Streams packed tighter than this cannot reach the limit. */
const minSuspect = 64 * 1024;
/** As much as a stream packed in another way, whose size cannot be told beforehand, may have. */
const maxOtherwisePacked = 1024 * 1024;

const packing =
  /\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCIIHexDecode|AHx|ASCII85Decode|A85)(?![A-Za-z])/g;

const inflatesTooFar = (data: Uint8Array): boolean => {
  try {
    inflateSync(data, { maxOutputLength: maxInflated });
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

/**
 * Whether a stream of the file is packed so tightly that unpacking it would exhaust memory: the library unpacks a
 * page's content and fonts whole. Pictures are not unpacked at all.
 */
export const hasPackedBomb = (file: Uint8Array): boolean => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at)) {
    const start = at + (bytes[at + 6] === 0x0d ? 8 : 7);
    const found = bytes.indexOf('endstream', start);
    const end = found < 0 ? bytes.length : found;
    at = end + 9;
    if (end - start < minSuspect) continue;
    const dictionary = dictionaryBefore(bytes, start - 7);
    if (/\/Subtype\s*\/Image/.test(dictionary)) continue;
    const packings = dictionary.match(packing) ?? [];
    const flate = packings.length === 1 && packings[0]?.startsWith('/Fl');
    if (
      flate
        ? inflatesTooFar(bytes.subarray(start, end))
        : packings.length > 0 && end - start > maxOtherwisePacked
    )
      return true;
  }
  return false;
};
