import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { chunks, collect } from '../../test/feeds.ts';
import { readWxr } from './wxr.ts';

const head = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5" created="2024-03-20 02:00" -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
	<title>云溪县商务局</title>
	<link>https://old.example.gov.cn</link>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[office]]></wp:author_login><wp:author_display_name><![CDATA[局办公室]]></wp:author_display_name></wp:author>
	<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename><![CDATA[zcwj]]></wp:category_nicename><wp:cat_name><![CDATA[政策文件]]></wp:cat_name></wp:category>
`;
const article = `<item>
	<title><![CDATA[关于促消费的通知]]></title>
	<link>https://old.example.gov.cn/?p=12</link>
	<pubDate>Fri, 15 Mar 2024 01:30:00 +0000</pubDate>
	<dc:creator><![CDATA[office]]></dc:creator>
	<guid isPermaLink="false">https://old.example.gov.cn/?p=12</guid>
	<description></description>
	<content:encoded><![CDATA[<!-- wp:paragraph --><p>各乡镇：</p><a href="https://old.example.gov.cn/wp-content/uploads/2024/03/apply.docx">申报表</a><img src="/wp-content/uploads/a.png?x=1&amp;y=2"/><a href="https://other.example/page.html">链接</a>]]></content:encoded>
	<excerpt:encoded><![CDATA[摘要 ]]></excerpt:encoded>
	<wp:post_id>12</wp:post_id>
	<wp:post_date><![CDATA[2024-03-15 09:30:00]]></wp:post_date>
	<wp:post_date_gmt><![CDATA[2024-03-15 01:30:00]]></wp:post_date_gmt>
	<wp:post_modified_gmt><![CDATA[2024-03-16 01:30:00]]></wp:post_modified_gmt>
	<wp:status><![CDATA[publish]]></wp:status>
	<wp:post_parent>0</wp:post_parent>
	<wp:post_type><![CDATA[post]]></wp:post_type>
	<category domain="category" nicename="zcwj"><![CDATA[政策文件]]></category>
	<category domain="post_tag" nicename="x"><![CDATA[促消费]]></category>
	<category domain="post_format" nicename="y"><![CDATA[标准]]></category>
	<wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>
	<wp:comment><wp:comment_author><![CDATA[读者]]></wp:comment_author><wp:comment_content><![CDATA[好]]></wp:comment_content></wp:comment>
