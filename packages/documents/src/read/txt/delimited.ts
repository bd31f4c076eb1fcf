import { isFigureLike } from '../../interpret/figures.ts';
import { table4ColumnOf } from '../../interpret/labels.ts';
import {
  figuresOf,
  isBlank,
  isOfTable,
  isTable4Figures,
  isWhole,
  labelIn,
  type Part,
  type Rows,
} from './rows.ts';

/** How the cells of a line are told: undefined where the line is no row. */
type Split = (line: string) => string[] | undefined;

const pipe = /[|｜│┃║]/;
const border = /^[\s|｜│┃║+＋┼├┤┬┴┌┐└┘┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬:=═─━┄┅—\-－]*$/;

/** A line that is drawn between rows. */
const isBorder = (line: string): boolean => border.test(line) && /[-─━═—－=]{2}/.test(line);

/** Rows by pipes; where the lines begin and end with one, these are the table's edges and part nothing. */
const byPipes = (lines: string[]): Split => {
  const rows = lines.map(line => line.trim()).filter(line => pipe.test(line) && !isBorder(line));
  const framed = rows.filter(line => pipe.test(line[0] ?? '') && pipe.test(line.slice(-1)));
  const edged = framed.length > rows.length * 0.9;
  return line => {
    const text = line.trim();
    if (!pipe.test(text)) return undefined;
    const inner = edged ? text.replace(/^[|｜│┃║]|[|｜│┃║]$/g, '') : text;
    return inner.split(pipe);
  };
};

const byTabs = (): Split => line => (line.includes('\t') ? line.split('\t') : undefined);

/** A value up to the next sign; in quotes it may hold the sign, and a quote written twice. */
const valueAt = (line: string, start: number, sign: string): { text: string; end: number } => {
  const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(line.slice(start));
  const after = start + (quoted?.[0].length ?? 0);
  if (quoted && (after === line.length || line.startsWith(sign, after)))
    return { text: (quoted[1] ?? '').replaceAll('""', '"'), end: after };
  const next = line.indexOf(sign, start);
  const end = next < 0 ? line.length : next;
  return { text: line.slice(start, end), end };
};

const byQuoted =
  (sign: string): Split =>
  line => {
    const cells: string[] = [];
    for (let at = 0; at <= line.length; ) {
      const { text, end } = valueAt(line, at, sign);
      cells.push(text);
      at = end + sign.length;
    }
    return cells.length > 1 ? cells : undefined;
  };

const endsInFigure = (cells: string[]): boolean => isFigureLike(cells[cells.length - 1] ?? '.x');

/** A label that itself holds commas stands in several cells; it is made one again. */
const withLabelWhole = (cells: string[]): string[] => {
  const label = endsInFigure(cells) ? labelIn(cells) : undefined;
  if (label === undefined) return cells;
  const tail = cells.slice(label.at + 1);
  const words = tail.findIndex(isFigureLike);
  if (words <= 0) return cells;
  return [
    ...cells.slice(0, label.at),
    [cells[label.at], ...tail.slice(0, words)].join('，'),
    ...tail.slice(words),
  ];
};

const bySign = (sign: string) => (): Split => line => {
  const cells = byQuoted(sign)(line);
  return cells && withLabelWhole(cells);
};

/** Longer lines are prose, whatever signs stand in them. */
const maxLine = 600;
const maxCell = 90;

const rowOf = (line: string, split: Split): string[] | undefined => {
  const cells = line.length > maxLine ? undefined : split(line);
  return cells?.every(cell => cell.length <= maxCell) ? cells : undefined;
};

/** A cell broken over lines ends one line and begins the next. */
const joinBroken = (upper: string[], lower: string[]): string[] => [
  ...upper.slice(0, -1),
  `${upper[upper.length - 1] ?? ''}${lower[0] ?? ''}`,
  ...lower.slice(1),
];

const maxPieces = 5;

/** Joins a row to the lines above it that hold the beginning of its label. */
const putRow = (rows: Rows, row: string[]): void => {
  const begins = !endsInFigure(row) || isFigureLike(row[0] ?? '') || labelIn(row) !== undefined;
  let joined = row;
  for (let pieces = 1; !begins && pieces < maxPieces && pieces <= rows.length; pieces++) {
    const upper = rows[rows.length - pieces] ?? [];
    if (isWhole(upper)) break;
    joined = joinBroken(upper, joined);
    if (labelIn(joined.slice(upper.length - 1, upper.length)) === undefined || !isWhole(joined)) continue;
    rows.length -= pieces;
    rows.push(joined);
    return;
  }
  rows.push(row);
};

/** Takes off what every row of a table has too much: a sign after the last cell. */
const withoutTrailing = (rows: Rows): Rows => {
  const several = rows.filter(cells => cells.length > 1);
  const trailing = several.length > 1 && several.every(cells => isBlank(cells[cells.length - 1]));
  const over = several.some(cells => {
    const label = labelIn(cells);
    return (
      isTable4Figures(cells.slice(0, -1)) ||
      (label !== undefined && cells.length - label.at - 1 > Math.max(...label.wanted))
    );
  });
  return trailing && over ? rows.map(cells => (cells.length > 1 ? cells.slice(0, -1) : cells)) : rows;
};

