import { Checkbox, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { ColumnState } from '../api/words.ts';
import { Nothing } from '../app/notice.tsx';
import { Tree } from '../app/tree.tsx';
import { withAncestors } from '../app/tree-model.ts';
import { useAddress } from '../app/use-address.ts';
import { isBehind, StandingMark } from './standing.tsx';

interface BrowseProps {
  /** All columns of the owner, also ended ones. */
  columns: readonly ColumnState[];
  selected: string | undefined;
  select: (id: string) => void;
}

const summaryOf = (columns: readonly ColumnState[]): string => {
  const active = columns.filter(({ toDay }) => toDay === null);
  const counted = (state: ColumnState['state']) => active.filter(column => column.state === state).length;
  return `共${active.length}个栏目，逾期${counted('overdue')}个，空白${counted('empty')}个`;
};

/** The tree of the columns with its search and what it is to show: also ended ones, only those behind. */
export const Browse = ({ columns, selected, select }: BrowseProps) => {
  const { query, put } = useAddress();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const ended = query.get('ended') === 'true';
  const behind = query.get('only') === 'behind';
  const isWanted = (column: ColumnState): boolean =>
    column.name.includes(wanted) && (!behind || isBehind(column));
  const all = columns.filter(({ toDay }) => ended || toDay === null);
  const shown = withAncestors(all, isWanted);
  return (
    <section className="panel browse" aria-label="栏目列表">
      <Input
        type="search"
        aria-label="查找栏目"
        placeholder="输入名称查找"
        allowClear
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="browse-options">
        <Checkbox checked={behind} onChange={({ target }) => put({ only: target.checked ? 'behind' : '' })}>
          只看逾期和空白的
        </Checkbox>
        <Checkbox checked={ended} onChange={({ target }) => put({ ended: target.checked ? 'true' : '' })}>
          含已停用的
        </Checkbox>
      </div>
      <p className="muted count" role="status">
        {wanted === '' && !behind ? summaryOf(columns) : `找到${all.filter(isWanted).length}个`}
      </p>
      {shown.length === 0 ? (
        <Nothing title={columns.length === 0 ? '还没有栏目' : '没有这样的栏目'}>
          <p>
            {columns.length === 0
              ? '请用“套用模板”按法定主动公开内容建立栏目。'
              : '请换一个词，或去掉上面的条件。'}
          </p>
        </Nothing>
      ) : (
        <Tree
          label="栏目"
          nodes={shown}
          selected={selected}
          select={select}
          allOpen={wanted !== '' || behind}
          isEnded={({ toDay }) => toDay !== null}
          marks={column => <StandingMark column={column} />}
        />
      )}
    </section>
  );
};
