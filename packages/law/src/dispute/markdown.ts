import { table4Columns } from '../report/index.ts';
import { disputeKinds, disputeResults } from './dispute.ts';
import { countingSource, remedies, remedyRoutes } from './remedies.ts';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

const columnLabel = (id: string): string => table4Columns.find(column => column.id === id)?.label ?? id;

/** Remedies and results as Markdown, for docs/requests.md. */
export const disputesAsMarkdown = (): string =>
  [
    '## 救济途径和最后一日',
    table(
      ['途径', '期限', '起算', '依据'],
      remedies.map(({ label, days, months, from, source }) => [
        label,
        days === undefined ? `${months}个月` : `${days}日`,
        from,
        source,
      ]),
    ),
    `当日不计；最后一日是休息日的，顺延到其后第一个工作日。依据：${countingSource}。`,
    table(
      ['先后', '依据'],
      Object.values(remedyRoutes).map(({ label, source }) => [label, source]),
    ),
    '## 复议、诉讼的结果和表四的列',
    table(
      ['结果', '适用', '表四的列'],
      disputeResults.map(({ label, kinds, column }) => [
        label,
        kinds.map(kind => disputeKinds[kind]).join('、'),
        columnLabel(column),
      ]),
    ),
    '每件在结案的年度按结果计一次；12月31日还没有审结的，计入当年的“尚未审结”。',
  ].join('\n\n');
