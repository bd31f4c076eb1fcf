import type { FontSet } from './fonts.ts';
import { type Line, spreadOf } from './lines.ts';
import { decimal } from './objects.ts';
import { mayStretch, type ShapedText } from './shape.ts';
import type { Element } from './tags.ts';

/** Where the base line of a line of text stands below its upper edge, as a part of the size. */
const baseLine = 0.88;

/** A line of text at its place: upper left corner and size in points. */
export interface PlacedLine {
  text: ShapedText;
  line: Line;
  x: number;
  top: number;
  size: number;
  /** Room that the line is spread to fill; none for a line that is not. */
  room?: number;
}

/** What is drawn on a page, in points from its upper left corner. */
export class PageContent {
  readonly number: number;
  private readonly height: number;
  private readonly fonts: FontSet;
  private readonly parts: string[] = [];
  private marks = 0;
  private font = '';
  private spread = '0';

  constructor(number: number, height: number, fonts: FontSet) {
    this.number = number;
    this.height = height;
    this.fonts = fonts;
  }

  /** Draws as content of an element. */
  tagged(owner: Element, draw: () => void): void {
    owner.kids.push({ page: this.number, mark: this.marks });
    this.parts.push(`/${owner.role}<</MCID ${this.marks++}>>BDC`);
    draw();
    this.parts.push('EMC');
  }

  /** Draws what is no part of the text: rules, grounds, page numbers. @param kind entries of its properties */
  artifact(draw: () => void, kind = ''): void {
    this.parts.push(kind === '' ? '/Artifact BMC' : `/Artifact<<${kind}>>BDC`);
    draw();
    this.parts.push('EMC');
  }

  /** A filled rectangle. @param colour RGB in hexadecimal digits */
  fill(x: number, y: number, width: number, height: number, colour: string): void {
    const parts = [0, 2, 4].map(at => decimal(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
    const place = [x, this.height - y - height, width, height].map(decimal).join(' ');
    this.parts.push(`q ${parts.join(' ')} rg ${place} re f Q`);
  }

  /** Straight rules of one thickness; their ends reach half of it further, so that corners are whole. */
  rules(lines: readonly (readonly [number, number, number, number])[], thickness: number): void {
    const paths = lines.map(
      ([x, y, toX, toY]) =>
        `${decimal(x)} ${decimal(this.height - y)} m ${decimal(toX)} ${decimal(this.height - toY)} l`,
    );
    this.parts.push(`q ${decimal(thickness)} w 2 J ${paths.join('\n')} S Q`);
  }

  text(placed: PlacedLine): void {
    const { text, line, x, top, size, room } = placed;
    const spread = room === undefined ? 0 : spreadOf(text, line, room);
    const y = this.height - top - baseLine * size;
    let out = `BT ${decimal(x - (line.hanging * size) / 1000)} ${decimal(y)} Td `;
    const spacing = decimal((spread * size) / 1000);
    if (spacing !== this.spread) out += `${spacing} Tc `;
    this.spread = spacing;
    let shown = '';
    let font = -1;
    let codes: readonly string[] = [];
    const end = line.to - 1;
    for (let index = line.from; index <= end; index++) {
      const own = text.fonts[index] ?? 0;
      if (own !== font) {
        if (shown !== '') out += `[<${shown}>]TJ `;
        shown = '';
        font = own;
        codes = this.fonts.fonts[own]?.codes ?? [];
        out += this.select(own, size);
      }
      shown += codes[text.cids[index] ?? 0] ?? '';
      // Character spacing comes after every character; where there is to be none, or more, this takes or gives it.
      const stretches = ((text.flags[index] ?? 0) & mayStretch) !== 0;
      const shift = (stretches ? 0 : spread) - (text.after[index] ?? 0);
      if (shift !== 0 && index < end) shown += `>${decimal(shift)}<`;
    }
    this.parts.push(shown === '' ? `${out}ET` : `${out}[<${shown}>]TJ ET`);
  }

  /** What a reader of the file runs to draw the page. */
  bytes(): Buffer {
    return Buffer.from(this.parts.join('\n'), 'latin1');
  }

  private select(font: number, size: number): string {
    const wanted = `/F${font} ${decimal(size)} Tf `;
    if (wanted === this.font) return '';
    this.font = wanted;
    return wanted;
  }
}
