import { describe, expect, test } from 'vitest';
import { measures, notice } from '../../test/policies.ts';
import { startPicture } from './picture.ts';
import { startQuestions } from './questions.ts';

const asked = (html: string) =>
  startQuestions(html).map(({ question, cue, source }) => [source.number, question, cue]);

describe('questions that a policy answers', () => {
  test('by the headings of its sections', () => {
    expect(asked(notice)).toEqual([
      ['一、', '谁可以申报？', 'applicant'],
      ['二、', '申报需要符合哪些条件？', 'condition'],
      ['三、', '标准是多少？', 'standard'],
      ['四、', '申报需要提交哪些材料？', 'material'],
      ['五、', '怎样申报？', 'procedure'],
      ['六、', '什么时候起施行、有效期到什么时候？', 'force'],
    ]);
  });

  test('quote the clause that answers, all of a section together', () => {
    expect(startQuestions(notice)[4]?.source).toMatchObject({
      heading: '办理程序',
      path: [],
      quote:
        '（一）申报。企业于2025年3月31日前向县商务局提出申请。\n（二）审核。县商务局自受理之日起20个工作日内完成审核。\n（三）拨付。公示5日无异议后拨付资金。',
    });
  });

  test('by the words of its articles', () => {
    expect(asked(measures)).toEqual([
      ['第一条', '为什么制定这项政策？依据是什么？', 'purpose'],
      ['第二条', '“临时救助”是什么意思？', 'meaning'],
      ['第三条', '申请需要符合哪些条件？', 'condition'],
      ['第四条', '申请需要提交哪些材料？', 'material'],
      ['第五条', '有什么时间要求？', 'time'],
      ['第六条', '违反规定会有什么后果？', 'penalty'],
      ['第七条', '什么时候起施行、有效期到什么时候？', 'force'],
    ]);
  });

  test.each<[string, string, string[]]>([
    ['适用范围', '<p>一、适用范围</p><p>本县行政区域内的企业。</p>', ['适用于哪些人、哪些情形？']],
    ['办理时限', '<p>一、办理时限</p><p>5个工作日。</p>', ['有什么时间要求？']],
    ['受理地点', '<p>一、受理地点</p><p>政务服务中心。</p>', ['到哪里办理、怎样咨询？']],
    [
      'no cue',
      '<p>一、工作分工</p><p>各司其职。</p><p>第二条 各单位应当配合。</p>',
      ['关于“工作分工”是怎样规定的？', '第二条是怎样规定的？'],
    ],
    ['a heading without a cue', '<p>一、组织保障</p><p>加强领导。</p>', ['关于“组织保障”是怎样规定的？']],
    [
      'the same question twice is told apart',
      '<p>第一条 甲应当提交证明。</p><p>第二条 乙应当提交材料。</p>',
      ['申请需要提交哪些材料（第一条）？', '申请需要提交哪些材料（第二条）？'],
    ],
    ['no policy', '<p>今天天气晴。</p>', []],
  ])('%s', (_, html, questions) => {
    expect(startQuestions(html).map(({ question }) => question)).toEqual(questions);
  });

  test('every quotation stands in the text', () => {
    for (const html of [notice, measures])
      for (const { source } of startQuestions(html))
        for (const line of source.quote.split('\n')) {
          const words = line.replace(/^（.）[^。]{0,20}。/, '').split('\t');
          for (const word of words) expect(html).toContain(word);
        }
  });
});

describe('what a picture of a policy is drawn from', () => {
  test('title, figures, dates, conditions, steps', () => {
    const picture = startPicture(notice);
    expect(picture.title).toBe('衡山县2024年促消费补贴实施办法');
    expect(picture.figures.map(({ value, unit }) => value + unit)).toEqual([
      '500万元',
      '10人',
      '5万元',
      '20%',
      '0.5%',
      '30万元',
      '20个工作日',
      '5日',
      '2年',
    ]);
    expect(picture.dates).toEqual([
      {
        text: '2024年1月1日至2024年12月31日',
        from: '2024-01-01',
        to: '2024-12-31',
        about: '2024年1月1日至2024年12月31日在本县登记注册的商贸流通企业和个体工商户',
      },
      {
        text: '2025年3月31日',
        from: '2025-03-31',
        to: null,
        about: '企业于2025年3月31日前向县商务局提出申请',
      },
      expect.objectContaining({ from: '2024-05-01', about: expect.stringContaining('起施行') }),
    ]);
    expect(picture.conditions).toEqual([
      '依法登记，信用良好',
      '上年度零售额不低于500万元',
      '吸纳就业10人以上',
    ]);
    expect(picture.steps).toEqual([
      { name: '申报', text: '企业于2025年3月31日前向县商务局提出申请。' },
      { name: '审核', text: '县商务局自受理之日起20个工作日内完成审核。' },
      { name: '拨付', text: '公示5日无异议后拨付资金。' },
    ]);
  });

  test('conditions of an article', () => {
    expect(startPicture(measures)).toMatchObject({
      title: '衡山县临时救助办法',
      conditions: ['因火灾、交通事故等意外事件，生活困难的', '因家庭成员患重病的'],
      steps: [],
    });
  });

  test.each<[string, string[]]>([
    ['补贴1,200.5元', ['1200.5元']],
    ['山商〔2024〕12号', []],
    ['第3条、第5项', []],
    ['电话0734-5812345', []],
    ['2024年3月5日', []],
    ['2024年度', []],
    ['3月5日前', []],
    ['提高2个百分点，达到98％', ['2个百分点', '98%']],
    ['面积1.2万亩、3公里', ['1.2万亩', '3公里']],
    ['有效期5年', ['5年']],
    ['满18周岁、60岁以上', ['60岁']],
    ['共2000年的历史', []],
  ])('the figures of %s', (text, figures) => {
    expect(startPicture(`<p>${text}</p>`).figures.map(({ value, unit }) => value + unit)).toEqual(figures);
  });

  test.each<[string, (string | null)[][]]>([
    ['2024年3月1日—5月31日', [['2024-03-01', '2024-05-31']]],
    ['2024年3月1日起至2025年2月28日止', [['2024-03-01', '2025-02-28']]],
    [
      '2024年3月1日受理，4月1日截止',
      [
        ['2024-03-01', null],
        ['2024-04-01', null],
      ],
    ],
    ['2024年3月底前', [[null, null]]],
    ['2024年2月30日', [[null, null]]],
    ['2024年', []],
  ])('the dates of %s', (text, dates) => {
    expect(startPicture(`<p>${text}</p>`).dates.map(({ from, to }) => [from, to])).toEqual(dates);
  });
});
