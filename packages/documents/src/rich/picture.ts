import { readBody } from './clean.ts';
import { type FoundDate, findDates } from './dates.ts';
import { type Article, articlesOf, titleOf } from './outline.ts';
import { blockLines } from './text.ts';

/** A figure worth showing large. */
export interface KeyFigure {
  /** As written, without separators: 「500」「0.5」. */
  value: string;
  unit: string;
  /** The part of the sentence that it stands in. */
  about: string;
}

/** A day or a period that a reader should keep. */
export interface KeyDate extends FoundDate {
  /** The part of the sentence that it stands in. */
  about: string;
}

export interface PictureStep {
  /** 「申报」; '' where the text names none. */
  name: string;
  text: string;
}

/** What a 一图读懂 is drawn from. All of it stands in the text, in its order. */
export interface StartPicture {
  /** '' where the body gives itself none. */
  title: string;
  figures: KeyFigure[];
  dates: KeyDate[];
  conditions: string[];
  steps: PictureStep[];
}

const units =
  '万亿元|亿元|万元|千元|元|个百分点|百分点|%|％|‰|万人次|人次|万人|人|万户|户|家|个工作日|工作日|个月|小时|分钟|年|日|天|公里|千米|平方公里|平方米|万亩|亩|公顷|米|万吨|吨|公斤|千瓦|兆瓦|台|辆|套|间|座|所|项|件|次|倍|岁|个';

/** Figures with a unit; not those of dates, document numbers and the numbers of articles. */
const figure = new RegExp(
  `(?<![\\d.第〔\\[（(]|年|月)(\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s*(${units})(?![\\da-zA-Z]*[〕\\]号])`,
  'g',
);

const clauseEnd = /[。；;！？\n\t]/;

/** The part of a sentence around a place: between the stops, shortened at commas where it is long. */
const around = (text: string, at: number, length: number): string => {
  let from = at;
  let to = at + length;
  while (from > 0 && !clauseEnd.test(text.charAt(from - 1))) from--;
  while (to < text.length && !clauseEnd.test(text.charAt(to))) to++;
  if (to - from > 50) {
    const before = text.slice(from, at).lastIndexOf('，');
    const after = text.slice(at + length, to).indexOf('，');
    if (after >= 0) to = at + length + after;
    if (to - from > 50 && before >= 0) from += before + 1;
  }
  return text.slice(from, to).trim();
};

/** 「2024年」 is a date, 「5年」 a length. */
const isYear = (value: string, unit: string): boolean => unit === '年' && /^(?:19|20)\d\d$/.test(value);

/** 「5日」 behind 「3月」 is a date; such places are known by the dates found. */
const figuresIn = (line: string): KeyFigure[] => {
  const dates = findDates(line);
  const inDate = (at: number) => dates.some(date => at >= date.at && at < date.at + date.text.length);
  return [...line.matchAll(figure)].flatMap(({ 0: whole, 1: value = '', 2: unit = '', index }) =>
    inDate(index) || isYear(value, unit)
      ? []
      : [
          {
            value: value.replace(/[,，]/g, ''),
            unit: unit.replace('％', '%'),
            about: around(line, index, whole.length),
          },
        ],
  );
};

/** A year alone is no date to keep. */
const datesIn = (line: string): KeyDate[] =>
  findDates(line)
    .filter(({ text }) => text.includes('月'))
    .map(({ text, from, to, at }) => ({ text, from, to, about: around(line, at, text.length) }));

const entryMark = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、)）]|[①-⑳])\s*/;

const entriesOf = (lines: readonly string[]): string[] =>
  lines.filter(line => entryMark.test(line)).map(line => line.replace(entryMark, '').replace(/[；;。]$/, ''));

const conditionWords = /条件|资格/;
const asksConditions = /(?:符合|具备|满足).{0,16}(?:条件|要求|情形)(?:之一)?.{0,12}[：:]?$/m;

const named = (article: Article): string => [...article.path, article.heading].join('\n');

/** The entries of the clauses that speak of conditions; a clause without entries as it stands. */
const conditionsOf = (articles: readonly Article[]): string[] =>
  articles.flatMap(article => {
    const lines = article.text.split('\n');
    const said = conditionWords.test([article.path.at(-1) ?? '', article.heading].join('\n'));
    if (!said && !asksConditions.test(lines[0] ?? '')) return [];
    const entries = entriesOf(lines);
    if (entries.length > 0) return entries;
    const own = lines.filter(line => line !== '' && !/[：:]$/.test(line));
    return article.heading && !conditionWords.test(article.heading)
      ? [[article.heading, ...own].join('：')]
      : own;
  });

const stepWords = /程序|流程|步骤/;

const stepsOf = (articles: readonly Article[]): PictureStep[] =>
  articles.flatMap(article => {
    if (!stepWords.test(named(article))) return [];
    if (article.heading !== '' && !stepWords.test(article.heading))
      return [{ name: article.heading, text: article.text }];
    const lines = article.text.split('\n');
    const entries = entriesOf(lines);
    return (entries.length > 0 ? entries : lines.filter(line => !/[：:]$/.test(line))).map(stepOf);
  });

const stepOf = (text: string): PictureStep => {
  const match = /^([^。；，,：:]{2,12})[。：:]\s*(?=\S)/.exec(text);
  return match ? { name: match[1] ?? '', text: text.slice(match[0].length) } : { name: '', text };
};

const distinct = <T>(things: readonly T[], key: (thing: T) => string): T[] =>
  [...new Map(things.map(thing => [key(thing), thing] as const).toReversed()).values()].toReversed();

/**
 * The outline of a 一图读懂 from a policy's text: its title, figures with units, dates, conditions and steps, each with
 * the words around it.
 */
export const startPicture = (html: string): StartPicture => {
  const { blocks } = readBody(html);
  const articles = articlesOf(html);
  const lines = blocks.flatMap(blockLines);
  return {
    title: titleOf(blocks),
    figures: distinct(lines.flatMap(figuresIn), each => `${each.value}${each.unit} ${each.about}`),
    dates: distinct(lines.flatMap(datesIn), each => `${each.text} ${each.about}`),
    conditions: distinct(conditionsOf(articles), text => text),
    steps: stepsOf(articles),
  };
};
