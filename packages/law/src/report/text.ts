const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0e\uff05\uff0b\uff0d\uff0f]/;

/** Full-width letters, digits and signs to their ASCII forms, so that one pattern serves both. */
export const halfWidth = (text: string): string =>
  fullWidth.test(text)
    ? text.replace(new RegExp(fullWidth, 'g'), sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    : text;

const beside = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u3000-\\u303f\\u2018-\\u201d\\u2026\\u2014';
const spaceAfterChinese = new RegExp(`(?<=[${beside}])[ ]+`, 'g');
const spaceBeforeChinese = new RegExp(`[ ]+(?=[${beside}])`, 'g');

/**
 * Prose in its normal form: one paragraph a line, no empty lines, no spaces beside a Chinese character (they
 * carry no meaning, and printed files lose or invent them), other runs of spaces as one.
 */
export const normalizeProse = (text: string): string =>
  text
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(spaceAfterChinese, '')
    .replace(spaceBeforeChinese, '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .join('\n');
