import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lists } from '../../../testing/corpus/lists.ts';
import { reportWith } from '../../../testing/corpus/passage.ts';
import { anyReport } from '../../../testing/index.ts';
import { textSum } from './text-sum.ts';

const states = (text: string, state: string) =>
  textSum
    .assess({ report: reportWith({ text, cells: {}, holds: { table: 0 }, faults: [] }) })
    .filter(assessment => assessment.state === state);

describe.each(lists.map(list => ({ name: list.text.slice(0, 40), list })))('$name', ({ list }) => {
  test('adds up, or stays silent', () => {
    expect(states(list.text, 'broken').map(({ message }) => message)).toEqual([]);
    expect(states(list.text, 'holds')).toHaveLength(list.holds.sum ?? 0);
  });
  test.each(list.faults)('%s → %s', (from, to) => {
    expect(list.text.split(from)).toHaveLength(2);
    const findings = states(list.text.replace(from, to), 'broken');
    expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
    expect(findings[0]?.expected).not.toBe(findings[0]?.found);
  });
});

const names = ['机构职能', '政策文件', '财政信息', '人事信息', '工作动态', '通知公告', '规划计划'];
const shapes: ((total: number, items: string[]) => string)[] = [
  (total, items) => `全年主动公开信息${total}条，其中${items.join('，')}。`,
  (total, items) => `全年主动公开信息${total}条。其中：${items.join('；')}。`,
  (total, items) => `全年主动公开信息${total}条（${items.join('、')}）。`,
  (total, items) => `全年主动公开信息${total}条：${items.join('，')}。`,
  (total, items) => `${items.join('，')}，合计${total}条。`,
];

test('a list that adds up holds in every shape; more than the whole is a fault in every shape', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 3, max: 400 }), { minLength: 2, maxLength: 7 }),
      fc.constantFrom(...shapes),
      fc.integer({ min: 1, max: 2 }),
      (figures, shape, by) => {
        const total = figures.reduce((a, b) => a + b, 0);
        const write = (list: number[]) => list.map((figure, index) => `${names[index]}${figure}条`);
        expect(states(shape(total, write(figures)), 'holds')).toHaveLength(1);
        expect(states(shape(total, write(figures)), 'broken')).toEqual([]);
        const [first = 0, ...rest] = figures;
        const findings = states(shape(total, write([first + by, ...rest])), 'broken');
        expect(findings.map(({ severity, expected, found }) => [severity, expected, found])).toEqual([
          ['warning', total, total + by],
        ]);
      },
    ),
  );
});

test('short lists that may be incomplete are at most a note; random prose says nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 7 }),
      fc.integer({ min: 11, max: 999 }),
      (figures, rest) => {
        const total = figures.reduce((a, b) => a + b, 0) + rest;
        const text = `全年主动公开信息${total}条，其中${figures.map((figure, index) => `${names[index]}${figure}条`).join('，')}。`;
        expect(states(text, 'broken').filter(({ severity }) => severity === 'warning')).toEqual([]);
      },
    ),
  );
  fc.assert(
    fc.property(anyReport(), report => {
      expect(textSum.assess({ report }).filter(({ state }) => state === 'broken')).toEqual([]);
    }),
  );
});
