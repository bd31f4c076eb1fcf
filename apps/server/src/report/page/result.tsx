import type { Assets } from '../../platform/http-assets.ts';
import { Page } from '../../platform/http-page.tsx';
import type { Checked, CheckOutcome } from '../inspections.ts';
import { countBySeverity, FileSection } from './file.tsx';
import { Scroll } from './scroll.tsx';
import { refusalWord, severities, severityOrder } from './words.ts';

const prefixOf = (index: number): string => `f${index + 1}`;

const OverviewRow = ({ file: { name, inspection }, index }: { file: Checked; index: number }) => {
  const { result, check } = inspection;
  const link = <a href={`#${prefixOf(index)}`}>{name}</a>;
  if ('error' in result)
    return (
      <tr class="refused">
        <th scope="row">{link}</th>
        <td class="left" colspan={5}>
          <span class="sign error" aria-hidden="true">
            ✕
          </span>
          {refusalWord(result.error)}：{result.error.message}
        </td>
      </tr>
    );
  const counts = countBySeverity(check);
  return (
    <tr>
      <th scope="row">{link}</th>
      <td class="left" data-label="机关">
        {result.report.authority ?? '未读出'}
      </td>
      <td data-label="年度">{result.report.year ?? '未读出'}</td>
      {severityOrder.map(severity => (
        <td
          class={counts[severity] > 0 ? `count ${severity}` : 'count'}
          data-label={severities[severity].word}
        >
          {counts[severity] > 0 && (
            <span class={`sign ${severity}`} aria-hidden="true">
              {severities[severity].sign}
            </span>
          )}
          {counts[severity]}
        </td>
      ))}
    </tr>
  );
};

const Overview = ({ files }: { files: readonly Checked[] }) => {
  const unread = files.filter(({ inspection }) => 'error' in inspection.result).length;
  return (
    <section class="overview" aria-labelledby="overview">
      <h2 id="overview">总览</h2>
      <p>
        共{files.length}份文件：读出{files.length - unread}份{unread > 0 ? `，读不了${unread}份` : ''}。
      </p>
      <Scroll label="各份文件的结果">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">文件</th>
              <th scope="col" class="left">
                机关
              </th>
              <th scope="col">年度</th>
              {severityOrder.map(severity => (
                <th scope="col">{severities[severity].word}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {files.map((file, index) => (
              <OverviewRow file={file} index={index} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
};

export interface ResultPageProps {
  assets: Assets;
  outcome: CheckOutcome;
  /** Whether this is the made-up example and not a visitor's file. */
  sample: boolean;
}

/** What came of the files of one form. */
export const ResultPage = ({ assets, outcome: { files, unreadablePrevious }, sample }: ResultPageProps) => (
  <Page
    title="核对结果 · 年报体检"
    assets={assets}
    styles={['table.css', 'result.css', 'paper.css']}
    script="check.js"
  >
    <div class="wrap result">
      <div class="result-head">
        <h1>核对结果</h1>
        <a class="button" href="/report">
          {sample ? '核对自己的报告' : '再核对一份'}
        </a>
      </div>
      {sample && (
        <p class="hint">这是一份编造的示例报告，里面故意写错了几处。点一条结果，看它指向表格或正文的哪里。</p>
      )}
      {unreadablePrevious.map(({ name, message }) => (
        <p class="alert" role="alert">
          上一年度的报告“{name}”读不了，没有用于核对。{message}
        </p>
      ))}
      {files.length > 1 && <Overview files={files} />}
      {files.map((file, index) => (
        <FileSection
          file={file}
          prefix={prefixOf(index)}
          place={files.length > 1 && <span class="place">{index + 1}</span>}
        />
      ))}
    </div>
  </Page>
);
