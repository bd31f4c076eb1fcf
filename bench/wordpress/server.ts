/**
 * WordPress with MariaDB, PHP-FPM and nginx as Debian's packages install them, in a temporary folder: sockets and a
 * port of loopback, started for the measurement and gone with it.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { freePort } from '../../apps/server/test/server.ts';
import { type Installed, idOf, isRoot, type Program, start } from './programs.ts';
import { nginxOf, poolOf, wordpressOf } from './settings.ts';

const run = promisify(execFile);

export interface WordPress {
  url: string;
  /** Runs statements, each ended by a semicolon, in its database. */
  query(statements: Iterable<string> | AsyncIterable<string>): Promise<void>;
  stop(): Promise<void>;
}

type Query = WordPress['query'];

const client =
  ({ mariadb }: Installed, socket: string, database: string): Query =>
  async statements => {
    const options = ['--no-defaults', `--socket=${socket}`, '--user=root', '--default-character-set=utf8mb4'];
    const child = spawn(mariadb, [...options, database], { stdio: ['pipe', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', chunk => {
      said += chunk;
    });
    const ended = new Promise<number | null>(resolve => child.once('close', resolve));
    // Where the client ends early, what it said tells more than the broken pipe.
    await pipeline(Readable.from(statements), child.stdin).catch(() => undefined);
    if ((await ended) !== 0) throw new Error(`MariaDB: ${said}`);
  };

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

const startDatabase = async (
  at: Installed,
  folder: string,
): Promise<{ program: Program; socket: string }> => {
  const own = join(folder, 'mariadb');
  const data = join(own, 'data');
  const socket = join(own, 'socket');
  await mkdir(own);
  if (isRoot) await chown(own, await idOf('mysql'), -1);
  const as = [`--datadir=${data}`, ...(isRoot ? ['--user=mysql'] : [])];
  await run(at.install, [...as, '--auth-root-authentication-method=normal', '--skip-test-db']);
  const options = [
    `--socket=${socket}`,
    `--pid-file=${own}/pid`,
    '--skip-networking',
    `--log-error=${own}/log`,
  ];
  const program = await start(at.mariadbd, [...as, ...options], () =>
    succeeds(client(at, socket, 'mysql')(['select 1;'])),
  );
  return { program, socket };
};

const startPhp = async (at: Installed, folder: string): Promise<Program> => {
  const file = join(folder, 'php.conf');
  await writeFile(file, poolOf(folder));
  return start(at.php, ['--nodaemonize', '--fpm-config', file], async () =>
    existsSync(join(folder, 'php.sock')),
  );
};

const startNginx = async (at: Installed, folder: string, port: number): Promise<Program> => {
  const file = join(folder, 'nginx.conf');
  await writeFile(file, nginxOf(folder, port));
  const options = ['-p', folder, '-c', file, '-e', join(folder, 'nginx.log'), '-g', 'daemon off;'];
  return start(at.nginx, options, () => succeeds(fetch(`http://127.0.0.1:${port}/readme.html`)));
};

/** WordPress's own installation, as a browser sends its form. */
const install = async (url: string): Promise<void> => {
  const answer = await fetch(`${url}/wp-admin/install.php?step=2`, {
    method: 'POST',
    body: new URLSearchParams({
      weblog_title: '衡山县',
      user_name: 'editor',
      admin_password: 'hengshan-2024-bench',
      admin_password2: 'hengshan-2024-bench',
      admin_email: 'editor@hengshan.example',
      blog_public: '1',
    }),
  });
  const text = await answer.text();
  if (!answer.ok || !text.includes('wp-login.php')) throw new Error(`WordPress: ${answer.status} ${text}`);
};

/** Starts a new WordPress without items but those of its installation. */
export const startWordPress = async (at: Installed): Promise<WordPress> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-wordpress-'));
  const programs: Program[] = [];
  const stop = async (): Promise<void> => {
    for (const program of programs.toReversed()) await program.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // The programs run as users of their own, and each has to find its files.
    await chmod(folder, 0o755);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const { program, socket } = await startDatabase(at, folder);
    programs.push(program);
    await client(at, socket, 'mysql')(['create database wordpress character set utf8mb4;']);
    const site = join(folder, 'site');
    await cp(at.site, site, { recursive: true, dereference: true });
    await writeFile(join(site, 'wp-config.php'), wordpressOf(socket, url));
    programs.push(await startPhp(at, folder));
    programs.push(await startNginx(at, folder, port));
    await install(url);
    return { url, query: client(at, socket, 'wordpress'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
