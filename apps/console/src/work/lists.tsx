import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Panel } from '../app/page.tsx';
import { countsQuery, type ItemsWish, itemsQuery } from '../items/queries.ts';
import { ItemRows } from '../items/rows.tsx';
import '../items/items.css';

const shown = 5;

interface WorkList {
  id: 'todo' | 'overdue' | 'returned' | 'drafts';
  title: string;
  /** What is in it, for those who see it for the first time. */
  use: string;
  wish: ItemsWish;
  bad?: boolean;
}

const lists: readonly WorkList[] = [
  { id: 'todo', title: '待办', use: '等您写完、审核或签发', wish: { mine: 'todo' } },
  {
    id: 'overdue',
    title: '超期',
    use: '成文后超过20个工作日还没有公开（条例第二十六条）',
    wish: { overdue: 'true' },
    bad: true,
  },
  {
    id: 'returned',
    title: '退回',
    use: '审核退回，等起草人修改',
    wish: { mine: 'drafts', returned: 'true' },
  },
  { id: 'drafts', title: '我的草稿', use: '您参加起草、还没有送审的', wish: { mine: 'drafts' } },
];

const searchOf = (wish: ItemsWish): string => new URLSearchParams(wish as Record<string, string>).toString();

const linkOf = (region: string, wish: ItemsWish): string => `/items/${region}?${searchOf(wish)}`;

/** How much there is in each list, each leading to it. */
const Counts = ({ region }: { region: string }) => {
  const { data } = useQuery(countsQuery(region));
  return (
    <ul className="tallies">
      {lists.map(({ id, title, use, wish, bad = false }) => {
        const count = data?.[id];
        return (
          <li key={id}>
            <Link to={linkOf(region, wish)} className={bad && count ? 'bad' : undefined}>
              <span>{title}</span>
              <b>{count ?? '—'}</b>
              <small>{use}</small>
            </Link>
          </li>
        );
      })}
    </ul>
  );
};

const First = ({ region, list: { id, title, wish } }: { region: string; list: WorkList }) => {
  const found = useQuery(itemsQuery(region, { ...wish, page: 1, pageSize: shown }));
  if (id !== 'todo' && !found.data?.total) return null;
  return (
    <Panel title={title}>
      <Loaded query={found}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Nothing title="现在没有要办的事">
              <p>有需要您处理的事项时，会列在这里。</p>
            </Nothing>
          ) : (
            <>
              <ItemRows region={region} label={title} items={items} brief />
              {total > shown && (
                <p className="more">
                  <Link to={linkOf(region, wish)}>
                    看全部{total}条{title}
                  </Link>
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </Panel>
  );
};

/** What waits for the person: how much of it there is, and the first of each. */
export const WorkLists = ({ region }: { region: string }) => (
  <>
    <Counts region={region} />
    {lists.map(list => (
      <First key={list.id} region={region} list={list} />
    ))}
  </>
);
