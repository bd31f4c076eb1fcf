import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { type WriteKind, writeComparison, writeKinds, writeReport } from '@gongkai/documents';
import {
  checkReport,
  compareReports,
  type Merged,
  mergeReports,
  type Report,
  type UnitReport,
} from '@gongkai/law';
import { checkText, createSummary, exitCodeOf, readText } from './print.ts';
import { inspectAll, inspectSingle, type Outcome } from './run.ts';

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

const worst = (code: 0 | 1 | 2): void => {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
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
  await inspectAll(files, undefined, (outcome, total) => {
    worst(exitCodeOf(outcome, false));
    if (printer) printer.add(outcome, total);
    else out(readText(outcome));
  });
  printer?.end();
};

/** `report check`: the findings of each file, and for several files a summary by rule. */
export const check = async (
  files: string[],
  { json, previous }: { json?: boolean; previous?: string },
): Promise<void> => {
  const before = previous === undefined ? undefined : await reportOf(previous);
  if (previous !== undefined && before === undefined) return;
  const printer = json ? createJsonPrinter(checkJson) : undefined;
  const summary = createSummary();
  let count = 0;
  await inspectAll(files, before, (outcome, total) => {
    count = total;
    worst(exitCodeOf(outcome, true));
    summary.add(outcome.inspection.check);
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

const refuse = (message: string): undefined => {
  complain(message);
  worst(2);
  return undefined;
};

/** Asks before a file is replaced, where there is someone to ask. */
const mayReplace = async (file: string): Promise<boolean> => {
  if (!existsSync(file) || !process.stdin.isTTY || !process.stderr.isTTY) return true;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`${file}已存在，替换吗？（y/n）`);
  prompt.close();
  return /^(?:y|是)/i.test(answer.trim());
};

/** Writes whole or not at all: an interrupted run leaves the old file as it was. */
const save = async (file: string, bytes: Uint8Array | string): Promise<void> => {
  if (!(await mayReplace(file))) {
    refuse('没有写入。');
    return;
  }
  const temporary = `${file}.${process.pid}.part`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, file);
    complain(`已写入${file}。`);
  } catch (error) {
    refuse(
      `写不进${file}，请检查文件夹是否存在、是否有权限（${error instanceof Error ? error.message : String(error)}）。`,
    );
  }
};

const kindFrom = (name: string, allowed: readonly WriteKind[]): WriteKind | undefined =>
  allowed.find(kind => kind === name) ?? refuse(`不能写成“${name}”，可选：${allowed.join('、')}。`);

/** `report write` and `report convert`: a report in another kind of file. */
export const convert = async (
  file: string,
  { to, output }: { to: string; output: string },
): Promise<void> => {
  const kind = kindFrom(to, writeKinds);
  const report = kind && (await reportOf(file));
  if (kind && report) await save(output, await writeReport(report, kind));
};

/** The units' reports; undefined, with each unreadable file named, where one could not be read. */
const unitReports = async (files: string[]): Promise<UnitReport[] | undefined> => {
  const units: UnitReport[] = [];
  let unreadable = 0;
  await inspectAll(files, undefined, ({ file, inspection: { result, check } }) => {
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

/** `report merge`: the cell-wise sum of the units' reports, checked again, each cell opened into its units. */
export const merge = async (files: string[], options: MergeCommandOptions): Promise<void> => {
  const { output, authority = null, expect, sources } = options;
  const units = await unitReports(files);
  if (!units) return;
  const result = mergeReports(units, { authority, ...(expect && { expectedUnits: expect }) });
  if ('error' in result) {
    refuse(result.error.message);
    return;
  }
  reportMerge(result, units.length);
  await save(output, `${JSON.stringify(result.report, null, 2)}\n`);
  if (sources !== undefined)
    await save(sources, `${JSON.stringify(Object.fromEntries(result.sources), null, 2)}\n`);
};

/** `report compare`: two years side by side. */
export const compare = async (
  older: string,
  newer: string,
  { to, output, json }: { to?: string; output?: string; json?: boolean },
): Promise<void> => {
  const [before, after] = [await reportOf(older), await reportOf(newer)];
  if (!before || !after) return;
  const comparison = compareReports(before, after);
  if (json) {
    out(JSON.stringify(comparison, null, 2));
    return;
  }
  const kind = to ?? 'txt';
  if (kind !== 'txt' && kind !== 'html' && kind !== 'docx') {
    refuse(`比较结果不能写成“${kind}”，可选：html、docx。`);
    return;
  }
  if (kind === 'docx' && output === undefined) {
    refuse('写成docx需要用 -o 指明输出文件。');
    return;
  }
  const bytes = await writeComparison({ older: before, newer: after, comparison }, kind);
  if (output === undefined) process.stdout.write(bytes);
  else await save(output, bytes);
};
