import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readReport } from '../index.ts';
import { readHtml } from './index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const table = '<table><tr><td>1.属于国家秘密<td>0<tr><td>2.重复申请<td>0</table>';
const title = '云溪县水利局2024年政府信息公开工作年度报告';
const preamble = '本报告依照条例编制，现予公布。';
const core = [
  '<p>一、总体情况</p><p>全年公开信息12条。</p>',
  `<p>二、主动公开政府信息情况</p>${table}`,
  `<p>三、收到和处理政府信息公开申请情况</p>${table}`,
  `<p>四、政府信息公开行政复议、行政诉讼情况</p>${table}`,
  '<p>五、存在的主要问题及改进情况</p><p>问题不少。</p>',
  '<p>六、其他需要报告的事项</p><p>无</p>',
].join('\n');
const lines = [
  '一、总体情况',
  '全年公开信息12条。',
  '二、主动公开政府信息情况',
  '表',
  '三、收到和处理政府信息公开申请情况',
  '表',
  '四、政府信息公开行政复议、行政诉讼情况',
  '表',
  '五、存在的主要问题及改进情况',
  '问题不少。',
  '六、其他需要报告的事项',
  '无',
];

/** The article's lines, a table as 「表」. */
const article = (html: string) =>
  readHtml(bytes(html)).blocks.map(block => (block.kind === 'paragraph' ? block.text : '表'));

describe('the article is found, and nothing of the page around it', () => {
  const menu = '<ul><li><a href="/">首页</a></li><li><a href="/gk">政府信息公开</a></li></ul>';
  const imprint =
    '<div><p>主办单位：云溪县人民政府</p><p>网站标识码：4300000000</p><p>某ICP备00000000号</p></div>';
  test.each<[string, string, string[]]>([
    [
      'in a container',
      `${menu}<div><h1>${title}</h1><p>${preamble}</p>${core}</div>${imprint}`,
      [title, preamble, ...lines],
    ],
    [
      'straight in the body',
      `${menu}<h1>${title}</h1><p>${preamble}</p>${core}${imprint}`,
      [title, preamble, ...lines],
    ],
    ['its title outside', `${menu}<div><h1>${title}</h1><div>${core}</div></div>${imprint}`, lines],
    [
      'its title and preamble outside',
      `${menu}<div><h1>${title}</h1><div><p>${preamble}</p></div><div>${core}</div></div>`,
      [preamble, ...lines],
    ],
    [
      'its last words outside',
      `<div><div>${core.replace('<p>无</p>', '')}</div><div><p>无</p></div></div>${imprint}`,
      lines,
    ],
    [
      'line about it inside',
      `<div><h1>${title}</h1><p>发布时间：2025-01-16 来源：水利局 字号：[大 中 小]</p><p>分享到：微信</p>${core}</div>`,
      [title, ...lines],
    ],
    [
      'the column’s name over the title',
      `<div><h3>政府信息公开年报</h3><h1>${title}</h1>${core}</div>`,
      [title, ...lines],
    ],
    [
      'a date line inside',
      `<div><h1>${title}</h1><p>（2025年1月16日）</p>${core}</div>`,
      [title, '（2025年1月16日）', ...lines],
    ],
    [
      'an information table inside',
      `<div><table><tr><td>索引号：1<td>发布日期：2025-01-16<tr><td>名称：年报<td>文号：无</table><h1>${title}</h1>${core}</div>`,
      [title, ...lines],
    ],
    [
      'neighbours and tools inside',
      `<div>${core}<p>附件：<a href="a.pdf">全文.pdf</a></p><p>上一篇：没有了</p><p>下一篇：公告</p><p>【打印】【关闭】</p></div>`,
      lines,
    ],
    [
      'a signature is kept',
      `<div>${core}<p>云溪县水利局</p><p>2025年1月16日</p><p>扫一扫在手机打开当前页</p></div>`,
      [...lines, '云溪县水利局', '2025年1月16日'],
    ],
    [
      'a navigation element inside',
      `<div><nav>政府信息公开指南</nav><p>${preamble}</p>${core}<footer>云溪县</footer></div>`,
      [preamble, ...lines],
    ],
    ['an unclosed link before it', `<div><p><a href="x">网址</p>${core}</div>`, lines],
    ['a second copy for telephones', `<div>${core}</div><div>${core}</div>`, lines],
    [
      'a margin that speaks of the same',
      `<div><div>主动公开政府信息情况</div><div>${core}</div></div>`,
      lines,
    ],
    [
      'contents with links in front',
      `<div><ul><li><a href="#1">一、总体情况</a></li><li><a href="#2">二、主动公开政府信息情况</a></li></ul>${core}</div>`,
      lines,
    ],
  ])('%s', (_, body, expected) => {
    const found = article(`<html><body>${body}</body></html>`);
    expect(found.slice(-expected.length)).toEqual(expected);
    expect(found.filter(line => !expected.includes(line) && !/^[一二]、/.test(line))).toEqual([]);
  });

  test('of a page without a report, its longest text', () => {
    const body = `${menu}<div><h1>关于防汛工作的通知</h1><p>${'请各单位做好准备。'.repeat(20)}</p><p>特此通知。</p></div>${imprint}`;
    expect(article(`<html><body>${body}</body></html>`).at(-1)).toBe('特此通知。');
  });
});

