import { escapeHtml } from '../write/html-text.ts';
import type { FeedAttachment, FeedEntry } from './entry.ts';
import { isoOf, rfc822Of } from './instants.ts';
import { absolute, absoluteBody, element, emptyElement } from './markup.ts';

/** What a feed says of itself. Addresses may be paths; `site` is the origin that they belong to. */
export interface FeedHead {
  /** 「https://www.example.gov.cn」. */
  site: string;
  title: string;
  description: string;
  /** The page that shows the same list. */
  link: string;
  /** The feed's own address. */
  self: string;
  /** When its newest entry changed. */
  updatedAt: Date;
  /** The unit that publishes, for entries that name no author. */
  author: string;
}

const generator = 'Gongkai';

/** Entries are told apart by absolute addresses or names (`urn:uuid:…`), never by paths. */
const idOf = ({ guid, link }: FeedEntry, site: string): string => absolute(guid || link, site);

/** Feeds name an entry by its link where it has no name of its own. */
const isLink = (entry: FeedEntry, site: string): boolean =>
  entry.link !== '' && idOf(entry, site) === absolute(entry.link, site);

const optional = (name: string, text: string | undefined): string[] => (text ? [element(name, text)] : []);

const enclosure = ({ url, type, bytes }: FeedAttachment, site: string): string =>
  emptyElement('enclosure', {
    url: absolute(url, site),
    length: String(bytes ?? 0),
    type: type || 'application/octet-stream',
  });

const rssItem = (entry: FeedEntry, site: string): string =>
  [
    '<item>',
    element('title', entry.title),
    ...optional('link', entry.link && absolute(entry.link, site)),
    element('guid', idOf(entry, site), { isPermaLink: String(isLink(entry, site)) }),
    ...optional('pubDate', entry.publishedAt ? rfc822Of(entry.publishedAt) : undefined),
    ...optional('atom:updated', entry.updatedAt ? isoOf(entry.updatedAt) : undefined),
    ...optional('dc:creator', entry.author),
    ...entry.categories.map(category => element('category', category)),
    // A description is HTML: a text that looks like markup must not become one.
    element('description', escapeHtml(entry.excerpt)),
    ...optional('content:encoded', absoluteBody(entry.bodyHtml, site)),
    ...entry.attachments.map(attachment => enclosure(attachment, site)),
    '</item>',
  ].join('\n');

/**
 * A feed as RSS 2.0, entries in the order given. `readFeed` reads back what was written, with addresses made absolute.
 * @param entries with clean bodies
 */
export const writeRss = (head: FeedHead, entries: readonly FeedEntry[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', head.title),
    element('link', absolute(head.link, head.site)),
    element('description', head.description),
    element('language', 'zh-CN'),
    element('lastBuildDate', rfc822Of(head.updatedAt)),
    element('generator', generator),
    emptyElement('atom:link', {
      rel: 'self',
      type: 'application/rss+xml',
      href: absolute(head.self, head.site),
    }),
    ...entries.map(entry => rssItem(entry, head.site)),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');

const atomEntry = (entry: FeedEntry, head: FeedHead): string =>
  [
    '<entry>',
    element('id', idOf(entry, head.site)),
    element('title', entry.title),
    ...(entry.link
      ? [emptyElement('link', { rel: 'alternate', type: 'text/html', href: absolute(entry.link, head.site) })]
      : []),
    ...optional('published', entry.publishedAt ? isoOf(entry.publishedAt) : undefined),
    // Atom demands one of every entry.
    element('updated', isoOf(entry.updatedAt ?? entry.publishedAt ?? head.updatedAt)),
    ...(entry.author ? [`<author>${element('name', entry.author)}</author>`] : []),
    ...entry.categories.map(term => emptyElement('category', { term })),
    ...optional('summary', entry.excerpt),
    ...(entry.bodyHtml
      ? [element('content', absoluteBody(entry.bodyHtml, head.site), { type: 'html' })]
      : []),
    ...entry.attachments.map(({ url, type, bytes }) =>
      emptyElement('link', {
        rel: 'enclosure',
        type: type || undefined,
        length: bytes === null ? undefined : String(bytes),
        href: absolute(url, head.site),
      }),
    ),
    '</entry>',
  ].join('\n');

/**
 * A feed as Atom 1.0 (RFC 4287), entries in the order given. `readFeed` reads back what was written, with addresses
 * made absolute.
 * @param entries with clean bodies
 */
export const writeAtom = (head: FeedHead, entries: readonly FeedEntry[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', absolute(head.self, head.site)),
    element('title', head.title),
    element('subtitle', head.description),
    element('updated', isoOf(head.updatedAt)),
    `<author>${element('name', head.author)}</author>`,
    element('generator', generator),
    emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: absolute(head.self, head.site) }),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: absolute(head.link, head.site) }),
    ...entries.map(entry => atomEntry(entry, head)),
    '</feed>',
    '',
  ].join('\n');
