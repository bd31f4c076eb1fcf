/** Stand-ins on this machine for what the file store talks to: an S3-compatible store, and ClamAV's daemon. */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, createServer as createNetServer } from 'node:net';

export const sha256 = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex');

const listen = (server: Server | ReturnType<typeof createNetServer>): Promise<number> =>
  new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Whether a request is signed as S3 wants it: computed here on its own, from what arrived. */
const isSigned = (request: IncomingMessage, body: Buffer, secret: string): boolean => {
  const found =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=(\w+)$/.exec(
      request.headers.authorization ?? '',
    );
  if (!found) return false;
  const [, , day = '', region = '', names = '', signature] = found;
  const digest = sha256(body);
  if (request.headers['x-amz-content-sha256'] !== digest) return false;
  const time = String(request.headers['x-amz-date']);
  if (!time.startsWith(day)) return false;
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const headers = names.split(';').map(name => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = `${request.method}\n${path}\n${query}\n${headers.join('')}\n${names}\n${digest}`;
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`;
  const sign = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = sign(sign(sign(sign(`AWS4${secret}`, day), region), 's3'), 'aws4_request');
  return sign(key, toSign).toString('hex') === signature;
};

/** A store that speaks as much of S3 as is used, and answers `failures` requests with 503 first. */
export const startBucket = async (secret: string, failures = 0) => {
  const objects = new Map<string, Buffer>();
  let left = failures;
  const answer = (request: IncomingMessage, body: Buffer): [number, Buffer | string] => {
    if (left-- > 0) return [503, '<Error><Code>SlowDown</Code></Error>'];
    if (!isSigned(request, body, secret)) return [403, '<Error><Code>SignatureDoesNotMatch</Code></Error>'];
    const path = request.url ?? '';
    if (request.method === 'PUT') objects.set(path, body);
    const found = objects.get(path);
    return found
      ? [200, request.method === 'GET' ? found : '']
      : [404, '<Error><Code>NoSuchKey</Code></Error>'];
  };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const [status, body] = answer(request, Buffer.concat(pieces));
      response.statusCode = status;
      response.end(body);
    });
  });
  const port = await listen(server);
  return {
    port,
    objects,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
};

/** Speaks as much of clamd's protocol as INSTREAM needs, and finds what holds the word `virus`. */
export const startScanner = async (answerOf: (content: Buffer) => string) => {
  const received: Buffer[] = [];
  const server = createNetServer(socket => {
    let buffer = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', piece => {
      buffer = Buffer.concat([buffer, piece]);
      const command = 'zINSTREAM\0';
      if (!buffer.toString('latin1').startsWith(command)) return;
      const parts: Buffer[] = [];
      for (let at = command.length; at + 4 <= buffer.length; ) {
        const length = buffer.readUInt32BE(at);
        if (length === 0) {
          received.push(Buffer.concat(parts));
          socket.end(`${answerOf(Buffer.concat(parts))}\0`);
          return;
        }
        parts.push(buffer.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  const port = await listen(server);
  return { port, received, close: () => new Promise<void>(resolve => server.close(() => resolve())) };
};
