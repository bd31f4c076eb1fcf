import { Button } from 'antd';
import { useState } from 'react';
import type { UnitDetail } from '../api/words.ts';
import { momentOf } from '../app/format.ts';
import { Panel } from '../app/page.tsx';
import '../app/history.css';

/** How many entries are shown before one asks for all. */
const few = 5;

const empty = '（空）';

/** What happened to a unit, newest first: the day, what it was, what changed, who entered it. */
export const History = ({ entries }: { entries: UnitDetail['history'] }) => {
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, few);
  return (
    <Panel title="历史">
      <ol className="history">
        {shown.map(({ version, day, label, note, changes, actorName, recordedAt }) => (
          <li key={version}>
            <p>
              <time dateTime={day}>{day}</time> <b>{label}</b>
            </p>
            {changes.length > 0 && (
              <ul className="changes">
                {changes.map(({ field, label: name, before, after }) => (
                  <li key={field}>
                    {name}：<del>{before || empty}</del> 改为 <ins>{after || empty}</ins>
                  </li>
                ))}
              </ul>
            )}
            {note && <p>{note}</p>}
            <p className="muted">
              {actorName}记于{momentOf(recordedAt)}
            </p>
          </li>
        ))}
      </ol>
      {entries.length > shown.length && (
        <Button onClick={() => setAll(true)}>看全部{entries.length}条</Button>
      )}
    </Panel>
  );
};
