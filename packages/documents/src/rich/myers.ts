/** A stretch that differs: `before[a]` up to `before[aEnd]` became `after[b]` up to `after[bEnd]`. */
export interface Hunk {
  a: number;
  aEnd: number;
  b: number;
  bEnd: number;
}

interface Box extends Hunk {}

interface Snake {
  x: number;
  y: number;
  u: number;
  v: number;
}

/** Beyond this many steps two texts have so little in common that the shortest way between them tells nothing. */
const maxSteps = 4000;

/**
 * The middle of the shortest way through a box, found from both ends at once (Myers, An O(ND) Difference Algorithm,
 * 1986, section 4b): memory grows with the length of the texts, not with its square.
 */
const middle = (before: Int32Array, after: Int32Array, box: Box, reach: Reach): Snake | undefined => {
  const width = box.aEnd - box.a;
  const height = box.bEnd - box.b;
  const delta = width - height;
  const odd = (delta & 1) !== 0;
  const limit = Math.min(maxSteps, Math.ceil((width + height) / 2));
  const { forward, backward, offset } = reach;
  forward[offset + 1] = box.a;
  backward[offset + 1] = box.aEnd;
  for (let step = 0; step <= limit; step++) {
    const snake =
      ahead(before, after, box, reach, step, delta, odd) ?? back(before, after, box, reach, step, delta, odd);
    if (snake) return snake;
  }
  return undefined;
};

/** How far each diagonal has been followed, from the front and from the back. */
interface Reach {
  forward: Int32Array;
  backward: Int32Array;
  offset: number;
}

const at = (list: Int32Array, index: number): number => list[index] ?? 0;

const ahead = (
  before: Int32Array,
  after: Int32Array,
  box: Box,
  { forward, backward, offset }: Reach,
  step: number,
  delta: number,
  odd: boolean,
): Snake | undefined => {
  for (let k = -step; k <= step; k += 2) {
    const down = k === -step || (k !== step && at(forward, offset + k - 1) < at(forward, offset + k + 1));
    const start = down ? at(forward, offset + k + 1) : at(forward, offset + k - 1) + 1;
    let x = start;
    let y = box.b + (x - box.a) - k;
    const from = y;
    while (x < box.aEnd && y < box.bEnd && before[x] === after[y]) {
      x++;
      y++;
    }
    forward[offset + k] = x;
    const c = delta - k;
    if (odd && Math.abs(c) < step && x >= at(backward, offset + c)) return { x: start, y: from, u: x, v: y };
  }
  return undefined;
};

const back = (
  before: Int32Array,
  after: Int32Array,
  box: Box,
  { forward, backward, offset }: Reach,
  step: number,
  delta: number,
  odd: boolean,
): Snake | undefined => {
  for (let c = -step; c <= step; c += 2) {
    const up = c === -step || (c !== step && at(backward, offset + c - 1) > at(backward, offset + c + 1));
    const start = up ? at(backward, offset + c + 1) : at(backward, offset + c - 1) - 1;
    const k = delta - c;
    let x = start;
    let y = box.b + (x - box.a) - k;
    const from = y;
    while (x > box.a && y > box.b && before[x - 1] === after[y - 1]) {
      x--;
      y--;
    }
    backward[offset + c] = x;
    if (!odd && Math.abs(k) <= step && x <= at(forward, offset + k)) return { x, y, u: start, v: from };
  }
  return undefined;
};

/** Without what its two sides have in common at both ends. */
const trimmed = (before: Int32Array, after: Int32Array, box: Box): Box => {
  let { a, aEnd, b, bEnd } = box;
  while (a < aEnd && b < bEnd && before[a] === after[b]) {
    a++;
    b++;
  }
  while (aEnd > a && bEnd > b && before[aEnd - 1] === after[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  return { a, aEnd, b, bEnd };
};

const numbered = <T>(before: readonly T[], after: readonly T[]): [Int32Array, Int32Array] => {
  const numbers = new Map<T, number>();
  const list = (things: readonly T[]) =>
    Int32Array.from(things, thing => {
      const number = numbers.get(thing) ?? numbers.size;
      numbers.set(thing, number);
      return number;
    });
  return [list(before), list(after)];
};

/** Where two lists differ, in order; what lies between the stretches is the same in both. Memory is linear. */
export const differences = <T>(before: readonly T[], after: readonly T[]): Hunk[] => {
  const [a, b] = numbered(before, after);
  const offset = Math.min(maxSteps, a.length + b.length) + 2;
  const size = 2 * offset + 2;
  const reach = { forward: new Int32Array(size), backward: new Int32Array(size), offset };
  const hunks: Hunk[] = [];
  const boxes: Box[] = [{ a: 0, aEnd: a.length, b: 0, bEnd: b.length }];
  for (let box = boxes.pop(); box !== undefined; box = boxes.pop()) {
    const rest = trimmed(a, b, box);
    if (rest.a === rest.aEnd && rest.b === rest.bEnd) continue;
    const snake = rest.a === rest.aEnd || rest.b === rest.bEnd ? undefined : middle(a, b, rest, reach);
    if (snake === undefined) addHunk(hunks, rest);
    // The second half waits on the stack, so that stretches come in their order.
    else
      boxes.push(
        { a: snake.u, aEnd: rest.aEnd, b: snake.v, bEnd: rest.bEnd },
        { a: rest.a, aEnd: snake.x, b: rest.b, bEnd: snake.y },
      );
  }
  return hunks;
};

const addHunk = (hunks: Hunk[], hunk: Hunk): void => {
  const last = hunks.at(-1);
  if (last && last.aEnd === hunk.a && last.bEnd === hunk.b)
    hunks[hunks.length - 1] = { ...last, aEnd: hunk.aEnd, bEnd: hunk.bEnd };
  else hunks.push(hunk);
};
