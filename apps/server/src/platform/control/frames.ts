import type { Socket } from 'node:net';

/** What travels on the control socket: words to show, bytes to write, and how it ended. */
export type Frame =
  | { kind: 'say'; text: string }
  | { kind: 'data'; bytes: Buffer }
  | { kind: 'end'; code: number };

const marks = { say: 1, data: 2, end: 3 } as const;
const headerLength = 5;
/** Bytes of one frame at most; larger data travels in several. */
const largest = 1024 * 1024;

const frameOf = (mark: number, payload: Uint8Array): Buffer => {
  const header = Buffer.alloc(headerLength);
  header.writeUInt8(mark, 0);
  header.writeUInt32BE(payload.length, 1);
  return Buffer.concat([header, payload]);
};

/** The frames that hold these bytes. */
export const dataFrames = function* (bytes: Uint8Array): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += largest)
    yield frameOf(marks.data, bytes.subarray(from, from + largest));
};

export const sayFrame = (text: string): Buffer => frameOf(marks.say, Buffer.from(text));
export const endFrame = (code: number): Buffer => frameOf(marks.end, Buffer.from([code]));

const readFrame = (mark: number, payload: Buffer): Frame => {
  if (mark === marks.data) return { kind: 'data', bytes: payload };
  if (mark === marks.end) return { kind: 'end', code: payload[0] ?? 1 };
  return { kind: 'say', text: payload.toString('utf8') };
};

/** The frames that come from the socket, until it closes. */
export const framesFrom = async function* (socket: Socket): AsyncGenerator<Frame> {
  let buffer: Buffer = Buffer.alloc(0);
  for await (const piece of socket) {
    buffer = Buffer.concat([buffer, piece as Buffer]);
    while (buffer.length >= headerLength) {
      const end = headerLength + buffer.readUInt32BE(1);
      if (buffer.length < end) break;
      yield readFrame(buffer.readUInt8(0), buffer.subarray(headerLength, end));
      buffer = buffer.subarray(end);
    }
  }
};
