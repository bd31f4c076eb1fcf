/**
 * 信息处理费 (Art. 42; 《政府信息公开信息处理费管理办法》, 国办函〔2020〕109号, in force 2021-01-01). Two methods, of
 * which the body chooses one and says why; each tier is priced for its own part only. Amounts are integer 分.
 */

/** items: by item, per applicant per calendar month; pages: by page, per request. */
export type FeeMethod = 'items' | 'pages';

/** A tier: up to and including its last item or page, each at a rate in 分. */
interface Tier {
  to: number;
  rate: number;
}

const fen = (yuan: number): number => yuan * 100;

/** By item: 1–10 free, 11–30 at 100 yuan; from 31 on bands of ten, each 100 yuan an item dearer than the one before. */
const freeItems = 10;
const firstItemTier: Tier = { to: 30, rate: fen(100) };
const itemBand = { size: 10, more: fen(100) };

/** By page (A4 side or smaller): 1–30 free, 31–100 at 10 yuan, 101–200 at 20, from 201 on at 40. */
const pageTiers: readonly Tier[] = [
  { to: 30, rate: 0 },
  { to: 100, rate: fen(10) },
  { to: 200, rate: fen(20) },
  { to: Number.POSITIVE_INFINITY, rate: fen(40) },
];

/** More than one applicant asks for in a month, and than one request has pages: what is above is a slip of the hand. */
export const maxItems = 10_000;
export const maxPages = 1_000_000;

export const feeMethods: readonly {
  id: FeeMethod;
  label: string;
  unit: string;
  per: string;
  most: number;
  rates: string;
}[] = [
  {
    id: 'items',
    label: '按件计收',
    unit: '件',
    per: '同一申请人、同一自然月',
    most: maxItems,
    rates: '10件以下（含）不收费；11–30件，每件100元；31件以上，以10件为一档，每增加一档，每件提高100元。',
  },
  {
    id: 'pages',
    label: '按量计收',
    unit: '页',
    per: '同一件申请；A4以下幅面的单面为1页；已经公开的信息不计',
    most: maxPages,
    rates: '30页以下（含）不收费；31–100页，每页10元；101–200页，每页20元；201页以上，每页40元。',
  },
];

/** One tier of a computation: which items or pages, how many, at what rate and amount (分). */
export interface FeeStep {
  from: number;
  to: number;
  count: number;
  rate: number;
  amount: number;
}

/** A fee with the steps of its computation; amounts in 分. */
export interface Fee {
  method: FeeMethod;
  count: number;
  amount: number;
  steps: readonly FeeStep[];
}

export type FeeFailure = {
  error: { code: 'bad-count' | 'not-excessive' | 'already-public' | 'no-reason'; message: string };
};

const badCount = (method: FeeMethod, count: number): FeeFailure | undefined => {
  const { unit, most } = feeMethods.find(({ id }) => id === method) ?? { unit: '', most: 0 };
  return Number.isInteger(count) && count >= 0 && count <= most
    ? undefined
    : { error: { code: 'bad-count', message: `${unit}数应为0至${most}的整数，不能是${count}。` } };
};

/** The tiers by item as far as a number of items reaches. */
const itemTiers = (count: number): Tier[] => {
  const tiers: Tier[] = [{ to: freeItems, rate: 0 }, firstItemTier];
  for (let { to, rate } = firstItemTier; to < count; ) {
    to += itemBand.size;
    rate += itemBand.more;
    tiers.push({ to, rate });
  }
  return tiers;
};

const feeOf = (method: FeeMethod, count: number, tiers: readonly Tier[]): Fee => {
  const steps = tiers
    .map(({ to, rate }, index) => {
      const from = (tiers[index - 1]?.to ?? 0) + 1;
      const last = Math.min(to, count);
      const own = last - from + 1;
      return { from, to: last, count: own, rate, amount: own * rate };
    })
    .filter(step => step.count > 0);
  return { method, count, amount: steps.reduce((sum, step) => sum + step.amount, 0), steps };
};

/** 按件计收: the fee for all of one applicant's requests of a calendar month. */
export const byItems = (count: number): Fee | FeeFailure =>
  badCount('items', count) ?? feeOf('items', count, itemTiers(count));

/** 按量计收: the fee for the pages that one request is given. */
export const byPages = (count: number): Fee | FeeFailure =>
  badCount('pages', count) ?? feeOf('pages', count, pageTiers);

/** What the n-th request of an applicant in a month costs by itself (分): what the notice for it asks for. */
export const feeOfItem = (nth: number): { amount: number } | FeeFailure => {
  const whole = byItems(nth);
  if ('error' in whole) return whole;
  return { amount: whole.steps.at(-1)?.rate ?? 0 };
};

/** Yuan as written: 「3500」「0.5」; 分 are shown only where there are any. */
export const inYuan = (amount: number): string => String(amount / 100);

/** On what a fee rests. */
export interface FeeGround {
  method: FeeMethod;
  /** The number or frequency of requests is manifestly excessive (Art. 42). */
  excessive: boolean;
  /** Why, and why this method. */
  reason: string;
  /** The information is already public. */
  alreadyPublic: boolean;
}

/** Whether a fee may be charged at all: only what is manifestly excessive, with the reason, not what is public by page. */
export const mayCharge = ({
  method,
  excessive,
  reason,
  alreadyPublic,
}: FeeGround): { may: true } | FeeFailure => {
  if (!excessive)
    return {
      error: {
        code: 'not-excessive',
        message: '申请的数量、频次没有明显超过合理范围，不收信息处理费（条例第四十二条）。',
      },
    };
  if (reason.trim() === '')
    return {
      error: { code: 'no-reason', message: '请写明申请明显超过合理范围的情况，以及选用这种计收方式的理由。' },
    };
  return method === 'pages' && alreadyPublic
    ? { error: { code: 'already-public', message: '已经公开的信息不按量收费，告知获取的方式、途径即可。' } }
    : { may: true };
};
