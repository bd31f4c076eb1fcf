/** Imports of filled-in workbooks, as every subject offers them: template, hand-in, check, confirmation, progress. */
import { z } from '@hono/zod-openapi';
import { type FormFault, withForm } from '../http-form.ts';
import type { Work } from '../jobs/work.ts';
import { createBudget } from '../queue.ts';
import { Problem } from './problem.ts';

/** `all`: everything or nothing; `good`: the rows without faults. */
export type ImportMode = 'all' | 'good';

export const importModeSchema = z.enum(['all', 'good']);

/** How far the writing of an import has come; null before it is confirmed. */
export const progressSchema = z
  .object({
    status: z.enum(['waiting', 'running', 'done', 'failed']),
    done: z.number().int(),
    total: z.number().int().nullable(),
    report: z.unknown(),
    finishedAt: z.string().nullable(),
  })
  .nullable();

export type Progress = Pick<Work, 'status' | 'done' | 'total' | 'report' | 'finishedAt'> | null;

export const progressOf = (work: Work | undefined): Progress =>
  work
    ? {
        status: work.status,
        done: work.done,
        total: work.total,
        report: work.report,
        finishedAt: work.finishedAt,
      }
    : null;

export const importRefusal = (code: string, message: string): Problem => new Problem(409, code, message);

/** That an import was confirmed before. */
export const findConfirmed = (workId: string | null): Problem | undefined =>
  workId === null ? undefined : importRefusal('already-started', '这次导入已经确认过。请查看它的进度。');

/** That rows are faulty where all were to be written. */
export const findFaulty = (errors: number, mode: ImportMode): Problem | undefined =>
  mode === 'all' && errors > 0
    ? importRefusal('has-errors', `有${errors}行有错。请改正文件后重新提交，或选择只导入没有错的行。`)
    : undefined;

/**
 * A workbook as a download.
 * @param fallback its name in letters, for clients that know no other: `units.xlsx`
 */
export const workbookAnswer = (bytes: Uint8Array, name: string, fallback: string): Response =>
  new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${fallback}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
    },
  });

const megabyte = 1024 * 1024;
/** A workbook of 5000 rows has less than one megabyte. */
const limits = { file: 8 * megabyte, files: 1, field: 1000, total: 9 * megabyte };

const formProblems = (rows: number): Readonly<Record<FormFault, readonly [400 | 413 | 503, string]>> => ({
  'not-a-form': [400, '没有收到文件。请选择填好的xlsx工作簿后再提交。'],
  malformed: [400, '没有收到完整的文件。请重新选择文件，再提交一次。'],
  'cut-off': [400, '上传中断了。请检查网络，再提交一次。'],
  'too-large': [413, `文件超过8MB，没有读取。请分成几个文件，每个不超过${rows}行。`],
  'too-many': [400, '一次只能提交一个文件。请分次提交。'],
  busy: [503, '正在处理的文件太多。请过一分钟再提交。'],
});

/** A workbook as it was sent. */
export interface SentWorkbook {
  name: string;
  bytes: Uint8Array;
}

/**
 * Takes the one workbook out of a form, within a budget of memory of its own.
 * @param rows how many a workbook may have, as the refusal of a larger one says
 */
export const createWorkbookReceiver = (rows: number) => {
  const budget = createBudget(64 * megabyte);
  const problems = formProblems(rows);
  const refuse = (fault: FormFault): Problem => {
    const [status, message] = problems[fault];
    return new Problem(status, 'upload', message);
  };
  return <T>(
    request: Request,
    take: (workbook: SentWorkbook) => Promise<T | Problem>,
  ): Promise<T | Problem> =>
    withForm<T | Problem>(request, limits, budget, async result => {
      if ('fault' in result) return refuse(result.fault);
      const [file] = result.form.files;
      if (!file) return refuse('not-a-form');
      return file.bytes ? take({ name: file.name, bytes: file.bytes }) : refuse('too-large');
    });
};
