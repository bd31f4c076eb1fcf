/** Digits that stand together, with what parts them from the digits before: a short gap of blanks or hyphens. */
interface DigitGroup {
  from: number;
  to: number;
  digits: string;
  /** The gap before, if the group follows another closely: '' where it does not. */
  gap: string;
}

/** A number made of one or more digit groups. */
export interface Candidate {
  from: number;
  to: number;
  digits: string;
  /** The lengths of its groups: [3, 4, 4]. */
  shape(): number[];
  /** The gap to digits close before it; '' where there are none. */
  gap: string;
}

/** A part's text made ready for the rules. */
export interface Reading {
  /** As given, but in half-width digits, letters and common signs; every offset stays where it was. */
  text: string;
  today: string;
  /**
   * Numbers of at least `least` and at most `most` digits, in at most `parts` groups, that begin and end where digit
   * groups do.
   */
  candidates(least: number, most: number, parts: number): Generator<Candidate>;
  /** What stands before an offset in the same line, sentence and cell: at most `length` signs. */
  before(offset: number, length?: number): string;
  after(offset: number, length?: number): string;
  /** What heads the column of a table in which an offset lies; '' outside tables. */
  header(offset: number): string;
  /** Whether an offset lies within a web address. */
  inAddress(offset: number): boolean;
}

const fullWidth = /[\uff01-\uff5e]/g;

/** Full-width signs as half-width ones, one for one. */
export const plainText = (text: string): string =>
  text.replace(fullWidth, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** Blanks (also those of no width) and hyphens by which people part long numbers. */
const gapPattern = /^[ \u00a0\u2002-\u200d\u202f\u2060\u3000\ufeff\u00ad\u2010-\u2014\u2212-]{1,3}$/;
const longestGap = 3;

const groupsOf = (text: string): DigitGroup[] => {
  const groups: DigitGroup[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
    const close = index - last <= longestGap && gapPattern.test(text.slice(last, index));
    groups.push({
      from: index,
      to: index + digits.length,
      digits,
      gap: close ? text.slice(last, index) : '',
    });
    last = index + digits.length;
  }
  return groups;
};

function* candidatesOf(
  groups: readonly DigitGroup[],
  least: number,
  most: number,
  parts: number,
): Generator<Candidate> {
  for (const [start, first] of groups.entries()) {
    let digits = '';
    for (let at = start; at < Math.min(groups.length, start + parts); at++) {
      const group = groups[at];
      if (!group || (at > start && group.gap === '') || digits.length + group.digits.length > most) break;
      digits += group.digits;
      if (digits.length >= least)
        yield {
          from: first.from,
          to: group.to,
          digits,
          shape: () => groups.slice(start, at + 1).map(part => part.digits.length),
          gap: first.gap,
        };
    }
  }
}

/** A line longer than this is no row of a table that a header could speak of. */
const longestRow = 2000;

interface Line {
  from: number;
  to: number;
  /** The line with which its table begins; itself outside tables. */
  top: number;
}

const linesOf = (text: string): Line[] => {
  const lines: Line[] = [];
  let inTable = false;
  let tab = text.indexOf('\t');
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (tab >= 0 && tab < from) tab = text.indexOf('\t', from);
    const row = tab >= 0 && tab < to;
    lines.push({ from, to, top: row && inTable ? (lines.at(-1)?.top ?? 0) : lines.length });
    inTable = row;
    from = to + 1;
  }
  return lines;
};

const lineAt = (lines: readonly Line[], offset: number): number => {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.from ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The lines are made when a header is first asked for. */
const headers = (text: string): ((offset: number) => string) => {
  const hasTables = text.includes('\t');
  let lines: Line[] | undefined;
  return offset => {
    if (!hasTables) return '';
    lines ??= linesOf(text);
    const line = lines[lineAt(lines, offset)];
    const top = line && lines[line.top];
    if (!line || !top || top === line || offset - line.from > longestRow) return '';
    const column = text.slice(line.from, offset).split('\t').length - 1;
    return text.slice(top.from, Math.min(top.to, top.from + longestRow)).split('\t')[column] ?? '';
  };
};

const contextLength = 24;

/** Prepares a text; the work is linear in its length, and so is asking it. */
export const readText = (original: string, today: string): Reading => {
  const text = plainText(original);
  let groups: DigitGroup[] | undefined;
  const header = headers(text);
  return {
    text,
    today,
    candidates: (least, most, parts) => {
      groups ??= groupsOf(text);
      return candidatesOf(groups, least, most, parts);
    },
    before: (offset, length = contextLength) =>
      /[^。;\t\n]*$/.exec(text.slice(Math.max(0, offset - length), offset))?.[0] ?? '',
    after: (offset, length = 8) => text.slice(offset, offset + length),
    header,
    inAddress: offset =>
      /(?:https?:\/\/|www\.)[\w.~:/?#@!$&'()*+,;=%-]*$/.test(text.slice(Math.max(0, offset - 200), offset)),
  };
};

/** Kinds of words that stand before a number or head its column, each with what it says of it. */
export type Labels<Kind extends string> = readonly (readonly [Kind, RegExp])[];

/**
 * Which kind of word stands nearest before an offset (of two that end together the later kind); where none does, which
 * heads its column. The patterns are
 * matched against a short stretch of text alone.
 */
export const labelOf = <Kind extends string>(
  reading: Reading,
  offset: number,
  labels: Labels<Kind>,
): Kind | undefined => {
  const nearest = (context: string): Kind | undefined => {
    let found: Kind | undefined;
    let end = -1;
    for (const [kind, pattern] of labels)
      for (const { 0: word, index } of context.matchAll(pattern))
        if (index + word.length >= end) {
          found = kind;
          end = index + word.length;
        }
    return found;
  };
  return nearest(reading.before(offset)) ?? nearest(reading.header(offset));
};
