import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { choicesOf, itemStandings, itemWorks } from '../api/words.ts';
import { Pager } from '../app/data-list.tsx';
import { Choice } from '../app/fields.tsx';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Page, Panel } from '../app/page.tsx';
import { NoRegion, RegionChoice } from '../app/region.tsx';
import { UnitSelect } from '../app/units.tsx';
import { useAddress } from '../app/use-address.ts';
import { useMay, useOwnRegions } from '../session/use-me.ts';
import { ColumnChoice } from './column-choice.tsx';
import { NewItem } from './new-item.tsx';
import { type ItemsWish, itemsQuery } from './queries.ts';
import { ItemRows } from './rows.tsx';
import './items.css';

const pageSize = 20;
const texts = ['unit', 'column', 'work', 'standing', 'mine', 'text'] as const;
const flags = ['returned', 'overdue', 'aside'] as const;

const mine = { todo: '等我办的', drafts: '我的草稿' };
const flagNames = { returned: '只看退回的', overdue: '只看超期的', aside: '只看已放弃的' };

/** What the address asks for, as the server takes it. */
const wishOf = (query: URLSearchParams, page: number): ItemsWish => ({
  ...(Object.fromEntries(
    texts.flatMap(name => {
      const value = query.get(name);
      return value ? [[name, value]] : [];
    }),
  ) as ItemsWish),
  ...Object.fromEntries(flags.flatMap(name => (query.has(name) ? [[name, 'true' as const]] : []))),
  page,
  pageSize,
});

interface FiltersProps {
  region: string;
  query: URLSearchParams;
  put: (changes: Readonly<Record<string, string>>) => void;
}

const Words = ({ query, put }: Omit<FiltersProps, 'region'>) => {
  const [text, setText] = useState(query.get('text') ?? '');
  return (
    <search>
      <form
        className="find"
        onSubmit={event => {
          event.preventDefault();
          put({ text: text.trim() });
        }}
      >
        <Input
          allowClear
          aria-label="标题、文号或索引号"
          placeholder="标题、文号或索引号"
          value={text}
          maxLength={100}
          onChange={({ target }) => {
            setText(target.value);
            if (target.value === '') put({ text: '' });
          }}
        />
        <Button htmlType="submit">查找</Button>
      </form>
    </search>
  );
};

const Filters = ({ region, query, put }: FiltersProps) => {
  const unit = query.get('unit') ?? '';
  const narrowed = [...texts, ...flags].some(name => query.has(name));
  return (
    <div className="filters item-filters">
      <Words key={query.get('text') ?? ''} query={query} put={put} />
      <label htmlFor="items-unit">
        单位
        <UnitSelect
          id="items-unit"
          region={region}
          clearable
          value={unit || null}
          onChange={value => put({ unit: value ?? '', column: '' })}
        />
      </label>
      <label htmlFor="items-column">
        栏目
        <ColumnChoice
          id="items-column"
          region={region}
          unit={unit}
          none="全部"
          value={query.get('column')}
          onChange={({ target }) => put({ column: target.value })}
        />
      </label>
      {(
        [
          ['mine', '范围', mine],
          ['work', '办理到', itemWorks],
          ['standing', '对外', itemStandings],
        ] as const
      ).map(([name, label, words]) => (
        <label key={name} htmlFor={`items-${name}`}>
          {label}
          <Choice
            id={`items-${name}`}
            value={query.get(name) ?? ''}
            none="全部"
            choices={choicesOf(words as Record<string, string>)}
            onChange={({ target }) => put({ [name]: target.value })}
          />
        </label>
      ))}
      <div className="flags">
        {flags.map(name => (
          <Checkbox
            key={name}
            checked={query.has(name)}
            onChange={({ target }) => put({ [name]: target.checked ? 'true' : '' })}
          >
            {flagNames[name]}
          </Checkbox>
        ))}
      </div>
      {narrowed && (
        <Button onClick={() => put(Object.fromEntries([...texts, ...flags].map(name => [name, ''])))}>
          看全部
        </Button>
      )}
    </div>
  );
};

const List = ({ region }: { region: string }) => {
  const { query, page, put } = useAddress();
  const found = useQuery(itemsQuery(region, wishOf(query, page)));
  return (
    <Panel title="列表">
      <Filters region={region} query={query} put={put} />
      <Loaded query={found}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Nothing title="没有这样的信息">
              <p>请放宽条件，或选择“看全部”。</p>
            </Nothing>
          ) : (
            <>
              <ItemRows region={region} label="信息" items={items} stale={found.isPlaceholderData} />
              <Pager page={page} pageSize={pageSize} total={total} go={to => put({ page: String(to) })} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
};

/** 信息: everything that the person may see, from the draft to what readers see. */
export const Component = () => {
  const own = useOwnRegions();
  const { region = own[0] ?? '' } = useParams();
  const may = useMay();
  const [writing, setWriting] = useState(false);
  if (region === '') return <NoRegion title="信息" />;
  return (
    <Page
      title="信息"
      lead={<RegionChoice region={region} to={to => `/items/${to}`} />}
      actions={
        may('item.write') && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setWriting(true)}>
            起草
          </Button>
        )
      }
    >
      <List key={region} region={region} />
      {writing && <NewItem region={region} close={() => setWriting(false)} />}
    </Page>
  );
};
