import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';

/** Takes one line of the log. */
export type Log = (entry: Readonly<Record<string, string | number>>) => void;

/** Where an error came from: its name and its frames. Its message may quote a visitor's file and is left out. */
export const traceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter(line => /^\s+at /.test(line)) ?? [];
  return [error.name, ...frames.slice(0, 12).map(line => line.trim())].join(' | ');
};

/** Logs each request by the pattern of its route; no address of a visitor, no name or content of a file. */
export const logRequests =
  (log: Log): MiddlewareHandler =>
  async (c, next) => {
    const started = performance.now();
    await next();
    log({
      method: c.req.method,
      // The pattern and never the path, which could hold anything that someone typed.
      route: routePath(c, -1),
      status: c.res.status,
      milliseconds: Math.round(performance.now() - started),
    });
  };
