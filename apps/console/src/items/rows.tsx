import { Link } from 'react-router';
import type { ListedItem } from '../api/words.ts';
import { type Column, DataList } from '../app/data-list.tsx';
import { momentOf } from '../app/format.ts';
import { LimitMark, StateMarks } from './state.tsx';

/** Where one goes from a list: who writes on the draft goes on with it, everyone else looks at it. */
const addressOf = (region: string, { id }: Pick<ListedItem, 'id'>): string => `/items/${region}/${id}`;

const nameOf = ({ title }: ListedItem): string => title || '（还没有标题）';

const columnsOf = (region: string): readonly Column<ListedItem>[] => [
  {
    title: '标题',
    render: item => (
      <>
        <Link to={addressOf(region, item)}>{nameOf(item)}</Link>
        {item.returned && item.last?.reason && (
          <div className="muted">
            {item.last.actorName}退回：{item.last.reason}
          </div>
        )}
      </>
    ),
  },
  { title: '状态', render: item => <StateMarks item={item} /> },
  { title: '时限', tight: true, render: ({ limit }) => (limit ? <LimitMark limit={limit} /> : null) },
  { title: '单位', render: ({ unitName }) => unitName },
  { title: '栏目', render: ({ columnName }) => columnName },
  { title: '索引号', tight: true, render: ({ indexNo }) => indexNo ?? '' },
  { title: '最近办理', tight: true, render: ({ updatedAt }) => momentOf(updatedAt) },
];

const short = new Set(['标题', '状态', '时限', '单位', '最近办理']);

interface ItemRowsProps {
  region: string;
  label: string;
  items: readonly ListedItem[];
  /** Without the columns that the first rows on 我的工作 have no room for. */
  brief?: boolean;
  stale?: boolean;
}

/** Items as a list. */
export const ItemRows = ({ region, label, items, brief = false, stale = false }: ItemRowsProps) => (
  <DataList
    label={label}
    rows={items}
    rowKey={({ id }) => id}
    columns={columnsOf(region).filter(({ title }) => !brief || short.has(title))}
    stale={stale}
  />
);
