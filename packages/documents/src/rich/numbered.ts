import { type Block, type List, type Numbered, type Paragraph, textRun } from './model.ts';
import { lineRuns } from './runs.ts';

/** What a paragraph on its way to a body is. */
export type Draft = Block | Numbered;

const romans = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
];

const counted = /^(?:(\d{1,4})[.．、)]?|([a-z]|[ivx]{1,5})[.．、)])$/i;

/** The numbers that a marker can stand for; none where it is a bullet or a number that a list cannot show. */
const ordinals = (marker: string): number[] => {
  const match = counted.exec(marker);
  if (!match) return [];
  if (match[1] !== undefined) return [Number(match[1])];
  const letters = (match[2] ?? '').toLowerCase();
  const roman = romans.indexOf(letters) + 1;
  const letter = letters.length === 1 ? letters.charCodeAt(0) - 96 : 0;
  return [letter, roman].filter(number => number > 0);
};

/** A sign alone; Wingdings writes its signs as letters. */
const isBullet = (marker: string): boolean => marker === '' || /^(?:[^\d\p{Script=Han}]|--)$/u.test(marker);

const keyOf = ({ list, level }: Numbered): string => `${list}/${level}`;

/** Which levels of which lists cannot become lists: their numbers (一、（一）（1）, 3. after a break) would be others. */
const unlisted = (drafts: readonly Draft[]): Set<string> => {
  const keys = new Set<string>();
  const counters = new Map<string, number>();
  let open = new Map<string, Numbered>();
  for (const draft of drafts) {
    if (draft.kind !== 'numbered') {
      open = new Map();
      continue;
    }
    const key = keyOf(draft);
    if (isBullet(draft.marker)) continue;
    for (const other of [...open.keys()].filter(each => (open.get(each)?.level ?? 0) > draft.level)) {
      open.delete(other);
      counters.delete(other);
    }
    const expected = open.has(key) ? (counters.get(key) ?? 0) + 1 : 1;
    if (!ordinals(draft.marker).includes(expected)) keys.add(key);
    counters.set(key, expected);
    open.set(key, draft);
  }
  return keys;
};

const withMarker = ({ marker, paragraph }: Numbered): Paragraph => {
  const gap = /[\d.)a-z]$/i.test(marker) ? ' ' : '';
  return { ...paragraph, align: undefined, runs: lineRuns([textRun(marker + gap), ...paragraph.runs]) };
};

/** The lists of a stretch of numbered paragraphs, each inside the item that it follows. */
const nested = (stretch: readonly Numbered[]): List[] => {
  const top: List[] = [];
  const path: { level: number; list: List; key: string }[] = [];
  for (const draft of stretch) {
    const tag = isBullet(draft.marker) ? 'ul' : 'ol';
    while (path.length > 1 && (path.at(-1)?.level ?? 0) > draft.level) path.pop();
    let here = path.at(-1);
    // The outermost level is the one that comes first: lists that begin further in exist.
    if (here && here.level > draft.level) here.level = draft.level;
    const deeper = here !== undefined && draft.level > here.level;
    if (!here || deeper || here.list.tag !== tag || (here.key !== keyOf(draft) && tag === 'ol')) {
      const list: List = { kind: 'list', tag, items: [] };
      if (!deeper) path.pop();
      (path.at(-1)?.list.items.at(-1) ?? top).push(list);
      here = { level: draft.level, list, key: keyOf(draft) };
      path.push(here);
    }
    here.list.items.push([{ ...draft.paragraph, tag: 'p', align: undefined }]);
  }
  return top;
};

/** Numbered paragraphs as the lists that they look like, or as paragraphs that begin with their numbers. */
export const resolveNumbered = (drafts: readonly Draft[]): Block[] => {
  const unlistedKeys = unlisted(drafts);
  const blocks: Block[] = [];
  let stretch: Numbered[] = [];
  const flush = (): void => {
    blocks.push(...nested(stretch));
    stretch = [];
  };
  for (const draft of drafts) {
    if (draft.kind === 'numbered' && (isBullet(draft.marker) || !unlistedKeys.has(keyOf(draft))))
      stretch.push(draft);
    else {
      flush();
      blocks.push(draft.kind === 'numbered' ? withMarker(draft) : draft);
    }
  }
  flush();
  return blocks;
};
