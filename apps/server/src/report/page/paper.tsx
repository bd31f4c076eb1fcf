import { publishedLine, sectionsOf, titleLines } from '@gongkai/documents';
import type { ProseSection, Report } from '@gongkai/law';
import { anchorOf, type CellMark, type Numbered, type Segment, segmentsOf } from './marks.ts';
import { ReportTable, Sign } from './table.tsx';
import { severities } from './words.ts';

/** Signs of one section that the page shows; the longest real section has a fifth of them. */
const shownSigns = 50_000;

const Words = ({ segment: { text, quotes }, prefix }: { segment: Segment; prefix: string }) => {
  const gravest = quotes[0]?.finding;
  if (!gravest) return <>{text}</>;
  const starting = quotes.find(({ first }) => first);
  return (
    <>
      <mark
        id={starting && `${prefix}-q${starting.finding.number}`}
        class={gravest.severity}
        data-findings={quotes.map(({ finding }) => finding.number).join(' ')}
      >
        {text}
      </mark>
      {quotes
        .filter(({ last }) => last)
        .map(({ finding }) => (
          <Sign prefix={prefix} finding={finding} />
        ))}
    </>
  );
};

interface ProseProps {
  report: Report;
  section: ProseSection;
  prefix: string;
  findings: readonly Numbered[];
}

const Prose = ({ report, section, prefix, findings }: ProseProps) => {
  const text = report[section].slice(0, shownSigns);
  const left = report[section].length - text.length;
  if (text === '') return <p class="empty">（没有读到内容）</p>;
  return (
    <>
      {segmentsOf(text, section, findings).map(segments => (
        <p>
          {segments.map(segment => (
            <Words segment={segment} prefix={prefix} />
          ))}
        </p>
      ))}
      {left > 0 && (
        <p class="empty">（后面还有{left}字，核对时已计入，这里不再显示；下载的文件中是全文。）</p>
      )}
    </>
  );
};

const isProse = (id: string): id is ProseSection => id === 'overview' || id === 'problems' || id === 'other';

export interface PaperProps {
  report: Report;
  prefix: string;
  findings: readonly Numbered[];
  marks: ReadonlyMap<string, CellMark>;
}

/** Signs of the findings about a place that is no cell. */
const SignsAt = ({ path, prefix, marks }: { path: string; prefix: string; marks: PaperProps['marks'] }) => (
  <>
    {marks.get(path)?.findings.map(finding => (
      <Sign prefix={prefix} finding={finding} />
    ))}
  </>
);

const Front = ({ report, prefix, findings, marks }: PaperProps) => {
  const at = (path: string) => anchorOf(prefix, path);
  const { period } = report;
  return (
    <div class="front">
      <p class="paper-title" id={at('title')}>
        {titleLines(report).map(line => (
          <span>{line}</span>
        ))}
        <SignsAt path="title" prefix={prefix} marks={marks} />
      </p>
      <p class="paper-date" id={at('published')}>
        {publishedLine(report) ?? '（没有写明公布日期）'}
        <SignsAt path="published" prefix={prefix} marks={marks} />
      </p>
      <p class="hidden" id={at('authority')}>
        机关名称：{report.authority ?? '没有读出'}
      </p>
      <div id={at('preamble')}>
        {report.preamble !== '' && (
          <Prose report={report} section="preamble" prefix={prefix} findings={findings} />
        )}
      </div>
      <p class="paper-period" id={at('period')}>
        读出的报告年度：<span id={at('year')}>{report.year === null ? '没有读出' : `${report.year}年`}</span>
        ；统计期限：{period ? `${period.from}至${period.to}` : '没有写明'}
        <SignsAt path="period" prefix={prefix} marks={marks} />
      </p>
    </div>
  );
};

/** The report as read, in the order of the form, with the places marked that findings touch. */
export const Paper = (props: PaperProps) => {
  const { report, prefix, findings, marks } = props;
  return (
    <section class="paper" aria-labelledby={`${prefix}-paper ${prefix}-name`}>
      <div class="paper-head">
        <h3 id={`${prefix}-paper`}>报告内容</h3>
        <ul class="legend" aria-label="图例">
          {(['error', 'warning', 'note'] as const).map(severity => (
            <li>
              <span class={`sign ${severity}`} aria-hidden="true">
                {severities[severity].sign}
              </span>
              {severities[severity].word}
            </li>
          ))}
        </ul>
      </div>
      <div class="sheet">
        <Front {...props} />
        {sectionsOf(report).map(({ id, heading, table }) => (
          <div id={anchorOf(prefix, id)} class="part">
            <h4>
              {heading}
              <SignsAt path={id} prefix={prefix} marks={marks} />
            </h4>
            {isProse(id) && <Prose report={report} section={id} prefix={prefix} findings={findings} />}
            {table && <ReportTable table={table} prefix={prefix} marks={marks} findings={findings} />}
          </div>
        ))}
      </div>
    </section>
  );
};
