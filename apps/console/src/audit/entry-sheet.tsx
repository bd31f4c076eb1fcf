import { Button } from 'antd';
import type { AuditEntry } from '../api/words.ts';
import { Sheet } from '../app/dialog.tsx';
import { exactOf } from '../app/format.ts';
import { Facts } from '../app/page.tsx';
import { differencesOf, fieldWords } from './difference.ts';
import { wordOf } from './subjects.ts';

interface EntrySheetProps {
  entry: AuditEntry;
  close: () => void;
  /** Narrows the list to what is told. */
  narrow: (filters: Record<string, string>) => void;
}

const shown = (text: string) => (text === '' ? <span className="muted">（空）</span> : text);

const Differences = ({ entry: { before, after } }: { entry: AuditEntry }) => {
  const differences = differencesOf(before, after);
  if (differences.length === 0) return <p className="muted">这一条没有记下内容。</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll" aria-label="变更前后" tabIndex={0}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">变更前</th>
            <th scope="col">变更后</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ name, before: was, after: is, same }) => (
            <tr key={name} className={same ? 'same' : 'differs'}>
              <th scope="row">{fieldWords[name] ?? name}</th>
              <td>{shown(was)}</td>
              <td>{shown(is)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** One entry: by whom, when, from where, and both states side by side. */
export const EntrySheet = ({ entry, close, narrow }: EntrySheetProps) => {
  const { at, actorId, actorName, origin, action, subject, subjectId, seq, hash } = entry;
  return (
    <Sheet title={`第${seq}条：${entry.actionLabel}`} close={close}>
      <Facts
        items={[
          ['时间', exactOf(at)],
          ['何人', actorName],
          ['从何处', origin],
          ['动作', `${entry.actionLabel}（${action}）`],
          ['对象', wordOf(entry)],
          ['标识', <code key="id">{subjectId}</code>],
          ['散列', <code key="hash">{hash}</code>],
        ]}
      />
      <Differences entry={entry} />
      <div className="form-actions">
        <Button onClick={() => narrow({ subject, subjectId })}>只看这个对象</Button>
        {actorId && <Button onClick={() => narrow({ actor: actorId })}>只看这个人</Button>}
      </div>
    </Sheet>
  );
};