const padded = (cells: string[], length: number): string[] => [
  ...cells,
  ...Array.from({ length: Math.max(0, length - cells.length) }, () => ''),
];

const isRowOfTable3 = (cells: string[]): boolean =>
  labelIn(cells)?.wanted.includes(figuresOf.table3) ?? false;

/** Puts back the blank cells at the ends of rows where an editor took off the tabs at the ends of lines. */
const withTrailing = (rows: Rows): Rows => {
  const trimmed = rows.every(cells => cells.length === 1 || !isBlank(cells[cells.length - 1]));
  if (!trimmed) return rows;
  const wide = rows.some(cells => isWhole(cells) && isRowOfTable3(cells));
  let heads4 = 0;
  return rows.map(cells => {
    heads4 += cells.filter(cell => table4ColumnOf(cell) !== undefined).length;
    const at = labelIn(cells)?.at ?? 0;
    if (wide && isRowOfTable3(cells)) return padded(cells, at + 1 + figuresOf.table3);
    return heads4 === figuresOf.table4 && cells.every(isFigureLike) ? padded(cells, figuresOf.table4) : cells;
  });
};

/** The rows of a drawn table: the lines between two borders are one row, its cells broken over them. */
const rowsBetweenBorders = (groups: Rows[]): Rows =>
  groups.flatMap(group => {
    const width = group[0]?.length ?? 0;
    const several = group.filter(cells => isWhole(cells)).length > 1;
    const aligned = group.every(cells => cells.length === width);
    if (several || !aligned || group.length < 2) return group;
    return [
      Array.from({ length: width }, (_, column) => group.map(cells => cells[column]?.trim() ?? '').join('')),
    ];
  });

/** Lines in which a table stands, from the first row to the last, and whether borders are drawn between its rows. */
const drawnRows = (lines: string[], split: Split): Rows | undefined => {
  const borders = lines.filter(isBorder).length;
  const rows = lines.filter(line => !isBorder(line) && !isBlank(line)).length;
  if (borders < 4 || borders * 6 < rows) return undefined;
  const groups: Rows[] = [[]];
  for (const line of lines) {
    if (isBorder(line)) groups.push([]);
    else if (!isBlank(line)) groups[groups.length - 1]?.push(rowOf(line, split) ?? [line]);
  }
  return rowsBetweenBorders(groups);
};

const trim = (cells: string[]): string[] => cells.map(cell => cell.trim());

/** Whether a line without signs may be part of a table: a label's beginning, or a head. */
const mayBeCell = (line: string): boolean =>
  isBorder(line) || (line.length <= 40 && !/[。；]$/.test(line.trim()));

const readRows = (lines: string[], split: Split): Rows => {
  const drawn = drawnRows(lines, split);
  const rows: Rows = [];
  if (drawn) rows.push(...drawn.map(trim));
  else
    for (const line of lines) {
      const row = isBorder(line) ? undefined : rowOf(line, split);
      if (row || (!isBlank(line) && !isBorder(line))) putRow(rows, trim(row ?? [line]));
    }
  return withTrailing(withoutTrailing(rows));
};

const isPart = (line = ''): boolean => !isBlank(line) && (isBorder(line) || isOfTable(line));

/** Stretches of lines that are rows, with the short lines between them and before them that can be cells. */
const stretches = (lines: string[], split: Split): { from: number; to: number }[] => {
  const found: { from: number; to: number }[] = [];
  lines.forEach((line, index) => {
    if (!isBorder(line) && rowOf(line, split) === undefined) return;
    const last = found[found.length - 1];
    const between = last && lines.slice(last.to, index);
    if (last && between?.every(mayBeCell) && between.length <= 12) last.to = index + 1;
    else found.push({ from: index, to: index + 1 });
  });
  found.forEach((stretch, position) => {
    const floor = found[position - 1]?.to ?? 0;
    const ceiling = found[position + 1]?.from ?? lines.length;
    for (let up = stretch.from - 1; up >= floor && stretch.from - up < 8; up--)
      if (isPart(lines[up])) stretch.from = up;
    for (let down = stretch.to; down < Math.min(ceiling, stretch.to + 3); down++)
      if (isPart(lines[down])) stretch.to = down + 1;
  });
  return found;
};

const partsBy =
  (by: (lines: string[]) => Split) =>
  (lines: string[]): Part[] => {
    const split = by(lines);
    const parts: Part[] = [];
    let done = 0;
    for (const { from, to } of stretches(lines, split)) {
      if (from > done) parts.push({ lines: lines.slice(done, from) });
      parts.push({ rows: readRows(lines.slice(Math.max(from, done), to), split) });
      done = to;
    }
    if (done < lines.length) parts.push({ lines: lines.slice(done) });
    return parts;
  };

/** Tables whose rows stand on lines, their cells parted by tabs. */
export const tablesByTabs = partsBy(byTabs);

/** Tables whose rows stand on lines, their cells parted by pipes, with borders drawn or without. */
export const tablesByPipes = partsBy(byPipes);

/** Tables whose rows stand on lines, their cells parted by commas or semicolons. */
export const tablesBySigns: readonly ((lines: string[]) => Part[])[] = [',', '，', ';', '；'].map(sign =>
  partsBy(bySign(sign)),
);
