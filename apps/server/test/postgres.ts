/** A PostgreSQL of the test run's own: on a socket in a temporary folder, no network, gone with the run. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const user = 'gongkai';
const isRoot = process.getuid?.() === 0;

const sorted = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).sort((a, b) => Number(b) - Number(a)) : [];

/** Where the server's programs are: as Debian lays them out, newest first, or where pg_config says. */
const findPrograms = async (): Promise<string | undefined> => {
  const debian = sorted('/usr/lib/postgresql').map(version => `/usr/lib/postgresql/${version}/bin`);
  const told = await run('pg_config', ['--bindir']).then(
    ({ stdout }) => [stdout.trim()],
    () => [],
  );
  return [...debian, ...told].find(folder => existsSync(join(folder, 'initdb')));
};

/** Debian's own package, where the run may install it. */
const install = async (): Promise<void> => {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return;
  const options = { timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['install', '-y', 'postgresql'], options).catch(() => undefined);
};

/** Whom the server runs as: it refuses to be root. */
const owner = async (): Promise<{ uid: number; gid: number } | undefined> => {
  if (!isRoot) return undefined;
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
};

/** Ends the server when this process closes the pipe, also by dying. */
const guard = '"$@" & server=$!; cat > /dev/null; kill -INT $server; wait $server';

const urlOf = (folder: string, database: string): string =>
  `postgresql://${user}@${encodeURIComponent(folder)}/${database}`;

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  // A server that is starting says so by an event as well as by the rejection.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
};

const waitUntilUp = async (url: string, server: ChildProcess): Promise<void> => {
  for (let attempt = 0; !(await answers(url)); attempt++) {
    if (server.exitCode !== null || attempt > 300) throw new Error('PostgreSQL没有启动，请查看它的日志。');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
};

export interface Postgres {
  /** The folder of its socket. */
  folder: string;
  stop(): Promise<void>;
}

/** Runs one statement as the owner of the server. */
export const administer = async (folder: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf(folder, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** The connection string of a database of the server. */
export const postgresUrl = urlOf;

/** Starts a new server with an empty cluster; undefined where PostgreSQL is not installed. */
export const startPostgres = async (): Promise<Postgres | undefined> => {
  if (!(await findPrograms())) await install();
  const programs = await findPrograms();
  if (!programs) return undefined;
  const as = await owner();
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-postgres-'));
  if (as) chownSync(folder, as.uid, as.gid);
  const options = {
    ...as,
    cwd: folder,
    env: { ...process.env, HOME: folder, USER: as ? 'postgres' : userInfo().username },
  };
  const data = join(folder, 'data');
  const layout = [
    '-D',
    data,
    '-U',
    user,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale',
    'C.UTF-8',
    '--no-instructions',
  ];
  await run(join(programs, 'initdb'), layout, options);
  // Nobody cuts the power to a test: without fsync each suite's copy of the template is made in a moment.
  const settings = ['-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=200'];
  const server = spawn('sh', ['-c', guard, 'sh', join(programs, 'postgres'), '-D', data, ...settings], {
    ...options,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>(resolve => server.once('close', () => resolve()));
  await waitUntilUp(urlOf(folder, 'postgres'), server);
  return {
    folder,
    stop: async () => {
      server.stdin?.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
