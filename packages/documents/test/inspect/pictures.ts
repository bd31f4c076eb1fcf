import { crc32 } from 'node:zlib';

/** Pictures of two by two pixels, with the metadata that cameras and programs put in. */
const base = {
  jpg: '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAACAAIBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ACv/2Q==',
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNsYGBiYAAAApIAhPd8o1gAAAAASUVORK5CYII=',
  webp: 'UklGRjQAAABXRUJQVlA4ICgAAABwAQCdASoCAAIAAsBMJaACdAFAAAD+8ql+vVLXKTf/JT/6Vv7d+HAA',
};

export type PictureKind = keyof typeof base;

export const plainPicture = (kind: PictureKind): Buffer => Buffer.from(base[kind], 'base64');

export interface Metadata {
  gps?: boolean;
  artist?: string;
  make?: string;
  orientation?: number;
}

type Entry = { tag: number; type: number; count: number; value: number[] };

const ascii = (tag: number, text: string): Entry => ({
  tag,
  type: 2,
  count: text.length + 1,
  value: [...Buffer.from(`${text}\0`, 'latin1')],
});
const short = (tag: number, value: number): Entry => ({
  tag,
  type: 3,
  count: 1,
  value: [value >> 8, value & 255],
});
const long = (tag: number, value: number): Entry => ({
  tag,
  type: 4,
  count: 1,
  value: [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255],
});
const angle = (tag: number, degrees: number): Entry => ({
  tag,
  type: 5,
  count: 3,
  value: [degrees, 30, 15].flatMap(part => [0, 0, 0, part, 0, 0, 0, 1]),
});

/** A directory of entries at a place of the file, with the values that do not fit behind it. */
const directory = (entries: Entry[], at: number): number[] => {
  let free = at + 2 + entries.length * 12 + 4;
  const heap: number[] = [];
  const table = entries.flatMap(({ tag, type, count, value }) => {
    const head = [tag >> 8, tag & 255, 0, type, ...long(0, count).value];
    if (value.length <= 4) return [...head, ...value, ...Array<number>(4 - value.length).fill(0)];
    const place = long(0, free).value;
    const even = value.length % 2 === 0 ? value : [...value, 0];
    heap.push(...even);
    free += even.length;
    return [...head, ...place];
  });
  return [entries.length >> 8, entries.length & 255, ...table, 0, 0, 0, 0, ...heap];
};

/** Exif metadata as a TIFF, big-endian; by itself it also is a TIFF file without a picture. */
export const exif = ({ gps, artist, make, orientation }: Metadata): Buffer => {
  const entries = (pointer: number) => [
    ...(make === undefined ? [] : [ascii(0x010f, make)]),
    ...(orientation === undefined ? [] : [short(0x0112, orientation)]),
    ...(artist === undefined ? [] : [ascii(0x013b, artist)]),
    ...(gps ? [long(0x8825, pointer)] : []),
  ];
  const first = directory(entries(8 + directory(entries(0), 8).length), 8);
  const position = gps
    ? directory([ascii(1, 'N'), angle(2, 26), ascii(3, 'E'), angle(4, 112)], 8 + first.length)
    : [];
  return Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, ...first, ...position]);
};

const jpegSegment = (marker: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data]);

const pngChunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

const webpChunk = (name: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)]);
};

const writers: Record<PictureKind, (plain: Buffer, metadata: Metadata) => Buffer> = {
  jpg: (plain, metadata) =>
    Buffer.concat([
      plain.subarray(0, 2),
      jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(metadata)])),
      jpegSegment(0xfe, Buffer.from('a comment of the camera')),
      plain.subarray(2),
      Buffer.from('a second picture after the end'),
    ]),
  png: (plain, metadata) =>
    Buffer.concat([
      plain.subarray(0, 33),
      pngChunk('eXIf', exif(metadata)),
      pngChunk('tEXt', Buffer.from('Author\0someone')),
      plain.subarray(33),
    ]),
  webp: (plain, metadata) => {
    const flags = Buffer.from([0x08, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
    const body = Buffer.concat([
      Buffer.from('WEBP'),
      webpChunk('VP8X', flags),
      plain.subarray(12),
      webpChunk('EXIF', exif(metadata)),
    ]);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    return Buffer.concat([Buffer.from('RIFF'), length, body]);
  },
};

export const picture = (kind: PictureKind, metadata: Metadata): Buffer =>
  writers[kind](plainPicture(kind), metadata);
