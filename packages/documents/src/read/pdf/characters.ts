/**
 * Characters as fonts give them back: the ToUnicode tables of many printers name radicals instead of the characters
 * that look the same, and ligatures instead of letters.
 */

/**
 * Radicals and signs, and the character of simplified Chinese that fonts draw with the same shape. NFKC resolves
 * the other radicals; it leaves those of the supplement (U+2E80–2EFF) and gives 戶 for ⼾, which mainland fonts draw
 * as 户.
 */
const sameShape: ReadonlyMap<string, string> = new Map(
  '⺃乚 ⺎兀 ⺒巳 ⺓幺 ⺠民 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻑長 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻬齐 ⻮齿 ⻰龙 ⼾户 \u2329〈 \u232a〉 〜～ ∕／'
    .split(' ')
    .map(([radical = '', sign = '']) => [radical, sign]),
);

const needsNormal =
  /[\u2215\u2329\u232a\u301c\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe1f\ufe30-\ufe4f\u00a0\u2002-\u200a\u202f\u3000\u200b\u00ad\ufeff]/;

const usual = (sign: string): string => {
  if (/[\u200b\u00ad\ufeff]/.test(sign)) return '';
  return sameShape.get(sign) ?? (needsNormal.test(sign) ? sign.normalize('NFKC') : sign);
};

/** The characters that a glyph stands for, in their usual form; a space of any width is a plain one. */
export const charactersOf = (unicode: string): string =>
  needsNormal.test(unicode) ? [...unicode].map(usual).join('') : unicode;

/** A glyph whose character nobody can know: its font has no table of characters. */
export const isUnknown = (text: string): boolean => {
  const code = text.codePointAt(0) ?? 0;
  return (
    code < 0x20 ||
    code === 0xfffd ||
    (code >= 0xe000 && code <= 0xf8ff) ||
    (code >= 0x7f && code < 0xa0) ||
    code >= 0xf0000
  );
};

/** Whether a character belongs to a word or figure that lines do not break within. */
export const isWordSign = (sign: string): boolean => /[A-Za-z0-9\u00c0-\u024f]/.test(sign);

/** Signs that hold a word, figure or address together: they stand in it, and lines may break after some of them. */
const inWord = /[A-Za-z0-9\u00c0-\u024f.,:;/@%&=?#_+~'-]/;
export const isInWord = (sign: string): boolean => inWord.test(sign);

/** Chinese characters and punctuation: spaces beside them carry no meaning. */
export const isChinese = (sign: string): boolean =>
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d\u2026\u2014]/.test(sign);
