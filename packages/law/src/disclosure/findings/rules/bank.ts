import { maskNumber } from '../mask.ts';
import { holdsDate, passesLuhn } from '../numbers.ts';
import { type Candidate, type Labels, labelOf, type Reading } from '../reading.ts';
import { basis, type TextRule } from '../rule.ts';

/** Debit and credit cards that banks in China give out: first digits and lengths. */
const cards: readonly { prefix: RegExp; lengths: readonly number[]; plain: boolean }[] = [
  { prefix: /^62/, lengths: [16, 17, 18, 19], plain: true },
  {
    prefix: /^(?:95588|95599|955598|955595|436742|456351|622|601382|603367)/,
    lengths: [16, 18, 19],
    plain: true,
  },
  { prefix: /^(?:4|5[1-5]|2[2-7]|35)/, lengths: [16], plain: false },
];

const cardLabels: Labels<'bank' | 'other'> = [
  ['bank', /银行|卡号|[账帐]号|[账帐]户|开户|打卡|存折|一卡通|收款/g],
  [
    'other',
    /许可|编[号码]|单号|订单|流水|合同|代码|档案|案号|文号|宗地|不动产|注册|登记|备案|执照|批次|条码|追溯|发票|设备|校验码|电表|户号/g,
  ],
];

const cardShape = (shape: readonly number[]): boolean =>
  shape.length === 1 ||
  (shape.length === 2 && shape[0] === 6) ||
  shape.slice(0, -1).every(length => length === 4);

const isCard = (reading: Reading, { from, to, digits, shape }: Candidate): boolean => {
  const kinds = cards.filter(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits));
  if (kinds.length === 0 || !cardShape(shape()) || !passesLuhn(digits)) return false;
  if (/[\w.]/.test(reading.text[from - 1] ?? '') || /^(?:[A-Za-z\d]|\.\d)/.test(reading.after(to)))
    return false;
  if (reading.inAddress(from)) return false;
  const label = labelOf(reading, from, cardLabels);
  if (label === 'other') return false;
  return (
    label === 'bank' || (kinds.some(({ plain }) => plain) && !(digits.length === 18 && holdsDate(digits)))
  );
};

/** A number of a card with a known beginning and length that passes its check. */
export const bankCard: TextRule = {
  code: 'BANK-CARD',
  severity: 'must',
  title: '银行卡号（发卡行前缀、位数和校验位都成立）',
  basis: basis.privacy,
  message: '这是银行卡号。属于个人的，请删去或只保留后四位；确属单位对外公布的收款账户，请说明理由。',
  mask: maskNumber(4, 4),
  *find(reading) {
    for (const candidate of reading.candidates(16, 19, 5))
      if (isCard(reading, candidate)) yield { from: candidate.from, to: candidate.to };
  },
};
