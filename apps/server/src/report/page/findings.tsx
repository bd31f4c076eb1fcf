import { type CellPath, figureAt, type Report, rules } from '@gongkai/law';
import { anchorOf, type Numbered, placeName } from './marks.ts';
import { severities } from './words.ts';

/** How many places of a finding are named one by one. */
const namedPlaces = 4;

interface PlaceProps {
  report: Report;
  path: CellPath;
  prefix: string;
}

const Place = ({ report, path, prefix }: PlaceProps) => {
  const figure = figureAt(report, path);
  return (
    <a href={`#${anchorOf(prefix, path)}`}>
      {placeName(path)}
      {figure !== undefined && <b>{figure ?? '空'}</b>}
    </a>
  );
};

const Places = ({
  report,
  finding: { cells },
  prefix,
}: {
  report: Report;
  finding: Numbered;
  prefix: string;
}) => {
  if (cells.length === 0) return null;
  const last = cells[cells.length - 1] as CellPath;
  const first = cells[0] as CellPath;
  const path = figureAt(report, last) === null ? first : last;
  return (
    <p class="places">
      <span>位置</span>
      {cells.length <= namedPlaces ? (
        cells.map(cell => <Place report={report} path={cell} prefix={prefix} />)
      ) : (
        <>
          <Place report={report} path={path} prefix={prefix} />
          <span>等{cells.length}格</span>
        </>
      )}
    </p>
  );
};

export interface FindingsProps {
  report: Report;
  findings: readonly Numbered[];
  prefix: string;
}

const titleOf = (code: string): string => rules.find(rule => rule.code === code)?.title ?? '';

const Item = ({ report, finding, prefix }: { report: Report; finding: Numbered; prefix: string }) => {
  const { severity, number, rule, message, quote } = finding;
  const { word, sign } = severities[severity];
  return (
    <li id={`${prefix}-r${number}`} class={`finding ${severity}`} data-finding={number} tabindex={-1}>
      <p class="finding-head">
        <span class={`sign ${severity}`} aria-hidden="true">
          {sign}
          {number}
        </span>
        <b>
          {word}
          <span class="hidden">{number}</span>
        </b>
        <code>{rule}</code>
      </p>
      <p class="finding-message">{message}</p>
      {quote && (
        <blockquote>
          <a href={`#${prefix}-q${number}`}>
            {quote.text.length > 160 ? `${quote.text.slice(0, 160)}……` : quote.text}
          </a>
        </blockquote>
      )}
      <p class="finding-rule">应当成立：{titleOf(rule)}</p>
      <Places report={report} finding={finding} prefix={prefix} />
    </li>
  );
};

/** The findings of one report, each leading to the places that it is about. */
export const Findings = ({ report, findings, prefix }: FindingsProps) => (
  <section class="findings" aria-labelledby={`${prefix}-findings ${prefix}-name`}>
    <h3 id={`${prefix}-findings`}>核对结果</h3>
    {findings.length === 0 ? (
      <p class="none">每一处核对都一致，没有需要改的地方。</p>
    ) : (
      // biome-ignore lint/a11y/noRedundantRoles: a list without bullets is no list to Safari's screen reader
      <ol role="list">
        {findings.map(finding => (
          <Item report={report} finding={finding} prefix={prefix} />
        ))}
      </ol>
    )}
  </section>
);
