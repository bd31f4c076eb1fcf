import { type Clause, type ClauseKind, clauseOf } from './clauses.ts';
import { readBody } from './clean.ts';
import { type Block, lineOf } from './model.ts';
import { blockLines } from './text.ts';
import { writeBlocks } from './write.ts';

/** A heading or a numbered paragraph, with those inside it. */
export interface OutlineEntry {
  kind: ClauseKind;
  /** 「第三条」「一、」「（一）」, or ''. */
  number: string;
  /** Its heading, or the beginning of its text where it has none. */
  title: string;
  /** Which block of the body it is, from 0. */
  block: number;
  children: OutlineEntry[];
}

const maxTitle = 30;

const shortened = (text: string): string => {
  const sentence = /^[^。；;\n]+/.exec(text)?.[0] ?? text;
  const signs = [...sentence];
  return signs.length <= maxTitle ? sentence : `${signs.slice(0, maxTitle).join('')}…`;
};

interface Found {
  clause: Clause;
  block: number;
}

const clausesOf = (blocks: readonly Block[]): Found[] =>
  blocks.flatMap((each, block) => {
    const clause = clauseOf(each);
    return clause ? [{ clause, block }] : [];
  });

/** Headings and numbered paragraphs (编、章、节、第三条、一、（一）) of a body as a tree, in the order of the text. */
export const outlineOf = (html: string): OutlineEntry[] => {
  const top: OutlineEntry[] = [];
  const path: { rank: number; entry: OutlineEntry }[] = [];
  for (const { clause, block } of clausesOf(readBody(html).blocks)) {
    const { kind, number, heading, rest, rank } = clause;
    const entry: OutlineEntry = { kind, number, title: heading || shortened(rest), block, children: [] };
    while (path.length > 0 && (path.at(-1)?.rank ?? 0) >= rank) path.pop();
    (path.at(-1)?.entry.children ?? top).push(entry);
    path.push({ rank, entry });
  }
  return top;
};

/** An article of a policy, or a numbered clause of one that has no articles. */
export interface Article {
  kind: ClauseKind;
  number: string;
  /** Its heading, or ''. */
  heading: string;
  /** The headings above it, outermost first: 「第二章 申报条件」. */
  path: string[];
  /** All it says, without its number and heading: a block a line, cells parted by tabs. */
  text: string;
  /** The same as HTML, with its number. */
  html: string;
  /** Which blocks of the body it is: from `from` up to, not including, `to`. */
  from: number;
  to: number;
}

const nameOf = ({ number, heading }: Clause): string =>
  [number, heading].filter(part => part !== '').join(number.endsWith('、') ? '' : ' ');

/**
 * Where articles begin: an article always, its own numbered entries never. In a text without articles, a clause that
 * has a heading; （一） without one is an entry of the list that it stands in.
 */
const beginnings = (found: readonly Found[]): Found[] => {
  const hasArticles = found.some(({ clause }) => clause.kind === 'article');
  let inArticle = false;
  return found.filter(({ clause }) => {
    if (clause.kind === 'article') inArticle = true;
    else if (clause.rank < 6 || (clause.kind === 'first' && !hasArticles)) inArticle = false;
    if (clause.kind === 'article') return true;
    return !inArticle && (clause.heading !== '' || clause.kind === 'first');
  });
};

const isSlender = (article: Article): boolean => article.text === '';

/**
 * The articles of a policy text in their order; where it has none, its numbered clauses as far as they have headings.
 * A heading that has nothing but other articles under it is in their paths, not an article itself.
 */
export const articlesOf = (html: string): Article[] => {
  const { blocks } = readBody(html);
  const starts = beginnings(clausesOf(blocks));
  const path: Clause[] = [];
  const articles = starts.map(({ clause, block }, index): Article => {
    const to = starts[index + 1]?.block ?? blocks.length;
    while (path.length > 0 && (path.at(-1)?.rank ?? 0) >= clause.rank) path.pop();
    const above = path.map(nameOf);
    path.push(clause);
    const rest = blocks.slice(block + 1, to).flatMap(blockLines);
    return {
      kind: clause.kind,
      number: clause.number,
      heading: clause.heading,
      path: above,
      text: [clause.rest, ...rest].filter(line => line !== '').join('\n'),
      html: writeBlocks(blocks.slice(block, to)),
      from: block,
      to,
    };
  });
  // A heading over others is theirs; one that says all there is stays.
  return articles.filter((article, index) => {
    const next = starts[index + 1];
    const own = starts[index];
    return !isSlender(article) || next === undefined || next.clause.rank <= (own?.clause.rank ?? 0);
  });
};

/** The title that a body gives itself: its first heading, or a centred first paragraph. */
export const titleOf = (blocks: readonly Block[]): string => {
  const heading = blocks.find(block => block.kind === 'paragraph' && block.tag !== 'p');
  const [first] = blocks;
  const line = first?.kind === 'paragraph' && first.align === 'center' ? first : heading;
  return line?.kind === 'paragraph' ? lineOf(line.runs).replace(/\s+/g, '') : '';
};
