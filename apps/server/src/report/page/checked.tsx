import { type CheckResult, rules } from '@gongkai/law';
import type { Checked } from '../inspections.ts';
import { Scroll } from './scroll.tsx';

const PreviousNote = ({ previous }: { previous: Checked['previous'] }) => {
  if (!previous) return <p>没有提供上一年度的报告，跨年的规则没有核对。</p>;
  if ('missing' in previous) return <p>{previous.missing}</p>;
  const { report, name } = previous;
  return (
    <p>
      与上一年度的报告核对：{report.authority ?? '（机关名称未读出）'} {report.year}年（{name}）。
    </p>
  );
};

const Messages = ({ title, messages }: { title: string; messages: string[] }) =>
  messages.length === 0 ? null : (
    <details>
      <summary>
        {title}（{messages.length}处）
      </summary>
      <ul>
        {messages.map(message => (
          <li>{message}</li>
        ))}
      </ul>
    </details>
  );

export interface CheckedPlacesProps {
  check: CheckResult;
  previous: Checked['previous'];
  prefix: string;
}

/** What was looked at and how it fared, so that silence is told from not having looked. */
export const CheckedPlaces = ({ check: { tally, assessments }, previous, prefix }: CheckedPlacesProps) => {
  const messages = (state: string) =>
    assessments.filter(entry => entry.state === state).map(({ rule, message }) => `${rule}：${message}`);
  return (
    <section class="checked" aria-labelledby={`${prefix}-checked ${prefix}-name`}>
      <h3 id={`${prefix}-checked`}>核对了什么</h3>
      <PreviousNote previous={previous} />
      <Scroll label="各条规则的核对情况">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">规则</th>
              <th scope="col">应当成立</th>
              <th scope="col">一致</th>
              <th scope="col">不一致</th>
              <th scope="col">无法核对</th>
            </tr>
          </thead>
          <tbody>
            {tally.map(({ rule, holds, broken, unassessable }) => (
              <tr class={broken > 0 ? 'has-broken' : ''}>
                <th scope="row">
                  <code>{rule}</code>
                </th>
                <td class="left">{rules.find(({ code }) => code === rule)?.title}</td>
                {holds + broken + unassessable === 0 ? (
                  <td colspan={3}>未涉及</td>
                ) : (
                  [holds, broken, unassessable].map(count => <td>{count}</td>)
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Messages title="无法核对的地方" messages={messages('unassessable')} />
      <Messages title="核对一致的地方" messages={messages('holds')} />
    </section>
  );
};
