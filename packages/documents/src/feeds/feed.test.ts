import { describe, expect, test } from 'vitest';
import { collect } from '../../test/feeds.ts';
import { emptyEntry, type FeedEntry } from './entry.ts';
import { readFeed } from './feed.ts';

const read = async (xml: string): Promise<FeedEntry[]> => {
  const { entries, fault } = await collect(readFeed([new TextEncoder().encode(xml)]));
  expect(fault).toBeUndefined();
  return entries;
};
const entry = (values: Partial<FeedEntry>): FeedEntry => ({ ...emptyEntry(), ...values });
const march = new Date('2024-03-01T01:30:00Z');

describe('feeds as they are found', () => {
  test.each<[string, string, FeedEntry[]]>([
    [
      'RSS 2.0: the text in its description, an enclosure, a picture of the channel',
      `<rss version="2.0"><channel><title>政策文件</title><image><title>标志</title><url>x.png</url></image>
<item><title> 甲 &amp; 乙 </title><link>https://x.example/1</link><description>&lt;p&gt;正文&lt;/p&gt;</description><pubDate>Fri, 01 Mar 2024 09:30:00 +0800</pubDate><author>办公室</author><category>通知</category><category>公告</category><enclosure url="https://x.example/1.pdf" length="120" type="application/pdf"/></item></channel></rss>`,
      [
        entry({
          guid: 'https://x.example/1',
          title: '甲 & 乙',
          link: 'https://x.example/1',
          publishedAt: march,
          bodyHtml: '<p>正文</p>',
          author: '办公室',
          categories: ['通知', '公告'],
          attachments: [{ url: 'https://x.example/1.pdf', type: 'application/pdf', bytes: 120 }],
        }),
      ],
    ],
    [
      'RSS 2.0: a summary and the text apart, under a prefix of its own',
      `<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><item><guid isPermaLink="false">a-1</guid><title>丙</title><description>A &amp;lt; B</description><c:encoded><![CDATA[<p>全文</p>]]><![CDATA[<p>续</p>]]></c:encoded><d:creator>县商务局</d:creator><pubDate>Fri Mar 01 09:30:00 CST 2024</pubDate></item></channel></rss>`,
      [
        entry({
          guid: 'a-1',
          title: '丙',
          excerpt: 'A < B',
          bodyHtml: '<p>全文</p><p>续</p>',
          author: '县商务局',
          publishedAt: march,
        }),
      ],
    ],
    [
      'RSS 1.0: items beside the channel',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://x.example/"><title>栏目</title><items><rdf:Seq><rdf:li rdf:resource="https://x.example/1"/></rdf:Seq></items></channel><item rdf:about="https://x.example/1"><title>丁</title><link>https://x.example/1</link><description>概述</description><dc:date>2024-03-01T09:30:00+08:00</dc:date><dc:subject>统计</dc:subject></item></rdf:RDF>`,
      [
        entry({
          guid: 'https://x.example/1',
          title: '丁',
          link: 'https://x.example/1',
          excerpt: '概述',
          publishedAt: march,
          categories: ['统计'],
        }),
      ],
    ],
    [
      'Atom: XHTML, another feed’s title in its source, links of several kinds',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml"><a:title>栏目</a:title><a:author><a:name>栏目作者</a:name></a:author><a:entry><a:id>urn:x:1</a:id><a:title type="html">&lt;b&gt;戊&lt;/b&gt; &amp;amp; 己</a:title><a:link rel="edit" href="https://x.example/e"/><a:link href="https://x.example/1"/><a:link rel="enclosure" type="application/pdf" href="https://x.example/1.pdf"/><a:published>2024-03-01T01:30:00Z</a:published><a:updated>2024-03-01T01:30:00.000Z</a:updated><a:author><a:name>张某</a:name></a:author><a:contributor><a:name>李某</a:name></a:contributor><a:category term="tz" label="通知"/><a:summary>摘要</a:summary><a:content type="xhtml"><h:div><h:p class="x">正文<h:br/>A &lt; B &amp; “C”</h:p></h:div></a:content><a:source><a:title>别处</a:title><a:id>urn:x:0</a:id></a:source></a:entry></a:feed>`,
      [
        entry({
          guid: 'urn:x:1',
          title: '戊 & 己',
          link: 'https://x.example/1',
          publishedAt: march,
          updatedAt: march,
          excerpt: '摘要',
          bodyHtml: '<p class="x">正文<br>A &lt; B &amp; “C”</p>',
          author: '张某',
          categories: ['通知'],
          attachments: [{ url: 'https://x.example/1.pdf', type: 'application/pdf', bytes: null }],
        }),
      ],
    ],
    [
      'Atom: plain text, and a text that lies elsewhere',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>庚</title><content>1 &lt; 2</content></entry><entry><id>2</id><title>辛</title><content type="application/pdf" src="https://x.example/2.pdf"/></entry></feed>`,
      [
        entry({ guid: '1', title: '庚', bodyHtml: '1 &lt; 2' }),
        entry({
          guid: '2',
          title: '辛',
          attachments: [{ url: 'https://x.example/2.pdf', type: 'application/pdf', bytes: null }],
        }),
      ],
    ],
    ['an empty feed', '<rss><channel/></rss>', []],
  ])('%s', async (_, xml, entries) => {
    expect(await read(xml)).toEqual(entries);
  });

  test('names of objects are no fields', async () => {
    const [only] = await read(
      '<rss><channel><item><constructor>x</constructor><title>壬</title></item></channel></rss>',
    );
    expect(only?.title).toBe('壬');
  });

  test('other XML is refused with what it is', async () => {
    const { fault } = await collect(readFeed([new TextEncoder().encode('<urlset/>')]));
    expect(fault).toMatchObject({
      code: 'not-a-feed',
      message: expect.stringMatching(/这不是RSS或Atom.*<urlset>/),
    });
  });
});
