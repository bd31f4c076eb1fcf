import type { Line } from './lines.ts';

/** A page's lines outside tables, and how far its tables reach. */
export interface PageLines {
  height: number;
  lines: Line[];
  tables: readonly { top: number; bottom: number }[];
}

/** Headers and footers stand in this part of the page at its upper and lower edge. */
const zone = 0.13;
const dash = '[-—–－―─·•~～\\s]*';
/** 「- 1 -」「第 1 页」「第1页 共2页」「1/2」, and the bare number. */
const pageNumber = new RegExp(
  `^${dash}(?:\\d{1,3}|第\\s*(?:\\d{1,3}|[一二三四五六七八九十]{1,3})\\s*页)(?:\\s*(?:[/／]\\s*\\d{1,3}|[/／,，]?\\s*共\\s*\\d{1,3}\\s*页))?${dash}$`,
);
/** What a browser prints at the edges of a page: the address, and the day and hour of printing. */
const printedAddress = /^(?:https?|file):\/\/\S+/i;
const printedAt = /^\d{2,4}[/-]\d{1,2}[/-]\d{1,4}[,，\s]*(?:上午|下午)?\s*\d{1,2}:\d{2}/;

type Edge = 'top' | 'bottom' | undefined;

const edgeOf = (line: Line, page: PageLines): Edge => {
  if (line.base < page.height * zone && page.tables.every(({ top }) => top > line.base - line.size))
    return 'top';
  if (line.base > page.height * (1 - zone) && page.tables.every(({ bottom }) => bottom < line.base))
    return 'bottom';
  return undefined;
};

const signature = (line: Line, edge: Edge): string =>
  `${edge} ${Math.round(line.base / 5)} ${line.text.replace(/\s/g, '').replace(/\d+/g, '#')}`;

/** Lines printed on many pages at the same place. */
const repeatedSignatures = (pages: readonly PageLines[]): Set<string> => {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const line of page.lines) {
      const edge = edgeOf(line, page);
      if (edge) counts.set(signature(line, edge), (counts.get(signature(line, edge)) ?? 0) + 1);
    }
  const wanted = Math.max(2, pages.length * 0.4);
  return new Set([...counts].filter(([, count]) => count >= wanted).map(([text]) => text));
};

/** The lines of each page without page numbers, repeated headers and footers, and what a browser prints around. */
export const withoutFurniture = (pages: readonly PageLines[]): Line[][] => {
  const repeated = repeatedSignatures(pages);
  return pages.map(page =>
    page.lines.filter((line, index) => {
      const edge = edgeOf(line, page);
      if (edge === undefined) return true;
      const outermost = edge === 'top' ? index < 2 : index >= page.lines.length - 2;
      if (outermost && pageNumber.test(line.text)) return false;
      if (
        printedAddress.test(line.text) ||
        (edge === 'top' && index === 0 && printedAt.test(line.text) && line.base < 40)
      )
        return false;
      return !repeated.has(signature(line, edge));
    }),
  );
};
