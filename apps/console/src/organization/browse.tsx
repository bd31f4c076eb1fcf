import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import { unitStatuses } from '../api/words.ts';
import { today } from '../app/format.ts';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Tree } from '../app/tree.tsx';
import { withAncestors } from '../app/tree-model.ts';
import { treeQuery } from '../app/units.tsx';
import { asOfQuery } from './queries.ts';
import { isNamed, type TreeUnit } from './tree-unit.ts';

interface BrowseProps {
  region: string;
  selected: string | undefined;
  select: (id: string) => void;
}

/** The units of today, or as they stood on the day of the address. */
const useUnits = (region: string, day: string, ended: boolean) => {
  const now = useQuery({ ...treeQuery(region, ended), enabled: day === '' });
  const past = useQuery({ ...asOfQuery(region, day, ended), enabled: day !== '' });
  const chosen = day === '' ? now : past;
  const data: TreeUnit[] | undefined =
    day === '' ? now.data?.items : past.data?.items.map(unit => ({ ...unit, gaps: [] }));
  return { data, error: chosen.error, refetch: chosen.refetch };
};

const Marks = ({ unit }: { unit: TreeUnit }) => (
  <>
    {unit.status !== 'active' && <small className="mark">{unitStatuses[unit.status]}</small>}
    {unit.gaps.length > 0 && <small className="mark warn">缺{unit.gaps.length}项</small>}
  </>
);

/** The tree with its search and what it is to show: also ended units, only those with gaps, another day. */
export const Browse = ({ region, selected, select }: BrowseProps) => {
  const [query, setQuery] = useSearchParams();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const day = query.get('day') ?? '';
  const ended = query.get('ended') === 'true';
  const onlyGaps = query.get('only') === 'gaps' && day === '';
  const put = (name: string, value: string): void => {
    const next = new URLSearchParams(query);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setQuery(next, { replace: true });
  };
  const units = useUnits(region, day, ended);
  return (
    <section className="panel browse" aria-label="机构列表">
      <Input
        type="search"
        aria-label="查找机构"
        placeholder="输入名称查找"
        allowClear
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="browse-options">
        <Checkbox checked={ended} onChange={({ target }) => put('ended', target.checked ? 'true' : '')}>
          含已合并、撤销的
        </Checkbox>
        {day === '' && (
          <Checkbox checked={onlyGaps} onChange={({ target }) => put('only', target.checked ? 'gaps' : '')}>
            只看分工不全的
          </Checkbox>
        )}
        <label className="as-of" htmlFor="as-of">
          截至
          <Input
            id="as-of"
            type="date"
            max={today()}
            value={day}
            onChange={({ target }) => put('day', target.value === today() ? '' : target.value)}
          />
        </label>
      </div>
      <Loaded query={units}>
        {all => {
          const shown = withAncestors(
            all,
            unit => isNamed(unit, wanted) && (!onlyGaps || unit.gaps.length > 0),
          );
          return (
            <>
              <p className="muted count" role="status">
                {wanted === '' && !onlyGaps
                  ? `${day ? `${day}，` : ''}共${all.length}个机构`
                  : `找到${all.filter(unit => isNamed(unit, wanted) && (!onlyGaps || unit.gaps.length > 0)).length}个`}
              </p>
              {shown.length === 0 ? (
                <Nothing title="没有这样的机构">
                  <p>请换一个词，或去掉上面的条件。</p>
                </Nothing>
              ) : (
                <Tree
                  label="机构"
                  nodes={shown}
                  selected={selected}
                  select={select}
                  allOpen={wanted !== '' || onlyGaps}
                  isEnded={({ status }) => status !== 'active'}
                  marks={unit => <Marks unit={unit} />}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
};
