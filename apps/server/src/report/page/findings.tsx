import { type CellPath, figureAt, type Report, rules } from '@gongkai/law';
import { anchorOf, type Numbered, placeName } from './marks.ts';
import { severities } from './words.ts';

/** Up to this many places of a finding are named whatever they hold; of more, those that matter. */
const fewPlaces = 4;
/** How many places of a finding are named at most. */
const namedPlaces = 8;

/**
 * The places of a finding that are named one by one. Of a long sum those that add to it, and the last, which is the
 * sum itself; of many blanks the first.
 */
export const placesToName = (report: Report, cells: readonly CellPath[]): readonly CellPath[] => {
  if (cells.length <= fewPlaces) return cells;
  const holding = cells.slice(0, -1).filter(path => (figureAt(report, path) ?? 0) !== 0);
  return holding.length === 0
    ? cells.slice(0, namedPlaces)
    : [...holding.slice(0, namedPlaces - 1), ...cells.slice(-1)];
};

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
  const named = placesToName(report, cells);
  return (
    <p class="places">
      <span>位置</span>
      {named.map(path => (
        <Place report={report} path={path} prefix={prefix} />
      ))}
      {named.length < cells.length && <span>等{cells.length}格</span>}
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
    <h3 id={`${prefix}-findings`}>核对结果{findings.length > 0 && `（${findings.length}）`}</h3>
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
