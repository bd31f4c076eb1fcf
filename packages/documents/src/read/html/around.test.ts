import { anyReport } from '@gongkai/law/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeHtml } from '../../write/html.ts';
import { readReport } from '../index.ts';

const before = [
  '<ul><li><a href="/">首页</a></li><li><a href="/n">政府信息公开年报</a></li></ul>',
  '<div>云溪县人民政府门户网站</div><div>当前位置：首页 > 政府信息公开 > 年报</div>',
  '<table><tr><td><a href="/">首页</a></td><td>政务公开</td><td>总体情况</td></tr></table>',
  '<div>今天是2025年3月1日</div><h2>政府信息公开年报</h2><ul><li>2022年</li><li>2023年</li></ul>',
];
const after = [
  '<p>上一篇：无</p>',
  '<div>【打印】 【关闭】</div>',
  '<div><h3>相关文档</h3><ul><li><a href="/1">云溪县水利局2022年政府信息公开工作年度报告</a></li></ul></div>',
  '<div>扫一扫在手机打开当前页</div>',
  '<div>责任编辑：管理员</div>',
  '<p>附件：<a href="1.pdf">全文.pdf</a></p>',
  '<div>主办单位：云溪县人民政府办公室<br>某ICP备0号<br>网站标识码：000</div>',
  '<div>分享到：<a href="#">微信</a></div>',
];

type Change = (html: string) => string;

const frames: Change[] = [
  html => `<div>${html}</div>`,
  html => `<table><tr><td>${html}</td></tr></table>`,
  html => `<table><tr><td><a href="/">左</a></td><td>${html}</td></tr></table>`,
  html => `<form><span>${html}</span></form>`,
  html => `<div><div></div>${html}<div>&nbsp;</div></div>`,
];

/** Other ways to write the same article. */
const hands: Change[] = [
  html => html,
  html => html.replace(/<\/?(?:section|article|header|main)[^>]*>/g, ''),
  html => html.replace(/<(\/?)h[12][^>]*>/g, '<$1p>'),
  html => html.replace(/<p>/g, '').replace(/<\/p>/g, '<br>'),
  html => html.replace(/<\/(?:p|td|th|tr|tbody|thead)>/g, ''),
];

const apply = (html: string, changes: Change[]): string =>
  changes.reduce((text, change) => change(text), html);

test('whatever page an article stands in, the report is read the same', async () => {
  const some = <T>(from: T[]) => fc.array(fc.constantFrom(...from), { maxLength: 3 });
  const surroundings = fc.record({
    before: some(before),
    after: some(after),
    inner: some(frames),
    outer: some(frames),
    hand: fc.constantFrom(...hands),
  });
  await fc.assert(
    fc.asyncProperty(anyReport(), surroundings, async (report, around) => {
      const html = writeHtml(report);
      const body = html.slice(html.indexOf('<body>') + 6, html.indexOf('</body>'));
      const article = apply(around.hand(body), around.inner);
      const page = apply([...around.before, article, ...around.after].join(''), around.outer);
      const result = await readReport(new TextEncoder().encode(`<html><body>${page}</body></html>`));
      expect(result).toMatchObject({ report, notes: [] });
    }),
    { numRuns: 60 },
  );
});
