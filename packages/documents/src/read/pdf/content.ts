import { charactersOf } from './characters.ts';
import { applyX, applyY, compose, identity, type Matrix, matrixOf } from './matrix.ts';
import { addBox, addFill, addStroke, type Rulings } from './paths.ts';

/** A character at its place: `x` its left edge, `y` the base line, in points from the page's upper left corner. */
export interface Glyph {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** What stands on a page. */
export interface Content {
  width: number;
  height: number;
  glyphs: Glyph[];
  rulings: Rulings;
}

/** What a page's operators need of its fonts. */
export interface FontInfo {
  fontMatrix?: readonly number[];
  vertical?: boolean;
}

export interface Operators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

interface State {
  matrix: Matrix;
  font: FontInfo;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  strokeWhite: boolean;
  fillWhite: boolean;
}

/** A placed character before the page's reading direction is known: its origin, and where its base line leads. */
export interface Placed {
  text: string;
  x: number;
  y: number;
  advance: number;
  size: number;
  /** Quarter turns of the base line: 0 to the right, 1 down, 2 to the left, 3 up; undefined for slanted text. */
  turn: number | undefined;
}

const turnOf = (dx: number, dy: number): number | undefined => {
  if (Math.abs(dy) <= Math.abs(dx) * 0.05) return dx >= 0 ? 0 : 2;
  if (Math.abs(dx) <= Math.abs(dy) * 0.05) return dy >= 0 ? 1 : 3;
  return undefined;
};

interface GlyphLike {
  unicode: string;
  width: number;
  isSpace: boolean;
  vmetric?: readonly number[] | null;
}

const numberAt = (args: unknown, index: number): number => {
  const value = Array.isArray(args) ? args[index] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
};

/** Runs a page's operators and keeps where text and lines were drawn; colours, clips and pictures do not matter. */
export class ContentReader {
  readonly placed: Placed[] = [];
  readonly rulings: Rulings = { horizontal: [], vertical: [] };
  private state: State;
  private readonly fontOf: (name: string) => FontInfo;
  private stack: State[] = [];
  private text: Matrix = identity;
  private line: [number, number] = [0, 0];
  private pen: [number, number] = [0, 0];
  private readonly handlers: ReadonlyMap<number, (args: unknown) => void>;

  constructor(ops: Readonly<Record<string, number>>, base: Matrix, fontOf: (name: string) => FontInfo) {
    this.fontOf = fontOf;
    this.state = {
      matrix: base,
      font: {},
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
      strokeWhite: false,
      fillWhite: false,
    };
    const named: Record<string, (args: unknown) => void> = {
      ...this.stateHandlers(),
      ...this.textHandlers(),
      ...this.pathHandlers(ops),
    };
    this.handlers = new Map(
      Object.entries(named).flatMap(([name, handler]) =>
        ops[name] === undefined ? [] : [[ops[name], handler] as const],
      ),
    );
  }

  run({ fnArray, argsArray }: Operators): void {
    for (let i = 0; i < fnArray.length; i++) this.handlers.get(fnArray[i] ?? -1)?.(argsArray[i]);
  }

  private save = (): void => {
    // Deeper nesting than any drawing has is made to exhaust a reader.
    if (this.stack.length < 10_000) this.stack.push({ ...this.state });
  };

  private restore = (): void => {
    this.state = this.stack.pop() ?? this.state;
  };

  private transform(matrix: Matrix): void {
    this.state.matrix = compose(this.state.matrix, matrix);
  }

  private setFont(name: unknown, size: unknown): void {
    this.state.font = typeof name === 'string' ? this.fontOf(name) : {};
    this.state.size = typeof size === 'number' ? size : 0;
  }

  private stateHandlers(): Record<string, (args: unknown) => void> {
    return {
      save: this.save,
      restore: this.restore,
      transform: args => this.transform(matrixOf(args)),
      paintFormXObjectBegin: args => {
        this.save();
        if (Array.isArray(args) && args[0]) this.transform(matrixOf(args[0]));
      },
      paintFormXObjectEnd: this.restore,
      beginGroup: args => {
        this.save();
        const matrix = Array.isArray(args)
          ? (args[0] as { matrix?: unknown } | undefined)?.matrix
          : undefined;
        if (matrix) this.transform(matrixOf(matrix));
      },
      endGroup: this.restore,
      setGState: args => {
        const entries = Array.isArray(args) && Array.isArray(args[0]) ? (args[0] as [string, unknown][]) : [];
        for (const [key, value] of entries)
          if (key === 'Font' && Array.isArray(value)) this.setFont(value[0], value[1]);
      },
      setStrokeRGBColor: args => {
        this.state.strokeWhite = Array.isArray(args) && /^#f{6}$/i.test(String(args[0]));
      },
      setFillRGBColor: args => {
        this.state.fillWhite = Array.isArray(args) && /^#f{6}$/i.test(String(args[0]));
      },
    };
  }