describe('what the page says of title and date', () => {
  const page = (head: string, over = '') =>
    readHtml(bytes(`<html><head>${head}</head><body><div>${over}<div>${core}</div></div></body></html>`))
      .hints;
  test.each<[string, string, string, { title?: string; published?: string }]>([
    [
      'meta tags',
      `<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2025-01-16 10:20">`,
      '',
      { title, published: '2025-01-16' },
    ],
    [
      'meta tags in other letters',
      `<META NAME="articletitle" CONTENT="${title}"><meta name=pubdate content="2025年1月16日">`,
      '',
      { title, published: '2025-01-16' },
    ],
    ['the title element', `<title>${title}_云溪县</title>`, '', { title: `${title}_云溪县` }],
    [
      'the heading over the article',
      '<title>云溪县</title>',
      `<h2>${title}</h2><p>发布日期：2025-01-16 浏览：3</p>`,
      { title, published: '2025-01-16' },
    ],
    ['a title over two lines', '', '<h2>云溪县水利局</h2><h2>2024年政府信息公开工作年度报告</h2>', { title }],
    [
      'a date before the source',
      '',
      `<h2>${title}</h2><p>2025-01-16 来源：水利局</p>`,
      { title, published: '2025-01-16' },
    ],
    [
      'the title that says most',
      `<meta name="ArticleTitle" content="年度报告"><title>${title}</title>`,
      '',
      { title },
    ],
    [
      'not the titles of other years’ reports',
      `<title>${title}</title>`,
      '<ul><li><a href="/1">云溪县水利局2022年政府信息公开工作年度报告</a></li></ul>',
      { title },
    ],
  ])('%s', (_, head, over, expected) => {
    expect(page(head, over)).toEqual(expected);
  });
});

describe('encodings', () => {
  const page = (charset: string) =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><p>公开政府信息</p></body></html>`;
  test.each<[string, Uint8Array]>([
    ['GBK declared', iconv.encode(page('gb2312'), 'gbk')],
    ['GBK not declared', iconv.encode('<html><p>公开政府信息</p>', 'gbk')],
    ['GBK declared as UTF-8', iconv.encode(page('utf-8'), 'gbk')],
    ['UTF-8 still declared as GBK', bytes(page('gbk'))],
    ['UTF-8 with a mark', bytes(`\ufeff${page('gbk')}`)],
    ['UTF-16', iconv.encode(page('utf-16'), 'utf-16le', { addBOM: true })],
    ['Big5 declared', iconv.encode(page('big5').replace('公开政府信息', '公開政府信息'), 'big5')],
    ['a name that nobody knows', bytes(page('x-unknown'))],
  ])('%s', (_, encoded) => {
    expect(textIn(encoded)).toBe('公开政府信息');
  });

  test('UTF-8 cut off in the middle of a sign stays readable', () => {
    expect(textIn(bytes(page('utf-8').replace('</body></html>', '完')).slice(0, -1))).toContain(
      '公开政府信息',
    );
  });

  test('GBK that happens to be valid UTF-8 is read as declared', () => {
    expect(textIn(iconv.encode('<meta charset=gbk><p>联通', 'gbk'))).toBe('联通');
  });
});

const textIn = (encoded: Uint8Array): string =>
  readHtml(encoded)
    .blocks.map(block => (block.kind === 'paragraph' ? block.text.replace('開', '开') : ''))
    .join('');

describe('pages that hold no report are refused with a word on where it may be', () => {
  const refused = async (body: string, head = '') => {
    const result = await readReport(bytes(`<html><head>${head}</head><body>${body}</body></html>`));
    return 'error' in result ? result.error : undefined;
  };

  test('another page', async () => {
    const error = await refused(
      '<h1>关于防汛工作的通知</h1><p>请各单位做好准备。</p><a href="a.pdf">附表.pdf</a>',
    );
    expect(error).toMatchObject({ code: 'not-a-report' });
    expect(error?.message).toContain('请检查是否选错了文件');
    expect(error?.message).not.toContain('附表');
  });

  test('the report is an attachment', async () => {
    const error = await refused(
      `<h1>${title}</h1><p>全文见附件。</p><p><a href="/down.jsp?file=a.pdf&id=3">${title}.pdf</a></p>`,
    );
    expect(error).toMatchObject({
      code: 'no-statutory-tables',
      partial: { authority: '云溪县水利局', year: 2024 },
    });
    expect(error?.message).toContain(`附件“${title}.pdf”`);
  });

  test('the report is in a frame', async () => {
    const error = await refused('<iframe src="report.html"></iframe>', `<title>${title}</title>`);
    expect(error).toMatchObject({ code: 'no-statutory-tables' });
    expect(error?.message).toContain('嵌入');
  });

  test('the tables are pictures', async () => {
    const error = await refused(
      `<div><h1>${title}</h1>${core.replaceAll(table, '<p><img src="t.png"></p>')}</div>`,
    );
    expect(error).toMatchObject({ code: 'no-statutory-tables' });
    expect(error?.message).toContain('图片');
  });

  test('a frame that only counts visitors is not spoken of', async () => {
    const error = await refused(`<h1>${title}</h1><iframe style="display:none" src="count.html"></iframe>`);
    expect(error?.message).not.toContain('嵌入');
  });

  test('more lines than any report', async () => {
    expect(await refused('公开<br>'.repeat(25_000))).toMatchObject({ code: 'too-large' });
  });
});
