import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { AuditEntry } from '../api/words.ts';
import { type Column, DataList, Pager } from '../app/data-list.tsx';
import { Choice } from '../app/fields.tsx';
import { exactOf, today } from '../app/format.ts';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Page, Panel } from '../app/page.tsx';
import { useAddress } from '../app/use-address.ts';
import { ChainState } from './chain-state.tsx';
import { EntrySheet } from './entry-sheet.tsx';
import { wordOf } from './subjects.ts';

const pageSize = 20;
const filters = ['subject', 'subjectId', 'actor', 'from', 'to'] as const;

const useEntries = (query: URLSearchParams, page: number) => {
  const asked = Object.fromEntries(
    filters.flatMap(name => {
      const value = query.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  return useQuery({
    queryKey: ['audit', asked, page],
    queryFn: () => answerOf(api.GET('/audit', { params: { query: { ...asked, page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
};

const columnsOf = (open: (entry: AuditEntry) => void): readonly Column<AuditEntry>[] => [
  {
    title: '时间',
    tight: true,
    render: entry => (
      <Button type="link" className="inline" onClick={() => open(entry)}>
        {exactOf(entry.at)}
      </Button>
    ),
  },
  { title: '动作', render: ({ actionLabel }) => actionLabel },
  { title: '对象', render: entry => wordOf(entry) },
  { title: '何人', tight: true, render: ({ actorName }) => actorName },
  { title: '从何处', tight: true, render: ({ origin }) => origin },
  { title: '序号', tight: true, render: ({ seq }) => seq },
];

interface FiltersProps {
  query: URLSearchParams;
  /** The kinds of things that the log speaks of; none until it is there. */
  subjects: readonly { id: string; label: string }[];
  put: (changes: Record<string, string>) => void;
}

const Filters = ({ query, subjects, put }: FiltersProps) => {
  const narrowed = filters.some(name => query.has(name));
  return (
    <div className="filters">
      <label htmlFor="audit-subject">
        对象
        <Choice
          id="audit-subject"
          value={query.get('subject') ?? ''}
          none="全部"
          choices={subjects.map(({ id, label }) => ({ value: id, label }))}
          onChange={({ target }) => put({ subject: target.value, subjectId: '' })}
        />
      </label>
      <label htmlFor="audit-from">
        从
        <Input
          id="audit-from"
          type="date"
          max={today()}
          value={query.get('from') ?? ''}
          onChange={({ target }) => put({ from: target.value })}
        />
      </label>
      <label htmlFor="audit-to">
        到
        <Input
          id="audit-to"
          type="date"
          max={today()}
          value={query.get('to') ?? ''}
          onChange={({ target }) => put({ to: target.value })}
        />
      </label>
      {query.has('actor') && <span className="mark">只看一个人</span>}
      {query.has('subjectId') && <span className="mark">只看一个对象</span>}
      {narrowed && (
        <Button onClick={() => put(Object.fromEntries(filters.map(name => [name, ''])))}>看全部</Button>
      )}
    </div>
  );
};

/** 审计: who changed what and when, and whether the chain of the records holds. */
export const Component = () => {
  const { query, page, put } = useAddress();
  const [entry, setEntry] = useState<AuditEntry | null>(null);
  const entries = useEntries(query, page);
  const narrow = (changes: Record<string, string>): void => {
    setEntry(null);
    put(changes);
  };
  return (
    <Page title="审计" lead="每次变更由谁、何时、从何处作出，前后各是什么；只能追加，不能修改。">
      <ChainState />
      <Panel title="记录">
        <Filters query={query} subjects={entries.data?.subjects ?? []} put={narrow} />
        <Loaded query={entries}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Nothing title="没有这样的记录">
                <p>请放宽日期，或选择“看全部”。</p>
              </Nothing>
            ) : (
              <>
                <DataList
                  label="审计记录"
                  rows={items}
                  rowKey={({ regionId, seq }) => `${regionId}-${seq}`}
                  columns={columnsOf(setEntry)}
                  stale={entries.isPlaceholderData}
                />
                <Pager
                  page={page}
                  pageSize={pageSize}
                  total={total}
                  go={to => narrow({ page: String(to) })}
                />
              </>
            )
          }
        </Loaded>
      </Panel>
      {entry && <EntrySheet entry={entry} close={() => setEntry(null)} narrow={narrow} />}
    </Page>
  );
};
