import type { Context, MiddlewareHandler } from 'hono';
import { bodyOf, Problem } from '../api/problem.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a page of another site can send without being asked first whether it may. */
const plainTypes = new Set(['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']);

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);

/** Whether the browser says that the page is ours, says that it is not, or there is no browser that says. */
const pageOf = (context: Context, publicHost: string | undefined): 'own' | 'foreign' | 'none' => {
  const site = context.req.header('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' ? 'own' : 'foreign';
  const origin = context.req.header('Origin');
  if (origin === undefined) return 'none';
  const host = hostOf(origin);
  const hosts = [context.req.header('Host') ?? new URL(context.req.url).host, publicHost];
  return host !== undefined && hosts.includes(host) ? 'own' : 'foreign';
};

const typeOf = (context: Context): string =>
  (context.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/**
 * Why a request that changes something is refused: it comes from a page of another site, or in a form that such a
 * page could send on its own. Files may come as a form, from our own pages alone.
 */
export const findForgery = (context: Context, publicUrl?: string): Problem | undefined => {
  if (reading.has(context.req.method)) return undefined;
  const page = pageOf(context, publicUrl === undefined ? undefined : hostOf(publicUrl));
  if (page === 'foreign')
    return new Problem(403, 'foreign-page', '不能从其他网站的页面提交。请打开本系统的页面再操作。');
  const type = typeOf(context);
  if (!plainTypes.has(type) || context.req.method === 'DELETE') return undefined;
  if (type === 'multipart/form-data' && page === 'own') return undefined;
  // No page can send this header to us without having been asked, nor does a browser send it of itself.
  if (type === 'multipart/form-data' && context.req.header('Authorization') !== undefined) return undefined;
  return new Problem(415, 'json-only', '提交的内容应为JSON（Content-Type: application/json）。');
};

/** Lets no request through that another site's page could have made. Goes before every route of the API. */
export const sameOrigin =
  (publicUrl?: string): MiddlewareHandler =>
  async (context, next) => {
    const forgery = findForgery(context, publicUrl);
    if (forgery) return context.json(bodyOf(forgery), forgery.status);
    return next();
  };
