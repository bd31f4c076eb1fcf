import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import type { ColumnState } from '../api/words.ts';
import { ErrorNotice } from '../app/notice.tsx';
import { swapped } from '../app/order.ts';
import { Facts, Panel } from '../app/page.tsx';
import { type ColumnAct, ColumnActDialog, columnActs } from './acts.tsx';
import { useColumnWords } from './column-form.tsx';
import { CreateColumn, EditColumn } from './edit-column.tsx';
import { ofRegion, useRefreshColumns } from './queries.ts';
import { StandingNotice } from './standing.tsx';

interface DetailProps {
  column: ColumnState;
  /** All columns of the same owner. */
  columns: readonly ColumnState[];
  editable: boolean;
  open: (id: string) => void;
}

/** The address at the portal, as readers have it. */
const portalOf = ({ regionId, slug }: ColumnState): string => `/${regionId}/columns/${slug}`;

const ColumnFacts = ({ column, columns }: Pick<DetailProps, 'column' | 'columns'>) => {
  const words = useColumnWords(column.regionId, () => column.dutyUnitName ?? '');
  const above = column.path
    .slice(1)
    .reverse()
    .flatMap(id => columns.find(each => each.id === id)?.name ?? []);
  return (
    <Facts
      items={[
        ['位置', [...above, column.name].join(' › ')],
        [
          '网址',
          <a key="portal" href={portalOf(column)}>
            {portalOf(column)}
          </a>,
        ],
        ['栏目类型', words('kind', column.kind)],
        ['责任单位', column.dutyUnitName ?? ''],
        [
          '已发布',
          column.items === column.ownItems
            ? `${column.items}条`
            : `${column.items}条，其中本栏目${column.ownItems}条`,
        ],
        ['最近发布', column.lastDay ?? '还没有'],
        ['更新期限', column.limit === null ? '不要求更新' : `${column.limit}天`],
        ['统计类别', column.category === null ? '不单独统计' : words('category', column.category)],
        ['对应条款', words('articles', column.articles)],
        ['公开形式', words('forms', column.forms)],
        ['说明', column.description],
        ['关键词', column.keywords],
      ]}
    />
  );
};

/** Puts a column before or after its neighbour. */
const useOrdering = ({ column, columns }: Pick<DetailProps, 'column' | 'columns'>) => {
  const { regionId: region, unitId, parentId } = column;
  const refresh = useRefreshColumns(region);
  const siblings = columns.filter(each => each.parentId === parentId && each.toDay === null);
  const ids = siblings.map(({ id }) => id);
  const ordering = useMutation({
    mutationFn: (by: -1 | 1) =>
      answerOf(
        api.PUT('/columns/{region}/order', {
          params: { path: { region } },
          body: { unitId, parentId, ids: swapped(ids, column.id, by) },
        }),
      ),
    onSettled: refresh,
  });
  return { ordering, place: ids.indexOf(column.id), last: ids.length - 1 };
};

/** What fits the state of the column. */
const fitting = ({ toDay, items }: ColumnState): ColumnAct[] => {
  if (toDay !== null) return items === 0 ? ['reopen', 'remove'] : ['reopen'];
  return ['assign', 'move', 'end', ...(items === 0 ? (['remove'] as const) : [])];
};

type Doing = ColumnAct | 'edit' | 'create' | null;

const Buttons = ({
  column,
  columns,
  act,
}: Omit<DetailProps, 'editable' | 'open'> & { act: (doing: Doing) => void }) => {
  const { ordering, place, last } = useOrdering({ column, columns });
  const active = column.toDay === null;
  return (
    <>
      <div className="actions">
        {active && (
          <>
            <Button onClick={() => act('edit')}>修改</Button>
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => act('create')}>
              新建下级
            </Button>
            <Button
              icon={<ArrowUpOutlined aria-hidden />}
              aria-label="上移"
              disabled={place <= 0 || ordering.isPending}
              onClick={() => ordering.mutate(-1)}
            />
            <Button
              icon={<ArrowDownOutlined aria-hidden />}
              aria-label="下移"
              disabled={place >= last || ordering.isPending}
              onClick={() => ordering.mutate(1)}
            />
          </>
        )}
        {fitting(column).map(each => (
          <Button key={each} danger={columnActs[each].danger} onClick={() => act(each)}>
            {columnActs[each].title}
          </Button>
        ))}
      </div>
      <ErrorNotice error={ordering.error} />
    </>
  );
};

/** One column: how it stands, what it says of itself, what is below it, and what may be done to it. */
export const Detail = ({ column, columns, editable, open }: DetailProps) => {
  const [doing, setDoing] = useState<Doing>(null);
  const below = columns.filter(({ parentId, toDay }) => parentId === column.id && toDay === null);
  const stop = () => setDoing(null);
  return (
    <>
      <Panel title={column.name}>
        {editable && <Buttons column={column} columns={columns} act={setDoing} />}
        <StandingNotice column={column} />
        <ColumnFacts column={column} columns={columns} />
      </Panel>
      {below.length > 0 && (
        <Panel title={`下级栏目（${below.length}）`}>
          <ul className="below">
            {below.map(({ id, name, items }) => (
              <li key={id}>
                <Link to={`/catalogue/${column.regionId}/${column.unitId ?? ofRegion}/column/${id}`}>
                  {name}
                </Link>
                <span className="muted">{items}条</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {doing === 'edit' && <EditColumn column={column} close={stop} />}
      {doing === 'create' && (
        <CreateColumn
          region={column.regionId}
          unitId={column.unitId}
          parent={column}
          close={stop}
          done={id => {
            stop();
            open(id);
          }}
        />
      )}
      {doing !== null && doing !== 'edit' && doing !== 'create' && (
        <ColumnActDialog act={doing} column={column} columns={columns} close={stop} />
      )}
    </>
  );
};
