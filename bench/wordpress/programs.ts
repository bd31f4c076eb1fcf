/** What Debian's packages install for WordPress, and programs that end with this process. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether programs can be given to users of their own. */
export const isRoot = process.getuid?.() === 0;

const newestPhp = (): string | undefined =>
  readdirSync('/usr/sbin')
    .filter(name => /^php-fpm[\d.]+$/.test(name))
    .toSorted()
    .at(-1);

const places = {
  site: '/usr/share/wordpress',
  theme: '/usr/share/wordpress/wp-content/themes/twentytwentythree',
  install: '/usr/bin/mariadb-install-db',
  mariadbd: '/usr/sbin/mariadbd',
  mariadb: '/usr/bin/mariadb',
  nginx: '/usr/sbin/nginx',
};

export type Installed = typeof places & { php: string };

/** Where the programs and WordPress itself are; undefined where one of them is not installed. */
export const installed = (): Installed | undefined => {
  const php = existsSync('/usr/sbin') ? newestPhp() : undefined;
  return php && Object.values(places).every(place => existsSync(place))
    ? { ...places, php: join('/usr/sbin', php) }
    : undefined;
};

/** The number of a user, to hand a folder to. */
export const idOf = async (user: string): Promise<number> => Number((await run('id', ['-u', user])).stdout);

/** Ends the program when this process closes the pipe, also by dying. */
const guard = '"$@" & program=$!; cat > /dev/null; kill -TERM $program; wait $program';

export interface Program {
  stop(): Promise<void>;
}

/** Waits until the program answers; it has a minute. */
const answering = async (
  name: string,
  child: ChildProcess,
  answers: () => Promise<boolean>,
): Promise<void> => {
  for (let attempt = 0; !(await answers()); attempt++) {
    if (child.exitCode !== null || attempt > 600) throw new Error(`${name} did not start`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
};

/** Starts a program in the foreground, and ends it again where it does not come to answer. */
export const start = async (
  command: string,
  options: readonly string[],
  answers: () => Promise<boolean>,
): Promise<Program> => {
  const child = spawn('sh', ['-c', guard, 'sh', command, ...options], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await ended;
  };
  try {
    await answering(command, child, answers);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
};
