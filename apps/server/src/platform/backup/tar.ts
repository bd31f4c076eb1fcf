/** Tar archives (POSIX ustar), as far as a backup needs them: plain files, in order, as streams. */
const block = 512;
const textEncoding = 'utf8';

export interface TarEntry {
  name: string;
  /** Bytes. */
  size: number;
  content: AsyncIterable<Uint8Array>;
}

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** Sizes beyond 8 GiB are written in binary, as GNU tar does. */
const sizeField = (size: number): Buffer => {
  if (size < 8 ** 11) return Buffer.from(octal(size, 12));
  const field = Buffer.alloc(12);
  field.writeBigUInt64BE(BigInt(size), 4);
  field[0] = 0x80;
  return field;
};

const checksumOf = (header: Buffer): number =>
  header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);

const headerOf = (name: string, size: number, time: Date): Buffer => {
  const header = Buffer.alloc(block);
  if (Buffer.byteLength(name) > 100) throw new Error(`The name of the entry is too long: ${name}`);
  header.write(name, 0, textEncoding);
  header.write(octal(0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  sizeField(size).copy(header, 124);
  header.write(octal(Math.floor(time.getTime() / 1000), 12), 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
};

const paddingAfter = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block);

/** The bytes of an archive of the entries, each dated `time`. */
export const writeTar = async function* (
  entries: AsyncIterable<TarEntry>,
  time: Date,
): AsyncGenerator<Uint8Array> {
  for await (const { name, size, content } of entries) {
    yield headerOf(name, size, time);
    let written = 0;
    for await (const piece of content) {
      written += piece.length;
      yield piece;
    }
    if (written !== size) throw new Error(`${name} has ${written} bytes instead of ${size}`);
    yield paddingAfter(size);
  }
  yield Buffer.alloc(2 * block);
};

/** The archive is no tar, or ends in the middle. */
export class BadArchive extends Error {}

/** Takes exact numbers of bytes from a stream of pieces of any length. */
const takerFrom = (source: AsyncIterable<Uint8Array>) => {
  const pieces = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);
  /** At most `wanted` bytes, at least one; fails at the end. */
  const some = async (wanted: number): Promise<Uint8Array> => {
    while (rest.length === 0) {
      const next = await pieces.next();
      if (next.done) throw new BadArchive('The archive ends too early');
      rest = next.value;
    }
    const taken = rest.subarray(0, wanted);
    rest = rest.subarray(taken.length);
    return taken;
  };
  const all = async function* (size: number): AsyncGenerator<Uint8Array> {
    for (let left = size; left > 0; ) {
      const piece = await some(left);
      left -= piece.length;
      yield piece;
    }
  };
  return { all };
};

const collect = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
};

const readHeader = (header: Buffer): { name: string; size: number } => {
  const field = (from: number, to: number) => header.toString(textEncoding, from, to).replace(/\0.*$/s, '');
  if (Number.parseInt(field(148, 156), 8) !== checksumOf(header)) throw new BadArchive('Not a tar archive');
  const size =
    header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : Number.parseInt(field(124, 136), 8);
  return { name: field(0, 100), size };
};

/**
 * The entries of an archive, in order. What is not read of an entry's content is passed over.
 * @throws BadArchive
 */
export const readTar = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const { all } = takerFrom(source);
  for (;;) {
    const header = await collect(all(block));
    if (header.every(byte => byte === 0)) return;
    const { name, size } = readHeader(header);
    const content = all(size);
    yield { name, size, content };
    for await (const piece of content) void piece;
    await collect(all(paddingAfter(size).length));
  }
};

/** A whole small entry in memory. */
export const readWhole = collect;
