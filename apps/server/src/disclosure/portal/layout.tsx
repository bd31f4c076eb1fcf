import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Assets } from '../../platform/http-assets.ts';
import { type Addresses, addressesOf, withQuery } from './address.ts';
import type { Frame } from './frame.ts';
import type { Site } from './site.ts';
import { written } from './written.ts';

/** What every page is made with. */
export interface Surroundings {
  site: Site;
  assets: Assets;
  frame: Frame;
  /** The day in China. */
  day: string;
  /** 长者模式: larger type, more contrast, less on the page. */
  elder: boolean;
  /** The page's own path and query, without the site. */
  path: string;
}

export interface Crumb {
  name: string;
  href?: string;
}

export interface Meta {
  name: string;
  content: string;
}

export interface Feed {
  title: string;
  href: string;
  type: 'application/rss+xml' | 'application/atom+xml';
}

export interface LayoutProps {
  around: Surroundings;
  title: string;
  description?: string | undefined;
  /** 政府网站发展指引: what tells of a column or an article. */
  meta?: readonly Meta[];
  crumbs?: readonly Crumb[];
  /** Which entry of the main menu the page lies under. */
  under?: MenuId;
  feeds?: readonly Feed[];
  /** schema.org, as JSON-LD. */
  data?: object | undefined;
  /** For pages that search engines should not keep. */
  hidden?: boolean;
  /** The address of the page for ever, where it is not the one asked for. */
  canonical?: string;
  children?: Child;
}

const menu = [
  { id: 'home', name: '首页', href: (to: Addresses) => to.home },
  { id: 'section', name: '政府信息公开', href: (to: Addresses) => to.section },
  { id: 'library', name: '政策文件库', href: (to: Addresses) => to.library },
  { id: 'units', name: '机构窗口', href: (to: Addresses) => to.units },
  { id: 'audiences', name: '政策与我', href: (to: Addresses) => to.audiences },
  { id: 'decisions', name: '双公示', href: (to: Addresses) => to.decisions('licence') },
  { id: 'request', name: '依申请公开', href: (to: Addresses) => to.request },
] as const;

type MenuId = (typeof menu)[number]['id'] | 'search';

/** What the site is called: by the environment on its own region's pages, else after the region. */
export const siteName = ({ site, frame }: Pick<Surroundings, 'site' | 'frame'>): string =>
  site.name !== undefined && (site.regionId === undefined || site.regionId === frame.region.id)
    ? site.name
    : `${frame.region.name}政府信息公开`;

const Seal = () => (
  <svg class="seal" viewBox="0 0 32 32" width="36" height="36" aria-hidden="true" focusable="false">
    <rect x="1" y="1" width="30" height="30" rx="6" />
    <path d="M9 8h14M9 14h14M9 20h6" />
    <path d="m17 22 3 3 6-7" />
  </svg>
);

const SearchBox = ({ to }: { to: Addresses }) => (
  <form class="find" action={to.search} method="get">
    <search>
      <label class="hidden" for="find">
        搜索公开的信息
      </label>
      <input
        id="find"
        name="q"
        type="search"
        maxlength={100}
        placeholder="标题、正文、文号、附件里的字"
        autocomplete="off"
      />
      <button class="button primary" type="submit">
        搜索
      </button>
    </search>
  </form>
);

