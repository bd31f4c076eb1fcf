import {
  type ComparisonKind,
  comparisonKinds,
  type WriteKind,
  writeComparison,
  writeKinds,
  writeReport,
} from '@gongkai/documents';
import {
  checkReport,
  compareReports,
  type Merged,
  mergeReports,
  type Report,
  type UnitReport,
} from '@gongkai/law';
import { matchPrevious } from './inspections.ts';
import { checkText, createSummary, exitCodeOf, readText } from './print.ts';
import { inspectAll, inspectSingle, type Outcome } from './run.ts';
import { save } from './save.ts';
import { checkInput } from './worker.ts';

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

const worst = (code: 0 | 1 | 2): void => {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
};

const refuse = (message: string): undefined => {
  complain(message);
  worst(2);
  return undefined;
};

/** Writes json as it comes: one object for one file, an array for several. */
const createJsonPrinter = (toJson: (outcome: Outcome) => unknown) => {
  let printed = 0;
  let several = false;
  return {
    add: (outcome: Outcome, total: number) => {
      several = total > 1;
      const text = JSON.stringify(toJson(outcome), null, 2);
      process.stdout.write(printed++ === 0 ? `${several ? '[\n' : ''}${text}` : `,\n${text}`);
    },
    end: () => out(several ? '\n]' : ''),
  };
};

const readJson = ({ file, inspection: { result } }: Outcome) =>
  'error' in result ? { file, error: result.error } : { file, report: result.report, notes: result.notes };

const checkJson = (outcome: Outcome) => {
  const { result, check } = outcome.inspection;
  if ('error' in result) return readJson(outcome);
  const { findings = [], tally = [] } = check ?? {};
  return { file: outcome.file, report: result.report, findings, notes: result.notes, checked: tally };
};

/** `report read`: the data of each file, as tables for people or as json. */
export const read = async (files: string[], { json }: { json?: boolean }): Promise<void> => {
  const printer = json ? createJsonPrinter(readJson) : undefined;
  await inspectAll(files, (outcome, total) => {
    worst(exitCodeOf(outcome, false));
    if (printer) printer.add(outcome, total);
    else out(readText(outcome));
  });
  printer?.end();
};

/** Last year's reports, by their files; undefined where none could be read. */
const previousReports = async (names: string[]): Promise<{ name: string; report: Report }[] | undefined> => {
  const read: { name: string; report: Report }[] = [];
  await inspectAll(names, ({ file, inspection: { result } }) => {
    if ('error' in result) complain(`上一年度的报告${file}：${result.error.message}`);
    else read.push({ name: file, report: result.report });
  });
  return read.length > 0 ? read : refuse('没有读出任何上一年度的报告，没有核对。');
};

type Previous = readonly { name: string; report: Report }[];

/** The outcome checked again beside last year's report of the same body; says so where there is none. */
const withPrevious = (outcome: Outcome, previous: Previous, single: boolean): Outcome => {
  const { result } = outcome.inspection;
  if (previous.length === 0 || 'error' in result) return outcome;
  const found = matchPrevious(result.report, previous, single);
  if ('missing' in found) {
    complain(`${outcome.file}：${found.missing}`);
    return outcome;
  }
  return { ...outcome, inspection: { result, check: checkReport(checkInput(result, found.report)) } };
};

/** `report check`: the findings of each file, and for several files a summary by rule. */
export const check = async (
  files: string[],
  { json, previous = [] }: { json?: boolean; previous?: string[] },
): Promise<void> => {
  const before = previous.length > 0 ? await previousReports(previous) : [];
  if (!before) return;
  const printer = json ? createJsonPrinter(checkJson) : undefined;
  const summary = createSummary();
  let count = 0;
  await inspectAll(files, (seen, total) => {
    const outcome = withPrevious(seen, before, total === 1);
    count = total;
    worst(exitCodeOf(outcome, true));
    summary.add(outcome);
    if (printer) printer.add(outcome, total);
    else out(checkText(outcome));
  });
  printer?.end();
  if (!json && count > 1) out(`\n${summary.text()}`);
};

/** The report in a file, or undefined with the reason said and exit code 2 set. */
const reportOf = async (file: string): Promise<Report | undefined> => {
  const { inspection } = await inspectSingle(file);
  if (!('error' in inspection.result)) return inspection.result.report;
  complain(`${file}：${inspection.result.error.message}`);
  worst(2);
  return undefined;
};

/** Writes a file, saying so, or why not. */
const keep = async (file: string, bytes: Uint8Array | string, sources: readonly string[]): Promise<void> => {
  const result = await save(file, bytes, sources);
  if ('fault' in result) refuse(result.fault);
  else if (file !== '-') complain(`已写入${file}。`);
};

const isComparisonKind = (name: string): name is ComparisonKind =>
  comparisonKinds.some(kind => kind === name);

const kindFrom = (name: string, allowed: readonly WriteKind[]): WriteKind | undefined =>
  allowed.find(kind => kind === name) ?? refuse(`不能写成“${name}”，可选：${allowed.join('、')}。`);

