/** The built server with the demonstration county: its people through real HTTP, its readers in a browser. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoPassword } from '../src/people/index.ts';
import { launch } from './browser.ts';
import { emailOf } from './console-office.ts';
import { start } from './server.ts';

const program = fileURLToPath(new URL('../bin/gongkai.mjs', import.meta.url));

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** A person signed in, asking the API as their browser does. */
export type Worker = (method: string, path: string, body?: object | FormData) => Promise<Answer>;

const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ');

const signIn = async (url: string, role: string): Promise<Worker> => {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ email: emailOf(role), password: demoPassword }),
  });
  if (!response.ok) throw new Error(`${role}: ${response.status} ${await response.text()}`);
  const Cookie = cookiesOf(response.headers);
  return async (method, path, body) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { Cookie, Origin: url, ...(body && !isForm && { 'Content-Type': 'application/json' }) },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  };
};

export const openCounty = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-publishing-'));
  const server = await start({ DATA_DIR: folder, LOG_LEVEL: 'error' }, []);
  const browser = await launch();
  const faults: string[] = [];
  return {
    url: server.url,
    faults,
    signIn: (role: string) => signIn(server.url, role),
    /** What a reader gets: the status and the text. */
    read: async (path: string): Promise<{ status: number; text: string }> => {
      const response = await fetch(server.url + path);
      return { status: response.status, text: await response.text() };
    },
    /** A reader's telephone. */
    visit: async (javaScriptEnabled: boolean) => {
      const context = await browser.newContext({
        viewport: { width: 360, height: 780 },
        locale: 'zh-CN',
        baseURL: server.url,
        javaScriptEnabled,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      page.on('pageerror', error => void faults.push(error.message));
      return page;
    },
    /** Runs the command line beside the server, on the same folder. */
    gongkai: (...args: string[]): Promise<{ code: number | null; out: string }> =>
      new Promise(resolve => {
        const child = spawn(process.execPath, [program, ...args], {
          env: { ...process.env, DATA_DIR: folder },
        });
        let out = '';
        for (const stream of [child.stdout, child.stderr])
          stream.setEncoding('utf8').on('data', (text: string) => {
            out += text;
          });
        child.once('close', code => resolve({ code, out }));
      }),
    close: async () => {
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export type PublishingCounty = Awaited<ReturnType<typeof openCounty>>;