const Menu = ({ to, under }: { to: Addresses; under: MenuId | undefined }) => (
  <nav class="menu" aria-label="主菜单">
    <ul class="wrap">
      {menu.map(({ id, name, href }) => (
        <li>
          <a href={href(to)} aria-current={id === under ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const Top = ({ around, under }: { around: Surroundings; under: MenuId | undefined }) => {
  const { frame } = around;
  const to = addressesOf(frame.region.id);
  return (
    <header class="top">
      <div class="wrap masthead">
        {written(frame, 'brand', () => (
          <a class="brand" href={to.home}>
            <Seal />
            <span>
              <b>{siteName(around)}</b>
            </span>
          </a>
        ))}
        {under !== 'home' && under !== 'search' && written(frame, 'find', () => <SearchBox to={to} />)}
        <a
          class="elder-switch"
          href={withQuery(to.elder, { to: around.elder ? 'off' : 'on', back: around.path })}
        >
          {around.elder ? '退出长者模式' : '长者模式'}
        </a>
      </div>
      {written(frame, `menu ${under}`, () => (
        <Menu to={to} under={under} />
      ))}
    </header>
  );
};

const Crumbs = ({ around, crumbs }: { around: Surroundings; crumbs: readonly Crumb[] }) =>
  crumbs.length === 0 ? null : (
    <nav class="crumbs" aria-label="当前位置">
      <ol class="wrap">
        {[{ name: '首页', href: addressesOf(around.frame.region.id).home }, ...crumbs].map(
          ({ name, href }: Crumb) => (
            <li>{href ? <a href={href}>{name}</a> : <span aria-current="page">{name}</span>}</li>
          ),
        )}
      </ol>
    </nav>
  );

const Foot = ({ around }: { around: Surroundings }) => {
  const { site, frame } = around;
  const to = addressesOf(frame.region.id);
  const lines = [
    site.sponsor && `主办单位：${site.sponsor}`,
    site.contact && `联系方式：${site.contact}`,
    site.idCode && `网站标识码：${site.idCode}`,
  ].filter(Boolean);
  return (
    <footer class="foot">
      <div class="wrap">
        <nav aria-label="页脚">
          <ul class="links">
            <li>
              <a href={to.map}>网站地图</a>
            </li>
            <li>
              <a href={to.openData}>开放数据和订阅</a>
            </li>
            <li>
              <a href={to.guide}>公开指南</a>
            </li>
            <li>
              <a href="/report">年报体检</a>
            </li>
          </ul>
        </nav>
        {lines.length > 0 && (
          <p class="lines">
            {lines.map(line => (
              <span>{line}</span>
            ))}
          </p>
        )}
        {(site.icp || site.police) && (
          <p class="lines">
            {site.icp && <a href="https://beian.miit.gov.cn/">{site.icp}</a>}
            {site.police && <a href="https://beian.mps.gov.cn/">{site.police}</a>}
          </p>
        )}
      </div>
    </footer>
  );
};

/** JSON that cannot end the element that it stands in. */
const dataText = (data: object): string =>
  JSON.stringify(data).replaceAll(
    /[<\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The host of the site, as `SiteDomain` names it. */
const hostOf = ({ base }: Site): string => new URL(base).host;

/** What is the same at the head of every page of the region. */
const Common = ({ around }: { around: Surroundings }) => {
  const { site, assets } = around;
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      <meta name="SiteName" content={siteName(around)} />
      <meta name="SiteDomain" content={hostOf(site)} />
      {site.idCode && <meta name="SiteIDCode" content={site.idCode} />}
      <link rel="icon" href={assets.url('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={assets.url('portal.css')} />
      <script src={assets.url('portal.js')} type="module" />
    </>
  );
};

const Head = (props: LayoutProps) => {
  const { around, title, description, meta = [], feeds = [], data, hidden, canonical } = props;
  const { site, frame } = around;
  const name = siteName(around);
  return (
    <head>
      {written(frame, 'head', () => (
        <Common around={around} />
      ))}
      <title>{title === name ? name : `${title}_${name}`}</title>
      {description && <meta name="Description" content={description} />}
      {meta
        .filter(({ content }) => content !== '')
        .map(each => (
          <meta name={each.name} content={each.content} />
        ))}
      {hidden && <meta name="robots" content="noindex" />}
      <link rel="canonical" href={site.base + (canonical ?? around.path)} />
      {feeds.map(feed => (
        <link rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
      ))}
      {data && <script type="application/ld+json">{raw(dataText(data))}</script>}
    </head>
  );
};

/** The frame of every page of the portal: head, skip link, menu, where one is, main, foot. */
export const Layout = (props: LayoutProps) => {
  const { around, crumbs = [], under, children } = props;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="zh-CN" class={around.elder ? 'portal elder' : 'portal'}>
        <Head {...props} />
        <body>
          <a class="skip" href="#main">
            跳到正文
          </a>
          <Top around={around} under={under} />
          <Crumbs around={around} crumbs={crumbs} />
          <main id="main" tabindex={-1}>
            {children}
          </main>
          {written(around.frame, 'foot', () => (
            <Foot around={around} />
          ))}
        </body>
      </html>
    </>
  );
};