/** `report write` and `report convert`: a report in another kind of file. */
export const convert = async (
  file: string,
  { to, output }: { to: string; output: string },
): Promise<void> => {
  const kind = kindFrom(to, writeKinds);
  const report = kind && (await reportOf(file));
  if (kind && report) await keep(output, await writeReport(report, kind), [file]);
};

/** The units' reports; undefined, with each unreadable file named, where one could not be read. */
const unitReports = async (files: string[]): Promise<UnitReport[] | undefined> => {
  const units: UnitReport[] = [];
  let unreadable = 0;
  await inspectAll(files, ({ file, inspection: { result, check } }) => {
    if ('error' in result) {
      unreadable++;
      complain(`${file}：${result.error.message}`);
      return;
    }
    const unit = result.report.authority ?? file;
    const errors = check?.findings.filter(({ severity }) => severity === 'error').length ?? 0;
    if (errors > 0) complain(`${unit}：本身有${errors}个错误，请先用 report check 查看。`);
    units.push({ unit, report: result.report });
  });
  return unreadable === 0
    ? units
    : refuse(`有${unreadable}个文件读不了，没有汇总。请处理后再试，或去掉这些文件。`);
};

/** Says what a reader of the sum must know: who is not in it, and what does not balance. */
const reportMerge = ({ report, missing, unexpected }: Merged, count: number): void => {
  if (missing.length > 0) complain(`没有报送：${missing.join('、')}。这些单位没有计入，也没有当作0。`);
  if (unexpected.length > 0) complain(`不在应报送名单中：${unexpected.join('、')}。已经计入，请核对名单。`);
  const errors = checkReport({ report }).findings.filter(({ severity }) => severity === 'error');
  for (const { rule, message } of errors) complain(`错误 ${rule}：${message}`);
  if (errors.length > 0) worst(1);
  complain(`汇总了${count}个单位的报告。`);
};

interface MergeCommandOptions {
  output: string;
  authority?: string;
  expect?: string[];
  sources?: string;
}

/** What is wrong with the wish before anything is read. */
const mergeFault = ({ output, sources }: MergeCommandOptions): string | undefined => {
  const other = [output, sources ?? ''].find(name => /\.(?:docx?|pdf|html?|xlsx?|txt)$/i.test(name));
  if (other !== undefined)
    return `汇总只写成json，不能写成${other}。请先写成json，再用 report convert 改写成别的格式。`;
  return output === sources ? '汇总和来源不能写进同一个文件。请给 --sources 换一个文件名。' : undefined;
};

/** `report merge`: the cell-wise sum of the units' reports, checked again, each cell opened into its units. */
export const merge = async (files: string[], options: MergeCommandOptions): Promise<void> => {
  const { output, authority = null, expect, sources } = options;
  const fault = mergeFault(options);
  if (fault !== undefined) {
    refuse(fault);
    return;
  }
  const units = await unitReports(files);
  if (!units) return;
  const nameless = units.filter(({ report }) => report.year === null || report.authority === null);
  if (nameless.length > 0) {
    refuse(
      `没有读出机关名称或年度，不能汇总：${nameless.map(({ unit }) => unit).join('、')}。请补上标题中的机关名称和年度。`,
    );
    return;
  }
  const result = mergeReports(units, { authority, ...(expect && { expectedUnits: expect }) });
  if ('error' in result) {
    refuse(result.error.message);
    return;
  }
  reportMerge(result, units.length);
  await keep(output, `${JSON.stringify(result.report, null, 2)}\n`, files);
  if (sources !== undefined)
    await keep(sources, `${JSON.stringify(Object.fromEntries(result.sources), null, 2)}\n`, files);
};

interface CompareOptions {
  to?: string;
  output?: string;
  json?: boolean;
}

/** Whether two reports may be compared; what a reader should know is said. */
const mayCompare = (before: Report, after: Report): boolean => {
  if (before.year !== null && after.year !== null && before.year >= after.year) {
    refuse(`先写较早年度的报告，再写较晚年度的。现在是${before.year}年在前、${after.year}年在后。`);
    return false;
  }
  if (before.authority !== after.authority)
    complain(
      `两份报告的机关名称不同（${before.authority ?? '未读出'}、${after.authority ?? '未读出'}），请确认是同一机关。`,
    );
  return true;
};

/** `report compare`: two years side by side. */
export const compare = async (
  older: string,
  newer: string,
  { to = 'txt', output = '-', json }: CompareOptions,
): Promise<void> => {
  const [before, after] = [await reportOf(older), await reportOf(newer)];
  if (!before || !after || !mayCompare(before, after)) return;
  const comparison = compareReports(before, after);
  const kind = json ? 'json' : to;
  if (kind === 'json') await keep(output, `${JSON.stringify(comparison, null, 2)}\n`, [older, newer]);
  else if (!isComparisonKind(kind)) refuse(`比较结果不能写成“${kind}”，可选：html、docx。`);
  else if (kind === 'docx' && output === '-') refuse('写成docx需要用 -o 指明输出文件。');
  else
    await keep(output, await writeComparison({ older: before, newer: after, comparison }, kind), [
      older,
      newer,
    ]);
};
