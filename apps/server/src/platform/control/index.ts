import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { isMainThread } from 'node:worker_threads';
import type { Config } from '../config.ts';
import { FolderInUse } from '../database/lock.ts';
import { traceOf } from '../http-log.ts';
import type { Platform } from '../platform.ts';
import { dataFrames, endFrame, framesFrom, sayFrame } from './frames.ts';

/** Where a command's output goes: words for the person, and bytes for a file. */
export interface Output {
  say(text: string): void;
  data: Writable;
}

/** Does something with the open platform. @returns the exit code. */
export type Command = (platform: Platform, args: readonly string[], output: Output) => Promise<number>;

/** The commands that the command line may ask of a running server, by name: `audit.verify`. */
export type Commands = Readonly<Record<string, Command>>;

type Folder = Pick<Config, 'DATA_DIR'>;

/** The system's own limit on the path of a socket. */
const longestPath = 103;

const socketPath = ({ DATA_DIR }: Folder): string => {
  const path = join(DATA_DIR, 'control.sock');
  if (Buffer.byteLength(path) > longestPath)
    throw new Error(`数据目录的路径太长：${DATA_DIR}。请把DATA_DIR改为较短的路径，如/var/lib/gongkai。`);
  return path;
};

interface Request {
  name: string;
  args: string[];
}

const readRequest = async (socket: Socket): Promise<Request | undefined> => {
  const lines = createInterface({ input: socket });
  const [line] = (await once(lines, 'line', { signal: AbortSignal.timeout(10_000) })) as [string];
  lines.close();
  const asked: unknown = JSON.parse(line);
  if (typeof asked !== 'object' || asked === null || !('name' in asked) || !('args' in asked))
    return undefined;
  const { name, args } = asked;
  return typeof name === 'string' && Array.isArray(args) ? { name, args: args.map(String) } : undefined;
};

const write = async (socket: Socket, bytes: Uint8Array): Promise<void> => {
  if (socket.destroyed) throw new Error('The other side has gone');
  if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
};

const outputTo = (socket: Socket): Output => ({
  say: text => void socket.write(sayFrame(text)),
  data: new Writable({
    write: (bytes: Buffer, _, done) => {
      const send = async () => {
        for (const frame of dataFrames(bytes)) await write(socket, frame);
      };
      send().then(() => done(), done);
    },
  }),
});

const serve = async (socket: Socket, platform: Platform, commands: Commands): Promise<void> => {
  const output = outputTo(socket);
  // A client that went away ends what it asked for, when that next writes.
  output.data.on('error', () => undefined);
  const request = await readRequest(socket);
  const command = request && Object.hasOwn(commands, request.name) ? commands[request.name] : undefined;
  if (!request || !command) {
    output.say('运行中的服务不认识这个命令，可能是较旧的版本。请重启服务后再试。\n');
    socket.end(endFrame(2));
    return;
  }
  socket.end(endFrame(await command(platform, request.args, output)));
};

const answers = (path: string): Promise<Socket | undefined> =>
  new Promise(resolve => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });

/** Only the owner may connect; on a worker thread the mode cannot be set before the socket is there. */
const listenAsOwner = async (server: Server, path: string): Promise<void> => {
  const before = isMainThread ? process.umask(0o177) : undefined;
  server.listen(path);
  if (before !== undefined) process.umask(before);
  await once(server, 'listening');
  await chmod(path, 0o600);
};

/** Opens the control socket in the data folder. @returns what closes it, once commands under way are done. */
export const openControl = async (platform: Platform, commands: Commands): Promise<() => Promise<void>> => {
  const path = socketPath(platform.config);
  const other = await answers(path);
  if (other) {
    other.destroy();
    throw new FolderInUse(platform.config.DATA_DIR, 0);
  }
  await rm(path, { force: true });
  const server = createServer(socket => {
    socket.on('error', () => undefined);
    serve(socket, platform, commands).catch((error: unknown) => {
      platform.log({ level: 'error', part: 'control', trace: traceOf(error) });
      if (socket.writable) {
        socket.write(sayFrame('命令没有完成，原因已写入服务的日志。\n'));
        socket.end(endFrame(1));
      } else socket.destroy();
    });
  });
  await listenAsOwner(server, path);
  return () =>
    new Promise(resolve => {
      server.close(() => resolve());
    });
};

const runRemotely = async (socket: Socket, request: Request, { say, data }: Output): Promise<number> => {
  socket.on('error', () => undefined);
  socket.write(`${JSON.stringify(request)}\n`);
  for await (const frame of framesFrom(socket)) {
    if (frame.kind === 'end') return frame.code;
    if (frame.kind === 'say') say(frame.text);
    else if (!data.write(frame.bytes)) await once(data, 'drain');
  }
  say('服务中途停止了，命令没有完成。请启动服务后再试。\n');
  return 1;
};

/** How the command line opens the platform where no server runs. */
export type OpenPlatform = () => Promise<{ platform: Platform; commands: Commands; close(): Promise<void> }>;

/**
 * Runs a command for the command line: in the running server where one answers on the data folder's socket, else in
 * this process, which opens the database itself.
 * @returns the exit code.
 */
export const withPlatform = async (
  config: Folder,
  name: string,
  args: readonly string[],
  output: Output,
  open: OpenPlatform,
): Promise<number> => {
  const socket = await answers(socketPath(config));
  if (socket) return runRemotely(socket, { name, args: [...args] }, output);
  const { platform, commands, close } = await open();
  try {
    const command = commands[name];
    if (!command) throw new Error(`No command ${name}`);
    return await command(platform, args, output);
  } finally {
    await close();
  }
};
