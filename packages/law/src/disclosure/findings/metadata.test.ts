import { describe, expect, test } from 'vitest';
import { createCalendar } from '../../calendar/index.ts';
import { checkMetadata, disclosureLimit, type ItemMetadata } from './metadata.ts';

const calendar = createCalendar();
const complete: ItemMetadata = {
  title: '云溪县人民政府办公室关于印发促进消费若干措施的通知',
  summary: '从八个方面促进消费。',
  formed: '2025-06-30',
  source: '云溪县人民政府办公室',
  author: '云溪县人民政府办公室',
  attribute: 'proactive',
  attributeReason: null,
  column: '规范性文件',
  normative: true,
  documentNumber: '云政办发〔2025〕12号',
  validity: '现行有效',
  published: null,
};

const said = (changes: Partial<ItemMetadata>, today = '2025-07-01') =>
  checkMetadata({ ...complete, ...changes }, { today, calendar }).map(
    ({ rule, severity }) => `${rule}${severity === 'note' ? ' note' : ''}`,
  );

describe('missing metadata (Art. 12, 17, 20)', () => {
  test.each<[string, Partial<ItemMetadata>, string[]]>([
    ['nothing', {}, []],
    ['a title', { title: '' }, ['META-TITLE']],
    ['a title of blanks', { title: '　 ' }, ['META-TITLE']],
    ['a summary', { summary: null }, ['META-SUMMARY note']],
    ['the day', { formed: null }, ['META-FORMED']],
    ['a source', { source: null }, ['META-SOURCE']],
    ['an author', { author: ' ' }, ['META-AUTHOR']],
    ['a column', { column: null }, ['META-COLUMN']],
    ['an attribute', { attribute: null }, ['META-ATTRIBUTE']],
    ['a reason', { attribute: 'onRequest' }, ['META-REASON']],
    ['a reason for withholding', { attribute: 'withheld', attributeReason: '' }, ['META-REASON']],
    ['no reason, for it is given', { attribute: 'withheld', attributeReason: '第十四条，国家秘密' }, []],
    ['a number', { documentNumber: null }, ['META-NUMBER']],
    [
      'no number, for it is no normative document',
      { normative: false, documentNumber: null, validity: null },
      [],
    ],
    ['validity', { validity: null }, ['META-VALIDITY']],
    ['a well-formed number', { documentNumber: '云政办发2025年12' }, ['META-NUMBER-FORM note']],
    ['no better number', { documentNumber: '云政办发[2025]12号' }, []],
    ['no better number of an order', { documentNumber: '云溪县人民政府令第12号' }, []],
    ['a day that exists', { formed: '2025-02-30' }, ['META-FORMED']],
    ['a day that has come', { formed: '2025-07-02' }, ['META-FORMED']],
    [
      'all',
      {
        title: null,
        summary: null,
        formed: null,
        source: null,
        author: null,
        attribute: null,
        column: null,
        documentNumber: null,
        validity: null,
      },
      [
        'META-TITLE',
        'META-FORMED',
        'META-SOURCE',
        'META-AUTHOR',
        'META-COLUMN',
        'META-ATTRIBUTE',
        'META-NUMBER',
        'META-VALIDITY',
        'META-SUMMARY note',
      ],
    ],
  ])('%s', (_, changes, rules) => {
    expect(said(changes)).toEqual(rules);
  });
});

describe('20 working days (Art. 26)', () => {
  test.each<[string, string, object]>([
    ['2025-06-30', '2025-06-30', { due: '2025-07-28', state: 'open', daysLeft: 20 }],
    ['2025-06-30', '2025-07-25', { due: '2025-07-28', state: 'open', daysLeft: 1 }],
    ['2025-06-30', '2025-07-26', { due: '2025-07-28', state: 'open', daysLeft: 1 }],
    ['2025-06-30', '2025-07-28', { due: '2025-07-28', state: 'open', daysLeft: 0 }],
    ['2025-06-30', '2025-07-29', { due: '2025-07-28', state: 'overdue', daysOver: 1 }],
    ['2025-06-30', '2025-08-04', { due: '2025-07-28', state: 'overdue', daysOver: 5 }],
    // National Day and Mid-Autumn: eight days off, 28 September and 11 October worked.
    ['2025-09-19', '2025-10-11', { due: '2025-10-23', state: 'open', daysLeft: 9 }],
    ['2025-06-30', '2025-06-01', { due: '2025-07-28', state: 'open', daysLeft: 20 }],
  ])('formed on %s, on %s', (formed, on, limit) => {
    expect(disclosureLimit(formed, on, calendar)).toEqual(limit);
  });

  test.each<[string, string]>([
    ['2031-01-06', '2031-01-07'],
    ['2018-01-08', '2025-01-06'],
    ['2025-02-30', '2025-03-01'],
    ['2025-02-28', 'today'],
  ])('formed on %s, on %s: cannot be told, in a sentence', (formed, on) => {
    expect(disclosureLimit(formed, on, calendar)).toMatchObject({
      state: 'unknown',
      message: expect.stringMatching(/[。]$/),
    });
  });

  test.each<[string, Partial<ItemMetadata>, string, string[], string]>([
    ['early', {}, '2025-07-18', [], ''],
    ['five days left', {}, '2025-07-21', ['LIMIT note'], '公开时限是2025-07-28，还剩5个工作日，请抓紧办理。'],
    ['the last day', {}, '2025-07-28', ['LIMIT note'], '今天（2025-07-28）是公开的最后一天，请今天公开。'],
    [
      'overdue',
      {},
      '2025-07-30',
      ['LIMIT'],
      '公开时限是2025-07-28，已超过2个工作日。请尽快公开，并说明迟延的原因。',
    ],
    [
      'not decided yet',
      { attribute: null },
      '2025-07-30',
      ['META-ATTRIBUTE', 'LIMIT'],
      '没有认定公开属性。请选择主动公开、依申请公开或不予公开。',
    ],
    ['only on request', { attribute: 'onRequest', attributeReason: '第十六条' }, '2025-07-30', [], ''],
    ['published in time', { published: '2025-07-10' }, '2025-12-30', [], ''],
    [
      'a year without a calendar',
      { formed: '2031-01-06' },
      '2031-01-20',
      ['LIMIT note'],
      '无法计算公开时限：',
    ],
  ])('%s', (_, changes, today, rules, message) => {
    const found = checkMetadata({ ...complete, ...changes }, { today, calendar });
    expect(said(changes, today)).toEqual(rules);
    expect(found[0]?.message ?? '').toContain(message);
  });

  test('the key stays from day to day', () => {
    const keys = ['2025-07-29', '2025-08-29'].map(today =>
      checkMetadata(complete, { today, calendar }).map(({ key }) => key),
    );
    expect(keys[0]).toEqual(keys[1]);
    expect(keys[0]).toHaveLength(1);
  });
});
