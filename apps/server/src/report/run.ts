import type { ReadFailure } from '@gongkai/documents';
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

const inspectOne = async (workers: ReportWorkers, input: Input): Promise<Outcome> => ({
  file: input.file,
  inspection:
    'missing' in input
      ? failure('not-found', input.missing)
      : await workers
          .inspectFile(input.file)
          .catch(error =>
            failure(
              'fault',
              `程序出了故障，没有读完这个文件，不是文件的问题，其他文件不受影响（${error instanceof Error ? error.message.slice(0, 120) : String(error)}）。`,
            ),
          ),
});

/** How many files are held open at once: enough to keep every thread busy, few enough to bound memory. */
const inFlight = 16;

/**
 * Reads and checks files over all cores, in order, handing each outcome on as soon as its turn comes.
 * A bad file never stops the rest. On a terminal, several files show a progress bar.
 */
export const inspectAll = async (
  names: readonly string[],
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
        pending.push(inspectOne(workers, inputs[next++] as Input));
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

/** One file, read and checked; a name that means several is refused. */
export const inspectSingle = async (name: string): Promise<Outcome> => {
  const [input, ...others] = await expandInputs([name]);
  if (!input || others.length > 0)
    return {
      file: name,
      inspection: failure(
        'not-found',
        `这里只能是一个文件，而它是${others.length + 1}个文件。请写明是哪一个。`,
      ),
    };
  const workers = createReportWorkers(1);
  try {
    return await inspectOne(workers, input);
  } finally {
    await workers.close();
  }
};
