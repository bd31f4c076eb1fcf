import { readBody } from './clean.ts';
import { differences, type Hunk } from './myers.ts';
import { type Unit, unitsOf } from './units.ts';

/** A stretch of a text that stayed, came or went. */
export interface DiffSpan {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** One line of a comparison: a paragraph, a row of a table, an item of a list. */
export interface BodyDifference {
  /** `changed` with spans that are all `same`: only the formatting, an image or a link changed. */
  kind: 'same' | 'added' | 'removed' | 'changed';
  part: Unit['part'];
  /** Its HTML before, a safe body of its own; null where it was not there. */
  before: string | null;
  /** Its HTML after; null where it is no more. */
  after: string | null;
  /** Its text, the removed before the added where both stand at one place. */
  spans: DiffSpan[];
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Longer texts are compared by signs: cutting them into words would take longer than it helps. */
const maxWords = 20_000;

const wordsOf = (text: string): string[] =>
  text.length > maxWords ? [...text] : Array.from(segmenter.segment(text), ({ segment }) => segment);

const joined = (spans: readonly DiffSpan[]): DiffSpan[] => {
  const result: DiffSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (span.text === '') continue;
    if (last?.kind === span.kind) result[result.length - 1] = { ...last, text: last.text + span.text };
    else result.push(span);
  }
  return result;
};

/** The hunks with those joined that only a lone sign parts: 「的」 kept between two changes helps no reader. */
const readable = (hunks: readonly Hunk[], words: readonly string[]): Hunk[] => {
  const result: Hunk[] = [];
  for (const hunk of hunks) {
    const last = result.at(-1);
    const between = last ? words.slice(last.aEnd, hunk.a).join('') : '';
    if (last && [...between].length === 1 && !/[\n\t\d]/.test(between))
      result[result.length - 1] = { ...last, aEnd: hunk.aEnd, bEnd: hunk.bEnd };
    else result.push(hunk);
  }
  return result;
};

/** Word by word how a text changed: what stayed and went, put together, is the text before; what stayed and came, after. */
export const diffTexts = (before: string, after: string): DiffSpan[] => {
  const old = wordsOf(before);
  const now = wordsOf(after);
  const spans: DiffSpan[] = [];
  let at = 0;
  for (const { a, aEnd, b, bEnd } of readable(differences(old, now), old)) {
    spans.push({ kind: 'same', text: old.slice(at, a).join('') });
    spans.push({ kind: 'removed', text: old.slice(a, aEnd).join('') });
    spans.push({ kind: 'added', text: now.slice(b, bEnd).join('') });
    at = aEnd;
  }
  spans.push({ kind: 'same', text: old.slice(at).join('') });
  return joined(spans);
};

/** How often each pair of neighbouring signs stands in a text. */
const pairsOf = (text: string): Map<string, number> => {
  const pairs = new Map<string, number>();
  const padded = `${text.slice(0, 2000)} `;
  for (let index = 0; index + 1 < padded.length; index++) {
    const pair = padded.slice(index, index + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
};

const sizeOf = (pairs: ReadonlyMap<string, number>): number =>
  pairs.values().reduce((sum, count) => sum + count, 0);

/** The share of pairs of signs that two texts have in common, 0 to 1 (Dice). */
const likeness = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number => {
  let common = 0;
  for (const [pair, count] of one) common += Math.min(count, other.get(pair) ?? 0);
  return (2 * common) / Math.max(1, sizeOf(one) + sizeOf(other));
};

/** Texts less alike than this are another text, not a changed one. */
const alike = 0.4;
/** How far ahead a changed paragraph's counterpart is looked for. */
const horizon = 12;

/** Pairs the paragraphs of a replaced stretch that are alike, in order; each takes the best within its horizon. */
const paired = (before: readonly Unit[], after: readonly Unit[]): [number, number][] => {
  const pairs = after.map(({ text }) => pairsOf(text));
  const result: [number, number][] = [];
  let from = 0;
  for (const [index, unit] of before.entries()) {
    const own = pairsOf(unit.text);
    let best = { at: -1, score: alike };
    for (let at = from; at < Math.min(after.length, from + horizon); at++) {
      if (after[at]?.part !== unit.part) continue;
      const score = unit.text === after[at]?.text ? 1 : likeness(own, pairs[at] ?? new Map());
      if (score > best.score) best = { at, score };
    }
    if (best.at < 0) continue;
    result.push([index, best.at]);
    from = best.at + 1;
  }
  return result;
};

const whole = (kind: DiffSpan['kind'], text: string): DiffSpan[] => (text === '' ? [] : [{ kind, text }]);

const removed = ({ part, html, text }: Unit): BodyDifference => ({
  kind: 'removed',
  part,
  before: html,
  after: null,
  spans: whole('removed', text),
});

const added = ({ part, html, text }: Unit): BodyDifference => ({
  kind: 'added',
  part,
  before: null,
  after: html,
  spans: whole('added', text),
});

const matched = (kind: 'same' | 'changed', before: Unit, after: Unit): BodyDifference => ({
  kind,
  part: after.part,
  before: before.html,
  after: after.html,
  spans: kind === 'same' ? whole('same', after.text) : diffTexts(before.text, after.text),
});

const replaced = (before: readonly Unit[], after: readonly Unit[]): BodyDifference[] => {
  const result: BodyDifference[] = [];
  let a = 0;
  let b = 0;
  for (const [oldAt, newAt] of [...paired(before, after), [before.length, after.length] as const]) {
    result.push(...before.slice(a, oldAt).map(removed), ...after.slice(b, newAt).map(added));
    const old = before[oldAt];
    const now = after[newAt];
    if (old && now) result.push(matched('changed', old, now));
    a = oldAt + 1;
    b = newAt + 1;
  }
  return result;
};

/**
 * What changed from one body to another, for showing side by side or in one column: paragraphs, rows and items are
 * aligned, then each changed one is compared word by word. The `before`s in order are the old body, the `after`s the
 * new one. Memory grows with the length of the bodies.
 */
export const diffBodies = (before: string, after: string): BodyDifference[] => {
  const old = unitsOf(readBody(before).blocks);
  const now = unitsOf(readBody(after).blocks);
  const result: BodyDifference[] = [];
  let a = 0;
  let b = 0;
  const same = (to: number): void => {
    for (; a < to; a++, b++) {
      const [unit, counterpart] = [old[a], now[b]];
      if (unit && counterpart) result.push(matched('same', unit, counterpart));
    }
  };
  const keys = (units: readonly Unit[]) => units.map(({ html }) => html);
  for (const hunk of differences(keys(old), keys(now))) {
    same(hunk.a);
    result.push(...replaced(old.slice(a, hunk.aEnd), now.slice(b, hunk.bEnd)));
    a = hunk.aEnd;
    b = hunk.bEnd;
  }
  same(old.length);
  return result;
};
