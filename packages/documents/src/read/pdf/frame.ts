import type { Line } from './lines.ts';
import type { Page } from './page.ts';

/** The edges of a page's text, and the usual distance of its lines. */
export interface Frame {
  left: number;
  right: number;
  pitch: number;
  /** First lines are indented: a line that is not goes on with the one before. */
  indented: boolean;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Groups of values no further than `width` apart, with how many there are of each. */
const clusters = (values: number[], width: number): { value: number; count: number }[] => {
  const groups: { value: number; count: number }[] = [];
  for (const value of values.sort((a, b) => a - b)) {
    const last = groups[groups.length - 1];
    if (last && value - last.value <= width) last.count++;
    else groups.push({ value, count: 1 });
  }
  return groups;
};

/** Two characters, by which first lines are indented, give or take. */
const isIndent = (distance: number, size: number): boolean => Math.abs(distance - 2 * size) < 0.6 * size;

/**
 * Where lines begin that go on with a paragraph. Where most lines are first lines, it is two characters to the left
 * of them: there stand the few lines that go on, or, when there is none, the borders of tables.
 */
const leftEdge = (
  body: readonly Line[],
  size: number,
  right: number,
  tableLefts: readonly number[],
): number => {
  const lefts = clusters(
    body.map(({ left }) => left),
    size * 0.4,
  );
  const wanted = Math.max(2, body.length * 0.12);
  const first = lefts.find(({ count }) => count >= wanted)?.value ?? lefts[0]?.value ?? 0;
  const outdented = lefts.find(({ value }) => isIndent(first - value, size));
  if (outdented) return outdented.value;
  const full = body.filter(line => right - line.right < 1.5 * size).length;
  const border = tableLefts.find(left => isIndent(first - left, size));
  return border !== undefined && full < body.length / 2 ? first - 2 * size : first;
};

/**
 * Where full lines end: where several do. Where hardly any line is full, the margin on the right is taken to be as
 * wide as that on the left. A line may hang over the edge by a mark or an address.
 */
const rightEdge = (body: readonly Line[], size: number, pageWidth: number): number => {
  const rights = clusters(
    body.map(({ right }) => -right),
    size * 0.4,
  );
  const furthest = -(rights[0]?.value ?? 0);
  const supported = rights.find(({ count }) => count >= 2);
  const right = Math.max(supported ? -supported.value : 0, furthest - 2 * size);
  const full = body.filter(line => right - line.right < size).length;
  return full >= 3 && right > 0.6 * pageWidth
    ? right
    : Math.max(right, pageWidth - Math.min(...body.map(({ left }) => left)));
};

type FramedPage = Pick<Page, 'width' | 'lines' | 'tables'>;

/** The frame of some pages. */
const frameOf = (pages: readonly FramedPage[]): Frame => {
  const all = pages.flatMap(({ lines }) => lines);
  const size = median(all.flatMap(line => line.glyphs.map(glyph => glyph.size)));
  const body = all.filter(line => Math.abs(line.size - size) < size * 0.15);
  const right = rightEdge(body, size, pages[0]?.width ?? 0);
  const tableLefts = pages.flatMap(({ tables }) => tables.flatMap(({ xs }) => xs.slice(0, 1)));
  const left = leftEdge(body, size, right, tableLefts);
  const pitches = pages.flatMap(({ lines }) =>
    lines.slice(1).map((line, index) => line.base - (lines[index]?.base ?? 0)),
  );
  const indents = body.filter(line => isIndent(line.left - left, size)).length;
  return {
    left,
    right,
    pitch: median(pitches.filter(pitch => pitch > 0)),
    indented: indents >= Math.max(2, body.length * 0.08),
  };
};

/** Fewer lines than this do not tell where a page's margins are. */
const fewLines = 12;

/**
 * The frame of each page. Right-hand and left-hand pages may have mirrored margins; their own are taken where their
 * lines tell them as surely as those of all pages do.
 */
export const framesOf = (pages: readonly FramedPage[]): Frame[] => {
  const whole = frameOf(pages);
  const keyOf = (page: FramedPage, index: number) => `${index % 2} ${Math.round(page.width)}`;
  const groups = Map.groupBy(
    pages.map((page, index) => ({ page, key: keyOf(page, index) })),
    ({ key }) => key,
  );
  const frames = new Map(
    [...groups].map(([key, group]) => {
      const own = frameOf(group.map(({ page }) => page));
      const told =
        group.flatMap(({ page }) => page.lines).length >= fewLines && (own.indented || !whole.indented);
      return [key, told && Math.abs(own.left - whole.left) > 4 ? own : whole];
    }),
  );
  return pages.map((page, index) => frames.get(keyOf(page, index)) ?? whole);
};
