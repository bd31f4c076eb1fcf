import type { ReactNode } from 'react';
import type { ItemDetail, ListedItem } from '../api/words.ts';
import { momentOf } from '../app/format.ts';

type Limit = ItemDetail['limit'];

/** How many days the 20 working days of Art. 26 still leave; from this few on it is said in colour. */
const soon = 5;

/** 公开时限 in words: how long is left, or how long it is past. */
export const LimitMark = ({ limit }: { limit: Limit }) => {
  if (limit === null) return null;
  const { due, left } = limit;
  const words = left < 0 ? `超期${-left}个工作日` : left === 0 ? '今天到期' : `还剩${left}个工作日`;
  const tone = left < 0 ? ' bad' : left <= soon ? ' warn' : '';
  return (
    <span className={`mark${tone}`} title={`应于${due}前公开`}>
      {words}
    </span>
  );
};

type State = Pick<ListedItem, 'work' | 'standing' | 'stateName' | 'urgent' | 'publishAt'> & {
  returned?: boolean;
};

const toneOf = ({ work, standing, returned = false }: State): string => {
  if (returned || standing === 'withdrawn') return ' warn';
  if (work !== null && work !== 'draft') return ' busy';
  return standing === 'published' ? ' good' : '';
};

/** Where an item stands: its state in words, whether it was given back, is urgent, waits for its time. */
export const StateMarks = ({ item }: { item: State }): ReactNode => (
  <span className="marks">
    {item.urgent && item.work !== null && <span className="mark bad">急件</span>}
    <span className={`mark${toneOf(item)}`}>{item.stateName}</span>
    {item.returned && <span className="mark warn">退回</span>}
    {item.work !== null && item.publishAt !== null && (
      <span className="muted">定于{momentOf(item.publishAt)}</span>
    )}
  </span>
);
