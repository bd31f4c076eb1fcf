import { Button } from 'antd';
import { Conflict, type Difference } from '../../app/conflict.tsx';
import { momentOf } from '../../app/format.ts';
import { Notice } from '../../app/notice.tsx';
import type { Editing } from './use-editing.ts';
import { labels, linesApart, type Sent, wordsOf } from './values.ts';

const differencesOf = (now: Sent, mine: Sent, names: ReadonlyMap<string, string>): Difference[] =>
  (Object.keys(labels) as (keyof Sent)[]).flatMap((name): Difference[] => {
    if (JSON.stringify(now[name]) === JSON.stringify(mine[name])) return [];
    const label = labels[name];
    return name === 'body'
      ? [{ name, label, now: linesApart(now.body, mine.body), mine: linesApart(mine.body, now.body) }]
      : [{ name, label, now: wordsOf(name, now, names), mine: wordsOf(name, mine, names) }];
  });

/** What someone else wrote meanwhile beside what was typed; and what was left in this browser the last time. */
export const Meeting = ({ editing, names }: { editing: Editing; names: ReadonlyMap<string, string> }) => {
  const { conflict, offered, restore, forget, takeNow, proceed, valuesNow } = editing;
  return (
    <>
      {offered && !conflict && (
        <Notice
          title={`您在${momentOf(offered.at)}写的内容没有存到服务器`}
          action={
            <span className="actions">
              <Button size="small" type="primary" onClick={restore}>
                接着写
              </Button>
              <Button size="small" onClick={forget}>
                丢弃
              </Button>
            </span>
          }
        />
      )}
      {conflict && (
        <Conflict
          differences={differencesOf(conflict.sent, valuesNow(), names)}
          take={name => takeNow(name as keyof Sent)}
          proceed={proceed}
        />
      )}
    </>
  );
};
