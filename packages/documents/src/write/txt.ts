import type { Report } from '@gongkai/law';
import {
  type LayoutTable,
  paragraphsOf,
  placeCells,
  publishedLine,
  sectionsOf,
  titleLines,
} from './layout.ts';

/** A table as rows of tab-separated cells; the slots of a merged cell after its first are empty. */
const tableLines = (table: LayoutTable): string[] =>
  placeCells(table).map(row => {
    const slots = table.widths.map(() => '');
    for (const { cell, column, first } of row) if (first) slots[column] = cell.text;
    return slots.join('\t');
  });

/** The report as plain text: a paragraph a line, a table's row a line with its cells parted by tabs. */
export const writeTxt = (report: Report): string => {
  const date = publishedLine(report);
  const lines = [
    ...titleLines(report),
    ...(date === null ? [] : [date]),
    ...paragraphsOf(report.preamble),
    ...sectionsOf(report).flatMap(section => [
      section.heading,
      ...section.paragraphs,
      ...(section.table ? ['', ...tableLines(section.table), ''] : []),
    ]),
  ];
  return `${lines.join('\n')}\n`;
};
