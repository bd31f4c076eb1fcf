/** A line on a terminal that tells how far a long job is: 「████░░░░ 250/1000 剩余约12秒」. */
export interface Progress {
  step(): void;
  /** Takes the line away, before something else is printed and at the end. */
  clear(): void;
}

const silent: Progress = { step: () => undefined, clear: () => undefined };
const width = 30;
/** Milliseconds between two drawings. */
const pause = 100;

const draw = (done: number, total: number, elapsed: number): string => {
  const full = Math.round((done / total) * width);
  const left = done === 0 ? '' : ` 剩余约${Math.ceil(((elapsed / done) * (total - done)) / 1000)}秒`;
  return `\r\u001b[K${'█'.repeat(full)}${'░'.repeat(width - full)} ${done}/${total}${left}`;
};

/** Progress of `total` steps on stderr; nothing where stderr is no terminal or there is but one step. */
export const createProgress = (total: number): Progress => {
  if (total < 2 || !process.stderr.isTTY) return silent;
  const start = performance.now();
  let done = 0;
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    step: () => {
      done++;
      const now = performance.now();
      if (now - drawn < pause) return;
      drawn = now;
      process.stderr.write(draw(done, total, now - start));
    },
    clear: () => void process.stderr.write('\r\u001b[K'),
  };
};
