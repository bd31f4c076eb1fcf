import iconv from 'iconv-lite';

/** Bytes as they come; a Node stream is one. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Pieces no longer than this go to the parser, so that entries come out while a large chunk is read. */
const pieceLength = 65_536;
/** So many bytes beyond the first that is not ASCII are looked at before the encoding is settled. */
const sampleLength = 16_384;

const declared = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']\s*([\w.:-]{1,40})/;

interface Decoder {
  write: (bytes: Uint8Array) => string;
  end: () => string;
}

const utfDecoder = (label: string): Decoder => {
  const decoder = new TextDecoder(label);
  return { write: bytes => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
};

const otherDecoder = (label: string): Decoder => {
  const decoder = iconv.getDecoder(label);
  return {
    write: bytes => decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    end: () => decoder.end() ?? '',
  };
};

const decoderOf = (label: string): Decoder =>
  /^utf-?(?:8|16)/i.test(label) ? utfDecoder(label) : otherDecoder(label);

/** Whether bytes are UTF-8 as far as they go; they may end within a character. */
const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

const claimOf = (head: Uint8Array): string | undefined => {
  const label = declared.exec(Buffer.from(head.subarray(0, 400)).toString('latin1'))?.[1]?.toLowerCase();
  if (label === undefined) return undefined;
  if (/^gb|hz-gb|^x-gbk|^cp936/.test(label)) return 'gb18030';
  return !/^utf-?\d/.test(label) && iconv.encodingExists(label) ? label : undefined;
};

const marks: readonly [number, number, string][] = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
];

/**
 * The encoding of a file by its first bytes that are not ASCII. They are believed before the declaration, which
 * programs copy without looking: what is valid UTF-8 is UTF-8; what is not, and does not say what it is, is GBK.
 */
const encodingOf = (sample: Uint8Array, head: Uint8Array): string =>
  marks.find(([first, second]) => head[0] === first && head[1] === second)?.[2] ??
  (isUtf8(sample) ? 'utf-8' : (claimOf(head) ?? 'gb18030'));

const isAscii = (bytes: Uint8Array): boolean => bytes.every(byte => byte > 0 && byte < 0x80);

async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  for await (const chunk of source)
    for (let at = 0; at < chunk.length; at += pieceLength) yield chunk.subarray(at, at + pieceLength);
}

/**
 * The text of a file of unknown encoding, piece by piece. As long as there is nothing but ASCII the encoding does not
 * matter; it is settled by the first bytes that are more.
 */
export async function* decodeStream(source: ByteSource): AsyncGenerator<string> {
  let head: Uint8Array | undefined;
  let waiting: Uint8Array[] = [];
  let decoder: Decoder | undefined;
  const settle = (): string => {
    const sample = Buffer.concat(waiting);
    decoder = decoderOf(encodingOf(sample, head ?? sample));
    waiting = [];
    return decoder.write(sample);
  };
  for await (const piece of piecesOf(source)) {
    head ??= Uint8Array.from(piece.subarray(0, 400));
    if (decoder) yield decoder.write(piece);
    else if (waiting.length === 0 && isAscii(piece)) yield Buffer.from(piece).toString('latin1');
    else {
      waiting.push(piece);
      if (waiting.reduce((sum, { length }) => sum + length, 0) >= sampleLength) yield settle();
    }
  }
  if (waiting.length > 0) yield settle();
  if (decoder) yield decoder.end();
}
