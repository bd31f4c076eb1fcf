import { Link } from 'react-router';
import type { ItemDetail } from '../api/words.ts';
import { exactOf, momentOf } from '../app/format.ts';

/** 办理记录: who did what when, and why; the newest first. */
export const History = ({ events }: { events: ItemDetail['events'] }) => (
  <ol className="history">
    {[...events].reverse().map(({ seq, name, reason, actorName, at }) => (
      <li key={seq}>
        <b>{name}</b> <span className="muted">{actorName}</span>
        <div className="muted">
          <time dateTime={at} title={exactOf(at)}>
            {momentOf(at)}
          </time>
        </div>
        {reason && <p>{reason}</p>}
      </li>
    ))}
  </ol>
);

/** 版本, each to be compared with the one before it; a draft with what stands published. */
export const Versions = ({ detail: { item, versions } }: { detail: ItemDetail }) => {
  const base = `/items/${item.regionId}/${item.id}`;
  const compare = (from: number, to: number) => `${base}?from=${from}&to=${to}`;
  if (versions.length === 0) return <p className="muted">还没有发布过。</p>;
  return (
    <ul className="versions">
      {item.draft && item.publishedNo !== null && (
        <li>
          <span>修订稿</span>
          <Link to={compare(item.publishedNo, 0)}>与第{item.publishedNo}版对照</Link>
        </li>
      )}
      {versions.map(({ no, publishedAt, actorName, note }) => (
        <li key={no}>
          <span>
            第{no}版
            <span className="muted">
              {' '}
              {momentOf(publishedAt)} {actorName}
            </span>
            {note && <div className="muted">{note}</div>}
          </span>
          {no > 1 && <Link to={compare(no - 1, no)}>与第{no - 1}版对照</Link>}
        </li>
      ))}
    </ul>
  );
};
