import type { ReadFailure } from '@gongkai/documents';
import type { Report } from '@gongkai/law';
import { createProgress } from '../platform/progress.ts';
import { expandInputs, type Input } from './inputs.ts';
import type { Inspection } from './worker.ts';
import { createReportWorkers, type ReportWorkers } from './workers.ts';

/** A file of the command line with what came of it. */
export interface Outcome {
  file: string;
  inspection: Inspection;
}

const failure = (code: ReadFailure['code'], message: string): Inspection => ({
  result: { error: { code, message } },
});

/** What went wrong outside the file itself: permissions, a file gone meanwhile, a fault of ours. */
const explain = (error: unknown): Inspection => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES') return failure('not-found', '没有读取这个文件的权限。请检查文件权限。');
  if (code === 'ENOENT') return failure('not-found', '没有这个文件，请检查文件名和路径。');
  return failure(
    'damaged',
    `读取时出错，其他文件不受影响（${error instanceof Error ? error.message.slice(0, 120) : String(error)}）。`,
  );
};

const inspectOne = async (
  workers: ReportWorkers,
  input: Input,
  previous: Report | undefined,
): Promise<Outcome> => ({
  file: input.file,
  inspection:
    'missing' in input
      ? failure('not-found', input.missing)
      : await workers.inspectFile(input.file, previous).catch(explain),
});

/** How many files are held open at once: enough to keep every thread busy, few enough to bound memory. */
const inFlight = 16;

/**
 * Reads and checks files over all cores, in order, handing each outcome on as soon as its turn comes.
 * A bad file never stops the rest. On a terminal, several files show a progress bar.
 */
export const inspectAll = async (
  names: string[],
  previous: Report | undefined,
  each: (outcome: Outcome, total: number) => void,
): Promise<void> => {
  const inputs = await expandInputs(names);
  const workers = createReportWorkers();
  const progress = createProgress(inputs.length);
  try {
    const pending: Promise<Outcome>[] = [];
    let next = 0;
    const fill = () => {
      while (pending.length < inFlight && next < inputs.length)
        pending.push(inspectOne(workers, inputs[next++] as Input, previous));
    };
    for (fill(); pending.length > 0; fill()) {
      const outcome = (await pending.shift()) as Outcome;
      progress.clear();
      each(outcome, inputs.length);
      progress.step();
    }
  } finally {
    progress.clear();
    await workers.close();
  }
};

/** One file, read and checked. */
export const inspectSingle = async (name: string): Promise<Outcome> => {
  const outcomes: Outcome[] = [];
  await inspectAll([name], undefined, outcome => outcomes.push(outcome));
  return outcomes[0] as Outcome;
};
