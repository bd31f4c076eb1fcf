import { isBlank, isOfTable, type Part, type Rows } from './rows.ts';

const maxGoingOn = 40;

/** The table that starts at a line: its rows, and the line after it. */
const tableAt = (lines: string[], start: number): { rows: Rows; end: number; isTable: boolean } => {
  const rows: Rows = [];
  let row: string[] = [];
  let index = start;
  for (; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '') {
      if (row.length > 0) rows.push(row);
      row = [];
    } else if (line.startsWith('\t') && !line.slice(1).includes('\t')) row.push(line.slice(1));
    else if (row.length > 0 && line.length <= maxGoingOn) row[row.length - 1] += line;
    else break;
  }
  if (row.length > 0) rows.push(row);
  return { rows, end: index, isTable: rows.some(cells => cells.length > 1 && cells.some(isOfTable)) };
};

/**
 * Finds tables with a cell a line, each line beginning with a tab and the rows parted by empty lines, as word
 * processors write them; a line without a tab goes on with the cell above. All other lines stay prose, in order.
 */
export const tabbedCells = (lines: string[]): Part[] => {
  const parts: Part[] = [];
  let prose: string[] = [];
  const flush = () => {
    if (!prose.every(isBlank)) parts.push({ lines: prose });
    prose = [];
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (!/^\t[^\t]*$/.test(line)) {
      prose.push(line);
      continue;
    }
    const { rows, end, isTable } = tableAt(lines, index);
    if (isTable) {
      flush();
      parts.push({ rows });
    } else for (let at = index; at < end; at++) prose.push(lines[at] ?? '');
    index = end - 1;
  }
  flush();
  return parts;
};
