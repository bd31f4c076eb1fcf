import type { ReadSuccess } from '@gongkai/documents';
import { type Finding, type RuleTally, type Severity, severityNames } from '@gongkai/law';
import { figuresText } from './figures-text.ts';
import type { Outcome } from './run.ts';

const heading = (file: string, { report }: ReadSuccess): string =>
  [
    file,
    `  ${report.authority ?? '（机关名称未读出）'} ${report.year === null ? '（年度未读出）' : `${report.year}年`} · ${report.format}年格式 · ${report.published ? `公布于${report.published}` : '未写公布日期'}`,
  ].join('\n');

const findingLine = ({ severity, rule, message, quote }: Finding): string =>
  `  ${severityNames[severity]} ${rule}：${message}${quote ? `\n    正文：“${quote.text}”` : ''}`;

const counts = (findings: Finding[]): string => {
  const count = (severity: Severity) => findings.filter(finding => finding.severity === severity).length;
  return `${count('error')}个错误，${count('warning')}个警告，${count('note')}个提示`;
};

/** What a person sees of one checked file. */
export const checkText = ({ file, inspection }: Outcome): string => {
  const { result, check } = inspection;
  if ('error' in result) return `${file}\n  读不了：${result.error.message}`;
  const { findings = [], assessments = [] } = check ?? {};
  const held = assessments.filter(({ state }) => state === 'holds');
  return [
    heading(file, result),
    ...findings.map(findingLine),
    ...result.notes.map(note => `  读取：${note.message}`),
    `  ${findings.some(({ severity }) => severity !== 'note') ? '' : '没有发现错误。'}${counts(findings)}；${held.length}处核对一致。`,
  ].join('\n');
};

/** What a person sees of one read file. */
export const readText = ({ file, inspection }: Outcome): string => {
  const { result } = inspection;
  if ('error' in result) return `${file}\n  读不了：${result.error.message}`;
  return [
    heading(file, result),
    ...result.notes.map(note => `  读取：${note.message}`),
    '',
    figuresText(result.report),
  ].join('\n');
};

type Tally = Omit<RuleTally, 'rule'> & { files: number };

const addTally = (sum: Tally, { holds, broken, unassessable }: RuleTally): Tally => ({
  holds: sum.holds + holds,
  broken: sum.broken + broken,
  unassessable: sum.unassessable + unassessable,
  files: sum.files + (broken > 0 ? 1 : 0),
});

const nothing: Tally = { holds: 0, broken: 0, unassessable: 0, files: 0 };

const listed = (title: string, files: readonly string[]): string[] =>
  files.length === 0 ? [] : [`${title}：`, ...files.map(file => `  ${file}`)];

/** Sums by rule over many files, with the files that want a look. */
export const createSummary = () => {
  const tally = new Map<string, Tally>();
  const unread: string[] = [];
  const faulty: string[] = [];
  let files = 0;
  return {
    add: ({ file, inspection: { check } }: Outcome) => {
      files++;
      if (!check) unread.push(file);
      else if (check.findings.some(({ severity }) => severity !== 'note')) faulty.push(file);
      for (const entry of check?.tally ?? [])
        tally.set(entry.rule, addTally(tally.get(entry.rule) ?? nothing, entry));
    },
    text: (): string =>
      [
        `共${files}个文件：读出${files - unread.length}个，读不了${unread.length}个，有错误或警告的${faulty.length}个。`,
        ...listed('读不了的', unread),
        ...listed('有错误或警告的', faulty),
        '规则          一致    不一致  无法核对  有不一致的文件',
        ...[...tally].map(([rule, { holds, broken, unassessable, files: count }]) =>
          [
            rule.padEnd(12),
            String(holds).padStart(6),
            String(broken).padStart(8),
            String(unassessable).padStart(8),
            String(count).padStart(8),
          ].join('  '),
        ),
      ].join('\n'),
  };
};

/** The worst that came of the files: 0 clean, 1 an error or warning found, 2 a file that could not be read. */
export const exitCodeOf = ({ inspection }: Outcome, checked: boolean): 0 | 1 | 2 => {
  if ('error' in inspection.result) return 2;
  return checked && inspection.check?.findings.some(({ severity }) => severity !== 'note') ? 1 : 0;
};
