import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { Problem } from '../api/problem.ts';

const connect = (url: string): Socket => {
  const { protocol, hostname, port, pathname } = new URL(url);
  return protocol === 'unix:'
    ? createConnection(decodeURIComponent(pathname))
    : createConnection(Number(port || 3310), hostname);
};

const lengthOf = (piece: Uint8Array): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(piece.length);
  return bytes;
};

const readAll = async (socket: Socket): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of socket) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8').replaceAll('\0', '').trim();
};

/** Sends the file piece by piece, each with its length before it, as INSTREAM wants it. */
const send = async (socket: Socket, path: string): Promise<void> => {
  socket.write('zINSTREAM\0');
  for await (const piece of createReadStream(path)) {
    // The scanner may answer, and close, before the end.
    if (!socket.writable) return;
    socket.write(lengthOf(piece as Buffer));
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  }
  if (socket.writable) socket.write(Buffer.alloc(4));
};

/** What clamd says to the file. */
const ask = async (url: string, path: string): Promise<string> => {
  const socket = connect(url);
  socket.setTimeout(120_000, () => socket.destroy(new Error('clamd does not answer')));
  try {
    const answer = readAll(socket);
    // A failure shows in both; the answer's is the one that is told.
    send(socket, path).catch(error => socket.destroy(error));
    return await answer;
  } finally {
    socket.destroy();
  }
};

const unavailable = () =>
  new Problem(
    503,
    'scanner-unavailable',
    '查毒服务没有响应，文件没有保存。请稍后再试，仍不行时联系系统管理员。',
  );

/** Asks ClamAV at the url; undefined where the file is clean. */
export const scan = async (url: string, path: string): Promise<Problem | undefined> => {
  const answer = await ask(url, path).catch(() => '');
  if (/^stream: OK$/.test(answer)) return undefined;
  if (/^stream: .+ FOUND$/.test(answer))
    return new Problem(
      422,
      'file-infected',
      '文件带有病毒，没有保存。请用杀毒软件清理原文件和这台电脑后再上传。',
    );
  return unavailable();
};
