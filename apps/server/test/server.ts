/** The built server, started as people start it: its own process, real HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A port that nothing listens on now. */
export const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** The server as it is built before the tests. */
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

export interface Running {
  url: string;
  process: ChildProcess;
  /** All that was written so far. */
  output: () => string;
  /** Ends as `kill` does, and resolves with the exit code. */
  stop: () => Promise<number | null>;
}

/** Runs the built program until it ends, on a data folder of its own where none is given. */
export const run = (environment: Record<string, string>, args: readonly string[] = ['--empty']) => {
  const own = environment.DATA_DIR === undefined ? mkdtempSync(join(tmpdir(), 'gongkai-server-')) : undefined;
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, HOST: '', THREADS: '', ...(own && { DATA_DIR: own }), ...environment },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const ended = new Promise<number | null>(resolve =>
    child.once('close', code => {
      if (own) rmSync(own, { recursive: true, force: true });
      resolve(code);
    }),
  );
  return { child, output: () => output, ended };
};

/** Starts the built server on a free port; without arguments it makes the demonstration county. */
export const start = async (
  environment: Record<string, string> = {},
  args: readonly string[] = ['--empty'],
): Promise<Running> => {
  const { child, output, ended } = run({ PORT: '0', ...environment }, args);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /http:\/\/[^\s/]+/.exec(output())?.[0];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(output())));
  });
  return {
    url,
    process: child,
    output,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};

const program = fileURLToPath(new URL('../bin/gongkai.mjs', import.meta.url));

/** Runs the built command line on a data folder, beside the server where one runs on it; `out` is all that it wrote. */
export const gongkai = (
  folder: string,
  args: readonly string[],
  input = '',
): Promise<{ code: number | null; out: string }> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, DATA_DIR: folder } });
    let out = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
    child.once('close', code => resolve({ code, out }));
    child.stdin.end(input);
  });

/** A form's part: its field, its content, and the file's name where it is one. */
export type FormPart = [field: string, content: Uint8Array | string, name?: string];

/** A multipart form as a browser sends it. */
export const formOf = (parts: FormPart[]): FormData => {
  const form = new FormData();
  for (const [field, content, name] of parts)
    if (name === undefined) form.append(field, String(content));
    else
      form.append(field, new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  return form;
};
