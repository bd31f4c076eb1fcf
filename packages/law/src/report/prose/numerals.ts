const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const places: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/**
 * A whole number in Chinese numerals: 「十二」 12, 「一百零五」 105, 「两千三」 2300, 「二〇」 20. Undefined for what is no
 * number.
 */
export const chineseNumber = (text: string): number | undefined => {
  let total = 0;
  let digit: number | undefined;
  let place = 1;
  let row = '';
  for (const sign of text) {
    const value = digits[sign];
    if (value !== undefined) {
      digit = value;
      row += value;
      if (value === 0) place = 10;
      continue;
    }
    const next = places[sign];
    if (next === undefined || row.length > 1) return undefined;
    total += (digit ?? 1) * next;
    place = next;
    digit = undefined;
    row = '';
  }
  if (row.length > 1) return total === 0 || row.startsWith('0') ? total + Number(row) : undefined;
  return total + (digit ?? 0) * (total > 0 && place > 10 ? place / 10 : 1);
};
