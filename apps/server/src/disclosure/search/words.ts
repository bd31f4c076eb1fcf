import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { synonymWords } from './synonyms.ts';

/** The words of synonyms are words, whatever the dictionary knows; none of them is cut apart for being rare. */
const ownWords = (): Uint8Array =>
  new TextEncoder().encode(synonymWords.map(word => `${word} 3000 n`).join('\n'));

let loaded: Jieba | undefined;

/** The segmenter with its dictionary: loaded once, when it is first needed, for it takes 60 MB. */
const segmenter = (): Jieba => {
  if (loaded) return loaded;
  loaded = Jieba.withDict(dict);
  loaded.loadDict(ownWords());
  return loaded;
};

const fullWidth = /[０-９Ａ-Ｚａ-ｚ]/g;
const distance = 0xfee0;

/** Full-width digits and letters as plain ones, character for character; all else stays, punctuation too. */
export const narrow = (text: string): string =>
  text.replaceAll(fullWidth, sign => String.fromCharCode(sign.charCodeAt(0) - distance));

/** Chinese as written together, or a number or word of letters with what joins its parts. */
const pieces = /\p{Script=Han}+|[a-z0-9]+(?:[.\-/][a-z0-9]+)*/gu;
const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);
const isSingle = (word: string): boolean => word.length === 1 || [...word].length === 1;

/** `v2.0-beta` is found by itself and by `v2`, `0` and `beta`. */
const latinWords = (piece: string): string[] => {
  const parts = piece.split(/[.\-/]/);
  return parts.length > 1 ? [piece, ...parts] : [piece];
};

/** Pairs of neighbours: what the dictionary does not know is found by them. */
const pairs = (singles: readonly string[]): string[] =>
  singles.slice(1).map((second, index) => `${singles[index]}${second}`);

/** Runs of single characters among the words. */
const runsOf = (words: readonly string[]): string[][] => {
  const runs: string[][] = [[]];
  for (const word of words)
    if (isHan(word) && isSingle(word)) runs.at(-1)?.push(word);
    else runs.push([]);
  return runs.filter(({ length }) => length > 1);
};

const hanWords = (piece: string): string[] => {
  const cut = segmenter().cutForSearch(piece, false);
  // Every word of the dictionary that the text contains, so that it is found however its neighbours read.
  const all = segmenter()
    .cutAll(piece)
    .filter(word => !isSingle(word));
  return [...all, ...cut.filter(isSingle), ...runsOf(cut).flatMap(pairs)];
};

/**
 * The words by which a text is found, in its order, again where they occur again: every word of the dictionary that
 * it contains, pairs of neighbouring characters where it knows none, numbers and words of letters in small letters.
 */
export const wordsOf = (text: string): string[] =>
  (narrow(text).toLowerCase().match(pieces) ?? []).flatMap(piece =>
    isHan(piece) ? hanWords(piece) : latinWords(piece),
  );

/**
 * The words that a text must contain for it to be found by this question: a part of what `wordsOf` gives for any
 * text that contains the question as it is.
 */
export const wordsToFind = (question: string): string[] => {
  const found = (narrow(question).toLowerCase().match(pieces) ?? []).map(piece => {
    if (!isHan(piece)) return { sure: [piece], singles: [] };
    const cut = segmenter().cutForSearch(piece, false);
    return {
      sure: [...cut.filter(word => !isSingle(word)), ...runsOf(cut).flatMap(pairs)],
      singles: cut.filter(isSingle),
    };
  });
  const sure = found.flatMap(each => each.sure);
  return [...new Set(sure.length > 0 ? sure : found.flatMap(each => each.singles))];
};

/** Characters that end no word. */
const particles = new Set('的了和与及或在对为于是把被从向由等并其之以');

/** 消费 and 券 as 消费券: a word with the character after it, which is often a word that the dictionary does not know. */
const lengthened = (words: readonly string[]): string[] =>
  words.slice(1).flatMap((next, index) => {
    const word = words[index] ?? '';
    return isSingle(next) && !particles.has(next) && !isSingle(word) ? [word + next] : [];
  });

const meant = (piece: string): string[] => {
  const words = segmenter().cut(piece, true);
  return [...segmenter().cutForSearch(piece, false), ...words, ...lengthened(words)];
};

/**
 * Words that mean something by themselves, each once: those of the dictionary with two characters or more, and those
 * that only look like words (names of places, new words).
 */
export const termsOf = (text: string): string[] => [
  ...new Set(
    (narrow(text).toLowerCase().match(pieces) ?? [])
      .filter(isHan)
      .flatMap(meant)
      .filter(word => !isSingle(word)),
  ),
];

/** The parts of a question that stand between words that are known: what may have been mistyped. */
export const fragmentsOf = (question: string): string[] =>
  (narrow(question).toLowerCase().match(pieces) ?? []).filter(isHan).flatMap(piece => {
    const cut = segmenter().cut(piece, false);
    const words = cut.filter(word => !isSingle(word));
    return [piece, ...words, ...runsOf(cut).map(run => run.join(''))];
  });
