import {
  amountOf,
  categoriesOf,
  type DecisionField,
  type DecisionKind,
  decisionFields,
  maskIn,
  maskName,
  numberFault,
  parseCalendarDate,
  partyClasses,
  plainName,
  readCreditCode,
  readDocumentNumber,
} from '@gongkai/law';

/** Texts by the ids of the standard's fields; a field not named is blank. */
export type DecisionTexts = Readonly<Record<string, string | undefined>>;

/** A decision as it is kept, but for the party's name, which is still plain. */
export interface DecisionValues {
  kind: DecisionKind;
  documentNo: string;
  name: string;
  partyKind: 'person' | 'organization';
  party: string;
  partyShown: string;
  creditCode: string;
  category: string;
  content: string;
  basis: string;
  organ: string;
  decidedOn: string;
  validTo: string | null;
  /** In 分. */
  amount: number | null;
  more: Record<string, string>;
}

/** Faults by the ids of the fields. No fault repeats what was typed: a name may stand in the wrong cell. */
export type DecisionFaults = Record<string, string>;

type Taken = { value: string } | { fault: string };

/** Control characters (but line breaks of long texts), broken pairs and signs that turn the direction of writing. */
const unwritable = /(?![\n\t])[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufffe\uffff]/u;

const takeText = (text: string, { type, max }: DecisionField): Taken => {
  const value = type === 'long' ? text : text.replace(/[\n\t]+/g, ' ');
  if (unwritable.test(value)) return { fault: '不能含控制字符' };
  return value.length > max ? { fault: `最多${max}个字` } : { value };
};

/** Days as people write them in tables. */
const dayPattern = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;

const takeDay = (text: string): Taken => {
  const match = dayPattern.exec(text.replace(/\s/g, ''));
  const [, year = '', month = '', day = '', shortMonth, shortDay] = match ?? [];
  const value = `${year}-${(shortMonth ?? month).padStart(2, '0')}-${(shortDay ?? day).padStart(2, '0')}`;
  return match && 'date' in parseCalendarDate(value)
    ? { value }
    : { fault: '不是日期，请写成2024-03-01这样的形式' };
};

const takeMoney = (text: string): Taken =>
  amountOf(text) === undefined ? { fault: '不是金额，请以万元为单位写数字，如0.5' } : { value: text };

const takeCode = (text: string): Taken => {
  const read = readCreditCode(text);
  return 'code' in read ? { value: read.code } : read;
};

const takeNumber = (text: string): Taken => {
  const read = readDocumentNumber(text);
  return 'number' in read ? { value: read.number } : read;
};

const takeParty = (text: string): Taken =>
  partyClasses.some(({ name }) => name === text)
    ? { value: text }
    : { fault: `应为${partyClasses.map(({ name }) => `“${name}”`).join('、')}之一` };

const takeCategories =
  (kind: DecisionKind) =>
  (text: string): Taken => {
    const value = categoriesOf(kind, text);
    return value === undefined ? { fault: '请从下拉列表中选择，多个用；隔开' } : { value };
  };

const takersOf = (
  kind: DecisionKind,
): Record<DecisionField['type'], (text: string, field: DecisionField) => Taken> => ({
  text: takeText,
  long: takeText,
  day: takeDay,
  money: takeMoney,
  code: takeCode,
  number: takeNumber,
  party: takeParty,
  categories: takeCategories(kind),
});

const takeFields = (kind: DecisionKind, texts: DecisionTexts) => {
  const takers = takersOf(kind);
  const values: Record<string, string> = {};
  const faults: DecisionFaults = {};
  for (const field of decisionFields[kind]) {
    const text = (texts[field.id] ?? '').trim();
    if (text === '') {
      if (field.required) faults[field.id] = `没有填写“${field.title}”`;
      continue;
    }
    const taken = takers[field.type](text, field);
    if ('fault' in taken) faults[field.id] = taken.fault;
    else values[field.id] = taken.value;
  }
  return { values, faults };
};

const personPattern = /^[\p{L}\p{M}·•‧・．.' -]{2,50}$/u;

/** What must fit between fields, each with the field that it is told of. */
const rules: readonly {
  field: string;
  message: string;
  broken: (values: Record<string, string>, today: string) => boolean;
}[] = [
  {
    field: 'decidedOn',
    message: '决定日期还没有到，请核对',
    broken: ({ decidedOn = '' }, today) => decidedOn > today,
  },
  {
    field: 'validTo',
    message: '有效期早于决定日期，请核对',
    broken: ({ validTo = '9', decidedOn = '' }) => validTo < decidedOn,
  },
  {
    field: 'validTo',
    message: '有效期至早于有效期自，请核对',
    broken: ({ validTo = '9', validFrom = '' }) => validTo < validFrom,
  },
  {
    field: 'creditCode',
    message: '相对人是法人及非法人组织的，要填统一社会信用代码',
    broken: ({ partyClass, creditCode }) => partyClass === '法人及非法人组织' && creditCode === undefined,
  },
  {
    field: 'creditCode',
    message: '相对人是自然人的，不填统一社会信用代码，也不要填身份证号',
    broken: ({ partyClass, creditCode }) => partyClass === '自然人' && creditCode !== undefined,
  },
  {
    field: 'party',
    message: '不像姓名。请只填一个人的姓名，不加号码和说明',
    broken: ({ partyClass, party }) =>
      partyClass === '自然人' && party !== undefined && !personPattern.test(plainName(party)),
  },
];

const crossFaults = (values: Record<string, string>, today: string): DecisionFaults => {
  const faults: DecisionFaults = {};
  for (const { field, message, broken } of rules)
    if (faults[field] === undefined && broken(values, today)) faults[field] = message;
  const number = readDocumentNumber(values.documentNo ?? '');
  const late = 'number' in number && values.decidedOn && numberFault(number, values.decidedOn);
  if (late) faults.documentNo = late;
  return faults;
};

const ownFields = new Set([
  'party',
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
]);

const valuesOf = (kind: DecisionKind, values: Record<string, string>): DecisionValues => {
  const isPerson = values.partyClass === '自然人';
  const party = isPerson ? plainName(values.party ?? '') : (values.party ?? '');
  // A person's name does not stand in the other texts either: those are kept plain.
  const shown = (text: string | undefined): string => (isPerson ? maskIn(text ?? '', party) : (text ?? ''));
  const more = Object.entries(values).filter(
    ([id]) => !ownFields.has(id) && (id !== 'partyClass' || values.partyClass === '个体工商户'),
  );
  return {
    kind,
    documentNo: values.documentNo ?? '',
    name: shown(values.name),
    partyKind: isPerson ? 'person' : 'organization',
    party,
    partyShown: isPerson ? maskName(party) : party,
    creditCode: values.creditCode ?? '',
    category: values.category ?? '',
    content: shown(values.content),
    basis: shown(values.basis),
    organ: values.organ ?? '',
    decidedOn: values.decidedOn ?? '',
    validTo: values.validTo ?? null,
    amount: values.amount === undefined ? null : (amountOf(values.amount) ?? null),
    more: Object.fromEntries(more.map(([id, text]) => [id, shown(text)])),
  };
};

/** Checks what was typed of a decision, field by field and field against field. */
export const checkDecision = (
  kind: DecisionKind,
  texts: DecisionTexts,
  today: string,
): { values: DecisionValues } | { faults: DecisionFaults } => {
  const { values, faults } = takeFields(kind, texts);
  const all = { ...crossFaults(values, today), ...faults };
  return Object.keys(all).length > 0 ? { faults: all } : { values: valuesOf(kind, values) };
};
