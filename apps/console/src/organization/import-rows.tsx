import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { choicesOf, type ImportRow, outcomes, type UnitImport } from '../api/words.ts';
import { type Column, DataList, Pager } from '../app/data-list.tsx';
import { Choice } from '../app/fields.tsx';
import { Loaded, Nothing } from '../app/notice.tsx';

const pageSize = 20;

/** How many rows there are of each outcome. */
export const Counts = ({ counts }: { counts: UnitImport['counts'] }) => (
  <ul className="counts">
    {choicesOf(outcomes).map(({ value, label }) => (
      <li key={value} className={value === 'error' && counts.error > 0 ? 'bad' : undefined}>
        <b>{counts[value]}</b> {label}
      </li>
    ))}
  </ul>
);

const columns: readonly Column<ImportRow>[] = [
  {
    title: '行',
    tight: true,
    render: ({ sheet, row }) => `${sheet} 第${row}行`,
  },
  { title: '名称', render: ({ name }) => name },
  {
    title: '结果',
    tight: true,
    render: ({ outcome }) => (
      <small className={outcome === 'error' ? 'mark bad' : 'mark'}>{outcomes[outcome]}</small>
    ),
  },
  {
    title: '说明',
    render: ({ errors, changes }) =>
      errors.length > 0 ? (
        <ul className="faults">
          {errors.map(({ column, message }) => (
            <li key={column + message}>
              <b>{column}</b>：{message}
            </li>
          ))}
        </ul>
      ) : (
        changes.join('、')
      ),
  },
];

/** Rows as a list, be it of the check or of what was left out in the end. */
export const RowList = ({ rows, stale = false }: { rows: readonly ImportRow[]; stale?: boolean }) => (
  <DataList
    label="逐行结果"
    rows={rows}
    rowKey={({ sheet, row }) => `${sheet}${row}`}
    columns={columns}
    stale={stale}
  />
);

interface ImportRowsProps {
  region: string;
  id: string;
  /** The outcome that is shown first; all where empty. */
  first: ImportRow['outcome'] | '';
}

/** What was found of each row, page by page. */
export const ImportRows = ({ region, id, first }: ImportRowsProps) => {
  const [outcome, setOutcome] = useState(first);
  const [page, setPage] = useState(1);
  const rows = useQuery({
    queryKey: ['import', region, id, 'rows', outcome, page],
    queryFn: () =>
      answerOf(
        api.GET('/imports/{region}/{id}/rows', {
          params: {
            path: { region, id },
            query: { page, pageSize, ...(outcome !== '' && { outcome }) },
          },
        }),
      ),
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
          choices={choicesOf(outcomes)}
          onChange={({ target }) => {
            setOutcome(target.value as typeof outcome);
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
              <RowList rows={items} stale={rows.isPlaceholderData} />
              <Pager page={page} pageSize={pageSize} total={total} go={setPage} />
            </>
          )
        }
      </Loaded>
    </>
  );
};
