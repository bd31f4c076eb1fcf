import { crc32 } from 'node:zlib';
import ExifReader from 'exifreader';

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);

/** How the picture is to be turned (1 is upright); the one thing of its metadata that people see. */
const orientationOf = (bytes: Uint8Array): number => {
  try {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const value = ExifReader.load(buffer).Orientation?.value;
    return typeof value === 'number' && value >= 1 && value <= 8 ? value : 1;
  } catch {
    return 1;
  }
};

/** Exif metadata (a TIFF of one entry) that says nothing but how to turn the picture. */
const exifOf = (orientation: number): Uint8Array =>
  Uint8Array.of(
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  );

/** Segments of a JPEG that are no pixels but that its colours need: JFIF, the colour profile, Adobe's transform. */
const keepsSegment = (bytes: Uint8Array, marker: number, at: number): boolean => {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = latin(bytes, at + 4, at + 16);
  return (
    (marker === 0xe0 && name.startsWith('JFIF\0')) ||
    (marker === 0xe2 && name.startsWith('ICC_PROFILE\0')) ||
    (marker === 0xee && name.startsWith('Adobe'))
  );
};

/** Where the data of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  let at = from;
  for (; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) break;
  }
  return at;
};

/** The picture ends at its end mark: phones append further pictures and notes after it. */
const cleanJpeg = (bytes: Uint8Array, orientation: number): Uint8Array[] | undefined => {
  const kept = [bytes.subarray(0, 2)];
  if (orientation !== 1)
    kept.push(Uint8Array.of(0xff, 0xe1, 0, 34, ...Buffer.from('Exif\0\0', 'latin1'), ...exifOf(orientation)));
  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === 0xd9; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) return [...kept, bytes.subarray(at, at + 2)];
    const length = view(bytes).getUint16(at + 2);
    const end = marker === 0xda ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    if (keepsSegment(bytes, marker, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
};

/** Chunks of a PNG that its pixels and colours need. */
const pngChunks = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
);

const pngChunk = (name: string, data: Uint8Array): Uint8Array => {
  const chunk = new Uint8Array(12 + data.length);
  view(chunk).setUint32(0, data.length);
  chunk.set(Buffer.from(name, 'latin1'), 4);
  chunk.set(data, 8);
  view(chunk).setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
};

const cleanPng = (bytes: Uint8Array, orientation: number): Uint8Array[] | undefined => {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view(bytes).getUint32(at);
    const end = at + 12 + length;
    const name = latin(bytes, at + 4, at + 8);
    if (end > bytes.length) return undefined;
    if (pngChunks.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IHDR' && orientation !== 1) kept.push(pngChunk('eXIf', exifOf(orientation)));
    if (name === 'IEND') return kept;
    at = end;
  }
  return undefined;
};

const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of VP8X that say that there is Exif or XMP. */
const exifFlag = 0x08;
const xmpFlag = 0x04;

const webpChunk = (name: string, data: Uint8Array): Uint8Array => {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2));
  chunk.set(Buffer.from(name, 'latin1'));
  view(chunk).setUint32(4, data.length, true);
  chunk.set(data, 8);
  return chunk;
};

const cleanWebp = (bytes: Uint8Array, orientation: number): Uint8Array[] | undefined => {
  const chunks: Uint8Array[] = [];
  let extended = false;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view(bytes).getUint32(at + 4, true);
    const name = latin(bytes, at, at + 4);
    if (at + 8 + length > bytes.length) return undefined;
    const data = bytes.slice(at + 8, at + 8 + length);
    if (name === 'VP8X') {
      extended = true;
      data[0] = ((data[0] ?? 0) & ~exifFlag & ~xmpFlag) | (orientation === 1 ? 0 : exifFlag);
    }
    if (webpChunks.has(name)) chunks.push(webpChunk(name, data));
    at += 8 + length + (length % 2);
  }
  if (chunks.length === 0) return undefined;
  if (extended && orientation !== 1) chunks.push(webpChunk('EXIF', exifOf(orientation)));
  const head = new Uint8Array(12);
  head.set(bytes.subarray(0, 4));
  head.set(Buffer.from('WEBP', 'latin1'), 8);
  view(head).setUint32(4, 4 + chunks.reduce((sum, chunk) => sum + chunk.length, 0), true);
  return [head, ...chunks];
};

const cleaners = { jpg: cleanJpeg, png: cleanPng, webp: cleanWebp };

/**
 * A picture without its metadata: position, owner, camera, notes, appended data. Its pixels, colours and the way it
 * is turned stay. Undefined where the file is broken.
 */
export const cleanPicture = (bytes: Uint8Array, kind: 'jpg' | 'png' | 'webp'): Uint8Array | undefined => {
  const kept = cleaners[kind](bytes, orientationOf(bytes));
  return kept && new Uint8Array(Buffer.concat(kept));
};
