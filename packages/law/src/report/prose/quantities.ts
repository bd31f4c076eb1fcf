import { chineseNumber } from './numerals.ts';

/**
 * What a figure counts: `case` 件、份、宗、起、例 (used for one another), `money` in 万元, `share` a percentage, `bare` a
 * number without a unit before a delimiter, any other unit by its own name.
 */
type UnitKind = 'case' | 'money' | 'share' | 'bare' | string;

/** A figure in the prose. */
export interface Quantity {
  value: number;
  kind: UnitKind;
  /** As printed: 「件」「万元」, empty without a unit. */
  unit: string;
  /** False for 「14万余条」「近百件」「3至5件」, which are not compared. */
  exact: boolean;
  /** The amount that one step of the last printed digit is worth, in the unit of `value`: how far it may be rounded. */
  step: number;
  /** The figure is a change or a share, not a count: 「增加5件」「占12件」. */
  change: boolean;
  start: number;
  end: number;
}

const units =
  '件次|人次|个百分点|百分点|亿元|万元|小时|分钟|公里|平方|件|份|宗|起|例|条|项|个|篇|次|期|部|则|场|家|人|名|处|类|种|批|户|张|幅|套|页|字|届|轮|所|台|座|亩|天|年|月|日|号|楼|层|室|元|倍|点|级|岁|卷|栏|款|章|节|%|‰';

const pattern = new RegExp(
  `(\\d{1,3}(?:[,，]\\d{3})+(?!\\d)|\\d+(?:\\.\\d+)?)(万|亿|千|百)?(?:([余多几])(?=${units}))?(${units})?(余|多|左右|上下|以上|以下|以内|之多)?|([一二两三四五六七八九十百千零〇]{1,9})([余多几])?([件份宗起例条])(余|多|左右|上下|以上|以下|以内)?`,
  'g',
);

const caseUnits = new Set(['件', '份', '宗', '起', '例']);
const moneyUnits: Record<string, number> = { 元: 1 / 10_000, 万元: 1, 亿元: 10_000 };
const multipliers: Record<string, number> = { 万: 10_000, 亿: 100_000_000, 千: 1000, 百: 100 };

const approximate =
  /(?:近|约|大约|超过?|逾|将近|不足|不到|至少|最多|不少于|不超过|多达|突破|接近)$|\d(?:件|份|条|宗|起|例|项)?(?:[-—–~～]|至|到)$/;
const rangeGoesOn = /^(?:[-—–~～]|至|到)\d/;
const changing =
  /(?:[增减升降多少]了?|增加了?|减少了?|增长了?|下降了?|增幅|降幅|上升了?|提高了?|占比?|较|比|同比|环比|净增|新增加|翻)$/;
const delimiterFollows = /^(?:[，。；、）！\n]|$)/;
const numeralBelongsElsewhere = /[第每同逐单统之唯数几近上某另某任这该此一]$/;
const numeralGoesOn = /^(?:事|龙|线|生|心|块|道|条|件|份|清|流|点|通知书)/;

const kindOf = (unit: string): UnitKind => {
  if (caseUnits.has(unit)) return 'case';
  if (unit in moneyUnits) return 'money';
  if (unit === '%' || unit === '‰' || unit.endsWith('百分点')) return 'share';
  return unit === '' ? 'bare' : unit;
};

const decimalsOf = (digits: string): number =>
  digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;

const readDigits = (
  match: RegExpExecArray,
  before: string,
  after: string,
): Omit<Quantity, 'start' | 'end'> | undefined => {
  const [, digits = '', multiplier, about, unit = '', aboutAfter] = match;
  if (/[\dA-Za-z.\-—〔/_@第每]$/.test(before) && !/\d[-—]$/.test(before)) return undefined;
  if (unit === '' && (!delimiterFollows.test(after) || /[-—]$/.test(before))) return undefined;
  const kind = kindOf(unit);
  const money = kind === 'money' ? (moneyUnits[unit] ?? 1) : 1;
  const scale = (multiplier === undefined ? 1 : (multipliers[multiplier] ?? 1)) * money;
  const rounded = multiplier !== undefined && kind !== 'money';
  const vague = about ?? aboutAfter;
  const exact =
    !rounded &&
    vague === undefined &&
    !digits.includes('，') &&
    !approximate.test(before) &&
    !rangeGoesOn.test(after);
  const step = 10 ** -decimalsOf(digits) * scale;
  return {
    value: Number((Number(digits.replace(/[,，]/g, '')) * scale).toFixed(8)),
    kind,
    unit: multiplier === undefined ? unit : multiplier + unit,
    exact,
    step,
    change: changing.test(before),
  };
};

const readNumeral = (
  match: RegExpExecArray,
  before: string,
  after: string,
): Omit<Quantity, 'start' | 'end'> | undefined => {
  const [whole, , , , , , numeral = '', about, unit = '', aboutAfter] = match;
  const value = chineseNumber(numeral);
  if (value === undefined || numeralBelongsElsewhere.test(before) || numeralGoesOn.test(after))
    return undefined;
  if (whole === '一起' && !/案件?$/.test(before)) return undefined;
  const exact =
    about === undefined && aboutAfter === undefined && !/^[百千]/.test(numeral) && !approximate.test(before);
  return { value, kind: kindOf(unit), unit, exact, step: 1, change: changing.test(before) };
};

/** Every figure of a paragraph in its plain form, in order. Dates, numbers of documents and telephones are none. */
export const quantitiesIn = (plain: string): Quantity[] => {
  const found: Quantity[] = [];
  for (const match of plain.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = plain.slice(Math.max(0, start - 6), start);
    const after = plain.slice(end, end + 4);
    const read =
      match[1] === undefined ? readNumeral(match, before, after) : readDigits(match, before, after);
    if (read !== undefined) found.push({ ...read, start, end });
  }
  return found;
};
