import { copiedProse } from '../prose/copied.ts';
import type { Rule } from '../rule.ts';
import { consecutive } from './years.ts';

/** Shares of last year's prose from which a note and a warning are given. */
const noteFrom = 0.4;
const warningFrom = 0.8;

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** How much of the prose is last year's, word for word. */
export const copied: Rule = {
  code: 'COPIED',
  severities: ['warning', 'note'],
  title: '正文应当写当年的情况：与上一年报告相同的文字达到40%给出提示，达到80%给出警告。',
  explanation:
    '逐段比较总体情况、存在的主要问题及改进情况、其他需要报告的事项；只换了年份和数字的仍算相同，连续13个字以上相同才计入。编制说明不计。',
  source: '《政府信息公开条例》第五十条；国办公开办函〔2021〕30号',
  needsPrevious: true,
  assess: ({ report, previous }) => {
    if (!consecutive(report, previous)) return [];
    const { share, paragraphs } = copiedProse(report, previous);
    const same = paragraphs.filter(paragraph => paragraph.share >= warningFrom);
    const sections = [...new Set(same.map(({ section }) => section))];
    const known = {
      cells: sections,
      expected: `低于${percent(noteFrom)}`,
      found: share === null ? null : percent(share),
    };
    if (share === null)
      return [
        {
          ...known,
          state: 'unassessable',
          severity: 'note',
          message: '两年的报告有一份没有正文，无法比较。',
        },
      ];
    if (share < noteFrom)
      return [
        {
          ...known,
          state: 'holds',
          severity: 'note',
          message: `正文有${percent(share)}与${previous.year}年报告相同。`,
        },
      ];
    const longest = same.toSorted((a, b) => b.text.length - a.text.length)[0];
    return [
      {
        ...known,
        state: 'broken',
        severity: share >= warningFrom ? 'warning' : 'note',
        message: `正文有${percent(share)}与${previous.year}年报告相同，其中${same.length}段几乎一字未改。请改写为本年度的情况。`,
        ...(longest && { quote: { section: longest.section, text: longest.text } }),
      },
    ];
  },
};
