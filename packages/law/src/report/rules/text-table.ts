import type { CellPath } from '../cells.ts';
import type { Figure } from '../model.ts';
import { type Claim, claimsIn } from '../prose/claims.ts';
import { paragraphsOf } from '../prose/paragraphs.ts';
import { type Reading, tableValue } from '../prose/readings.ts';
import type { Assessment, CheckInput, ProseSection, Rule } from '../rule.ts';
import { unreadAmong } from './unread.ts';

const places: Record<ProseSection, string> = {
  preamble: '编制说明',
  overview: '第一部分',
  problems: '第五部分',
  other: '第六部分',
};

/** Whether a figure of the prose is the table's, at the precision to which it is stated. */
const agrees = (claim: Claim, figure: number): boolean => {
  if (claim.value === figure) return true;
  if (Number.isInteger(figure) && claim.step >= 1) return false;
  const steps = figure / claim.step;
  const stated = claim.value / claim.step;
  const near = (value: number) => Math.abs(value - stated) < 1e-6;
  return near(Math.round(steps)) || near(Math.floor(steps + 1e-9));
};

const stateOf = (claim: Claim, values: readonly Figure[]): Assessment['state'] | undefined => {
  if (values.some(value => value !== null && agrees(claim, value))) return 'holds';
  if (claim.unsure) return undefined;
  return values[0] === null || values[0] === undefined ? 'unassessable' : 'broken';
};

const cellsOfReading = ({ plus, minus }: Reading): CellPath[] => [...plus, ...minus];

const assessClaim = (input: CheckInput, section: ProseSection, claim: Claim): Assessment[] => {
  const { report } = input;
  const unread = unreadAmong(input.unread, claim.readings.flatMap(cellsOfReading));
  const values = claim.readings.map(reading =>
    unreadAmong(input.unread, cellsOfReading(reading)) === undefined ? tableValue(report, reading) : null,
  );
  const known = stateOf(claim, values);
  if (known === undefined) return [];
  const state = known === 'broken' && unread !== undefined ? 'unassessable' : known;
  const at = state === 'holds' ? values.findIndex(value => value !== null && agrees(claim, value)) : 0;
  const reading = claim.readings[at] as Reading;
  const { name } = reading;
  const expected = values[at] ?? null;
  const said = claim.words === '' ? `“${claim.quote}”` : `“${claim.quote}”写的${claim.words}`;
  const messages: Record<Assessment['state'], string> = {
    holds: `${places[section]}${said}，与${name}一致。`,
    unassessable: `${places[section]}${said}${unread ? `：${unread}` : `，因${name}是空格，无法核对。`}`,
    broken: `${places[section]}${said}，与${name}的${expected}不一致。请查明哪一处有误，把两处改成一致。`,
  };
  return [
    {
      state,
      severity: 'warning',
      message: messages[state],
      cells: state === 'unassessable' ? claim.readings.flatMap(cellsOfReading) : cellsOfReading(reading),
      expected,
      found: claim.value,
      quote: { section, text: claim.quote },
    },
  ];
};

const sections: readonly ProseSection[] = ['preamble', 'overview', 'problems', 'other'];

/** A figure of the prose that names a cell, or a group of cells, equals it. */
export const textTable: Rule = {
  code: 'TEXT-TABLE',
  severities: ['warning'],
  title: '正文中指明表中某一格或某几格的数字，与表格一致。',
  explanation:
    '核对新收、结转、办结、各项办理结果、复议诉讼及其结果、制发废止的文件、许可处罚强制、行政事业性收费；“未收到申请”等按0核对。约数、百分比、增减数、上年或部分月份的数、下级单位和单个渠道的数不核对；一句话有几种合理读法的，有一种对得上就不提出。',
  source: '《政府信息公开条例》第五十条；国办公开办函〔2021〕30号',
  needsPrevious: false,
  assess: input =>
    sections.flatMap(section =>
      paragraphsOf(input.report[section]).flatMap(paragraph =>
        claimsIn(paragraph, input.report).flatMap(claim => assessClaim(input, section, claim)),
      ),
    ),
};
