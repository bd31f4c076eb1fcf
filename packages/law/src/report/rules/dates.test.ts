import { describe, expect, test } from 'vitest';
import { brokenBy as broken } from '../../../testing/whole.ts';
import type { Report } from '../model.ts';
import type { Outline } from '../outline.ts';
import { late } from './late.ts';
import { period } from './period.ts';

describe('PERIOD (Art. 49, 50)', () => {
  test.each<[string, Partial<Report>, Partial<Outline>, number]>([
    ['whole year', {}, {}, 0],
    ['no period stated', { period: null }, {}, 0],
    ['last year’s period left in', { period: { from: '2023-01-01', to: '2023-12-31' } }, {}, 1],
    ['ends a day early', { period: { from: '2024-01-01', to: '2024-12-30' } }, {}, 1],
    ['title of another year', {}, { title: '云溪县水利局2023年政府信息公开工作年度报告' }, 1],
    ['preamble names another year', { preamble: '现公布2023年度政府信息公开工作年度报告。' }, {}, 1],
    ['preamble names its own year', { preamble: '现公布２０２４年度报告。' }, {}, 0],
    [
      'years of laws and documents are none of the report’s',
      { preamble: '根据2019年修订的条例和2021年印发的通知编制。' },
      {},
      0,
    ],
    [
      'notices cited by name are none of the report’s',
      {
        preamble:
          '根据《关于做好2023年政府信息公开工作年度报告编制发布工作的通知》和县政府办关于做好2022年度政府信息公开工作年度报告的通知编制。',
      },
      {},
      0,
    ],
    ['a comparison with the report before', { preamble: '与2023年度报告相比，本年度有所改进。' }, {}, 0],
    [
      'the report’s own name in the preamble',
      { preamble: '现公布《云溪县水利局2023年政府信息公开工作年度报告》。' },
      {},
      1,
    ],
    ['no year read', { year: null }, {}, 0],
  ])('%s', (_, change, seen, count) => {
    expect(broken(period, change, seen)).toHaveLength(count);
  });
});

describe('PERIOD: last year’s year left in the prose', () => {
  const leftover = (change: Partial<Report>) =>
    broken(period, change).map(({ cells, quote, severity }) => [cells[0], quote?.text, severity]);

  test.each<[string, Partial<Report>, [section: string, quote: string][]]>([
    [
      'the overview opens with it',
      { overview: '2023年，我局认真贯彻条例。主动公开信息12条。' },
      [['overview', '2023年，我局认真贯彻条例']],
    ],
    [
      'after a heading, in full-width figures',
      { overview: '（一）主动公开\n２０２３年，我局认真贯彻条例。' },
      [['overview', '２０２３年，我局认真贯彻条例']],
    ],
    [
      'in the first sentence after a number',
      { overview: '（一）主动公开。2023年，我局发布信息12条。' },
      [['overview', '2023年，我局发布信息12条']],
    ],
    [
      'problems',
      { problems: '2023年，我局政府信息公开工作取得一定成绩，但仍需改进：一是更新不够及时。' },
      [['problems', '2023年，我局政府信息公开工作取得一定成绩，但仍需改进：一是更新不够及时']],
    ],
    ['section six', { other: '2023年度未收取信息处理费。' }, [['other', '2023年度未收取信息处理费']]],
    [
      'a year that the title of a document does not change',
      { overview: '2023年，我局落实《2024年政务公开工作要点》。' },
      [['overview', '2023年，我局落实《2024年政务公开工作要点》']],
    ],
    [
      'the whole of last year, by its days',
      { overview: '2023年1月1日至12月31日，我局公开信息12条。' },
      [['overview', '2023年1月1日至12月31日，我局公开信息12条']],
    ],
    ['its own year', { overview: '2024年，我局认真贯彻条例。' }, []],
    ['last year beside its own', { overview: '2023年，我局建成专栏。2024年，我局完善专栏。' }, []],
    ['last year beside this year', { problems: '2023年，我局更新不够及时。今年已改进。' }, []],
    ['a comparison', { overview: '2023年，我局收到12件，本年同比增加3件。' }, []],
    ['compared with last year', { overview: '与2023年相比，更新更及时。较2023年，公开更多。' }, []],
    [
      'a document of last year',
      { overview: '2023年，我局印发的《公开指南》继续有效。《2023年要点》已落实。' },
      [],
    ],
    ['last year’s problems, mended', { problems: '2023年度报告指出的问题已全部整改到位。' }, []],
    ['a number of a document', { overview: '〔2023〕5号文件要求，全面公开。' }, []],
    ['the following year', { problems: '2025年，我局将加强培训。' }, []],
    ['an earlier year', { overview: '2019年，条例修订后，我局认真贯彻。' }, []],
    ['carried from last year', { overview: '2023年度结转申请2件。' }, []],
    [
      'opens with last year, though it says 本年度 later',
      { overview: '（一）主动公开\n2023年，我局公开信息12条。\n本年度培训2次。' },
      [['overview', '2023年，我局公开信息12条']],
    ],
    [
      'a look back amid what was done this year',
      { overview: '本年度，我局认真贯彻条例，及时公开各类政府信息。2023年，我局获评先进。' },
      [],
    ],
    ['no year read', { year: null, overview: '2023年，我局认真贯彻条例。' }, []],
  ])('%s', (_, change, expected) => {
    expect(leftover(change)).toEqual(expected.map(([section, quote]) => [section, quote, 'warning']));
  });
});

