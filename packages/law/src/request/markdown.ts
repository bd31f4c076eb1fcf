import { remedyRoutes } from '../dispute/index.ts';
import { outcomeGroups, table3Rows } from '../report/index.ts';
import { clockErrors, clockEvents, clockStatuses, requestChannels, statutoryPeriods } from './clock/index.ts';
import { feeMethods } from './fee/index.ts';
import { type RequestStep, requestActors, requestStatuses, requestSteps, stepNeeds } from './flow/index.ts';
import { decisionNeeds, outcomes } from './outcome/index.ts';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

const eventRows = clockEvents.map(({ type, label, fields, article }) => [
  label,
  `\`${type}\``,
  Object.entries(fields)
    .map(([field, kind]) => `\`${field}\`${kind.endsWith('?') ? '（可缺）' : ''}`)
    .join('、'),
  article,
]);

const clock = (): string =>
  [
    '## 期限',
    table(
      ['期限', '工作日', '起算', '依据'],
      statutoryPeriods.map(({ name, days, from, source }) => [name, String(days), from, source]),
    ),
    '当日不计，次一工作日为第1日；最后一日到当日终了。周末和法定节假日不计，调休上班的日子计入。',
    '## 收到申请之日',
    table(
      ['渠道', '代码', '收到申请之日', '依据'],
      requestChannels.map(({ id, label, receivedOn, article }) => [label, `\`${id}\``, receivedOn, article]),
    ),
    '以确认之日为准而没有写明确认日期的，以到达之日为收到申请之日，并提示补上。',
    '## 时钟的事项',
    '同一天的事项按下表次序计算，录入的先后没有影响。`received` 是对方收到的日期，不知道时可缺；`party` 用来区分几个被征求意见的人。没有写明 `party` 的意见，归最早发出、还在15个工作日内的征求意见书。',
    table(['事项', 'type', '字段', '依据'], eventRows),
    '## 时钟的状态',
    table(
      ['状态', '代码', '含义'],
      Object.entries(clockStatuses).map(([id, { label, means }]) => [label, `\`${id}\``, means]),
    ),
    '剩余工作日（`workingDaysLeft`）：截至日之后、到期日以前（含）的工作日数，到期日当日为0；逾期为负数，是到期日之后、截至日以前（含）的工作日数；其他状态为空。',
    '`days` 从收到申请的次日起逐日说明：办理期限内到到期日，停止计算和逾期到截至日，已答复到答复之日，视为放弃到视为放弃之日。计入的日子正好是当前期限的工作日；补正、收费之前已过的日子因期限重新计算而不计。',
    '晚于截至日的事项照样核对是否可能，但不计入结果：可以看到任何一天的状况。',
    '## 不可能的案卷',
    table(
      ['代码', '说明'],
      Object.entries(clockErrors).map(([code, means]) => [`\`${code}\``, means]),
    ),
  ].join('\n\n');

const stepRows = (requestSteps as readonly RequestStep[]).map(step => [
  step.label,
  step.from.map(status => requestStatuses[status].label).join('、'),
  step.to ? requestStatuses[step.to].label : '不变',
  step.who.map(who => requestActors[who]).join('、'),
  [...step.needs.map(need => stepNeeds[need].label), ...(step.decision ? ['完整的决定'] : [])].join('、'),
  step.once ? '一次' : '',
  step.article,
]);

const flow = (): string =>
  ['## 办理步骤', table(['步骤', '原状态', '新状态', '由谁', '需要', '次数', '依据'], stepRows)].join('\n\n');

/** 「（三）不予公开1.属于国家秘密」: the row with the group that it belongs to. */
const rowLabel = (id: string): string => {
  const row = table3Rows.find(each => each.id === id);
  const group = outcomeGroups.find(each => each.id === row?.group);
  const label = (row?.label ?? id).replace(/（区分处理.*$/, '');
  return group && group.rows.length > 1 ? `${group.label}${label}` : label;
};

const outcomeRows = outcomes.map(({ id, label, basis, row, letter, remedy, needs: needed }) => [
  label,
  basis.join('、'),
  rowLabel(row),
  letter,
  id === 'partial' ? '看不公开部分的情形' : remedyRoutes[remedy].label,
  needed.map(need => decisionNeeds[need].label).join('、'),
]);

const outcome = (): string =>
  [
    '## 办理结果',
    table(['结果', '依据', '表三的行', '文书', '救济途径', '决定需要'], outcomeRows),
    '部分公开的救济途径看不公开部分的情形：有一项属于条例第十四条至第十六条的，先申请行政复议。逾期没有答复的，先申请行政复议。',
    '一件申请只计一行：以办结它的结果为准。复议、判决后重新办理的，仍在首次办结的年度计一次，以该年度内最后的答复为准；并案的，与并入的申请同一行。',
  ].join('\n\n');

const fees = (): string =>
  [
    '## 信息处理费',
    table(
      ['方式', '计算单位', '标准'],
      feeMethods.map(({ label, per, rates }) => [label, per, rates]),
    ),
    '申请的数量、频次明显超过合理范围的才可以收费；两种方式选用一种，写明理由；各档只计各档的部分。',
  ].join('\n\n');

/** Periods, events, steps, outcomes and fees as Markdown, for docs/requests.md. */
export const requestsAsMarkdown = (): string => [clock(), flow(), outcome(), fees()].join('\n\n');
