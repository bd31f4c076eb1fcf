import {
  type Format,
  normalizeProse,
  type Outline,
  type Report,
  reportOf,
  type SectionId,
} from '@gongkai/law';
import type { Block, Source, Table } from '../blocks.ts';
import { findDate, findPeriod, findYears, isDateLine } from './dates.ts';
import { FigureSheet, type Note } from './figure-sheet.ts';
import { rowsOf } from './rows.ts';
import { findHeadings, headingOf } from './sections.ts';
import { is2019, isTable2, readTable2 } from './table2.ts';
import { readTable3, type Table3State } from './table3.ts';
import { readTable4 } from './table4.ts';
import { findTitle, titleFromHint } from './title.ts';

export type { Note } from './figure-sheet.ts';

/** What was made of a file: the report, what was seen of the document, and what could not be read. */
export interface Interpretation {
  report: Report;
  outline: Outline;
  notes: Note[];
  /** Whether any statutory table was found; without one the file is not in the 2019 or 2021 format. */
  hasTables: boolean;
  /** Whether the text is an annual report of this kind at all, whatever its tables. */
  isReport: boolean;
}

type Place = SectionId | 'front';

/** Lines that belong to a web page or an office's form, not to the report. */
const furniture =
  /^(?:目\s*录|(?:信息)?来源|发布(?:时间|日期|机构|单位)|公开(?:日期|时间)|浏览(?:次数|量)?|点击(?:数|量)?|阅读(?:次数)?|访问量|字\s*[号体]|字体大小|打印|分享|索引号|信息索引|文\s*号|主题(?:分类|词)|生成日期|成文日期|作者|编辑|责任编辑|审核|撰稿|主管单位)\s*(?:[:：【（(]|$)/;

const splitParagraphs = (blocks: Block[]): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.kind === 'table') return [block];
    return normalizeProse(block.text)
      .split('\n')
      .filter(text => text !== '')
      .flatMap(text => {
        const heading = headingOf(text);
        const parts = heading && heading.rest !== '' ? [heading.heading, heading.rest] : [text];
        return parts.map((part): Block => ({ kind: 'paragraph', text: part }));
      });
  });

/** Each block with the section that it stands in; headings themselves are left out. */
const placeBlocks = (blocks: Block[], headings: ReturnType<typeof findHeadings>) => {
  const placed: { block: Block; place: Place }[] = [];
  const starts = new Map(headings.map(({ index, id }) => [index, id]));
  let place: Place = 'front';
  blocks.forEach((block, index) => {
    const section = starts.get(index);
    if (section) place = section;
    else placed.push({ block, place });
  });
  return placed;
};

const readTables = (placed: ReturnType<typeof placeBlocks>) => {
  const sheet = new FigureSheet();
  const seen: Outline['tables'] = [];
  const tables = placed.flatMap(({ block, place }) =>
    block.kind === 'table' ? [{ rows: rowsOf(block as Table), place }] : [],
  );
  const table3: Table3State = { columns: undefined, width: 0 };
  const format: Format = tables.some(({ rows }) => is2019(rows)) ? 2019 : 2021;
  const add = (table: Outline['tables'][number], starts: number, read: number) => {
    if (read === 0) return;
    const times = seen.includes(table) ? starts : Math.max(starts, 1);
    for (let i = 0; i < times; i++) seen.push(table);
  };
  for (const { rows, place } of tables) {
    const before = sheet.figures.size;
    const noted = sheet.notes.length;
    if (place === 'table2' || isTable2(rows)) {
      const { starts, read } = readTable2(rows, format, sheet);
      add('table2', starts, read);
    }
    const third = readTable3(rows, place === 'table3', table3, sheet);
    add('table3', third.starts, third.read);
    const fourth = readTable4(rows, sheet);
    add('table4', fourth.starts, fourth.read);
    if (sheet.figures.size === before && sheet.notes.length === noted && third.read + fourth.read === 0)
      sheet.note(
        `有一张表格（首行“${(rows[0]?.cells.map(({ cell }) => cell.text).join(' ') ?? '').slice(0, 30)}”）不是格式规定的表，未计入。`,
      );
  }
  return { sheet, seen, format };
};

