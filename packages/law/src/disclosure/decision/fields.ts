export type DecisionKind = 'licence' | 'penalty';

/** 双公示 kinds with their Chinese names. */
export const decisionKinds = [
  { id: 'licence', name: '行政许可' },
  { id: 'penalty', name: '行政处罚' },
] as const satisfies readonly { id: DecisionKind; name: string }[];

/** 行政相对人类别, and whether it is a natural person, whose name is masked. */
export const partyClasses = [
  { name: '法人及非法人组织', person: false },
  { name: '自然人', person: true },
  { name: '个体工商户', person: false },
] as const;

/** 许可类别 and 处罚类别; several are written with ；between them. */
export const decisionCategories: Readonly<Record<DecisionKind, readonly string[]>> = {
  licence: ['普通', '特许', '认可', '核准', '登记', '其他'],
  penalty: [
    '警告',
    '通报批评',
    '罚款',
    '没收违法所得',
    '没收非法财物',
    '暂扣许可证件',
    '降低资质等级',
    '吊销许可证件',
    '限制开展生产经营活动',
    '责令停产停业',
    '责令关闭',
    '限制从业',
    '行政拘留',
    '其他',
  ],
};

type FieldType = 'text' | 'long' | 'day' | 'money' | 'number' | 'code' | 'party' | 'categories';

/** A field of the credit system's standard. */
export interface DecisionField {
  id: string;
  /** As the standard's tables title it. */
  title: string;
  type: FieldType;
  required: boolean;
  /** Characters at most, of texts. */
  max: number;
  /** What goes into it, where its title does not say. */
  advice: string;
}

const texts: Record<'text' | 'long', number> = { text: 200, long: 4000 };

const field = (
  id: string,
  title: string,
  type: FieldType,
  { required = false, advice = '' }: { required?: boolean; advice?: string } = {},
): DecisionField => ({ id, title, type, required, max: type === 'long' ? texts.long : texts.text, advice });

const must = { required: true } as const;
const day = '如2024-03-01。';
const money = '单位万元，如0.5；没有的留空。';
const code = '18位统一社会信用代码。';

const party: readonly DecisionField[] = [
  field('party', '行政相对人名称', 'text', {
    required: true,
    advice: '自然人填姓名：系统加密保存，对外只显示姓氏。',
  }),
  field('partyClass', '行政相对人类别', 'party', { required: true, advice: '从下拉列表中选择。' }),
  field('creditCode', '统一社会信用代码', 'code', { advice: `${code}自然人不填。` }),
];

const source: readonly DecisionField[] = [
  field('sourceUnit', '数据来源单位', 'text', { advice: '不填时为本单位。' }),
  field('sourceCode', '数据来源单位统一社会信用代码', 'code', { advice: code }),
  field('note', '备注', 'text'),
];

/**
 * 双公示 fields as the credit system's data standard has them (行政许可、行政处罚公示信息, 发改办财金〔2018〕424号附件†).
 * Numbers of identity papers and the legal representative's name are left out: the portal needs neither.
 */
export const decisionFields: Readonly<Record<DecisionKind, readonly DecisionField[]>> = {
  licence: [
    ...party,
    field('name', '行政许可决定文书名称', 'text', must),
    field('documentNo', '行政许可决定文书号', 'number', {
      required: true,
      advice: '如“云商许决字〔2024〕12号”，同一单位内不能重复。',
    }),
    field('category', '许可类别', 'categories', { required: true, advice: '多个用；隔开。' }),
    field('certificateName', '许可证书名称', 'text'),
    field('certificateNo', '许可编号', 'text'),
    field('content', '许可内容', 'long', must),
    field('basis', '许可依据', 'long'),
    field('decidedOn', '许可决定日期', 'day', { required: true, advice: day }),
    field('validFrom', '有效期自', 'day', { advice: day }),
    field('validTo', '有效期至', 'day', { advice: '长期有效的填2099-12-31。' }),
    field('organ', '许可机关', 'text', must),
    field('organCode', '许可机关统一社会信用代码', 'code', { advice: code }),
    field('state', '当前状态', 'text', { advice: '如“有效”“无效”。' }),
    ...source,
  ],
  penalty: [
    ...party,
    field('documentNo', '行政处罚决定书文号', 'number', {
      required: true,
      advice: '如“云商罚决字〔2024〕3号”，同一单位内不能重复。',
    }),
    field('name', '违法行为类型', 'text', must),
    field('facts', '违法事实', 'long', must),
    field('basis', '处罚依据', 'long', must),
    field('category', '处罚类别', 'categories', { required: true, advice: '多个用；隔开。' }),
    field('content', '处罚内容', 'long', must),
    field('amount', '罚款金额（万元）', 'money', { advice: money }),
    field('confiscated', '没收违法所得、没收非法财物的金额（万元）', 'money', { advice: money }),
    field('revoked', '暂扣或吊销证照名称及编号', 'text'),
    field('decidedOn', '处罚决定日期', 'day', { required: true, advice: day }),
    field('validTo', '处罚有效期', 'day', { advice: day }),
    field('shownUntil', '公示截止期', 'day', { advice: day }),
    field('organ', '处罚机关', 'text', must),
    field('organCode', '处罚机关统一社会信用代码', 'code', { advice: code }),
    ...source,
  ],
};

/** Fields with a place of their own in a record; the rest are kept with it as they are. */
export const coreFields = [
  'party',
  'partyClass',
  'creditCode',
  'name',
  'documentNo',
  'category',
  'content',
  'basis',
  'decidedOn',
  'validTo',
  'organ',
  'amount',
] as const;

/** 分 of an amount in 万元 as it is written: `0.5` is 500000. Undefined where it is no amount, or parts of a 分. */
export const amountOf = (text: string): number | undefined => {
  const match = /^(\d{1,7})(?:\.(\d{1,6})0*)?$/.exec(text.normalize('NFKC').replace(/[,\s]|万元$/g, ''));
  if (!match) return undefined;
  const [, whole = '0', part = ''] = match;
  return Number(whole) * 1_000_000 + Number(part.padEnd(6, '0'));
};

/** 万元 of an amount in 分, without idle zeros. */
export const writtenAmount = (amount: number): string => {
  const part = String(amount % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${Math.floor(amount / 1_000_000)}${part === '' ? '' : `.${part}`}`;
};

/** Categories as they are kept: those of the list, joined by ；. Undefined where one is not of the list. */
export const categoriesOf = (kind: DecisionKind, text: string): string | undefined => {
  const parts = text
    .split(/[；;、，,\s]+/)
    .map(part => part.trim())
    .filter(part => part !== '');
  const known = parts.every(part => decisionCategories[kind].includes(part));
  return parts.length > 0 && known ? [...new Set(parts)].join('；') : undefined;
};
