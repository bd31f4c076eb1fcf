import { normalizeProse } from '@gongkai/law';
import { type Block, Unreadable } from '../../blocks.ts';
import { findHeadings } from '../../interpret/sections.ts';
import { findTitle } from '../../interpret/title.ts';
import { dateOver, endsArticle, isLinks, isOverArticle } from './furniture.ts';
import { type Page, type Piece, type Scope, textOfPiece } from './pieces.ts';

/** The article of a page: its pieces, and what the page around it says of its title and date. */
export interface Article {
  pieces: Piece[];
  title: string | undefined;
  published: string | undefined;
  /** Whether statutory headings or tables mark it, so that it is not merely the page's longest text. */
  marked: boolean;
}

/** The pieces that mark the article, first and last. */
interface Marks {
  first: number;
  last: number;
  count: number;
}

/** Lines that may be a section's heading, with its number or without. */
const mayBeHeading = (text: string): boolean =>
  /^\s*第?\s*[一二三四五六]/.test(text) ||
  (text.length <= 60 && /情况|概况|概述|主动公开|申请|复议|问题|不足|事项/.test(text));

/** Only lines that may be headings need to be in normal form; others are blank here. */
const headingLines = (pieces: Piece[]): Block[] =>
  pieces.map(({ block }) =>
    block.kind === 'table'
      ? block
      : { kind: 'paragraph', text: mayBeHeading(block.text) ? normalizeProse(block.text) : '' },
  );

/** Headings in runs from the first section to the last: a page that shows its text twice has two. */
const runsOf = (pieces: Piece[]): number[][] => {
  const runs: number[][] = [];
  for (const { id, index } of findHeadings(headingLines(pieces))) {
    if (id === 'overview' || runs.length === 0) runs.push([]);
    runs[runs.length - 1]?.push(index);
  }
  return runs;
};

const findMarks = (pieces: Piece[]): Marks | undefined => {
  const run = runsOf(pieces).reduce((best, each) => (each.length > best.length ? each : best), []);
  const from = run[0] ?? 0;
  const tables = pieces.flatMap(({ statutory }, index) => (statutory && index >= from ? [index] : []));
  const marks = run.length >= 5 ? run : [...(run.length >= 2 ? run : []), ...tables];
  return marks.length === 0
    ? undefined
    : { first: Math.min(...marks), last: Math.max(...marks), count: marks.length };
};

/** How much plain text (no links) stands before each piece. */
const plainText = (pieces: Piece[]): number[] => {
  const sums = [0];
  for (const piece of pieces)
    sums.push((sums[sums.length - 1] ?? 0) + (piece.aside ? 0 : textOfPiece(piece).length - piece.linked));
  return sums;
};

/**
 * The scopes from the whole page down to the smallest that holds all marks. Where marks are too few to tell, a scope
 * must also hold most of the text of the one around it.
 */
const scopesOf = ({ pieces, root }: Page, marks: Marks | undefined): Scope[] => {
  const sums = plainText(pieces);
  const amount = ({ start, end }: Scope) => (sums[end] ?? 0) - (sums[start] ?? 0);
  const path = [root];
  const holdsMarks = ({ start, end }: Scope) =>
    marks === undefined ? end - start > 1 : start <= marks.first && end > marks.last;
  let scope: Scope | undefined = root;
  while (scope) {
    const enough: number = marks !== undefined && marks.count >= 3 ? -1 : 0.6 * amount(scope);
    const inner: Scope | undefined = scope.children.find(
      child => holdsMarks(child) && amount(child) > enough,
    );
    if (inner) path.push(inner);
    scope = inner;
  }
  return path;
};

/** What follows the last mark up to where the page goes on with other things; links too, where all is one link by mistake. */
const tailOf = (pieces: Piece[], withLinks: boolean): Piece[] => {
  const end = pieces.findIndex(endsArticle);
  return (end === -1 ? pieces : pieces.slice(0, end)).filter(piece => withLinks || !isLinks(piece));
};

/** A section's text may stand beside the element that holds the headings: so many levels out it is looked for. */
const levelsOut = 2;

const endOf = ({ pieces }: Page, path: Scope[], last: number): Piece[] => {
  const mark = pieces[last];
  const withLinks = mark !== undefined && mark.block.kind === 'paragraph' && isLinks(mark);
  for (const scope of path.slice(-1 - levelsOut).toReversed()) {
    const tail = tailOf(pieces.slice(last + 1, scope.end), withLinks);
    if (tail.length > 0) return tail;
  }
  return [];
};

const isProse = (piece: Piece): boolean =>
  textOfPiece(piece).length >= 12 && /[。；]/.test(textOfPiece(piece));

const lineOf = ({ block }: Piece): string =>
  block.kind === 'paragraph'
    ? normalizeProse(block.text)
    : block.rows.map(row => [...new Set(row)].map(cell => cell?.text ?? '').join(' ')).join('\n');

/** How far before the article its title and date are looked for. */
const lookBack = 60;

/** What stands before the article: in the nearest element around it that has a report's title there. */
const aroundFront = (
  { pieces }: Page,
  path: Scope[],
): { lines: Piece[]; title: ReturnType<typeof findTitle> } => {
  const start = path[path.length - 1]?.start ?? 0;
  const starts = new Set(path.map(scope => Math.max(scope.start, start - lookBack)).toReversed());
  for (const from of starts) {
    const lines = pieces.slice(from, start).filter(piece => !piece.aside && !isLinks(piece));
    const title = findTitle(lines.map(lineOf));
    if (title) return { lines: lines.slice(title.to), title };
  }
  return { lines: [], title: undefined };
};

/** What stands before the first mark: the title and the preamble inside the article, or between it and its title. */
const frontOf = (page: Page, path: Scope[], first: number): Omit<Article, 'marked'> => {
  const inside = page.pieces.slice(path[path.length - 1]?.start ?? 0, first);
  const title = findTitle(inside.map(lineOf));
  const around = aroundFront(page, path);
  const front = [...(title ? [] : around.lines.filter(isProse)), ...inside.slice(title?.from ?? 0)];
  const dates = [...around.lines, ...inside].flatMap(piece => lineOf(piece).split('\n')).map(dateOver);
  return {
    pieces: front.filter(piece => piece.block.kind === 'paragraph' && !isOverArticle(piece)),
    title: (title ?? around.title)?.text,
    published: dates.find(date => date !== null) ?? undefined,
  };
};

/** More lines than any report has; what has more would take long to understand, for nothing. */
const maxPieces = 20_000;

/**
 * Finds the article of a page by the report's headings and tables, or else by where most of the text is.
 * @throws Unreadable `too-large`
 */
export const findArticle = (page: Page): Article => {
  if (page.pieces.length > maxPieces)
    throw new Unreadable(
      'too-large',
      `网页里的文字超过${maxPieces / 10_000}万段，不像一份年度报告，没有继续读取。请检查是否选错了文件。`,
    );
  const marks = findMarks(page.pieces);
  const path = scopesOf(page, marks);
  const scope = path[path.length - 1] ?? page.root;
  if (marks === undefined) {
    const { title, published } = frontOf(page, path, scope.end);
    return {
      pieces: page.pieces.slice(scope.start, scope.end).filter(piece => !piece.aside && !isLinks(piece)),
      title,
      published,
      marked: false,
    };
  }
  const front = frontOf(page, path, marks.first);
  const middle = page.pieces.slice(marks.first, marks.last + 1);
  return { ...front, pieces: [...front.pieces, ...middle, ...endOf(page, path, marks.last)], marked: true };
};
