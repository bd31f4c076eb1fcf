import { type Note, type ReadFailure, type ReadSuccess, writeKinds } from '@gongkai/documents';
import type { CheckResult, Report, Severity } from '@gongkai/law';
import type { Child } from 'hono/jsx';
import { downloads } from '../downloads.ts';
import type { Checked } from '../inspections.ts';
import { maxReportBytes } from '../limits.ts';
import { CheckedPlaces } from './checked.tsx';
import { Findings } from './findings.tsx';
import { markCells, numberFindings } from './marks.ts';
import { Paper } from './paper.tsx';
import { refusalWord, severities, severityOrder, verdict } from './words.ts';

export const countBySeverity = (check: CheckResult | undefined): Record<Severity, number> => {
  const count = (severity: Severity) =>
    check?.findings.filter(finding => finding.severity === severity).length ?? 0;
  return { error: count('error'), warning: count('warning'), note: count('note') };
};

/** Where a file stands on the page: the prefix of its ids, and its number where there are several. */
interface PlaceProps {
  prefix: string;
  place: Child;
}

const Downloads = ({ report, prefix }: { report: Report; prefix: string }) => {
  const data = JSON.stringify(report);
  if (Buffer.byteLength(data) > maxReportBytes)
    return <p class="downloads">正文过长，不能在网页上转换格式。请用命令行 gongkai report convert 转换。</p>;
  return (
    <form
      class="downloads"
      method="post"
      action="/convert"
      enctype="multipart/form-data"
      aria-labelledby={`${prefix}-downloads ${prefix}-name`}
    >
      <input type="hidden" name="report" value={data} />
      <span id={`${prefix}-downloads`}>下载为</span>
      {writeKinds.map(kind => (
        <button type="submit" name="to" value={kind}>
          {downloads[kind].label}
        </button>
      ))}
    </form>
  );
};

const Verdict = ({ check }: { check: CheckResult }) => {
  const counts = countBySeverity(check);
  const count = (state: string) => check.assessments.filter(entry => entry.state === state).length;
  const grave = severityOrder.find(severity => counts[severity] > 0);
  return (
    <div class={`verdict ${grave ?? 'clean'}`}>
      <p class="verdict-word">
        <span class={`sign ${grave ?? 'clean'}`} aria-hidden="true">
          {grave ? severities[grave].sign : '✓'}
        </span>
        {verdict(counts)}
      </p>
      <p>
        共核对{check.assessments.length}处：{count('holds')}处一致，{count('broken')}处不一致
        {count('unassessable') > 0 && `，${count('unassessable')}处无法核对`}。
      </p>
    </div>
  );
};

const Facts = ({ result: { report, kind }, name }: { result: ReadSuccess; name: string }) => {
  const facts: [string, string][] = [
    ['文件', name],
    ['类型', kind],
    ['格式', `${report.format}年格式`],
    ['公布日期', report.published ?? '没有写明'],
    ['统计期限', report.period ? `${report.period.from}至${report.period.to}` : '没有写明'],
  ];
  return (
    <dl class="facts">
      {facts.map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const Notes = ({ notes, prefix }: { notes: readonly Note[]; prefix: string }) =>
  notes.length === 0 ? null : (
    <section class="notes" aria-labelledby={`${prefix}-notes ${prefix}-name`}>
      <h3 id={`${prefix}-notes`}>读取说明</h3>
      <ul>
        {notes.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
    </section>
  );

const Refused = ({ name, error, prefix, place }: { name: string; error: ReadFailure } & PlaceProps) => (
  <section class="file" id={prefix} aria-labelledby={`${prefix}-name`}>
    <h2 id={`${prefix}-name`}>
      {place}
      {error.partial?.title ?? name}
    </h2>
    <div class="verdict refused">
      <p class="verdict-word">
        <span class="sign error" aria-hidden="true">
          ✕
        </span>
        {refusalWord(error)}这个文件
      </p>
      <p>{error.message}</p>
    </div>
    <dl class="facts">
      <div>
        <dt>文件</dt>
        <dd>{name}</dd>
      </div>
    </dl>
  </section>
);

interface ReadProps extends PlaceProps {
  name: string;
  result: ReadSuccess;
  check: CheckResult;
  previous: Checked['previous'];
}

const Read = ({ name, result, check, previous, prefix, place }: ReadProps) => {
  const { report, notes } = result;
  const findings = numberFindings(check.findings);
  return (
    <section class="file" id={prefix} aria-labelledby={`${prefix}-name`}>
      <h2 id={`${prefix}-name`}>
        {place}
        {report.authority ?? '（机关名称未读出）'}
        <span class="year">{report.year === null ? '年度未读出' : `${report.year}年`}</span>
      </h2>
      <Facts result={result} name={name} />
      <Verdict check={check} />
      <Downloads report={report} prefix={prefix} />
      <Notes notes={notes} prefix={prefix} />
      <div class="beside">
        <Findings report={report} findings={findings} prefix={prefix} />
        <Paper report={report} prefix={prefix} findings={findings} marks={markCells(findings)} />
      </div>
      <CheckedPlaces check={check} previous={previous} prefix={prefix} />
    </section>
  );
};

/** All of one file: what was found, its own tables and prose with the places marked, and its downloads. */
export const FileSection = ({ file, prefix, place }: { file: Checked } & PlaceProps) => {
  const { name, inspection, previous } = file;
  const { result, check } = inspection;
  const shared = { name, prefix, place };
  if ('error' in result) return <Refused {...shared} error={result.error} />;
  return check ? <Read {...shared} result={result} check={check} previous={previous} /> : null;
};
