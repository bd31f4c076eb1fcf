import {
  drawable,
  hasBlankLeft,
  hasBlankRight,
  isDigit,
  isHan,
  isLatin,
  isUnit,
  isWordCharacter,
  Kind,
  kindOf,
} from './characters.ts';
import type { FontSet, Form } from './fonts.ts';

/** A stretch of text in one font, by the font's place among the document's. */
export interface Run {
  text: string;
  font: number;
}

/** After this character a line may break. */
export const mayBreak = 1;
/** After this character a justified line may be spread. */
export const mayStretch = 2;
/** At a line's end this character may do with half its width: the other half is blank. */
export const endBlank = 4;
/** So may this one at a line's start. */
export const startBlank = 8;

/** Text ready to be broken into lines, character by character; lengths in thousandths of the size. */
export interface ShapedText {
  codes: number[];
  /** Which of the document's fonts draws the character, and its CID there. */
  fonts: number[];
  cids: number[];
  widths: number[];
  /** Space after the character, inside a line: between Chinese and letters; less than nothing in 「）。」. */
  after: number[];
  flags: number[];
}

/** Half the width of a Chinese character. */
export const half = 500;
/** Between Chinese characters and letters or digits. */
const besideLatin = 200;
const wide = 900;

const dash = 0x2014;
const apostrophe = 0x2019;
const [slash, hyphen, fullStop] = [0x2f, 0x2d, 0x2e];
const ordinal = 0x7b2c;
const afterInAddress = new Set(Array.from('/?&=#_-~', sign => sign.charCodeAt(0)));
const shortestAddress = 6;
const address = /:\/\/|www\.|@/i;
/** A run of signs as long as this is no word: it may break at its signs as addresses do. */
const longRun = 30;

/** The apostrophe of 「it’s」 is the same character as a quotation mark. */
const isApostrophe = (codes: readonly number[], index: number): boolean =>
  codes[index] === apostrophe && isLatin(codes[index - 1] ?? 0) && isLatin(codes[index + 1] ?? 0);

const isInWord = (codes: readonly number[], index: number): boolean =>
  isLatin(codes[index] ?? 0) || isApostrophe(codes, index);

const formOf = (codes: readonly number[], index: number): Form => {
  if (codes[index] === dash) return 'wide';
  return isApostrophe(codes, index) ? 'narrow' : 'usual';
};

const isLetter = (code: number): boolean => isWordCharacter(code) && !isDigit(code);

/** Within letters and signs a line may break after some signs of addresses, and after the hyphen or slash of words. */
const breaksInWord = (before: number, code: number, after: number, inAddress: boolean): boolean => {
  if (kindOf(after) === Kind.closing) return false;
  if (inAddress) return afterInAddress.has(code) || (code === fullStop && isLetter(after));
  return (code === hyphen || code === slash) && isLetter(before) && isLetter(after);
};

const mayPart = (code: number, next: number): boolean => {
  const kind = kindOf(code);
  const nextKind = kindOf(next);
  if (nextKind === Kind.space || nextKind === Kind.closing) return false;
  if (kind === Kind.space) return true;
  if (kind === Kind.glue || nextKind === Kind.glue || kind === Kind.opening) return false;
  if (kind === Kind.joined && next === code) return false;
  return !(isDigit(code) && isUnit(next)) && !(code === ordinal && isDigit(next));
};

/** How two neighbours are to be drawn closer or further apart. */
const spaceBetween = (code: number, next: number, width: number, nextWidth: number): number => {
  if (isWordCharacter(code) ? isHan(next) : isHan(code) && isWordCharacter(next)) return besideLatin;
  const blankAfter = width >= wide && hasBlankRight(code);
  const blankBefore = nextWidth >= wide && hasBlankLeft(next);
  if (blankAfter && (blankBefore || (nextWidth >= wide && hasBlankRight(next)))) return -half;
  return blankBefore && width >= wide && hasBlankLeft(code) ? -half : 0;
};

/** Which characters are inside addresses: runs of letters and signs that look like one. */
const addressesOf = (codes: readonly number[]): boolean[] => {
  const inside: boolean[] = [];
  for (let start = 0; start < codes.length; start++) {
    let end = start;
    while (end < codes.length && isLatin(codes[end] ?? 0)) end++;
    if (end - start < shortestAddress) {
      start = end;
      continue;
    }
    const isAddress = end - start >= longRun || address.test(String.fromCharCode(...codes.slice(start, end)));
    for (; start < end; start++) inside[start] = isAddress;
  }
  return inside;
};

/** The characters' code points, and the font that each is to stand in. */
const charactersOf = (runs: readonly Run[]): { codes: number[]; wished: number[] } => {
  const codes: number[] = [];
  const wished: number[] = [];
  for (const { text, font } of runs) {
    const drawn = drawable(text);
    for (let index = 0; index < drawn.length; index++) {
      const code = drawn.codePointAt(index) ?? 0;
      if (code > 0xffff) index++;
      codes.push(code);
      wished.push(font);
    }
  }
  return { codes, wished };
};

/**
 * Finds each character's glyph and width, and what a line may do beside it.
 * @param fonts the document's fonts; they note which characters are used
 */
export const shape = (fonts: FontSet, runs: readonly Run[]): ShapedText => {
  const { codes, wished } = charactersOf(runs);
  const shaped: ShapedText = { codes, fonts: [], cids: [], widths: [], after: [], flags: [] };
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    const font = fonts.indexFor(code, wished[index] ?? 0);
    const used = fonts.fonts[font];
    const cid = used?.cidOf(code, formOf(codes, index)) ?? 0;
    shaped.fonts.push(font);
    shaped.cids.push(cid);
    shaped.widths.push(used?.widths[cid] ?? 0);
  }
  const addresses = addressesOf(codes);
  for (let index = 0; index < codes.length; index++) setSpaces(shaped, index, addresses[index] === true);
  return shaped;
};

const setSpaces = ({ codes, widths, after, flags }: ShapedText, index: number, inAddress: boolean): void => {
  const code = codes[index] ?? 0;
  const width = widths[index] ?? 0;
  const blank = width < wide ? 0 : hasBlankRight(code) ? endBlank : hasBlankLeft(code) ? startBlank : 0;
  const next = codes[index + 1];
  if (next === undefined) {
    after.push(0);
    flags.push(blank);
    return;
  }
  // Most neighbours are two Chinese characters.
  if (kindOf(code) === Kind.free && kindOf(next) === Kind.free) {
    after.push(0);
    flags.push(mayBreak | mayStretch);
    return;
  }
  after.push(spaceBetween(code, next, width, widths[index + 1] ?? 0));
  const inWord = isInWord(codes, index) && isInWord(codes, index + 1);
  const breaks = inWord ? breaksInWord(codes[index - 1] ?? 0, code, next, inAddress) : mayPart(code, next);
  const isJoined = kindOf(code) === Kind.joined && next === code;
  const stretches = !inWord && !isJoined && kindOf(next) !== Kind.space;
  flags.push(blank | (breaks ? mayBreak : 0) | (stretches ? mayStretch : 0));
};
