import { type CellPath, cellName, type Finding, type ProseSection, type Severity } from '@gongkai/law';
import { severityOrder } from './words.ts';

/** A finding with the number that it bears in its file. */
export interface Numbered extends Finding {
  number: number;
}

/** What the findings say of one cell, gravest first. */
export interface CellMark {
  severity: Severity;
  findings: Numbered[];
  /** Findings whose sign stands in this cell: none in the middle of a long row or column, where colour is enough. */
  signed: Numbered[];
}

/** Findings with more cells than this show their sign only in the last, which holds the sum. */
const fewCells = 4;

export const numberFindings = (findings: readonly Finding[]): Numbered[] =>
  findings.map((finding, index) => ({ ...finding, number: index + 1 }));

const graver = (a: Severity, b: Severity): Severity =>
  severityOrder.indexOf(a) <= severityOrder.indexOf(b) ? a : b;

const isSignedIn = ({ cells, severity }: Numbered, path: CellPath): boolean =>
  cells.length <= fewCells || (severity !== 'note' && cells[cells.length - 1] === path);

/** Every touched cell with the findings that touch it. */
export const markCells = (findings: readonly Numbered[]): Map<CellPath, CellMark> => {
  const marks = new Map<CellPath, CellMark>();
  for (const finding of findings)
    for (const path of finding.cells) {
      const mark = marks.get(path) ?? { severity: finding.severity, findings: [], signed: [] };
      mark.severity = graver(mark.severity, finding.severity);
      mark.findings.push(finding);
      if (isSignedIn(finding, path)) mark.signed.push(finding);
      marks.set(path, mark);
    }
  // Where one sign stands, all do: a cell where findings cross shows that they do.
  for (const mark of marks.values())
    if (mark.signed.length > 0)
      mark.signed = mark.findings.filter(({ severity }) => severity !== 'note' || mark.severity === 'note');
  return marks;
};

/** A stretch of prose with the findings that quote it; `first` and `last` tell where a quote begins and ends. */
export interface Segment {
  text: string;
  quotes: { finding: Numbered; first: boolean; last: boolean }[];
}

interface Range {
  from: number;
  to: number;
  finding: Numbered;
}

/** Where the words stand for the n-th time, counted from 0; the last time where they come less often. */
const nthPlace = (text: string, words: string, n: number): number => {
  let from = text.indexOf(words);
  for (let left = n; left > 0; left--) {
    const next = text.indexOf(words, from + words.length);
    if (next < 0) break;
    from = next;
  }
  return from;
};

/** A rule that quotes the same words twice means two places: its findings come in the order of the text. */
const rangesIn = (text: string, section: ProseSection, findings: readonly Numbered[]): Range[] => {
  const times = new Map<string, number>();
  return findings.flatMap(finding => {
    const { quote, rule } = finding;
    if (!quote || quote.section !== section || quote.text === '') return [];
    const key = `${rule} ${quote.text}`;
    const n = times.get(key) ?? 0;
    times.set(key, n + 1);
    const from = nthPlace(text, quote.text, n);
    return from < 0 ? [] : [{ from, to: from + quote.text.length, finding }];
  });
};

/** The paragraphs of a section, each cut where quotes begin and end. Quotes may overlap and cross paragraphs. */
export const segmentsOf = (
  text: string,
  section: ProseSection,
  findings: readonly Numbered[],
): Segment[][] => {
  const ranges = rangesIn(text, section, findings);
  let start = 0;
  return text.split('\n').map(paragraph => {
    const end = start + paragraph.length;
    const inside = (at: number) => at > start && at < end;
    const cuts = [
      ...new Set([start, ...ranges.flatMap(({ from, to }) => [from, to].filter(inside)), end]),
    ].sort((a, b) => a - b);
    const segments = cuts.slice(0, -1).map((from, index) => {
      const to = cuts[index + 1] ?? end;
      return {
        text: text.slice(from, to),
        quotes: ranges
          .filter(range => range.from < to && range.to > from)
          .map(range => ({ finding: range.finding, first: range.from >= from, last: range.to <= to })),
      };
    });
    start = end + 1;
    return segments;
  });
};

/** The id of a place of a report on the page. */
export const anchorOf = (prefix: string, path: CellPath): string => `${prefix}-${path.replaceAll('.', '-')}`;

const otherPlaces: Readonly<Record<string, string>> = {
  title: '标题',
  authority: '机关名称',
  year: '报告年度',
  published: '公布日期',
  period: '统计期限',
  preamble: '编制说明',
  overview: '第一部分',
  table2: '表二',
  table3: '表三',
  table4: '表四',
  problems: '第五部分',
  other: '第六部分',
};

/** A short name for a place: 「结转下年度继续办理·自然人」, where the table's own name is long. */
export const placeName = (path: CellPath): string => {
  const known = otherPlaces[path];
  if (known !== undefined) return known;
  const [, row = '', column = ''] = /^表.“(.*)”的“(.*)”$/.exec(cellName(path)) ?? [];
  const short = row
    .replace(/^(?:[一二三四]、|（[一二三四五六七]）|\d\.)/, '')
    .replace(/（.*）$|政府信息公开申请数量$/, '');
  return row === ''
    ? path
    : `${short.length > 12 ? `${short.slice(0, 11)}…` : short}·${column.replace(/（.*）$/, '')}`;
};
