import { findYears, isDateLine } from './dates.ts';

export interface Title {
  /** As printed, its lines joined. */
  text: string;
  authority: string | null;
  year: number | null;
  /** The lines that it takes: first, and one past the last. */
  from: number;
  to: number;
}

const year = String.raw`(?:20\d\d|２０[０-９]{2}|二[〇零○Oo][〇零○Oo一二三四五六七八九]{2})\s*年(?:度)?`;
const yearWords = new RegExp(year, 'g');
const subject = new RegExp(
  `(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:情况)?(?:的)?(?:${year})?(?:年度)?(?:工作)?(?:情况)?(?:的)?报告`,
);
const sentence = /[。；！？，]/;
const navigation = /首页|当前位置|>|＞|»|\||›/;

/** Brackets that belong to a name stay; those around the whole, around nothing, or without a partner go. */
const withoutBrackets = (name: string): string => {
  const inner = name.replace(/[（(][）)]/g, '').replace(/^[（(]([^（()）]*)[）)]$/, '$1');
  return /^(?:[^（()）]|[（(][^（()）]+[）)])*$/.test(inner) ? inner : inner.replace(/[（()）]/g, '');
};

const authorityOf = (text: string): string | null => {
  const head = text.slice(0, subject.exec(text)?.index ?? text.length);
  const words = head
    .replace(yearWords, '')
    .replace(/^(?:关于|发布)/, '')
    .replace(/[\s《》〈〉“”"【】[\]:：]/g, '');
  const name = withoutBrackets(words).replace(/(?:关于|的)$/, '');
  return name.length >= 2 && name.length <= 50 ? name : null;
};

const isNameLine = (line: string | undefined): line is string =>
  line !== undefined &&
  line.length >= 2 &&
  line.length <= 30 &&
  !sentence.test(line) &&
  !navigation.test(line) &&
  !isDateLine(line) &&
  !/[:：]/.test(line);

/** Where a name or a site's own words end; a line broken for want of room ends anywhere else. */
const wholeEnding =
  /(?:局|府|室|委|会|厅|部|院|处|办|站|所|队|校|学|镇|乡|街道|中心|公司|公开|栏目?|平台|网|门户|年报|报告|目录)$/;

/** Whether a line is the beginning of a title and the following ones its rest: full, and broken within a word. */
const isBroken = (line: string | undefined, room: number): boolean =>
  isNameLine(line) && line.length >= room && !wholeEnding.test(line);

/** The most lines over which a title is looked for; over more than three only where each is broken off. */
const maxLines = 5;

const candidateAt = (lines: string[], index: number): Title | undefined => {
  for (let length = 1; length <= maxLines; length++) {
    const part = lines.slice(index, index + length);
    const text = part.join('');
    if (length > 3 && !part.slice(0, -1).every(line => isBroken(line, part[part.length - 1]?.length ?? 0)))
      return undefined;
    if (part.length < length || text.length > 70 || sentence.test(text) || navigation.test(text))
      return undefined;
    if (!subject.test(text)) continue;
    let [from, to, whole] = [index, index + length, text];
    const above = lines[from - 1];
    if (authorityOf(whole) === null && isNameLine(above)) {
      from--;
      whole = above + whole;
    }
    const below = lines[to];
    if (
      findYears(whole).length === 0 &&
      below !== undefined &&
      below.length <= 12 &&
      /^[（(]?\s*(?:20\d\d|二[〇零○]..)\s*年(?:度)?[）)]?$/.test(below)
    ) {
      to++;
      whole += below;
    }
    return { text: whole, authority: authorityOf(whole), year: findYears(whole)[0] ?? null, from, to };
  }
  return undefined;
};

/** Whether a candidate is only the rest of another, whose first lines were broken for want of room. */
const isRestOf = (candidate: Title, whole: Title, lines: string[]): boolean => {
  if (candidate.to !== whole.to || candidate.from <= whole.from) return false;
  const room = Math.max(...lines.slice(whole.from, whole.to).map(({ length }) => length));
  return lines.slice(whole.from, candidate.from).some(line => isBroken(line, room - 1));
};

/**
 * The title among the lines before the first section: over one to five lines, the year before or after the
 * authority. Of several (a breadcrumb, a heading repeated) the one that says most, the last of equals.
 */
export const findTitle = (lines: string[]): Title | undefined => {
  const score = (title: Title) => (title.authority === null ? 0 : 2) + (title.year === null ? 0 : 1);
  let best: Title | undefined;
  lines.forEach((_, index) => {
    const candidate = candidateAt(lines, index);
    if (
      candidate &&
      (best === undefined ||
        (score(candidate) >= score(best) && candidate.to >= best.to && !isRestOf(candidate, best, lines)))
    )
      best = candidate;
  });
  return best;
};

/** A title given outside the text, such as a page's title with the site's name after a dash. */
export const titleFromHint = (
  hint: string | undefined,
): Pick<Title, 'authority' | 'year' | 'text'> | undefined => {
  const text = hint
    ?.split(/[-_|—–]/)
    .map(part => part.trim())
    .find(part => subject.test(part));
  return text === undefined
    ? undefined
    : { text, authority: authorityOf(text), year: findYears(text)[0] ?? null };
};
