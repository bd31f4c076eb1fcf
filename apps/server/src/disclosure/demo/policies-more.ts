import type { Benefit } from '../content.ts';
import { type DemoEntry, paragraph } from './entry.ts';
import { articles, benefit, governmentName } from './policy-parts.ts';

interface Short {
  key: string;
  unit: string;
  title: string;
  no: string;
  day: string;
  benefits: readonly Benefit[];
  topics?: string[];
}

/** Documents of bureaus that people ask for most, a clause for each benefit. */
const short: readonly Short[] = [
  {
    key: 'elder',
    unit: '衡山县民政局',
    title: '衡山县高龄津贴发放办法',
    no: '山民发〔2024〕6号',
    day: '2024-03-15',
    benefits: [
      benefit(
        'elder',
        'subsidy',
        '年满80周岁的老年人每月发放高龄津贴100元，年满100周岁的每月500元',
        '第二条',
      ),
      benefit('elder', 'date', '年满80周岁的前一个月向户籍所在村（社区）申请', '第三条'),
      benefit('needy', 'subsidy', '最低生活保障对象中的高龄老年人不因高龄津贴减少保障金', '第四条'),
      benefit('disabled', 'subsidy', '重度残疾老年人可以同时领取护理补贴', '第五条'),
    ],
  },
  {
    key: 'startup',
    unit: '衡山县人力资源和社会保障局',
    title: '衡山县返乡入乡创业补贴实施办法',
    no: '山人社发〔2024〕9号',
    day: '2024-05-17',
    topics: ['稳就业'],
    benefits: [
      benefit('startup', 'subsidy', '首次创办企业正常经营满一年的，一次性补贴5000元', '第二条'),
      benefit('graduate', 'subsidy', '毕业两年内的高校毕业生见习，每月补贴不低于最低工资标准', '第三条'),
      benefit('worker', 'subsidy', '参加职业技能培训并取得证书的，给予培训补贴', '第四条'),
      benefit('veteran', 'subsidy', '自主就业退役军人创业的，补贴标准提高20%', '第五条'),
      benefit('startup', 'date', '每季度第一个月向县人力资源和社会保障局申请', '第六条'),
    ],
  },
  {
    key: 'farm',
    unit: '衡山县农业农村局',
    title: '衡山县农业机械购置补贴实施细则',
    no: '山农发〔2023〕12号',
    day: '2023-06-09',
    topics: ['乡村振兴'],
    benefits: [
      benefit('farmer', 'subsidy', '购买补贴目录内的农业机械，按照分档补贴额直接补贴到户', '第二条'),
      benefit('farmer', 'duty', '享受补贴的机械两年内不得转让', '第三条'),
      benefit('farmer', 'date', '补贴资金用完为止，先购先补', '第四条'),
    ],
  },
  {
    key: 'school',
    unit: '衡山县教育局',
    title: '衡山县义务教育学校招生入学管理办法',
    no: '山教发〔2024〕4号',
    day: '2024-04-26',
    benefits: [
      benefit('parent', 'date', '每年7月上旬登记小学一年级新生信息', '第二条'),
      benefit('parent', 'duty', '提供户口簿、不动产权证或者居住证明', '第三条'),
      benefit('parent', 'subsidy', '家庭经济困难学生可以申请生活补助', '第四条'),
    ],
  },
];

const shortEntry = ({ key, unit, title, no, day, benefits, topics = [] }: Short): DemoEntry => ({
  key,
  unit,
  column: 'normative',
  kind: 'normative',
  title,
  documentNo: no,
  day,
  topics,
  formedOn: day,
  validFrom: day,
  validTo: `${Number(day.slice(0, 4)) + 5}${day.slice(4)}`,
  subjectClass: '民政、扶贫、救灾',
  benefits: [...benefits],
  body: articles([
    `为规范有关工作，保障群众合法权益，根据国家和省、市有关规定，制定《${title}》。`,
    ...benefits.map(({ text }) => `${text}。`),
    `本文件自印发之日起施行，由${unit}负责解释，有效期五年。`,
  ]),
});

/** What explains a document, in words, as questions, as a picture. */
export const explanations: readonly DemoEntry[] = [
  {
    unit: governmentName,
    column: 'interpretations',
    title: '《衡山县促进消费提质扩容若干措施》解读',
    day: '2024-04-12',
    interprets: 'consumption',
    body:
      paragraph('一、为什么制定。为恢复和扩大消费，回应群众和商户的期待。') +
      paragraph('二、谁能得到支持。本县的商贸企业、个体工商户和在本县购物的消费者。') +
      paragraph('三、怎么申请。每年3月1日至10月31日，到县商务局窗口申报，全程不收费。'),
  },
  {
    unit: governmentName,
    column: 'interpretations',
    title: '《衡山县促进消费提质扩容若干措施》问答',
    day: '2024-04-15',
    form: 'faq',
    interprets: 'consumption',
    derivedFrom: 'consumption',
    body:
      '<h3>以旧换新能补多少？</h3><p>按照新家电成交价格的10%补贴，每件最高500元。</p>' +
      '<h3>需要提交哪些材料？</h3><p>申报表、身份证明、发票和付款凭证。</p>' +
      '<h3>到哪里办理？</h3><p>县政务服务中心县商务局窗口，工作日办理。</p>',
  },
  {
    unit: governmentName,
    column: 'interpretations',
    title: '《衡山县支持外贸企业稳订单拓市场若干措施》解读',
    day: '2023-08-21',
    interprets: 'trade',
    body: paragraph('措施从展会、信保、跨境电商三个方面支持外贸企业，由县商务局受理，县财政局拨付。'),
  },
  {
    unit: governmentName,
    column: 'interpretations',
    title: '《衡山县招商引资奖励办法》修改说明',
    day: '2024-07-22',
    interprets: 'investment-change',
    body: paragraph('这次修改降低了奖励门槛，增加了对引进外商投资项目的奖励。'),
  },
  {
    unit: '衡山县民政局',
    column: 'interpretations',
    title: '《衡山县高龄津贴发放办法》解读',
    day: '2024-03-18',
    interprets: 'elder',
    body: paragraph('年满80周岁即可申请，从申请的次月起发放，由子女代办的带齐双方身份证明。'),
  },
];

/** The same as entries. */
export const bureauPolicies = (): DemoEntry[] => short.map(shortEntry);