  private textHandlers(): Record<string, (args: unknown) => void> {
    const move = (x: number, y: number) => {
      this.line = [this.line[0] + x, this.line[1] + y];
      this.pen = [...this.line];
    };
    const matrix = (value: Matrix) => {
      this.text = value;
      this.line = [0, 0];
      this.pen = [0, 0];
    };
    return {
      beginText: () => matrix(identity),
      setTextMatrix: args => matrix(matrixOf(Array.isArray(args) && args.length === 1 ? args[0] : args)),
      moveText: args => move(numberAt(args, 0), numberAt(args, 1)),
      setLeadingMoveText: args => {
        this.state.leading = numberAt(args, 1);
        move(numberAt(args, 0), numberAt(args, 1));
      },
      setLeading: args => {
        this.state.leading = -numberAt(args, 0);
      },
      nextLine: () => move(0, this.state.leading),
      setCharSpacing: args => {
        this.state.charSpacing = numberAt(args, 0);
      },
      setWordSpacing: args => {
        this.state.wordSpacing = numberAt(args, 0);
      },
      setHScale: args => {
        this.state.scale = numberAt(args, 0) / 100;
      },
      setTextRise: args => {
        this.state.rise = numberAt(args, 0);
      },
      setFont: args => {
        if (Array.isArray(args)) this.setFont(args[0], args[1]);
      },
      showText: args => {
        const glyphs = Array.isArray(args) ? args[0] : undefined;
        if (Array.isArray(glyphs)) this.show(glyphs as (GlyphLike | number)[]);
      },
    };
  }

  private pathHandlers(ops: Readonly<Record<string, number>>): Record<string, (args: unknown) => void> {
    const among = (...names: string[]) => new Set(names.map(name => ops[name]));
    const strokes = among(
      'stroke',
      'closeStroke',
      'fillStroke',
      'eoFillStroke',
      'closeFillStroke',
      'closeEOFillStroke',
    );
    const fills = among(
      'fill',
      'eoFill',
      'fillStroke',
      'eoFillStroke',
      'closeFillStroke',
      'closeEOFillStroke',
    );
    return {
      constructPath: args => {
        if (!Array.isArray(args) || !Array.isArray(args[1])) return;
        const path: unknown = args[1][0];
        if (!(path instanceof Float32Array)) return;
        if (strokes.has(args[0]) && !this.state.strokeWhite) addStroke(this.rulings, path, this.state.matrix);
        if (fills.has(args[0]) && !this.state.fillWhite) addFill(this.rulings, path, this.state.matrix);
      },
      // A picture of one colour is how some printers draw a line: the unit square under the matrix.
      paintSolidColorImageMask: () => {
        const xs = [applyX(this.state.matrix, 0, 0), applyX(this.state.matrix, 1, 1)];
        const ys = [applyY(this.state.matrix, 0, 0), applyY(this.state.matrix, 1, 1)];
        addBox(this.rulings, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
      },
    };
  }

  private show(glyphs: (GlyphLike | number)[]): void {
    const { font, size, scale, rise, charSpacing, wordSpacing } = this.state;
    const vertical = font.vertical === true;
    const unit = Math.abs(font.fontMatrix?.[0] ?? 0.001);
    const full = compose(this.state.matrix, this.text);
    const [rightX, rightY] = [full[0], full[1]];
    const [upX, upY] = [full[2], full[3]];
    const height = Math.abs(size) * Math.hypot(upX, upY);
    const turn = turnOf(Math.sign(size) * rightX, Math.sign(size) * rightY);
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        const shift = (-glyph * size) / 1000;
        this.pen = vertical ? [this.pen[0], this.pen[1] + shift] : [this.pen[0] + shift * scale, this.pen[1]];
        continue;
      }
      const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
      const [x, y] = this.pen;
      if (vertical) {
        const advance = ((glyph.vmetric?.[0] ?? -1000) * size) / 1000 - spacing;
        // A character of vertical text hangs below the pen, half its width to either side.
        const [left, base] = [x - size / 2, y - size * 0.88];
        this.place(glyph, applyX(full, left, base), applyY(full, left, base), height, height, turn);
        this.pen = [x, y + advance];
      } else {
        const width = glyph.width * unit * size;
        this.place(
          glyph,
          applyX(full, x, y + rise),
          applyY(full, x, y + rise),
          Math.abs(width * scale) * Math.hypot(rightX, rightY),
          height,
          turn,
        );
        this.pen = [x + (width + spacing) * scale, y];
      }
    }
  }

  private place(
    glyph: GlyphLike,
    x: number,
    y: number,
    advance: number,
    size: number,
    turn: number | undefined,
  ): void {
    const text = charactersOf(glyph.unicode);
    if (text !== '' && size > 0.5 && Number.isFinite(x + y))
      this.placed.push({ text, x, y, advance, size, turn });
  }
}
