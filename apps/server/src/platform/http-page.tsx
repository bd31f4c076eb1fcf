import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Assets } from './http-assets.ts';

export interface PageProps {
  title: string;
  assets: Assets;
  /** Style sheets of this page beside the one that all share. */
  styles?: readonly string[];
  /** Whose page it is, in the head. */
  brand?: { href: string; name: string; about: string };
  /** The script that enhances this page; pages are whole without one. */
  script?: string;
  children?: Child;
}

const Seal = () => (
  <svg class="seal" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <rect x="1" y="1" width="30" height="30" rx="6" />
    <path d="M9 8h14M9 14h14M9 20h6" />
    <path d="m17 22 3 3 6-7" />
  </svg>
);

const report = { href: '/report', name: '年报体检', about: '政府信息公开工作年度报告核对' };
const site = { href: '/', name: '公开', about: '政府信息公开' };

/** The frame of every page of 年报体检 and of messages: skip link, head, main, foot. */
export const Page = ({ title, assets, brand = report, styles = [], script, children }: PageProps) => (
  <>
    {raw('<!doctype html>')}
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{title}</title>
        <link rel="icon" href={assets.url('favicon.svg')} type="image/svg+xml" />
        {['base.css', ...styles].map(name => (
          <link rel="stylesheet" href={assets.url(name)} />
        ))}
        {script && <script src={assets.url(script)} type="module" />}
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        <header class="top">
          <div class="wrap">
            <a class="brand" href={brand.href}>
              <Seal />
              <span>
                <b>{brand.name}</b>
                <small>{brand.about}</small>
              </span>
            </a>
          </div>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          {brand === report && (
            <div class="wrap">
              <p>
                依据《中华人民共和国政府信息公开条例》和国务院办公厅规定的年度报告格式核对。核对结果供填报和审核参考。
              </p>
              <p>文件只在内存中核对，出结果后即丢弃，不保存，不写入日志。</p>
            </div>
          )}
        </footer>
      </body>
    </html>
  </>
);

export interface MessageProps {
  assets: Assets;
  title: string;
  /** What happened and what to do, a sentence a paragraph. */
  sentences: readonly string[];
}

/** A page that says what went wrong and what to do. */
export const MessagePage = ({ assets, title, sentences }: MessageProps) => (
  <Page title={`${title} · 公开`} assets={assets} brand={site}>
    <div class="wrap message">
      <h1>{title}</h1>
      {sentences.map(sentence => (
        <p>{sentence}</p>
      ))}
      <p>
        <a class="button" href="/">
          回到首页
        </a>
      </p>
    </div>
  </Page>
);