const noteMissing = (sheet: FigureSheet) => {
  for (const [table, name] of [
    ['table2', '表二'],
    ['table3', '表三'],
    ['table4', '表四'],
  ] as const)
    if (sheet.count(table) === 0) sheet.note(`没有读到${name}，其中各格均记为空。`, [table]);
};

/** The signature at the end of the last section: a date alone on a line, an authority's name before it. */
const splitSignature = (
  lines: string[],
  authority: string | null,
): { text: string[]; date: string | null } => {
  const last = lines[lines.length - 1];
  if (last === undefined || !isDateLine(last)) return { text: lines, date: null };
  const name = lines[lines.length - 2];
  const isName =
    name !== undefined &&
    name.length <= 30 &&
    (name === authority || /(?:政府|局|委|厅|部|办公室|委员会|处|中心|院)$/.test(name)) &&
    !/[。，；]/.test(name);
  return { text: lines.slice(0, isName ? -2 : -1), date: findDate(last) };
};

const readFront = (lines: string[], hints: Source['hints']) => {
  const title = findTitle(lines);
  const hint = titleFromHint(hints.title);
  const body = lines.filter((line, index) => {
    if (title && index < title.to) return false;
    return !isDateLine(line) && !(line.length <= 80 && furniture.test(line)) && headingOf(line) === undefined;
  });
  const published =
    lines
      .filter(isDateLine)
      .map(findDate)
      .find(date => date !== null) ?? null;
  return {
    title: title?.text ?? hint?.text ?? null,
    authority: title?.authority ?? hint?.authority ?? null,
    year: title?.year ?? hint?.year ?? null,
    preamble: body,
    published,
  };
};

const yearOf = (
  front: ReturnType<typeof readFront>,
  period: Report['period'],
  overview: string,
): number | null =>
  front.year ??
  (period ? Number(period.to.slice(0, 4)) : null) ??
  findYears(front.preamble.join('\n'))[0] ??
  findYears(overview)[0] ??
  null;

/** Turns the blocks of any file into a report (annual-report/1): sections by their headings, figures by labels. */
export const interpret = (source: Source): Interpretation => {
  const blocks = splitParagraphs(source.blocks);
  const headings = findHeadings(blocks);
  const placed = placeBlocks(blocks, headings);
  const { sheet, seen, format } = readTables(placed);
  const linesOf = (place: Place) =>
    placed.flatMap(({ block, place: at }) =>
      at === place && block.kind === 'paragraph' ? [block.text] : [],
    );
  const front = readFront(linesOf('front'), source.hints);
  const signature = splitSignature(linesOf('other'), front.authority);
  const preamble = front.preamble.join('\n');
  const overview = linesOf('overview').join('\n');
  const period = findPeriod(preamble) ?? findPeriod(overview);
  for (const note of source.notes) sheet.note(note);
  noteMissing(sheet);
  for (const place of ['table2', 'table3', 'table4'] as const) {
    const text = linesOf(place).filter(
      line => !/^[（(]?(?:单位|注|说明|备注)?[:：]?.{0,20}[）)]?$/.test(line),
    );
    if (text.length > 0)
      sheet.note(`表格部分里有一段文字（“${(text[0] ?? '').slice(0, 30)}”）没有对应的栏目，未收入数据。`, [
        place,
      ]);
  }
  if (front.authority === null) sheet.note('没有读出机关名称，请检查标题。', ['authority']);
  const report = reportOf(format, path => sheet.figures.get(path) ?? null);
  return {
    report: {
      ...report,
      authority: front.authority,
      year: yearOf(front, period, overview),
      published: front.published ?? signature.date ?? source.hints.published ?? null,
      period,
      preamble,
      overview,
      problems: linesOf('problems').join('\n'),
      other: signature.text.join('\n'),
    } as Report,
    outline: {
      title: front.title,
      sections: headings.map(({ id, heading }) => ({ id, heading })),
      tables: seen,
    },
    notes: sheet.notes,
    hasTables: seen.length > 0,
    isReport: front.title !== null || headings.length >= 3,
  };
};
