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

const subject =
  /(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?报告/;
const yearWords = /(?:20\d\d|２０[０-９]{2}|二[〇零○Oo][〇零○Oo一二三四五六七八九]{2})\s*年(?:度)?/g;
const sentence = /[。；！？，]/;
const navigation = /首页|当前位置|>|＞|»|\||›/;

const authorityOf = (text: string): string | null => {
  const head = text.slice(0, subject.exec(text)?.index ?? text.length);
  const name = head
    .replace(yearWords, '')
    .replace(/^(?:关于|发布)/, '')
    .replace(/[\s（）()《》〈〉“”"【】[\]:：]/g, '')
    .replace(/(?:关于|的)$/, '');
  return name.length >= 2 && name.length <= 40 ? name : null;
};

const isNameLine = (line: string | undefined): line is string =>
  line !== undefined &&
  line.length >= 2 &&
  line.length <= 30 &&
  !sentence.test(line) &&
  !navigation.test(line) &&
  !isDateLine(line) &&
  !/[:：]/.test(line);

const candidateAt = (lines: string[], index: number): Title | undefined => {
  for (const length of [1, 2, 3]) {
    const part = lines.slice(index, index + length);
    const text = part.join('');
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

/**
 * The title among the lines before the first section: over one to three lines, the year before or after the
 * authority. Of several (a breadcrumb, a heading repeated) the one that says most, the last of equals.
 */
export const findTitle = (lines: string[]): Title | undefined => {
  const score = (title: Title) => (title.authority === null ? 0 : 2) + (title.year === null ? 0 : 1);
  let best: Title | undefined;
  lines.forEach((_, index) => {
    const candidate = candidateAt(lines, index);
    if (
      candidate &&
      (best === undefined || score(candidate) >= score(best)) &&
      candidate.to >= (best?.to ?? 0)
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
