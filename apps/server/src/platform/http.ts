import type { OpenAPIHono } from '@hono/zod-openapi';
import { type Context, type Handler, Hono, type MiddlewareHandler } from 'hono';
import { bodyOf, notFound } from './api/problem.ts';
import type { Assets } from './http-assets.ts';
import { compress } from './http-compress.ts';
import { securityHeaders } from './http-headers.ts';
import { type Log, logRequests, traceOf } from './http-log.ts';
import { MessagePage } from './http-page.tsx';

/** What answers at one path, by method. GET answers HEAD too. */
export interface Route {
  path: string;
  get?: Handler;
  post?: Handler;
}

const methodsOf = ({ get, post }: Route): string =>
  [get && 'GET, HEAD', post && 'POST'].filter(Boolean).join(', ');

/** A form sent from another site's page: nobody's wish here. Browsers say so; other clients say nothing. */
const isForeign = (c: Context): boolean =>
  ['cross-site', 'same-site'].includes(c.req.header('Sec-Fetch-Site') ?? '');

type Message = (
  c: Context,
  status: 403 | 405,
  title: string,
  ...sentences: string[]
) => Response | Promise<Response>;

const mountRoute = (app: Hono, route: Route, message: Message): void => {
  const { path, get, post } = route;
  if (get) app.get(path, get);
  if (post)
    app.post(path, (c, next) =>
      isForeign(c)
        ? message(c, 403, '不能从其他网站提交', '这份表单来自别的网站。请打开本站首页，在那里选择文件。')
        : post(c, next),
    );
  app.all(path, c => {
    c.header('Allow', methodsOf(route));
    return message(c, 405, '这个地址不这样使用', '请从首页选择文件提交，不要直接打开或改写这个地址。');
  });
};

/** An answer that was ready. */
interface ReadyAnswer {
  response: Response;
  /** The pattern of its route, for log and metrics. */
  route: string;
  status: number;
}

/**
 * Asked before all else: the answer to a request where it is ready or its address is known, with the headers of every
 * answer; undefined where it is to be answered as any other.
 */
export type FindReady = (request: Request) => ReadyAnswer | Promise<ReadyAnswer> | undefined;

/** What the HTTP application is made of. */
export interface HttpParts {
  /** Pages and whatever else answers at one path. */
  routes: readonly Route[];
  assets: Assets;
  log: Log;
  /** Measures every request. */
  measure: MiddlewareHandler;
  /** Answers by those who know the address from before; `answered` measures them. */
  ready?: readonly FindReady[];
  answered?: (method: string, route: string, status: number, seconds: number) => void;
  /** Refuses what another site's page could have sent to the API. */
  sameOrigin: MiddlewareHandler;
  /** Answers below /api. */
  api: OpenAPIHono;
  /** Answers below /api/auth. */
  auth: Handler;
  /** The staff's web application: answers below /console. */
  console: Hono;
}

const isOfApi = (c: Context): boolean => c.req.path === '/api' || c.req.path.startsWith('/api/');

/**
 * Puts the answers that are ready, or whose address is known, before all that an answer else goes through: they are
 * most of what is asked for. What fails there is done again the long way, which tells of it.
 */
const answerReady = (app: Hono, { ready = [], answered, log }: HttpParts): void => {
  if (ready.length === 0) return;
  const { fetch } = app;
  const tell = ({ method }: Request, { response, route, status }: ReadyAnswer, begun: number): Response => {
    const milliseconds = performance.now() - begun;
    answered?.(method, route, status, milliseconds / 1000);
    log({ method, route, status, milliseconds: Math.round(milliseconds) });
    return response;
  };
  app.fetch = (request, ...rest) => {
    const begun = performance.now();
    for (const find of ready) {
      const found = find(request);
      if (!found) continue;
      if (!(found instanceof Promise)) return tell(request, found, begun);
      return found.then(
        answer => tell(request, answer, begun),
        () => fetch(request, ...rest),
      );
    }
    return fetch(request, ...rest);
  };
};

/** The application around the subjects' routes: headers, compression, health, assets, and errors in Chinese. */
export const createHttp = (parts: HttpParts): Hono => {
  const { assets, log } = parts;
  const app = new Hono();
  const message = (c: Context, status: 403 | 404 | 405 | 500, title: string, ...sentences: string[]) =>
    c.html(MessagePage({ assets, title, sentences }), status);
  const all: Route[] = [
    ...parts.routes,
    { path: '/healthz', get: c => c.json({ status: 'ok' }) },
    { path: '/assets/:file', get: assets.handler },
  ];
  app.use(logRequests(log));
  app.use(parts.measure);
  app.use(securityHeaders);
  app.use(compress);
  app.use('/api/*', parts.sameOrigin);
  app.all('/api/auth/*', parts.auth);
  app.route('/api', parts.api);
  app.route('/console', parts.console);
  for (const route of all) mountRoute(app, route, message);
  app.notFound(c =>
    isOfApi(c)
      ? c.json(bodyOf(notFound('这个接口')), 404)
      : message(c, 404, '没有这个页面', '地址可能写错了，或者页面已经移走。请从首页重新开始。'),
  );
  app.onError((error, c) => {
    log({ level: 'error', trace: traceOf(error) });
    const sentence =
      '没有处理完这次请求，原因在我们这边，您的内容没有错。请稍后再试；仍不行时，请联系管理员查看日志。';
    return isOfApi(c)
      ? c.json({ code: 'fault', message: sentence, fields: {}, current: null }, 500)
      : message(c, 500, '服务出了故障', sentence);
  });
  answerReady(app, parts);
  return app;
};
