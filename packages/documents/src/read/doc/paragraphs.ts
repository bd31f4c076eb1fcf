import { readText, type Text } from './pieces.ts';
import { type Property, type Run, readRuns, runAt } from './properties.ts';
import { pairs, type Streams } from './streams.ts';

/** A paragraph, a cell's end or a row's end: the text before its mark, with what the mark says. */
export interface Paragraph {
  text: string;
  /** How many tables it stands in. */
  depth: number;
  ends: 'paragraph' | 'cell' | 'row';
  /** The mark is a tracked deletion: what follows joins it. */
  deleted: boolean;
  properties: Property[];
  style: number;
  /** Where drawn objects are anchored in it. */
  anchors: number[];
}

const codes = {
  inTable: 0x2416,
  rowEnd: 0x2417,
  depth: 0x6649,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  deleted: 0x0800,
  hidden: 0x083c,
  symbol: 0x6a09,
} as const;

const mark = {
  cell: '\u0007',
  object: '\u0008',
  section: '\u000c',
  paragraph: '\r',
  field: '\u0013',
  result: '\u0014',
  fieldEnd: '\u0015',
} as const;
/** Marks that end a paragraph. */
const ends: ReadonlySet<string> = new Set([mark.paragraph, mark.cell, mark.section]);
/** Marks that stand for a character; other control characters stand for pictures, notes and the like. */
const shown: Record<string, string> = { '\t': ' ', '\u000b': '\n', '\u000e': '\n', '\u001e': '-' };

const textOf = (sign: string): string => (sign < ' ' ? (shown[sign] ?? '') : sign);

const isSet = (properties: Property[], code: number): boolean => {
  const operand = properties.findLast(property => property.code === code)?.operand;
  return operand !== undefined && operand.byteLength > 0 && (operand.getUint8(0) & 1) === 1;
};

const depthOf = (properties: Property[]): number => {
  const nested = properties.findLast(({ code }) => code === codes.depth)?.operand;
  return Math.min(nested ? nested.getUint32(0, true) : isSet(properties, codes.inTable) ? 1 : 0, 20);
};

const endOf = (sign: string, depth: number, properties: Property[]): Paragraph['ends'] => {
  if (depth > 1)
    return isSet(properties, codes.innerRowEnd)
      ? 'row'
      : isSet(properties, codes.innerCell)
        ? 'cell'
        : 'paragraph';
  if (sign !== mark.cell) return 'paragraph';
  return isSet(properties, codes.rowEnd) ? 'row' : 'cell';
};

/** Tells of each character whether it is left out of the accepted text: deleted, hidden, or a picture's sign. */
const leftOut = (runs: Run[]) => {
  let run: Run | undefined;
  let state = { deleted: false, hidden: false };
  return (position: number): typeof state => {
    if (run && position >= run.from && position < run.to) return state;
    run = runAt(runs, position);
    const properties = run?.properties() ?? [];
    state = {
      deleted: isSet(properties, codes.deleted),
      hidden: isSet(properties, codes.hidden) || properties.some(({ code }) => code === codes.symbol),
    };
    return state;
  };
};

/** Fields: their instructions are left out, their results kept. */
class Fields {
  private readonly open: boolean[] = [];

  /** Whether the sign belongs to a field's frame or instructions. */
  takes(sign: string): boolean {
    if (sign === mark.field) this.open.push(true);
    else if (sign === mark.result && this.open.length > 0) this.open[this.open.length - 1] = false;
    else if (sign === mark.fieldEnd) this.open.pop();
    else return this.open.includes(true);
    return true;
  }
}

/** Gives the paragraphs of a range of the document's text, in order. */
export const paragraphReader = (streams: Streams): ((from: number, to: number) => Paragraph[]) => {
  const { text, positionOf }: Text = readText(streams);
  const { document, structure, data } = streams;
  const paragraphRuns = readRuns(document, structure(pairs.paragraphPages), 'paragraph', data);
  const stateAt = leftOut(readRuns(document, structure(pairs.characterPages), 'character'));

  const finish = (
    content: string,
    sign: string,
    position: number,
    anchors: number[],
    deleted: boolean,
  ): Paragraph => {
    const run = runAt(paragraphRuns, position);
    const properties = run?.properties() ?? [];
    const depth = depthOf(properties);
    return {
      text: content,
      depth,
      ends: endOf(sign, depth, properties),
      deleted,
      properties,
      style: run?.style ?? 0,
      anchors,
    };
  };

  return (from, to) => {
    const paragraphs: Paragraph[] = [];
    const fields = new Fields();
    let content = '';
    let anchors: number[] = [];
    for (let index = from; index < Math.min(to, text.length); index++) {
      const sign = text.charAt(index);
      const position = positionOf(index);
      const { deleted, hidden } = stateAt(position);
      if (ends.has(sign)) {
        paragraphs.push(finish(content, sign, position, anchors, deleted));
        content = '';
        anchors = [];
      } else if (sign === mark.object) anchors.push(index);
      else if (!fields.takes(sign) && !deleted && !hidden) content += textOf(sign);
    }
    if (content !== '' || anchors.length > 0)
      paragraphs.push(finish(content, mark.paragraph, -1, anchors, false));
    return paragraphs;
  };
};
