import { describe, expect, test } from 'vitest';
import { readPage } from './page.ts';
import { parsePage } from './tree.ts';

/** What a person sees of the body: a paragraph as it is, a table as rows of slots. */
const seen = (body: string, css = '') =>
  readPage(parsePage(`<body>${body}`), css).pieces.map(({ block }) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map(row => row.map(slot => slot?.text ?? '').join('|')),
  );

describe('text as a browser shows it', () => {
  test.each<[string, string, unknown[]]>([
    ['paragraphs', '<p>甲</p><p>乙', ['甲', '乙']],
    ['text beside elements', '甲<div>乙</div>丙', ['甲', '乙', '丙']],
    ['lines parted by br', '<div>甲<br>乙<br/><br>丙</div>', ['甲', '乙', '丙']],
    ['a word in many spans', '<p><span>政府</span><b>信息</b><font>公开</font></p>', ['政府信息公开']],
    ['indents', '<p>&nbsp;&nbsp;&emsp;　甲&nbsp;</p>', ['甲']],
    ['line ends of the source', '<p>FAQ\n  page</p>', ['FAQ page']],
    ['preformatted text', '<pre>甲\n乙</pre>', ['甲', '乙']],
    ['lines kept by style', '<div style="white-space: pre-wrap">甲\n乙</div>', ['甲', '乙']],
    ['a span shown as a block', '甲<span style="display:block">乙</span>丙', ['甲', '乙', '丙']],
    [
      'names that nobody knows',
      '<p>甲<sdfield>乙</sdfield></p><ucapcontent><p>丙</p></ucapcontent>',
      ['甲乙', '丙'],
    ],
    ['Word’s empty paragraph marks', '<p>甲<o:p></o:p></p><p><o:p>&nbsp;</o:p></p>', ['甲']],
    [
      'Word’s conditional comments',
      '<!--[if gte mso 9]><xml>乙</xml><![endif]--><p>甲<![if !supportLists]>一<![endif]></p>',
      ['甲一'],
    ],
    [
      'scripts, styles, comments',
      '<script>乙</script><style>p{}</style><!--丙--><noscript>丁</noscript><p>甲',
      ['甲'],
    ],
    [
      'form controls',
      '<input value="乙"><select><option>丙</select><textarea>丁</textarea><button>戊</button>甲',
      ['甲'],
    ],
    ['the attribute hidden', '<p hidden>乙</p><p>甲', ['甲']],
    [
      'hidden by style',
      '<p style="color:red; display : none">乙</p><span style="visibility:hidden">丙</span><i style="mso-hide:all">丁</i>甲',
      ['甲'],
    ],
    ['deleted text', '<p>甲<del>乙</del></p>', ['甲']],
    ['the reading aid of a sign', '<p><ruby>衢<rp>(</rp><rt>qú</rt><rp>)</rp></ruby>州</p>', ['衢州']],
  ])('%s', (_, body, expected) => {
    expect(seen(body)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['a class', '.a { display: none }', ['乙', '丙']],
    ['an id', '#b{display:none!important}', ['甲', '丙']],
    ['several', '.a, #b { display: none; }', ['丙']],
    ['inside a comment', '/* .a { display: none } */', ['甲', '乙', '丙']],
    ['for paper alone', '@media print { .a { display: none } }', ['甲', '乙', '丙']],
    ['shown again by another rule', '.a { display: none } .a.on { display: block }', ['甲', '乙', '丙']],
    ['only inside something else', '.x .a { display: none }', ['甲', '乙', '丙']],
  ])('a style sheet hides %s', (_, css, expected) => {
    expect(seen('<p class="w a">甲</p><p id="b">乙</p><p>丙</p>', css)).toEqual(expected);
  });
});

describe('numbers of lists', () => {
  const items = '<li>甲</li><li>乙</li>';
  test.each<[string, string, string[]]>([
    ['decimal', `<ol>${items}</ol>`, ['1.甲', '2.乙']],
    ['none for bullets', `<ul>${items}</ul>`, ['甲', '乙']],
    ['from a start', `<ol start="3">${items}</ol>`, ['3.甲', '4.乙']],
    ['set on an item', '<ol><li value="5">甲</li><li>乙</li></ol>', ['5.甲', '6.乙']],
    ['backwards', `<ol reversed>${items}</ol>`, ['2.甲', '1.乙']],
    ['Chinese', `<ol style="list-style-type: cjk-ideographic">${items}</ol>`, ['一、甲', '二、乙']],
    ['letters', `<ol type="A">${items}</ol>`, ['A.甲', 'B.乙']],
    ['Roman', `<ol type="i" start="4">${items}</ol>`, ['iv.甲', 'v.乙']],
    ['switched off', `<ol style="list-style: none inside">${items}</ol>`, ['甲', '乙']],
    ['written in the text too', '<ol><li>1、甲</li><li>（二）乙</li></ol>', ['1、甲', '（二）乙']],
    ['beside a paragraph inside', '<ol><li><p>甲</p><p>续</p></li></ol>', ['1.甲', '续']],
    ['in lists of lists', '<ol><li>甲<ol><li>子</li></ol></li><li>乙</li></ol>', ['1.甲', '1.子', '2.乙']],
  ])('%s', (_, body, expected) => {
    expect(seen(body)).toEqual(expected);
  });

  test('off by the page’s style sheet', () => {
    expect(seen(`<ol>${items}</ol>`, 'ul, ol { list-style: none }')).toEqual(['甲', '乙']);
  });
});

describe('tables', () => {
  const label = '<td>1.属于国家秘密<td>2.重复申请';
  test.each<[string, string, unknown[]]>([
    [
      'merged columns',
      '<table><tr><td colspan=2>宽<td>窄<tr><td>一<td>二<td>三</table>',
      [['宽|宽|窄', '一|二|三']],
    ],
    ['merged rows', '<table><tr><td rowspan="2">高<td>甲<tr><td>乙</table>', [['高|甲', '高|乙']]],
    [
      'rowspan 0 goes to the end of its group',
      '<table><tbody><tr><td rowspan=0>高<td>甲<tr><td>乙</tbody><tbody><tr><td>丙<td>丁</table>',
      [['高|甲', '高|乙', '丙|丁']],
    ],
    [
      'no span goes beyond its group',
      '<table><thead><tr><td rowspan=9>头<td>甲</thead><tbody><tr><td>乙<td>丙</table>',
      [['头|甲', '乙|丙']],
    ],
    [
      'a hidden row',
      '<table><tr><td>甲<td>1<tr style="display:none"><td>乙<td>2<tr><td>丙<td>3</table>',
      [['甲|1', '丙|3']],
    ],
    [
      'paragraphs of a cell',
      '<table><tr><td><p>本年新收<p>申请数量<td>一<br>二</table>',
      [['本年新收\n申请数量|一\n二']],
    ],
    ['a caption is no text of the report', '<table><caption>表</caption><tr><td>甲<td>1</table>', [['甲|1']]],
    [
      'a heading as caption',
      '<table><caption>四、行政复议、行政诉讼情况</caption><tr><td>甲<td>1</table>',
      ['四、行政复议、行政诉讼情况', ['甲|1']],
    ],
    ['one cell a row only places text', '<table><tr><td>甲<tr><td><p>乙<p>丙</table>', ['甲', '乙', '丙']],
    [
      'so does one that holds tables',
      `<table><tr><td>左<td>前<table><tr>${label}</table>后</table>`,
      ['左', '前', ['1.属于国家秘密|2.重复申请'], '后'],
    ],
    [
      'so does one that holds headings',
      '<table><tr><td>一、总体情况<td>正文</table>',
      ['一、总体情况', '正文'],
    ],
    ['so does one that says so', '<table role="presentation"><tr><td>甲<td>乙</table>', ['甲', '乙']],
    [
      'labels make it a table all the same',
      `<table role="presentation"><tr>${label}</table>`,
      [['1.属于国家秘密|2.重复申请']],
    ],
    [
      'a small table around a figure',
      `<table><tr>${label}<td><table><tr><td>12</table></table>`,
      [['1.属于国家秘密|2.重复申请|12']],
    ],
    [
      'headings and prose between the rows',
      `<table><tr><td colspan=2>三、收到和处理政府信息公开申请情况<tr>${label}<tr><td colspan=2>五、存在的主要问题及改进情况<tr><td colspan=2>${'长'.repeat(90)}</table>`,
      [
        '三、收到和处理政府信息公开申请情况',
        ['1.属于国家秘密|2.重复申请'],
        '五、存在的主要问题及改进情况',
        '长'.repeat(90),
      ],
    ],
    [
      'a table between the rows',
      `<table><tr>${label}<tr><td>前<td><table><tr><td>甲<td>1</table></table>`,
      [['1.属于国家秘密|2.重复申请'], '前', ['甲|1']],
    ],
    [
      'text that strayed into the table stands before it',
      '<table>游<tr><td>甲<td>1</table>',
      ['游', ['甲|1']],
    ],
  ])('%s', (_, body, expected) => {
    expect(seen(body)).toEqual(expected);
  });

  test('absurd spans are bounded', () => {
    const [rows] = seen(`<table>${'<tr><td colspan="999999" rowspan="999999">甲<td>乙'.repeat(3)}</table>`);
    expect(rows).toHaveLength(3);
    expect(String(rows).split('|').length).toBeLessThan(3000);
  });

  test('a row of very many cells is bounded', () => {
    const [rows] = seen(`<table><tr>${'<td>1'.repeat(5000)}</table>`);
    expect(String(rows).split('|')).toHaveLength(400);
  });
});

describe('pages made to exhaust a reader', () => {
  test('elements a hundred thousand deep', () => {
    expect(seen(`${'<div>'.repeat(100_000)}甲`)).toEqual(['甲']);
  });

  test('tables in tables without end', () => {
    expect(seen('<table><tr><td>'.repeat(5000))).toEqual([]);
  });

  test('more elements than any report', () => {
    expect(() => seen('<p>甲</p>'.repeat(450_000))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});
