import type { Benefit } from '../content.ts';
import { type DemoEntry, paragraph } from './entry.ts';

export const governmentName = '衡山县人民政府';
export const officeName = '衡山县人民政府办公室';

const benefit = (
  audience: string,
  kind: Benefit['kind'],
  text: string,
  clause: string,
  days: Partial<Pick<Benefit, 'fromDay' | 'toDay'>> = {},
): Benefit => ({ audience, kind, text, clause, fromDay: null, toDay: null, ...days });

/** Numbered articles as a body: 第一条 and so on. */
const articles = (texts: readonly string[]): string =>
  texts.map((text, index) => paragraph(`第${numerals[index] ?? ''}条　${text}`)).join('');

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

type Policy = Omit<DemoEntry, 'unit' | 'column' | 'kind'> & { unit?: string };

/** Documents of the county whose validity is known: in force, amended, repealed, ended. */
const normative: readonly Policy[] = [
  {
    key: 'consumption',
    title: '衡山县促进消费提质扩容若干措施',
    documentNo: '山政发〔2024〕5号',
    day: '2024-04-12',
    formedOn: '2024-04-08',
    validFrom: '2024-05-01',
    validTo: '2029-04-30',
    subjectClass: '商贸、海关、旅游',
    topics: ['促消费', '惠企政策'],
    keywords: ['消费', '以旧换新', '夜间经济'],
    summary: '对消费品以旧换新、限额以上商贸企业培育和夜间经济给予支持。',
    files: ['申报表'],
    body: articles([
      '为恢复和扩大消费，根据国家和省、市有关规定，结合本县实际，制定本措施。',
      '支持对象。在本县依法登记的商贸企业、个体工商户和在本县购买商品的消费者。',
      '消费者以旧家电换购新家电的，按照新家电成交价格的10%给予补贴，每件最高500元。',
      '个体工商户首次转为企业并达到限额以上标准的，一次性奖励5万元。',
      '新开办夜间经济特色街区并正常营业满6个月的，对运营企业一次性补助20万元。',
      '申请材料。（一）申报表；（二）营业执照副本或者身份证明；（三）发票和付款凭证。',
      '申请程序。按照下列程序办理：（一）申报，向县商务局窗口提交材料；（二）审核，县商务局会同县财政局在15个工作日内审核；（三）公示，公示5个工作日；（四）拨付，公示无异议后10个工作日内拨付。',
      '申报时间为每年3月1日至10月31日，逾期不再受理。',
      '骗取补贴的，追回资金，三年内不得申报。',
      '本措施自2024年5月1日起施行，有效期至2029年4月30日。',
    ]),
    benefits: [
      benefit('resident', 'subsidy', '以旧家电换购新家电，按成交价格的10%补贴，每件最高500元', '第三条'),
      benefit('shop', 'subsidy', '首次转为企业并达到限额以上标准的，一次性奖励5万元', '第四条'),
      benefit('enterprise', 'subsidy', '开办夜间经济特色街区满6个月，一次性补助20万元', '第五条'),
      benefit('shop', 'date', '每年3月1日至10月31日向县商务局申报', '第八条'),
      benefit('enterprise', 'duty', '如实申报；骗取补贴的追回资金，三年内不得申报', '第九条'),
    ],
  },
  {
    key: 'trade',
    title: '衡山县支持外贸企业稳订单拓市场若干措施',
    documentNo: '山政发〔2023〕9号',
    day: '2023-08-18',
    formedOn: '2023-08-11',
    validFrom: '2023-09-01',
    validTo: '2028-08-31',
    subjectClass: '商贸、海关、旅游',
    topics: ['稳外贸', '引外资', '惠企政策'],
    keywords: ['外贸', '跨境电商'],
    summary: '支持外贸企业参加展会、投保出口信用保险和开展跨境电商。',
    body: articles([
      '为支持外贸企业开拓国际市场，结合本县实际，制定本措施。',
      '本措施适用于在本县登记并有进出口实绩的企业。',
      '企业参加境外展会的，展位费给予50%补贴，每家企业每年最高10万元。',
      '企业投保出口信用保险的，保费给予30%补贴。',
      '新开展跨境电商业务且当年出口额达到100万美元的，一次性奖励8万元。',
      '申报时间为每年1月1日至3月31日，由县商务局受理。',
      '本措施自2023年9月1日起施行，有效期五年。',
    ]),
    benefits: [
      benefit('exporter', 'subsidy', '境外展会展位费补贴50%，每家每年最高10万元', '第三条'),
      benefit('exporter', 'subsidy', '出口信用保险保费补贴30%', '第四条'),
      benefit('exporter', 'date', '每年1月1日至3月31日向县商务局申报', '第六条'),
    ],
  },
  {
    key: 'investment',
    title: '衡山县招商引资奖励办法',
    documentNo: '山政发〔2023〕3号',
    day: '2023-03-24',
    formedOn: '2023-03-17',
    validFrom: '2023-04-20',
    validTo: '2028-04-19',
    subjectClass: '国民经济管理、国有资产监管',
    topics: ['产业链供应链招商'],
    amendedBy: 'investment-change',
    body: articles([
      '为鼓励引进投资项目，制定本办法。',
      '引荐人引进固定资产投资5000万元以上的产业链项目并开工建设的，按照到位资金的0.5‰奖励，最高50万元。',
      '奖励由县商务局受理，县财政局核拨。',
      '本办法自2023年4月20日起施行，有效期五年。',
    ]),
    benefits: [
      benefit('enterprise', 'subsidy', '引荐产业链项目并开工，按到位资金0.5‰奖励，最高50万元', '第二条'),
    ],
  },
  {
    key: 'investment-change',
    title: '衡山县人民政府关于修改《衡山县招商引资奖励办法》的决定',
    documentNo: '山政发〔2024〕8号',
    day: '2024-07-19',
    formedOn: '2024-07-15',
    validFrom: '2024-08-15',
    validTo: '2028-04-19',
    subjectClass: '国民经济管理、国有资产监管',
    topics: ['产业链供应链招商'],
    body: articles([
      '将第二条中的“5000万元”修改为“3000万元”。',
      '增加一条，作为第三条：“引进外商投资项目的，奖励标准提高20%。”',
      '本决定自2024年8月15日起施行。',
    ]),
  },
  {
    key: 'fireworks',
    title: '衡山县城区烟花爆竹燃放管理规定',
    documentNo: '山政发〔2023〕1号',
    day: '2023-01-06',
    formedOn: '2023-01-03',
    validFrom: '2023-01-20',
    validTo: '2028-01-19',
    subjectClass: '公安、安全、司法',
    repealedBy: 'repeal',
    body: articles([
      '为了保障公共安全，制定本规定。',
      '城区划定的区域内，除春节期间外禁止燃放烟花爆竹。',
      '本规定自2023年1月20日起施行。',
    ]),
  },
  {
    key: 'repeal',
    title: '衡山县人民政府关于废止部分行政规范性文件的决定',
    documentNo: '山政发〔2024〕11号',
    day: '2024-11-08',
    formedOn: '2024-11-04',
    validFrom: '2024-12-05',
    subjectClass: '综合政务',
    body: articles([
      '废止《衡山县城区烟花爆竹燃放管理规定》（山政发〔2023〕1号）。',
      '本决定自2024年12月5日起施行。',
    ]),
  },
  {
    key: 'epidemic',
    title: '衡山县支持中小微企业纾困解难若干措施',
    documentNo: '山政发〔2023〕2号',
    day: '2023-02-10',
    formedOn: '2023-02-06',
    validFrom: '2023-02-10',
    validTo: '2023-12-31',
    subjectClass: '国民经济管理、国有资产监管',
    topics: ['惠企政策'],
    body: articles([
      '为帮助中小微企业渡过难关，制定本措施。',
      '承租国有房屋的，减免三个月租金。',
      '本措施自2023年2月10日起施行，有效期至2023年12月31日。',
    ]),
  },
];

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
const explanations: readonly DemoEntry[] = [
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

/** Documents with their validity, and what explains them. */
export const policyEntries = (): DemoEntry[] => [
  ...normative.map(
    (policy): DemoEntry => ({ unit: governmentName, ...policy, column: 'normative', kind: 'normative' }),
  ),
  ...short.map(shortEntry),
  ...explanations,
];