test('PERIOD: a leftover is told with its section and years, a long sentence by its beginning', () => {
  const sentence = `2023年，我局${'认真贯彻条例，'.repeat(9)}成效明显`;
  const [found] = broken(period, { problems: `${sentence}。` });
  expect(found?.message).toMatch(
    /^第五部分“2023年，我局(?:认真贯彻条例，){4}认真贯彻…”写的是2023年，本报告是2024年度的/,
  );
  expect(found?.quote?.text).toBe(sentence);
});

describe('LATE (Art. 49: 31 January for a department; Art. 50: 31 March for a government)', () => {
  test.each<[string, string | null, string | null, boolean]>([
    ['the last day of a department', '云溪县水利局', '2025-01-31', false],
    ['a day late for a department', '云溪县水利局', '2025-02-01', true],
    ['a commission', '临河市卫生健康委员会', '2025-02-10', true],
    ['the last day of a government', '云溪县人民政府', '2025-03-31', false],
    ['a day late for a government', '云溪县人民政府', '2025-04-01', true],
    ['a township is a government', '柳林镇人民政府', '2025-02-20', false],
    ['an office may speak for its government', '云溪县人民政府办公室', '2025-03-20', false],
    ['a zone’s committee', '东湖经济开发区管理委员会', '2025-03-20', false],
    ['no date', '云溪县水利局', null, false],
    ['no name', null, '2025-12-31', false],
    ['last January’s year left in: the year had not ended', '云溪县水利局', '2024-01-16', true],
    ['the last days of the year', '云溪县水利局', '2024-12-30', false],
    ...[
      '中共云溪县委机构编制委员会办公室',
      '云溪县委编办',
      '云溪县残疾人联合会',
      '云溪县残联',
      '云溪县供销合作社联合社',
      '云溪县供销合作社',
      '云溪县第一中学',
      '云溪县实验小学',
      '云溪县特殊教育学校',
      '云溪县公安局交警大队',
      '临河市公安局交通警察支队',
      '临河市公安局交警队',
      '云溪县医疗保障局',
    ].map((name): [string, string, string, boolean] => [
      'a department by its name',
      name,
      '2025-02-10',
      true,
    ]),
    ...[
      '云溪县人民检察院',
      '云溪县人民法院',
      '云溪县政府办',
      '云溪县应急管理办公室',
      '云溪县人民政府办公室',
      '云溪县医疗保障所',
      '东湖街道办事处',
      '东湖高新区管委会',
    ].map((name): [string, string, string, boolean] => ['no department for sure', name, '2025-02-10', false]),
  ])('%s', (_, authority, published, isLate) => {
    expect(broken(late, { authority, published })).toHaveLength(isLate ? 1 : 0);
  });
});

test('LATE: published before the period has ended is a warning', () => {
  expect(
    broken(late, { published: '2024-01-20' }).map(({ severity, expected }) => [severity, expected]),
  ).toEqual([['warning', '2025-01-01']]);
});
