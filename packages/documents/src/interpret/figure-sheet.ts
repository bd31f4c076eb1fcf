import { type CellPath, cellName, cellsOf } from '@gongkai/law';
import type { TableCell } from '../blocks.ts';
import { readAmount, readChange, readCount } from './figures.ts';

/** Something that a reader should know about what could not be read, with the cells it is about. */
export interface Note {
  message: string;
  cells: CellPath[];
}

const tableOf = new Map([...cellsOf(2021), ...cellsOf(2019)].map(({ path, table }) => [path, table]));

/** How the figure of a cell is written: a count, an amount, or a signed change. */
const readerOf = (path: CellPath) => {
  if (/feesTenThousandYuan|amountTenThousandYuan/.test(path)) return readAmount;
  return path.endsWith('.change') ? readChange : readCount;
};

/** The figures found so far, the notes on those that could not be read, and the tables in the order seen. */
export class FigureSheet {
  readonly figures = new Map<CellPath, number | null>();
  readonly notes: Note[] = [];

  note(message: string, cells: CellPath[] = []): void {
    this.notes.push({ message, cells });
  }

  /** Enters what a cell holds. The first table wins; a later one that differs is noted. */
  enter(path: CellPath, cell: TableCell | undefined, shared = false): void {
    const reading = readerOf(path)(cell?.text ?? '');
    if ('other' in reading || (shared && reading.figure !== null)) {
      const text = (cell?.text ?? '').trim();
      this.note(
        shared
          ? `${cellName(path)}与别的格合并成了一格（“${text}”），不能确定属于哪一格，未计入。`
          : `${cellName(path)}写的是“${text.slice(0, 30)}”，不是数字，未计入。`,
        [path],
      );
      if (!this.figures.has(path)) this.figures.set(path, null);
      return;
    }
    const before = this.figures.get(path);
    if (before === undefined || before === null) this.figures.set(path, reading.figure);
    else if (reading.figure !== null && reading.figure !== before)
      this.note(`${cellName(path)}出现了两次，先是${before}，后是${reading.figure}，采用前一个。`, [path]);
  }

  /** Enters a row of cells; a cell that stands in several figure columns belongs to none of them. */
  enterAll(paths: CellPath[], cells: (TableCell | undefined)[]): void {
    paths.forEach((path, index) => {
      const cell = cells[index];
      this.enter(path, cell, cell !== undefined && cells.filter(other => other === cell).length > 1);
    });
  }

  /** How many cells of a table were found, blank or not. */
  count(table: 'table2' | 'table3' | 'table4'): number {
    let count = 0;
    for (const path of this.figures.keys()) if (tableOf.get(path) === table) count++;
    return count;
  }
}
