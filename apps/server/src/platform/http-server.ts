import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Config } from './config.ts';

const plain = (status: number, text: string) =>
  new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });

/** Starts to listen; rejects with the system's error where it cannot. */
export const listen = (
  app: Hono,
  { HOST: host, PORT: port }: Config,
): Promise<{ server: Server; url: string }> =>
  new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        // An address or host name that is none never reaches the application.
        errorHandler: () => plain(400, '请求的地址不正确。请检查网址后再试。'),
        serverOptions: { requestTimeout: 300_000, headersTimeout: 30_000, keepAliveTimeout: 10_000 },
      } as Parameters<typeof serve>[0],
      ({ port: bound }) =>
        resolve({ server, url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}` }),
    ) as Server;
    server.once('error', reject);
  });

const complaints: Readonly<Record<string, (config: Config) => string>> = {
  EADDRINUSE: ({ PORT: port }) =>
    `端口${port}已被占用。请停止占用它的程序，或换一个端口，例如：PORT=${port < 65_535 ? port + 1 : 3000} npm start`,
  EACCES: ({ PORT: port }) => `没有权限使用端口${port}。请换用1024以上的端口，例如：PORT=3000 npm start`,
  EADDRNOTAVAIL: ({ HOST: host }) =>
    `本机没有地址${host}。请把HOST改为127.0.0.1（只供本机）或0.0.0.0（允许其他电脑访问）。`,
  ENOTFOUND: ({ HOST: host }) =>
    `找不到主机名${host}。请把HOST改为127.0.0.1（只供本机）或0.0.0.0（允许其他电脑访问）。`,
};

/** Why the server could not start, and what to do. */
export const whyNotStarted = (error: unknown, config: Config): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    complaints[code]?.(config) ?? `服务没有启动：${error instanceof Error ? error.message : String(error)}`
  );
};

/** Lets requests under way finish, for at most `patience` ms, and takes no new ones. */
export const stop = (server: Server, patience: number): Promise<void> =>
  new Promise(resolve => {
    const force = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
