/** Small tools of the measurements: generated reports, medians, and tasks in processes of their own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Report } from '@gongkai/law';
import { anyBalancedReport } from '@gongkai/law/testing';
import fc from 'fast-check';

/** How many generated files each reader is measured on. */
export const fileCount = 1000;

/** The same reports in every run. */
export const sampleReports = (count = fileCount): Report[] =>
  fc.sample(anyBalancedReport({ format: 2021, year: 2024 }), { seed: 20_240_101, numRuns: count });

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds that the work takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Figures of one task, by name; milliseconds, counts per second or megabytes as the name says. */
export type Figures = Record<string, number>;

/** Runs a task of tasks.ts in a process of its own, so that its peak memory is its own. */
export const inOwnProcess = (task: string): Promise<Figures> =>
  new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('./tasks.ts', import.meta.url));
    const child = spawn(process.execPath, [script, task], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', chunk => {
      text += chunk;
    });
    child.on('close', code =>
      code === 0 ? resolve(JSON.parse(text) as Figures) : reject(new Error(`measurement ${task} failed`)),
    );
  });