</item>
`;
const draft = `<item><title>草稿</title><pubDate></pubDate><wp:post_id>13</wp:post_id><wp:post_date>2024-03-18 08:00:00</wp:post_date><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt><wp:status>draft</wp:status><wp:post_type>page</wp:post_type></item>
`;
const file = `<item><title>申报表</title><wp:post_id>14</wp:post_id><wp:post_parent>12</wp:post_parent><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><wp:attachment_url>https://old.example.gov.cn/wp-content/uploads/2024/03/apply.docx</wp:attachment_url></item>
`;
const end = '</channel></rss>';
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, length = 1 << 20) => collect(readWxr(chunks(bytes(text), length)));

describe('a WordPress export', () => {
  test.each([1, 7, 64, 1 << 20])(
    'is read as its articles, pages and files, in chunks of %i bytes',
    async length => {
      const { entries, fault } = await read(head + article + draft + file + end, length);
      expect(fault).toBeUndefined();
      expect(entries).toEqual([
        {
          guid: 'https://old.example.gov.cn/?p=12',
          title: '关于促消费的通知',
          link: 'https://old.example.gov.cn/?p=12',
          publishedAt: new Date('2024-03-15T01:30:00Z'),
          updatedAt: new Date('2024-03-16T01:30:00Z'),
          bodyHtml: expect.stringContaining('<p>各乡镇：</p>'),
          excerpt: '摘要',
          author: '局办公室',
          categories: ['政策文件'],
          tags: ['促消费'],
          attachments: [
            {
              url: 'https://old.example.gov.cn/wp-content/uploads/2024/03/apply.docx',
              type: '',
              bytes: null,
            },
            { url: '/wp-content/uploads/a.png?x=1&y=2', type: '', bytes: null },
          ],
          id: '12',
          parentId: '',
          status: 'publish',
          type: 'post',
        },
        expect.objectContaining({
          title: '草稿',
          // Without a date of UTC the local one counts, in China's time.
          publishedAt: new Date('2024-03-18T00:00:00Z'),
          status: 'draft',
          type: 'page',
          attachments: [],
        }),
        expect.objectContaining({
          type: 'attachment',
          parentId: '12',
          attachments: [
            {
              url: 'https://old.example.gov.cn/wp-content/uploads/2024/03/apply.docx',
              type: '',
              bytes: null,
            },
          ],
        }),
      ]);
    },
  );

  test.each<[string, (text: string) => Uint8Array]>([
    ['GBK that says GBK', text => iconv.encode(text.replace('UTF-8', 'GBK'), 'gbk')],
    ['GBK that says UTF-8', text => iconv.encode(text, 'gbk')],
    ['UTF-8 that says GBK', text => bytes(text.replace('UTF-8', 'gb2312'))],
    ['UTF-8 with its mark', text => bytes(`\ufeff${text}`)],
    [
      'UTF-16 with its mark',
      text => iconv.encode(text.replace('UTF-8', 'UTF-16'), 'utf-16', { addBOM: true }),
    ],
    ['empty lines before the declaration', text => bytes(`\r\n\n${text}`)],
    ['characters that XML forbids', text => bytes(text.replace('各乡镇', '各\u0008乡\u000b镇'))],
  ])('%s', async (_, encode) => {
    for (const length of [3, 1000]) {
      const { entries, fault } = await collect(readWxr(chunks(encode(head + article + end), length)));
      expect(fault).toBeUndefined();
      expect(entries.map(({ title, bodyHtml }) => [title, bodyHtml.includes('各乡镇')])).toEqual([
        ['关于促消费的通知', true],
      ]);
    }
  });
});

describe('what is no export to the end gives a sentence, and what was read before', () => {
  const lines = (text: string) => text.split('\n').length;
  test.each<[string, string, string, number, RegExp]>([
    [
      'cut off',
      head + article + article.slice(0, 300),
      'broken',
      1,
      /第\d+行：内容不符合XML.*此前的1条已经读出/,
    ],
    [
      'tags that do not pair',
      `${head + article}<item><title>x</item></channel></rss>`,
      'broken',
      1,
      /标签没有配对/,
    ],
    ['a bare sign', `${head}<item><title>a & b</title></item>${end}`, 'broken', 0, /没有读出任何内容/],
    ['a web page', '<html><body>x</body></html>', 'not-a-feed', 0, /这不是WordPress导出文件.*<html>.*选错/],
    ['nothing', '', 'broken', 0, /第1行/],
    ['text', '标题,栏目\n甲,乙', 'broken', 0, /XML/],
    ['nesting without end', `${head}${'<a>'.repeat(5000)}`, 'refused', 0, /嵌套过深/],
    [
      'entities that stand for entities',
      `<!DOCTYPE rss [<!ENTITY a "啊啊啊啊啊啊啊啊啊啊"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>`,
      'refused',
      0,
      /实体/,
    ],
    [
      'an entity that is a file of this machine',
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
      'refused',
      0,
      /实体/,
    ],
    ['an entity that nobody declared', `${head}<item><title>&lol9;</title></item>${end}`, 'broken', 0, /XML/],
  ])('%s', async (_, text, code, count, message) => {
    const { entries, fault } = await read(text, 50);
    expect(entries).toHaveLength(count);
    expect(fault).toMatchObject({ code, read: count, message: expect.stringMatching(message) });
  });

  test('the line named is that of the fault', async () => {
    const before = `\n\n${head}${article}`;
    const { fault } = await read(`${before}<item></wrong>`);
    expect(fault?.line).toBe(lines(before));
  });

  test('an error of the stream itself is not taken for one of the file', async () => {
    const failing = async function* () {
      yield bytes(head);
      throw new Error('the disk is gone');
    };
    await expect(collect(readWxr(failing()))).rejects.toThrow('the disk is gone');
  });

  test('a type without entities is let pass, and the names of HTML are known', async () => {
    const { entries } = await read(
      '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "x.dtd"><rss><channel><item><title>甲&nbsp;&ldquo;乙&rdquo;&#19993;</title></item></channel></rss>',
    );
    expect(entries[0]?.title).toBe('甲\u00a0“乙”丙');
  });
});

describe('a large export', () => {
  const padding = '<p>为进一步做好工作，现将有关事项通知如下。</p>'.repeat(900);
  const item = (number: number) =>
    `<item><title>第${number}条</title><guid>${number}</guid><content:encoded><![CDATA[${padding}]]></content:encoded><wp:post_type>post</wp:post_type></item>\n`;

  test('of 50 MB comes out item by item: no more than a few pieces are read ahead', async () => {
    const size = Buffer.byteLength(item(1));
    const count = Math.ceil(50_000_000 / size);
    let given = 0;
    const source = async function* () {
      yield bytes(head);
      for (let number = 0; number < count; number++) {
        const chunk = bytes(item(number));
        given += chunk.length;
        yield chunk;
      }
      yield bytes(end);
    };
    let taken = 0;
    let ahead = 0;
    for await (const part of readWxr(source())) {
      expect(part.kind).toBe('entry');
      if (part.kind === 'entry') expect(part.entry.title).toBe(`第${taken}条`);
      taken++;
      ahead = Math.max(ahead, given - taken * size);
    }
    expect(taken).toBe(count);
    expect(given).toBeGreaterThan(50_000_000);
    expect(ahead).toBeLessThan(3 * size + 200_000);
  });

  test('in one chunk comes out while it is read', async () => {
    const whole = bytes(head + Array.from({ length: 40 }, (_, number) => item(number)).join('') + end);
    const parts = readWxr([whole]);
    const first = await parts.next();
    expect(first.value).toMatchObject({ kind: 'entry', entry: { title: '第0条' }, line: 15 });
    await parts.return(undefined);
    expect((await parts.next()).done).toBe(true);
  });

  test('with one text that never ends is given up', async () => {
    const source = function* () {
      yield bytes(`${head}${article}<item><content:encoded><![CDATA[`);
      const chunk = bytes('字'.repeat(1_000_000));
      for (let number = 0; number < 60; number++) yield chunk;
    };
    const { entries, fault } = await collect(readWxr(source()));
    expect(entries).toHaveLength(1);
    expect(fault).toMatchObject({
      code: 'too-large',
      read: 1,
      message: expect.stringMatching(/分开后再导入/),
    });
  });
});
