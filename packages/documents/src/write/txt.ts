import type { Report } from '@gongkai/law';
import { type LayoutTable, paragraphsOf, publishedLine, sectionsOf, titleLines } from './layout.ts';

/** A table as rows of tab-separated cells; the slots of a merged cell after its first are empty. */
const tableLines = ({ rows }: LayoutTable): string[] => {
  const reaching: { column: number; span: number; left: number }[] = [];
  return rows.map(row => {
    const taken = new Set(
      reaching
        .filter(({ left }) => left > 0)
        .flatMap(({ column, span }) => Array.from({ length: span }, (_, i) => column + i)),
    );
    for (const entry of reaching) entry.left--;
    const slots: string[] = [];
    for (const { text, columnSpan, rowSpan } of row) {
      while (taken.has(slots.length)) slots.push('');
      if (rowSpan > 1) reaching.push({ column: slots.length, span: columnSpan, left: rowSpan - 1 });
      slots.push(text, ...Array.from({ length: columnSpan - 1 }, () => ''));
    }
    return slots.join('\t');
  });
};

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
