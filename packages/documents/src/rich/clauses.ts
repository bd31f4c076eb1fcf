import { type Block, lineOf } from './model.ts';

/** How a part of a text is numbered: 编、章、节, an article (第三条), 「一、」, 「（一）」, or only set as a heading. */
export type ClauseKind = 'part' | 'chapter' | 'section' | 'article' | 'first' | 'second' | 'heading';

/** A line that begins a part of a text. */
export interface Clause {
  kind: ClauseKind;
  /** How deep it lies: a part lies in the last one before it of a lower rank. */
  rank: number;
  /** 「第三条」「一、」「（一）」, or '' of a heading without a number. */
  number: string;
  /** Its heading; '' where its text begins at once. */
  heading: string;
  /** What else its line says. */
  rest: string;
}

const numeral = '[一二三四五六七八九十百千零〇两\\d]{1,7}';

const numbered = (unit: string): RegExp => new RegExp(`^(第\\s*${numeral}\\s*${unit})[\\s：、]*`);

/** The forms of numbers, outermost first: rank, kind, pattern. */
const forms: readonly [kind: ClauseKind, rank: number, pattern: RegExp][] = [
  ['part', 3, numbered('编')],
  ['chapter', 4, numbered('章')],
  ['section', 5, numbered('节')],
  // 「第三条规定的…」 at the head of a line only refers to an article.
  ['article', 6, numbered('条(?:之[一二三四五六七八九十]{1,3})?(?![第的规款项所至和及、，])')],
  ['first', 7, /^([一二三四五六七八九十百]{1,4}[、．.])[\s　]*/],
  ['second', 8, /^([（(][一二三四五六七八九十百]{1,4}[）)])[\s　、]*/],
];

const headingRanks: Readonly<Record<string, number>> = { h2: 0, h3: 1, h4: 2 };

/** A heading in brackets at the head of an article: 【申请条件】（适用范围）. */
const bracketed = /^[【（(]([^】）)]{2,20})[】）)][\s　]*/;

/** The heading of a numbered line: the line alone, its first short sentence, or what stands in brackets. */
const headingOf = (kind: ClauseKind, text: string): { heading: string; rest: string } => {
  const bracket = bracketed.exec(text);
  if (bracket) return { heading: bracket[1] ?? '', rest: text.slice(bracket[0].length) };
  if (kind === 'article') return { heading: '', rest: text };
  // An entry of a list ends in a semicolon, a heading in nothing, a colon or a stop.
  const first = /^([^。；;，,：:\n]{1,30})(?:[。：:\n]\s*(?!$)|[：:]?$)/.exec(text);
  return first ? { heading: first[1] ?? '', rest: text.slice(first[0].length) } : { heading: '', rest: text };
};

/** A heading without the colon or stop that ends it. */
const bare = (text: string): string => text.replace(/[：:。]+$/, '').trim();

const clauseOfLine = (line: string): Clause | undefined => {
  for (const [kind, rank, pattern] of forms) {
    const match = pattern.exec(line);
    if (!match) continue;
    const said = line.slice(match[0].length).trim();
    return { kind, rank, number: (match[1] ?? '').replace(/\s/g, ''), ...headingOf(kind, said) };
  }
  return undefined;
};

/** The part that a block begins, or undefined where it goes on with the part before it. */
export const clauseOf = (block: Block): Clause | undefined => {
  if (block.kind !== 'paragraph') return undefined;
  const line = lineOf(block.runs).trim();
  const clause = clauseOfLine(line);
  const rank = headingRanks[block.tag];
  if (rank === undefined) return clause;
  // A heading is one by its setting; its number only names it.
  const number = clause?.number ?? '';
  const heading = bare(
    line
      .replace(/\s+/g, ' ')
      .slice(number.length)
      .replace(/^[\s：、]+/, ''),
  );
  return { kind: clause?.kind ?? 'heading', rank, number, heading, rest: '' };
};
