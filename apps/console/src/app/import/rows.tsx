import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { choicesOf } from '../../api/words.ts';
import { type Column, DataList, Pager } from '../data-list.tsx';
import { Choice } from '../fields.tsx';
import { Loaded, Nothing } from '../notice.tsx';
import type { FoundRow, Handed, ImportKind } from './kind.ts';

const pageSize = 20;

interface CountsProps {
  counts: Handed['counts'];
  words: Readonly<Record<string, string>>;
}

/** How many rows there are of each outcome. */
export const Counts = ({ counts, words }: CountsProps) => (
  <ul className="counts">
    {choicesOf(words).map(({ value, label }) => (
      <li key={value} className={value === 'error' && counts[value] ? 'bad' : undefined}>
        <b>{counts[value] ?? 0}</b> {label}
      </li>
    ))}
  </ul>
);

const Faults = ({ errors }: Pick<FoundRow, 'errors'>) => (
  <ul className="faults">
    {errors.map(({ column, message }) => (
      <li key={column + message}>
        <b>{column}</b>：{message}
      </li>
    ))}
  </ul>
);

/** The columns that say what was found of a row; `also` where nothing is wrong with it. */
export const foundColumns = <R extends FoundRow>(
  words: Readonly<Record<string, string>>,
  also: (row: R) => string,
): readonly Column<R>[] => [
  {
    title: '结果',
    tight: true,
    render: ({ outcome }) => (
      <small className={outcome === 'error' ? 'mark bad' : 'mark'}>{words[outcome] ?? outcome}</small>
    ),
  },
  {
    title: '说明',
    render: row => (row.errors.length > 0 ? <Faults errors={row.errors} /> : also(row)),
  },
];

interface RowListProps<R extends FoundRow> {
  kind: Pick<ImportKind<Handed, R>, 'columns' | 'rowKey'>;
  rows: readonly R[];
  stale?: boolean;
}

/** Rows as a list, be it of the check or of what was left out in the end. */
export const RowList = <R extends FoundRow>({ kind, rows, stale = false }: RowListProps<R>) => (
  <DataList label="逐行结果" rows={rows} rowKey={kind.rowKey} columns={kind.columns} stale={stale} />
);

interface ImportRowsProps<R extends FoundRow> {
  kind: Pick<ImportKind<Handed, R>, 'key' | 'rows' | 'outcomes' | 'columns' | 'rowKey'>;
  id: string;
  /** The outcome that is shown first; all where empty. */
  first: string;
}

/** What was found of each row, page by page. */
export const ImportRows = <R extends FoundRow>({ kind, id, first }: ImportRowsProps<R>) => {
  const [outcome, setOutcome] = useState(first);
  const [page, setPage] = useState(1);
  const rows = useQuery({
    queryKey: [kind.key, id, 'rows', outcome, page],
    queryFn: () => kind.rows(id, { page, pageSize, outcome }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <label className="filter" htmlFor="outcome">
        只看
        <Choice
          id="outcome"
          value={outcome}
          none="全部"
          choices={choicesOf(kind.outcomes)}
          onChange={({ target }) => {
            setOutcome(target.value);
            setPage(1);
          }}
        />
      </label>
      <Loaded query={rows}>
        {({ items, total }) =>
          total === 0 ? (
            <Nothing title="没有这样的行" />
          ) : (
            <>
              <RowList kind={kind} rows={items} stale={rows.isPlaceholderData} />
              <Pager page={page} pageSize={pageSize} total={total} go={setPage} />
            </>
          )
        }
      </Loaded>
    </>
  );
};
