import { type Enumeration, enumerationsIn, type Item, remainder } from '../prose/enumerations.ts';
import { paragraphsOf } from '../prose/paragraphs.ts';
import type { Assessment, ProseSection, Rule, Severity } from '../rule.ts';

const add = (items: readonly Item[]): number =>
  Number(items.reduce((total, { quantity }) => total + quantity.value, 0).toFixed(6));

/** The items without the reasons that an outcome of the list already holds. */
const membersOf = ({ items }: Enumeration): readonly Item[] => items.filter(({ nested }) => !nested);

/** Sums that the list may mean: all of it, or a beginning of it where what follows stands apart. */
const sumsOf = (list: Enumeration): number[] => {
  const members = membersOf(list);
  const parts =
    list.announced === 'total'
      ? members.map((_, index) => members.slice(index))
      : members.flatMap((_, index) =>
          members[index + 1]?.apart === false ? [] : [members.slice(0, index + 1)],
        );
  return [list.items, ...parts].filter(part => part.length > 1).map(add);
};

/** Lists that name every kind there is. */
const exhaustive: readonly (readonly RegExp[])[] = [
  [/自然人/, /法人(?:或|和|及|、|或者)其[他它]组织/],
  [/维持/, /纠正/, /其[他它]/, /未审结|审理/],
];

/** Whether nothing can be missing from the list. */
const complete = (
  { items, respectively, shares, announced, partial }: Enumeration,
  missing: number,
): boolean => {
  if (announced === 'total') return !partial;
  if (respectively || items.some(({ label }) => remainder.test(label))) return true;
  if (exhaustive.some(kinds => kinds.every(kind => items.some(({ label }) => kind.test(label))))) return true;
  const shared = shares.reduce((total, share) => total + share, 0);
  if (shares.length === items.length && items.length > 1 && Math.abs(shared - 100) < 0.6) return true;
  const least = Math.min(...items.map(({ quantity }) => quantity.value));
  return (
    !partial &&
    items.length >= 4 &&
    missing < least &&
    missing <= 10 &&
    missing <= 0.05 * (missing + add(items))
  );
};

const nearlyComplete = ({ items, partial }: Enumeration, whole: number): boolean =>
  !partial && items.length >= 3 && add(items) >= 0.8 * whole;

const overlapping = /同时|既|又|重复|交叉|兼|均|次/;
const platforms = /网站|微信|微博|公众号|客户端|新媒体|公开栏|公告栏|电视|广播|报纸|抖音|平台|APP|媒体/;

/** One thing may be counted in several places: 「网站100条、微信80条」. */
const overlaps = ({ items }: Enumeration): boolean =>
  items.filter(({ label }) => platforms.test(label)).length >= 2;

type Verdict = { state: 'holds' } | { state: 'broken'; severity: Severity } | null;

const tooMuch = (list: Enumeration, whole: number): Verdict => {
  if (list.unclear || list.overlapping || list.items.some(({ label }) => overlapping.test(label)))
    return null;
  if (list.items.length === 1) return null;
  const oversize = list.items.slice(list.acrossStop ? 0 : 1).some(({ quantity }) => quantity.value > whole);
  return { state: 'broken', severity: oversize || overlaps(list) ? 'note' : 'warning' };
};

const tooLittle = (list: Enumeration, whole: number, sum: number): Verdict => {
  if (list.unclear || list.items.length < 2) return null;
  if (complete(list, whole - sum)) return { state: 'broken', severity: 'warning' };
  return nearlyComplete(list, whole) ? { state: 'broken', severity: 'note' } : null;
};

/** The figure that the list is measured by when it agrees with none: what it exceeds, or falls short of. */
const wholeOf = (list: Enumeration, sum: number): number => {
  const wholes = list.wholes.map(({ value }) => value);
  const nearest = wholes[0] ?? 0;
  if (sum <= nearest) return nearest;
  const larger = wholes.filter(whole => whole > sum);
  return larger.length > 0 ? Math.min(...larger) : Math.max(...wholes);
};

const verdict = (list: Enumeration, sum: number, whole: number): Verdict => {
  if (list.items.some(({ quantity }) => !quantity.exact) || list.wholes.some(({ exact }) => !exact))
    return null;
  const wholes = list.wholes.map(({ value }) => value);
  const left = list.leftOver.reduce((total, { value }) => total + value, 0);
  if (sumsOf(list).some(part => wholes.includes(part) || wholes.includes(part + left)))
    return { state: 'holds' };
  if (list.otherSubject) return null;
  if (list.announced === 'total') return tooLittle(list, whole, sum);
  if (sum > whole) return tooMuch(list, whole);
  return whole === wholes[0] || complete({ ...list, partial: true }, whole - sum)
    ? tooLittle(list, whole, sum)
    : null;
};

const advice = (severity: Severity, few: boolean): string => {
  if (severity !== 'note') return '请核对总数和各项，改成一致。';
  return few
    ? '列举齐全的，请改正数字；不齐全的，请写明“等”或“主要”。'
    : '请核对数字；同一信息在几处发布、重复计算的，请写明。';
};

const assessList = (section: ProseSection, list: Enumeration): Assessment[] => {
  const members = membersOf(list);
  const sum = add(members);
  const whole = wholeOf(list, sum);
  const found = verdict(list, sum, whole);
  if (!found) return [];
  const unit = list.wholes[0]?.unit ?? '';
  const known = { cells: [section], quote: { section, text: list.quote } };
  if (found.state === 'holds') {
    const sums = sumsOf(list);
    const agreed = list.wholes.find(({ value }) => sums.includes(value))?.value ?? whole;
    const message = `“${list.quote}”：列举的各项相加，与${agreed}${unit}一致。`;
    return [{ ...known, state: 'holds', severity: 'warning', message, expected: agreed, found: agreed }];
  }
  const parts = members.map(({ quantity }) => quantity.value).join('+');
  const by = `${sum < whole ? '少' : '多'}${Number(Math.abs(sum - whole).toFixed(6))}`;
  const message = `“${list.quote}”：各项相加（${parts}）为${sum}，比写明的${whole}${unit}${by}。${advice(found.severity, sum < whole)}`;
  return [{ ...known, state: 'broken', severity: found.severity, message, expected: whole, found: sum }];
};

const sections: readonly ProseSection[] = ['preamble', 'overview', 'problems', 'other'];

/** An enumeration with a stated sum adds up: 「58条，其中…6条；…13条；…4条；…12条；…23条」. */
export const textSum: Rule = {
  code: 'TEXT-SUM',
  severities: ['warning', 'note'],
  title: '正文中写明总数的列举，各项相加等于总数。',
  explanation:
    '认“N条，其中…”“N条（…）”“N条：…”“…，合计N条”等写法。各项之和多于总数的提出警告；只有一项的、写明有重复交叉的、句号后的“其中”另说一事的不核对。少于总数的，只在列举明显齐全（有“其他”“分别为”、类别穷尽、占比合计100%或只差一点）时提出警告，其余接近齐全的只给提示。约数、单位不同、写有“等”“主要”“包括”的不齐全列举不核对。',
  source: '《政府信息公开条例》第五十条',
  needsPrevious: false,
  assess: ({ report }) =>
    sections.flatMap(section =>
      paragraphsOf(report[section]).flatMap(paragraph =>
        enumerationsIn(paragraph).flatMap(list => assessList(section, list)),
      ),
    ),
};
