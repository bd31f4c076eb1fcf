import { describe, expect, test } from 'vitest';
import { measures, notice } from '../../test/policies.ts';
import { articlesOf, type OutlineEntry, outlineOf } from './outline.ts';

/** An outline as lines, an entry's depth by dots. */
const drawn = (entries: readonly OutlineEntry[], depth = 0): string[] =>
  entries.flatMap(({ number, title, children }) => [
    `${'.'.repeat(depth)}${number}${title}`,
    ...drawn(children, depth + 1),
  ]);

describe('the outline of a body', () => {
  test('of sections 一、（一）', () => {
    expect(drawn(outlineOf(notice))).toEqual([
      '一、补贴对象',
      '二、申报条件',
      '.（一）依法登记，信用良好',
      '.（二）上年度零售额不低于500万元',
      '.（三）吸纳就业10人以上',
      '三、补贴标准',
      '.（一）新增限额以上企业奖励',
      '.（二）增量奖励',
      '四、申报材料',
      '五、办理程序',
      '.（一）申报',
      '.（二）审核',
      '.（三）拨付',
      '六、其他事项',
    ]);
  });

  test('of chapters and articles', () => {
    expect(drawn(outlineOf(measures))).toEqual([
      '衡山县临时救助办法',
      '.第一章总则',
      '..第一条为了保障困难群众基本生活，制定本办法',
      '..第二条本办法所称临时救助，是指对遭遇突发事件的家庭给予的应急性救助',
      '.第二章申请与审批',
      '..第三条符合下列条件之一的，可以申请临时救助：',
      '...（一）因火灾、交通事故等意外事件，生活困难的',
      '...（二）因家庭成员患重病的',
      '..第四条申请人应当提交下列材料：',
      '...（一）申请书',
      '...（二）身份证明',
      '..第五条乡镇人民政府应当自收到申请之日起3个工作日内提出意见',
      '..第六条法律责任',
      '.第三章附则',
      '..第七条本办法自2024年7月1日起施行',
    ]);
  });

  test.each<[string, string, string[]]>([
    [
      'headings with numbers',
      '<h2>一、总则</h2><h3>（一）目标</h3><p>一、条目</p><h2>二、附则</h2>',
      ['一、总则', '.（一）目标', '..一、条目', '二、附则'],
    ],
    ['an article referred to is none', '<p>第五条规定的情形除外。</p><p>第五条、第六条适用。</p>', []],
    ['articles inserted later', '<p>第十二条之一 增加的条文。</p>', ['第十二条之一增加的条文']],
    ['numbers in the middle of a line are none', '<p>按照一、二、三类执行</p><p>十分重要。</p>', []],
    ['brackets of both kinds', '<p>(一)甲</p><p>（二）乙</p>', ['(一)甲', '（二）乙']],
    ['sections after articles', '<p>第一条 甲。</p><p>一、乙</p>', ['第一条甲', '.一、乙']],
  ])('%s', (_, html, lines) => {
    expect(drawn(outlineOf(html))).toEqual(lines);
  });
});

describe('the articles of a policy', () => {
  test('are its articles, with the chapters above them', () => {
    const articles = articlesOf(measures);
    expect(articles.map(({ number, heading, path }) => [number, heading, ...path.slice(1)])).toEqual([
      ['第一条', '', '第一章 总则'],
      ['第二条', '', '第一章 总则'],
      ['第三条', '', '第二章 申请与审批'],
      ['第四条', '', '第二章 申请与审批'],
      ['第五条', '', '第二章 申请与审批'],
      ['第六条', '法律责任', '第二章 申请与审批'],
      ['第七条', '', '第三章 附则'],
    ]);
    expect(articles[2]).toMatchObject({
      text: '符合下列条件之一的，可以申请临时救助：\n（一）因火灾、交通事故等意外事件，生活困难的；\n（二）因家庭成员患重病的。\n第三条规定的条件由县民政局核实。',
      html: expect.stringMatching(/^<p>第三条.*核实。<\/p>$/),
      from: 5,
      to: 9,
    });
  });

  test('are clauses with headings where there are no articles; entries of a list stay in theirs', () => {
    expect(articlesOf(notice).map(({ number, heading, path }) => [...path, number + heading])).toEqual([
      ['一、补贴对象'],
      ['二、申报条件'],
      ['三、补贴标准', '（一）新增限额以上企业奖励'],
      ['三、补贴标准', '（二）增量奖励'],
      ['四、申报材料'],
      ['五、办理程序', '（一）申报'],
      ['五、办理程序', '（二）审核'],
      ['五、办理程序', '（三）拨付'],
      ['六、其他事项'],
    ]);
    expect(articlesOf(notice)[3]?.text).toBe(
      '零售额同比增长20%以上的，按增量的0.5%奖励，最高不超过30万元。\n类别\t标准（万元）\n零售\t5',
    );
  });

  test('are nothing in a text without numbers or headings', () => {
    expect(articlesOf('<p>县商务局召开会议。</p>')).toEqual([]);
  });

  test('together hold every block from the first on, once', () => {
    for (const html of [notice, measures]) {
      const articles = articlesOf(html);
      for (const [index, { from, to }] of articles.entries()) {
        expect(from).toBeLessThan(to);
        expect(articles[index + 1]?.from ?? to).toBeGreaterThanOrEqual(to);
      }
    }
  });
});
