import type { Table, TableCell } from '../blocks.ts';

/** A row of a table as the interpreter sees it: its slots, and each of its cells once with its first slot. */
export interface Row {
  slots: (TableCell | undefined)[];
  cells: { cell: TableCell; slot: number }[];
}

const rowOf = (slots: (TableCell | undefined)[]): Row => {
  const cells: Row['cells'] = [];
  const seen = new Set<TableCell>();
  slots.forEach((cell, slot) => {
    if (!cell || seen.has(cell)) return;
    seen.add(cell);
    cells.push({ cell, slot });
  });
  return { slots, cells };
};

export const rowsOf = (table: Table): Row[] => table.rows.map(rowOf);

/** One row from two halves that a page break parted: the texts of each slot one after the other. */
export const joinRows = (upper: Row, lower: Row): Row => {
  const joined = new Map<string, TableCell>();
  const ids = new Map<TableCell | undefined, number>();
  const id = (cell: TableCell | undefined) => {
    if (!ids.has(cell)) ids.set(cell, ids.size);
    return ids.get(cell);
  };
  return rowOf(
    upper.slots.map((above, index) => {
      const below = lower.slots[index];
      const pair = `${id(above)}/${id(below)}`;
      const text = above === below ? (above?.text ?? '') : `${above?.text ?? ''}${below?.text ?? ''}`;
      const cell = joined.get(pair) ?? { text };
      joined.set(pair, cell);
      return cell;
    }),
  );
};

export const hasText = (row: Row, pattern: RegExp): boolean =>
  row.cells.some(({ cell }) => pattern.test(cell.text));

/** The cells of a row after a slot: each once, or every slot where that gives the wanted number. */
export const valuesAfter = (row: Row, slot: number, wanted: number): TableCell[] | undefined => {
  const label = row.slots[slot];
  const once = row.cells.filter(entry => entry.slot > slot && entry.cell !== label).map(entry => entry.cell);
  if (once.length === wanted) return once;
  const each = row.slots.slice(slot + 1).filter(cell => cell !== undefined && cell !== label) as TableCell[];
  if (each.length === wanted) return each;
  const isBlank = (cell: TableCell) => cell.text.trim() === '';
  const surplus = once.slice(0, -wanted);
  const either = once.slice(wanted).every(isBlank) && !once.every(isBlank);
  return once.length > wanted && surplus.every(isBlank) && !either ? once.slice(-wanted) : undefined;
};
