import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect } from '../../test/feeds.ts';
import { emptyEntry, type FeedEntry } from './entry.ts';
import { readFeed } from './feed.ts';
import { type FeedHead, writeAtom, writeRss } from './feed-writers.ts';

const head: FeedHead = {
  site: 'https://www.example.gov.cn',
  title: '衡山县商务局 <政策文件> & 通知',
  description: '最新公开的信息',
  link: '/columns/3',
  self: '/columns/3/feed.xml',
  updatedAt: new Date('2024-03-20T00:00:00Z'),
  author: '衡山县商务局',
};

/** Any text without the characters that XML cannot carry, and without white space at its ends. */
const text = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML cannot carry
  .map(value => value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').trim());
const markup = fc
  .array(
    fc.oneof(
      text,
      fc.constantFrom('<p>', '</p>', '&amp;', '&lt;', ']]>', '<!--', '"', "'", '<![CDATA[', '\r\n', '\t'),
    ),
  )
  .map(parts => parts.join('').trim());
const some = text.filter(value => value !== '');
const instant = fc.integer({ min: 0, max: 4_000_000_000 }).map(seconds => new Date(seconds * 1000));
const address = fc.webUrl({ withQueryParameters: true }).map(url => new URL(url).href);
const entries = fc.array(
  fc.record<FeedEntry>({
    guid: fc.oneof(
      address,
      fc.uuid().map(id => `urn:uuid:${id}`),
    ),
    title: text,
    link: address,
    publishedAt: instant,
    updatedAt: instant,
    bodyHtml: markup,
    excerpt: fc.oneof(text, markup),
    author: some,
    categories: fc.array(some, { maxLength: 3 }),
    attachments: fc.uniqueArray(
      fc.record({
        url: address,
        type: fc.constantFrom('application/pdf', 'text/csv'),
        bytes: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 1e12 })),
      }),
      { selector: ({ url }) => url, maxLength: 3 },
    ),
  }),
  { maxLength: 4 },
);

const readBack = async (xml: string): Promise<FeedEntry[]> => {
  const { entries: read, fault } = await collect(readFeed([new TextEncoder().encode(xml)]));
  expect(fault).toBeUndefined();
  return read;
};

/** A body of a feed is a clean one; here its own addresses are the only thing that a writer may change. */
const withoutPaths = (list: FeedEntry[]): FeedEntry[] =>
  list.map(entry => ({ ...entry, bodyHtml: entry.bodyHtml.replace(/ (?:href|src)="\//g, '') }));

describe('feeds written', () => {
  test.each([
    ['RSS 2.0', writeRss],
    ['Atom 1.0', writeAtom],
  ])('%s is read back as it was, whatever it says', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(entries.map(withoutPaths), async list => {
        expect(await readBack(write(head, list))).toEqual(list);
      }),
      { numRuns: 300 },
    );
  });

  const item: FeedEntry = {
    ...emptyEntry(),
    guid: '/items/8',
    title: '关于A&B的<通知>',
    link: '/items/8',
    publishedAt: new Date('2024-03-15T01:30:00Z'),
    bodyHtml: '<p>见<a href="/files/1/a.docx?x=1&amp;y=2">附件</a><img src="/files/2.png" alt="图"></p>',
    attachments: [{ url: '/files/1/a.docx', type: '', bytes: null }],
  };

  test('RSS names its items by absolute addresses', () => {
    const xml = writeRss(head, [item]);
    expect(xml).toContain('<title>衡山县商务局 &lt;政策文件&gt; &amp; 通知</title>');
    expect(xml).toContain(
      '<atom:link rel="self" type="application/rss+xml" href="https://www.example.gov.cn/columns/3/feed.xml"/>',
    );
    expect(xml).toContain('<guid isPermaLink="true">https://www.example.gov.cn/items/8</guid>');
    expect(xml).toContain('<pubDate>Fri, 15 Mar 2024 01:30:00 +0000</pubDate>');
    expect(xml).toContain('href=&quot;https://www.example.gov.cn/files/1/a.docx?x=1&amp;amp;y=2&quot;');
    expect(xml).toContain(
      '<enclosure url="https://www.example.gov.cn/files/1/a.docx" length="0" type="application/octet-stream"/>',
    );
    expect(writeRss(head, [{ ...item, guid: 'urn:uuid:1' }])).toContain(
      '<guid isPermaLink="false">urn:uuid:1</guid>',
    );
  });

  test('Atom says when each entry changed, and who publishes', () => {
    const xml = writeAtom(head, [item]);
    expect(xml).toContain('<id>https://www.example.gov.cn/items/8</id>');
    expect(xml).toContain('<updated>2024-03-15T01:30:00Z</updated>');
    expect(xml).toContain('<author><name>衡山县商务局</name></author>');
    expect(xml).toContain(
      '<link rel="alternate" type="text/html" href="https://www.example.gov.cn/items/8"/>',
    );
    expect(xml).toContain(
      '<content type="html">&lt;p&gt;见&lt;a href=&quot;https://www.example.gov.cn/files/1/a.docx?x=1&amp;amp;y=2&quot;',
    );
  });

  test('without entries they are feeds', async () => {
    expect(await readBack(writeRss(head, []))).toEqual([]);
    expect(await readBack(writeAtom(head, []))).toEqual([]);
  });
});
