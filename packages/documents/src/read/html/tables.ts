import { type Block, GridBuilder, type TableCell } from '../../blocks.ts';
import { isStatutoryLabel, isTableHead } from '../../interpret/labels.ts';
import { headingOf } from '../../interpret/sections.ts';
import { type Piece, textOfPiece } from './pieces.ts';

/** A cell as read: its pieces, and the spans that it asks for; `rowSpan` 0 reaches to the end of the group. */
export interface CellDraft {
  pieces: Piece[];
  columnSpan: number;
  rowSpan: number;
}

/** A row with the row group (thead, tbody, tfoot) that it stands in. */
export interface RowDraft {
  group: number;
  cells: CellDraft[];
}

/** Tables beyond these are mistakes or traps: no table of a report is as wide or as high. */
const maxSpan = 200;
const maxColumns = 400;
const maxSlots = 200_000;

const textOfCell = (cell: CellDraft): string => cell.pieces.map(textOfPiece).join('\n').trim();
const holdsTable = (cell: CellDraft): boolean => cell.pieces.some(({ block }) => block.kind === 'table');
/** Whether a piece is the numbered heading of one of the six sections. */
export const isSectionHeading = (piece: Piece): boolean => {
  const text = textOfPiece(piece);
  return text.length <= 200 && /^\s*第?[一二三四五六]/.test(text) && headingOf(text.trim()) !== undefined;
};

/** Whether two or more cells bear labels of the statutory tables: then the table is one of them, whatever else it holds. */
const isStatutory = (rows: RowDraft[]): boolean => {
  let labels = 0;
  for (const { cells } of rows)
    for (const cell of cells) {
      if (holdsTable(cell) || cell.pieces.length > 4) continue;
      const text = textOfCell(cell);
      if (text.length < 2 || text.length > 80 || !(isTableHead(text) || isStatutoryLabel(text))) continue;
      if (++labels === 2) return true;
    }
  return false;
};

/** Whether the table only places text on the page: it holds tables, headings of sections, long texts, or one cell a row. */
const isLayout = (rows: RowDraft[]): boolean =>
  rows.every(({ cells }) => cells.length <= 1) ||
  rows.some(({ cells }) =>
    cells.some(
      cell =>
        holdsTable(cell) ||
        cell.pieces.length > 12 ||
        cell.pieces.some(piece => textOfPiece(piece).length > 300 || isSectionHeading(piece)),
    ),
  );

/** The span of each cell downwards: no further than its row group goes. */
const rowSpans = (rows: RowDraft[]): ((row: number, asked: number) => number) => {
  const groupEnd = new Map<number, number>();
  rows.forEach(({ group }, index) => {
    groupEnd.set(group, index + 1);
  });
  return (row, asked) => {
    const left = (groupEnd.get(rows[row]?.group ?? 0) ?? row + 1) - row;
    return Math.max(1, Math.min(asked === 0 ? left : asked, left, maxSpan));
  };
};

/** Lays the cells into a grid; a cell does not spread over slots that one from above holds already. */
const layGrid = (
  rows: RowDraft[],
): { slots: (TableCell | undefined)[][]; drafts: Map<TableCell, CellDraft> } => {
  const grid = new GridBuilder();
  const drafts = new Map<TableCell, CellDraft>();
  const spanOf = rowSpans(rows);
  let slots = 0;
  rows.forEach(({ cells }, index) => {
    grid.startRow();
    const row = grid.rows[index] ?? [];
    for (const draft of cells) {
      if (row.length >= maxColumns) break;
      const cell: TableCell = { text: textOfCell(draft) };
      drafts.set(cell, draft);
      let column = 0;
      while (row[column] !== undefined) column++;
      let free = 1;
      while (free < Math.min(draft.columnSpan, maxSpan) && row[column + free] === undefined) free++;
      const bounded = slots < maxSlots;
      grid.add(cell, bounded ? free : 1, bounded ? spanOf(index, draft.rowSpan) : 1);
    }
    slots += row.length;
  });
  return { slots: grid.rows, drafts };
};

/** What stands in a row that is no part of the grid: one cell alone with a section's heading or with prose in it. */
const proseOfRow = (
  row: (TableCell | undefined)[],
  drafts: Map<TableCell, CellDraft>,
): Piece[] | undefined => {
  const [cell, ...others] = new Set(row.filter(slot => slot !== undefined && slot.text !== ''));
  if (cell === undefined || others.length > 0) return undefined;
  const pieces = drafts.get(cell)?.pieces ?? [];
  const isProse = cell.text.length > 80 && !isStatutoryLabel(cell.text) && !isTableHead(cell.text);
  return isProse || pieces.some(isSectionHeading) ? pieces : undefined;
};

/** The table's rows as one table, or as several where prose, headings, or tables inside its cells stand between. */
const splitGrid = (rows: RowDraft[], statutory: boolean): Piece[] => {
  const { slots, drafts } = layGrid(rows);
  const pieces: Piece[] = [];
  let open: (TableCell | undefined)[][] = [];
  const close = () => {
    const block: Block = { kind: 'table', rows: open };
    if (open.some(row => row.some(cell => cell !== undefined && cell.text !== '')))
      pieces.push({ block, linked: 0, aside: false, statutory });
    open = [];
  };
  slots.forEach((row, index) => {
    const cells = rows[index]?.cells ?? [];
    const between = cells.some(holdsTable) ? cells.flatMap(cell => cell.pieces) : proseOfRow(row, drafts);
    if (between === undefined) {
      open.push(row);
      return;
    }
    close();
    pieces.push(...between);
  });
  close();
  return pieces;
};

/**
 * What a finished `<table>` is to a reader: tables with the prose between their rows, or undefined where it only
 * places its cells on the page, so that they are read one after another.
 */
export const piecesOfTable = (rows: RowDraft[], presentation: boolean): Piece[] | undefined => {
  const statutory = isStatutory(rows);
  return !statutory && (presentation || isLayout(rows)) ? undefined : splitGrid(rows, statutory);
};
