/** How a character behaves at the ends of a line. */
export const Kind = {
  /** Chinese characters and all that may stand anywhere. */
  free: 0,
  /** Not at a line's end: 「（《“」. */
  opening: 1,
  /** Not at a line's start: 「，。）》”%」. */
  closing: 2,
  /** Letters, digits and the signs of words and addresses. */
  word: 3,
  space: 4,
  /** Not parted from its like: 「——」. */
  joined: 5,
  /** Parted from neither neighbour: a no-break space. */
  glue: 6,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

const kinds = new Uint8Array(0x10000);
/** Letters, digits and signs of alphabets: 1; of them letters and digits alone: 2. */
const latin = new Uint8Array(0x10000);

const eachCode = (characters: string, visit: (code: number) => void): void => {
  for (const character of characters) visit(character.codePointAt(0) ?? 0);
};
const mark = (kind: Kind, characters: string): void =>
  eachCode(characters, code => {
    kinds[code] = kind;
  });

const alphabets: readonly (readonly [number, number])[] = [
  [0x21, 0x7e],
  [0xa1, 0x24f],
  [0x370, 0x52f],
  [0x1e00, 0x1fff],
];
for (const [first, last] of alphabets) {
  kinds.fill(Kind.word, first, last + 1);
  latin.fill(1, first, last + 1);
}
const letters = /[\p{L}\p{N}]/u;
for (let code = 0; code < 0x2000; code++)
  if (latin[code] === 1 && letters.test(String.fromCharCode(code))) latin[code] = 2;

mark(Kind.opening, '([{（［｛〔【〖〘《〈「『“‘¥￥＄$£№＃');
mark(Kind.closing, ')]}）］｝〕】〗〙》〉」』”’,.;:!?，。、；：！？．％%‰℃°′″·・々〻ー／…');
mark(Kind.joined, '—⸺～');
mark(Kind.space, ' \u2002\u2003\u2009\u3000');
mark(Kind.glue, '\u00a0\u202f');
// Marks written onto the character before them.
kinds.fill(Kind.closing, 0x300, 0x370);

export const kindOf = (code: number): Kind => (kinds[code] ?? Kind.free) as Kind;

/** Whether a character is written in an alphabet, with the signs of its words. */
export const isLatin = (code: number): boolean => (latin[code] ?? 0) > 0;
/** Whether it is a letter or digit of an alphabet. */
export const isWordCharacter = (code: number): boolean => latin[code] === 2;
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  code >= 0x20000 ||
  code === 0x3007;

/** Punctuation as wide as a character whose sign fills one half: the other half is blank. */
const blankLeft = new Set<number>();
const blankRight = new Set<number>();
eachCode('（［｛〔【〖《〈「『“‘', code => blankLeft.add(code));
eachCode('）］｝〕】〗》〉」』”’，。、；：．', code => blankRight.add(code));

/** The part of the width that is blank, for punctuation in its full-width form. */
export const hasBlankLeft = (code: number): boolean => blankLeft.has(code);
export const hasBlankRight = (code: number): boolean => blankRight.has(code);

const units = new Set<number>();
eachCode('年月日号时分秒条件次个项人名万亿元千百份篇期家场起宗例批余页种类岁周届户亩里米吨倍', code =>
  units.add(code),
);
/** What a number is read together with: 「2024年」「12条」「3.5万」. */
export const isUnit = (code: number): boolean => units.has(code);

/** Characters that have no shape on the page: controls, marks of direction, of variants and of places to break. */
const shapeless = /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufffe\uffff]/gu;

/** The text without what cannot be drawn; half a surrogate pair becomes the sign of a lost character. */
export const drawable = (text: string): string => text.toWellFormed().replace(shapeless, '');
