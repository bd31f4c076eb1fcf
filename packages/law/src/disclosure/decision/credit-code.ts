/** 统一社会信用代码 (GB 32100—2015): its signs in the order of their values; I, O, S, V and Z are not among them. */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const length = 18;
/** Registering authority and kind of body, division code, organisation code and check sign. */
const pattern = /^[0-9A-Y]{2}\d{6}[0-9A-Y]{10}$/;

/** Spaces out, full-width signs narrowed, capitals. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** The sign that must stand at the end of the first seventeen; undefined where one of them is no sign of a code. */
export const creditCheckSign = (body: string): string | undefined => {
  let sum = 0;
  let weight = 1;
  for (const sign of body) {
    const value = signs.indexOf(sign);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % signs.length;
  }
  return signs[(signs.length - (sum % signs.length)) % signs.length];
};

/** A credit code in its plain form, or what is wrong with it in Chinese. What was typed is not repeated. */
export const readCreditCode = (text: string): { code: string } | { fault: string } => {
  const code = plain(text);
  if (code.length !== length) return { fault: `统一社会信用代码应为${length}位，现在是${code.length}位` };
  const body = code.slice(0, -1);
  const expected = creditCheckSign(body);
  if (!pattern.test(code) || expected === undefined || !signs.includes(code.slice(-1)))
    return { fault: '统一社会信用代码只有数字和大写字母，没有I、O、S、V、Z，第3至8位是区划代码' };
  return code.endsWith(expected)
    ? { code }
    : { fault: '统一社会信用代码的校验位不对，可能抄错了一位，请对照证照改正' };
};
