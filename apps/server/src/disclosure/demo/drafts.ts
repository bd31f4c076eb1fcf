import { type FlowActionId, nextState } from '@gongkai/law';
import { Problem } from '../../platform/api/problem.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import { checkItem } from '../items/check.ts';
import { createItem, type ItemContext } from '../items/index.ts';
import { stateOf } from '../items/rows.ts';
import { writeStep } from '../items/write.ts';
import { daysBefore, paragraph } from './entry.ts';

/** Who works on drafts. */
export interface DemoStaff {
  clerk: Actor;
  reviewer: Actor;
  head: Actor;
}

type By = keyof DemoStaff;
type StepTaken = readonly [by: By, action: FlowActionId, reason?: string];

interface DraftPlan {
  title: string;
  column: string;
  /** Days since it was formed. */
  age: number;
  steps: readonly StepTaken[];
  /** Days until it is to be published. */
  inDays?: number;
  attribute?: readonly ['on-request' | 'withheld', string];
  text: string;
}

const submit: StepTaken = ['clerk', 'submit'];
const content: StepTaken = ['reviewer', 'content-pass'];
const secrecy: StepTaken = ['reviewer', 'secrecy-pass'];

const plans: readonly DraftPlan[] = [
  {
    title: '关于征集下一年度消费促进活动方案的公告',
    column: 'notices',
    age: 2,
    steps: [],
    text: '为丰富节日市场，现面向社会征集消费促进活动方案，请于本月底前将方案报送县商务局。',
  },
  {
    title: '关于开展商贸企业安全生产自查的通知',
    column: 'notices',
    age: 3,
    steps: [submit],
    text: '请各商贸企业对照清单开展安全生产自查，建立问题台账，限期整改到位。',
  },
  {
    title: '衡山县商贸流通企业培育库入库名单',
    column: 'notices',
    age: 4,
    steps: [submit, content],
    text: '经企业申报、现场核查，现将培育库入库企业名单予以公布，接受社会监督。',
  },
  {
    title: '招商项目：衡山县智慧冷链物流园项目',
    column: 'investment',
    age: 5,
    steps: [submit, content, secrecy],
    text: '项目选址衡山经济开发区，规划用地120亩，总投资3亿元，现面向社会招商。',
  },
  {
    title: '关于节日期间生活必需品保供安排的公告',
    column: 'notices',
    age: 6,
    steps: [submit, content, secrecy, ['head', 'sign']],
    inDays: 3,
    text: '节日期间，各应急保供企业每日开门营业，重要生活必需品价格保持稳定。',
  },
  {
    title: '关于外贸企业参加境外展会补贴的说明',
    column: 'notices',
    age: 7,
    steps: [submit, ['reviewer', 'content-return', '没有写明申报的截止日期和受理的股室，请补充后再送审。']],
    text: '外贸企业参加境外展会的，展位费可以按规定申请补贴。',
  },
  {
    title: '衡山县商务局上半年重点工作完成情况',
    column: 'plans',
    age: 60,
    steps: [],
    text: '上半年，全县社会消费品零售总额、进出口总额、实际使用内资等指标稳步增长。',
  },
  {
    title: '商贸企业信用评价内部讨论记录',
    column: 'notices',
    age: 10,
    steps: [],
    attribute: ['withheld', '属于讨论记录等过程性信息，依据《政府信息公开条例》第十六条第二款不予公开。'],
    text: '会议讨论了评价指标的权重，意见尚不一致，待进一步研究。',
  },
];

interface Place {
  regionId: string;
  unitId: string;
  columnOf(slug: string): string;
}

/** An hour of a day as the people of the demonstration work. */
const at = (day: string, hour: number): Date =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:20:00+08:00`);

const draft = async (
  context: ItemContext,
  tx: Tx,
  staff: DemoStaff,
  { regionId, unitId, columnOf }: Place,
  plan: DraftPlan,
): Promise<void> => {
  const now = context.now();
  const today = chinaDay(now);
  const { title, text, age, steps, attribute, inDays, column } = plan;
  const begun = at(daysBefore(today, Math.min(age, 8)), 9);
  const made = await createItem({ now: () => begun }, tx, staff.clerk, {
    regionId,
    unitId,
    columnId: columnOf(column),
    content: {
      title,
      body: paragraph(text),
      source: '衡山县商务局',
      formedOn: daysBefore(today, age),
      ...(attribute && { attribute: attribute[0], attributeReason: attribute[1] }),
    },
  });
  if (made instanceof Problem) throw new Error(made.message);
  let { item } = made;
  for (const [index, [by, action, reason = '']] of steps.entries()) {
    const state = nextState(stateOf(item), action);
    if (!state) throw new Error(`${action} is not possible on ${title}`);
    const time = new Date(begun.getTime() + (index + 1) * 3_600_000);
    if (action === 'submit') await checkItem({ ...context, now: () => time }, tx, item);
    const publishAt =
      action === 'sign' && inDays !== undefined ? at(daysBefore(today, -inDays), 9) : item.publish_at;
    item = await writeStep(tx, staff[by], item, {
      action,
      state,
      set: { publish_at: publishAt },
      reason,
      noted: { title },
      now: time,
    });
  }
};

/** Drafts of the commerce bureau in every state of the flow: for each role something to do, one returned, one overdue. */
export const demoDrafts = async (
  context: ItemContext,
  tx: Tx,
  staff: DemoStaff,
  place: Place,
): Promise<void> => {
  for (const plan of plans) await draft(context, tx, staff, place, plan);
};
