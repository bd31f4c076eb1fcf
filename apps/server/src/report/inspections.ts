import type { ReadFailure } from '@gongkai/documents';
import type { Report } from '@gongkai/law';
import type { SentFile } from '../platform/http-form.ts';
import { type Log, traceOf } from '../platform/http-log.ts';
import type { Queue } from '../platform/queue.ts';
import { checkLimits, inMegabytes } from './limits.ts';
import type { Inspection } from './worker.ts';
import type { ReportWorkers } from './workers.ts';

/** A sent file with what came of it. */
export interface Checked {
  name: string;
  inspection: Inspection;
  /** What came of the check against last year's report; absent where none was sent. */
  previous?: { report: Report; name: string } | { missing: string };
}

/** What came of a form: its files in the order sent, and last year's reports that could not be read. */
export interface CheckOutcome {
  files: Checked[];
  unreadablePrevious: { name: string; message: string }[];
}

type Candidate = { name: string; report: Report };

const failure = (code: ReadFailure['code'], message: string): Inspection => ({
  result: { error: { code, message } },
});

/**
 * Last year's report of the same authority. A single report beside a single previous one is taken for its successor
 * whatever the names: offices are renamed.
 */
export const matchPrevious = (
  report: Report,
  candidates: readonly Candidate[],
  single: boolean,
): Candidate | { missing: string } => {
  const { authority, year } = report;
  if (year === null) return { missing: '没有读出报告年度，未与上一年度的报告核对。' };
  const ofYear = candidates.filter(candidate => candidate.report.year === year - 1);
  const own = ofYear.find(candidate => candidate.report.authority === authority && authority !== null);
  const found = own ?? (single && candidates.length === 1 ? ofYear[0] : undefined);
  if (found) return found;
  if (ofYear.length === 0)
    return {
      missing: `上传的上一年度报告中没有${year - 1}年度的，未作跨年核对。请选择${year - 1}年度的报告。`,
    };
  return {
    missing: `上传的${year - 1}年度报告中没有机关名称与“${authority ?? '（未读出）'}”相同的，未作跨年核对。`,
  };
};

/**
 * Reads and checks the files of a form, each on its own: a bad one leaves the rest as they are. A failure of the
 * program's own goes to the log, without the file's name or words.
 */
export const createInspector = (workers: Pick<ReportWorkers, 'inspect'>, queue: Queue, log: Log) => {
  const inspect = async (
    { bytes, size }: SentFile,
    signal: AbortSignal,
    previous?: Report,
  ): Promise<Inspection> => {
    if (bytes === null)
      return failure(
        'too-large',
        `文件有${inMegabytes(size)}，超过一份${inMegabytes(checkLimits.file)}的上限，没有读取。年度报告一般不超过几MB，请检查是否选错，或去掉图片后另存一份。`,
      );
    try {
      return await queue.run(() => workers.inspect(bytes, previous), signal);
    } catch (error) {
      // What a file can cause comes back as a value. Where the visitor has gone meanwhile nothing is wrong at all.
      if (!signal.aborted) log({ level: 'error', trace: traceOf(error) });
      return failure('fault', '程序出了故障，没有核对这一份，不是文件的问题。请联系管理员查看日志。');
    }
  };
  const withPrevious = async (
    file: SentFile,
    first: Inspection,
    candidates: Candidate[],
    single: boolean,
    signal: AbortSignal,
  ): Promise<Checked> => {
    if (candidates.length === 0 || 'error' in first.result) return { name: file.name, inspection: first };
    const previous = matchPrevious(first.result.report, candidates, single);
    if ('missing' in previous) return { name: file.name, inspection: first, previous };
    return { name: file.name, inspection: await inspect(file, signal, previous.report), previous };
  };
  return async (files: SentFile[], previousFiles: SentFile[], signal: AbortSignal): Promise<CheckOutcome> => {
    const inspectAll = (sent: SentFile[]) => Promise.all(sent.map(file => inspect(file, signal)));
    const [current, before] = await Promise.all([inspectAll(files), inspectAll(previousFiles)]);
    const read = before.map(({ result }, index) => ({ name: previousFiles[index]?.name ?? '', result }));
    const candidates = read.flatMap(({ name, result }) =>
      'error' in result ? [] : [{ name, report: result.report }],
    );
    return {
      files: await Promise.all(
        files.map((file, index) =>
          withPrevious(file, current[index] as Inspection, candidates, files.length === 1, signal),
        ),
      ),
      unreadablePrevious: read.flatMap(({ name, result }) =>
        'error' in result ? [{ name, message: result.error.message }] : [],
      ),
    };
  };
};
