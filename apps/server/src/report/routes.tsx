import { readFileSync } from 'node:fs';
import { parseReport } from '@gongkai/law';
import type { Context } from 'hono';
import type { Route } from '../platform/http.ts';
import type { Assets } from '../platform/http-assets.ts';
import { type Form, type FormFault, withForm } from '../platform/http-form.ts';
import type { Log } from '../platform/http-log.ts';
import { MessagePage } from '../platform/http-page.tsx';
import { createBudget, createQueue } from '../platform/queue.ts';
import { dispositionOf, downloads, kindNamed } from './downloads.ts';
import { type CheckOutcome, createInspector } from './inspections.ts';
import { checkLimits, convertLimits, inMegabytes, maxWaiting, memoryBudget, retryAfter } from './limits.ts';
import { ResultPage } from './page/result.tsx';
import { StartPage } from './page/start.tsx';
import { createReportWorkers } from './workers.ts';

type Status = 400 | 413 | 415 | 422 | 503;

/** Why a form was refused: the status, and what to do about it. */
const refusals: Record<FormFault | 'no-file', { status: Status; message: string }> = {
  'no-file': { status: 422, message: '还没有选择文件。请先选择一份年度报告，再按“开始核对”。' },
  'not-a-form': { status: 415, message: '没有收到文件。请在这一页选择文件后提交。' },
  malformed: { status: 400, message: '提交的内容不完整或格式不对，没有核对。请重新选择文件后再试。' },
  'cut-off': { status: 400, message: '上传中断了，没有核对。请检查网络后重新选择文件再试。' },
  'too-large': {
    status: 413,
    message: `文件合计超过${inMegabytes(checkLimits.total)}，没有核对。请分几次提交，每份不超过${inMegabytes(checkLimits.file)}。`,
  },
  'too-many': { status: 413, message: `一次最多核对${checkLimits.files}份，没有核对。请分几次提交。` },
  busy: { status: 503, message: '现在提交的人较多，没有核对。请过十几秒再试。' },
};

/** 200 where anything could be read; 500 where a fault of ours kept it from being so; else what is wrong with what was sent. */
const statusOf = ({ files }: CheckOutcome): 200 | 413 | 422 | 500 => {
  const codes = files.map(({ inspection: { result } }) => ('error' in result ? result.error.code : null));
  if (codes.includes(null)) return 200;
  if (codes.includes('fault')) return 500;
  return codes.every(code => code === 'too-large') ? 413 : 422;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export interface ReportRouteOptions {
  assets: Assets;
  /** Folder of the example report. */
  folder: URL;
  threads: number;
  log: Log;
}

/** The pages of 年报体检. Nothing that a visitor sends outlives the answer. */
export const createReportRoutes = ({
  assets,
  folder,
  threads,
  log,
}: ReportRouteOptions): { routes: Route[]; close: () => Promise<void> } => {
  const workers = createReportWorkers(threads);
  const queue = createQueue(threads);
  const budget = createBudget(memoryBudget);
  const inspect = createInspector(workers, queue, log);
  const example = readFileSync(new URL('example.txt', folder));

  const refuse = (c: Context, reason: FormFault | 'no-file') => {
    const { status, message } = refusals[reason];
    if (status === 503) c.header('Retry-After', String(retryAfter));
    return c.html(StartPage({ assets, fault: message }), status);
  };

  const check = async (c: Context, { files: sent }: Form) => {
    const files = sent.filter(({ field }) => field === 'files');
    if (files.length === 0) return refuse(c, 'no-file');
    if (queue.waiting > maxWaiting) return refuse(c, 'busy');
    const previous = sent.filter(({ field }) => field === 'previous');
    const outcome = await inspect(files, previous, c.req.raw.signal);
    return c.html(ResultPage({ assets, outcome, sample: false }), statusOf(outcome));
  };

  const sample = async (c: Context) => {
    if (queue.waiting > maxWaiting) return refuse(c, 'busy');
    const file = { field: 'files', name: '示例报告.txt', size: example.length, bytes: example };
    const outcome = await inspect([file], [], c.req.raw.signal);
    return c.html(ResultPage({ assets, outcome, sample: true }));
  };

  const refuseConversion = (c: Context, status: Status, ...sentences: string[]) => {
    if (status === 503) c.header('Retry-After', String(retryAfter));
    return c.html(MessagePage({ assets, title: '没有转换', sentences }), status);
  };

  const convert = async (c: Context, { fields }: Form) => {
    const kind = kindNamed(fields.get('to'));
    if (!kind) return refuseConversion(c, 422, '没有这种文件格式。请回到核对结果，按其中一个下载按钮。');
    const parsed = parseReport(parseJson(fields.get('report') ?? ''));
    if ('faults' in parsed)
      return refuseConversion(
        c,
        422,
        '报告数据不符合annual-report/1，不能转换。请重新核对文件后再下载。',
        ...parsed.faults.slice(0, 5),
      );
    if (queue.waiting > maxWaiting)
      return refuseConversion(c, 503, '现在提交的人较多，没有转换。请过十几秒回到核对结果再试。');
    const bytes = await queue.run(() => workers.write(parsed.report, kind));
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': downloads[kind].type,
      'Content-Disposition': dispositionOf(parsed.report, kind),
    });
  };

  const routes: Route[] = [
    { path: '/report', get: c => c.html(StartPage({ assets })) },
    { path: '/sample', get: sample },
    {
      path: '/check',
      // A result's address in the address bar leads back to where results are made.
      get: c => c.redirect('/report', 303),
      post: c => {
        if (queue.waiting > maxWaiting) return refuse(c, 'busy');
        return withForm(c.req.raw, checkLimits, budget, result =>
          'fault' in result ? refuse(c, result.fault) : check(c, result.form),
        );
      },
    },
    {
      path: '/convert',
      post: c =>
        withForm(c.req.raw, convertLimits, budget, result =>
          'fault' in result
            ? refuseConversion(
                c,
                refusals[result.fault].status,
                '没有收到完整的报告数据，不能转换。请回到核对结果再按一次下载按钮。',
              )
            : convert(c, result.form),
        ),
    },
  ];
  return { routes, close: workers.close };
};
