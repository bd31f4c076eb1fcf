import { type Context, type Handler, Hono } from 'hono';
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

/** The application around the subjects' routes: headers, compression, health, assets, and errors in Chinese. */
export const createHttp = (routes: readonly Route[], assets: Assets, log: Log): Hono => {
  const app = new Hono();
  const message = (c: Context, status: 403 | 404 | 405 | 500, title: string, ...sentences: string[]) =>
    c.html(MessagePage({ assets, title, sentences }), status);
  const all: Route[] = [
    ...routes,
    { path: '/healthz', get: c => c.json({ status: 'ok' }) },
    { path: '/assets/:file', get: assets.handler },
  ];
  app.use(logRequests(log, new Set(all.map(({ path }) => path))));
  app.use(securityHeaders);
  app.use(compress);
  for (const route of all) {
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
  }
  app.notFound(c => message(c, 404, '没有这个页面', '地址可能写错了，或者页面已经移走。请从首页重新开始。'));
  app.onError((error, c) => {
    log({ level: 'error', trace: traceOf(error) });
    return message(
      c,
      500,
      '服务出了故障',
      '没有处理完这次请求，原因在我们这边，不在您的文件。请稍后再试；仍不行时，请联系管理员查看日志。',
    );
  });
  return app;
};
