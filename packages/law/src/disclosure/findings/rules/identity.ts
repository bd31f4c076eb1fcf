import { maskNumber } from '../mask.ts';
import type { Hit } from '../model.ts';
import { isCreditCode, isIdentityNumber, isOldIdentityNumber } from '../numbers.ts';
import { type Candidate, type Labels, labelOf, type Reading } from '../reading.ts';
import { basis, type TextRule } from '../rule.ts';

type Kind = 'person' | 'credit' | 'other';

const labels: Labels<Kind> = [
  ['person', /身份证|证件号|身份号|公民|居民证/g],
  ['credit', /信用代码|机构代码/g],
  [
    'other',
    /许可证|编[号码]|单号|订单|流水|合同|项目代码|档案|案号|文号|宗地|不动产|注册号|登记号|备案|执照|批次|条码|追溯|考号|设备/g,
  ],
];

/** Permits numbered by region and date of issue (施工许可证 and the like) came with networked registers. */
const firstNumberedPermits = '2008';

/** The check sign X stands as a letter, or as the sign of multiplication that some type for it. */
const checkSigns = new Set(['X', 'x', '×', 'Х', 'х']);

const doubtful =
  '这个号码既像身份证号码，也像编号或统一社会信用代码。请核对：是身份证号码的，删去或只保留前后几位。';

/** A permit's number or a body's code that happens to be built like an identity number is only worth a look. */
const judge = (reading: Reading, hit: Hit, number: string): Hit | undefined => {
  const label = labelOf(reading, hit.from, labels);
  const code = isCreditCode(number);
  if (code && label === 'credit') return undefined;
  const isDoubtful =
    (code && label !== 'person') || (label === 'other' && number.slice(6, 10) >= firstNumberedPermits);
  return isDoubtful ? { ...hit, severity: 'note', message: doubtful } : hit;
};

/** The number with its check sign, where it has one. */
const completed = (
  { text }: Reading,
  { digits, to }: Candidate,
): { number: string; to: number } | undefined => {
  if (digits.length === 18) return { number: digits, to };
  const sign = text[to] === ' ' ? to + 1 : to;
  return checkSigns.has(text[sign] ?? '') && !/\d/.test(text[sign + 1] ?? '')
    ? { number: `${digits}X`, to: sign + 1 }
    : undefined;
};

function* currentNumbers(reading: Reading): Generator<Hit> {
  for (const candidate of reading.candidates(17, 18, 18)) {
    const whole = completed(reading, candidate);
    if (!whole || !isIdentityNumber(whole.number, reading.today)) continue;
    const hit = judge(reading, { from: candidate.from, to: whole.to }, whole.number);
    if (hit) yield hit;
  }
}

/** 居民身份证号码, 18 signs; the check sign makes chance hits rare, so it is found whatever stands around it. */
export const identityNumber: TextRule = {
  code: 'IDENTITY-NUMBER',
  severity: 'must',
  title: '居民身份证号码（18位，出生日期和校验位都成立）',
  basis: basis.privacy,
  message: '这是居民身份证号码。请删去，或只保留前后几位、中间用“*”代替。',
  mask: maskNumber(4, 2),
  find: currentNumbers,
};

function* oldNumbers(reading: Reading): Generator<Hit> {
  for (const { from, to, digits } of reading.candidates(15, 15, 3)) {
    if (!isOldIdentityNumber(digits, reading.today)) continue;
    if (/[\w.]/.test(reading.text[from - 1] ?? '') || /[A-Za-z]/.test(reading.text[to] ?? '')) continue;
    const label = labelOf(reading, from, labels);
    if (label === 'person') yield { from, to };
    else if (label === undefined)
      yield {
        from,
        to,
        severity: 'note',
        message: '这15位数字像旧的身份证号码。请核对：是身份证号码的，删去或只保留前后几位。',
      };
  }
}

/** The form of 1984 to 1999 has no check sign: without a word that says so it is only worth a look. */
export const oldIdentityNumber: TextRule = {
  code: 'OLD-IDENTITY-NUMBER',
  severity: 'must',
  title: '旧的居民身份证号码（15位，地区和出生日期合理）',
  basis: basis.privacy,
  message: '这是15位的旧身份证号码。请删去，或只保留前后几位、中间用“*”代替。',
  mask: maskNumber(4, 2),
  find: oldNumbers,
};

/** Ordinary (E, G, old), official, service and diplomatic passports, and permits to travel to and from Hong Kong, Macao and Taiwan. */
const passportNumber =
  /(?<![A-Za-z\d])(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E?\d{7,8}|1[45]\d{7}|[CHMLT]\d{8}(?:\d\d)?|C[A-HJ-NP-Z]\d{7})(?![A-Za-z\d])/g;
const passportLabels: Labels<'passport'> = [['passport', /护照|通行证|证件/g]];

/** A letter and eight digits also number health foods and drugs, so a word must say what it is. */
export const passport: TextRule = {
  code: 'PASSPORT',
  severity: 'must',
  title: '护照和往来港澳台通行证号码',
  basis: basis.privacy,
  message: '这是护照或通行证号码。请删去，或只保留前后几位、中间用“*”代替。',
  mask: maskNumber(2, 2),
  *find(reading) {
    for (const { 0: found, index } of reading.text.matchAll(passportNumber))
      if (labelOf(reading, index, passportLabels)) yield { from: index, to: index + found.length };
  },
};
