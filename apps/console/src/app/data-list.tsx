import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNarrow } from './theme.ts';

export interface Column<T> {
  title: string;
  render: (row: T) => ReactNode;
  /** Kept in one line. */
  tight?: boolean;
}

interface DataListProps<T> {
  /** What the list is of, for those who hear it. */
  label: string;
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** The first names the row. */
  columns: readonly Column<T>[];
  /** Dimmed while the next page is on its way. */
  stale?: boolean;
}

const Cards = <T,>({ label, rows, rowKey, columns: [first, ...others] }: DataListProps<T>) => (
  <ul className="cards" aria-label={label}>
    {rows.map(row => (
      <li key={rowKey(row)}>
        {first && <div className="card-name">{first.render(row)}</div>}
        <dl>
          {others.map(({ title, render }) => {
            const shown = render(row);
            return shown === null || shown === '' ? null : (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{shown}</dd>
              </div>
            );
          })}
        </dl>
      </li>
    ))}
  </ul>
);

const Table = <T,>({ label, rows, rowKey, columns }: DataListProps<T>) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section className="scroll" aria-label={label} tabIndex={0}>
    <table className="list">
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={rowKey(row)}>
            {columns.map(({ title, render, tight }) => (
              <td key={title} className={tight ? 'tight' : undefined}>
                {render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** A list as a table, or where the window is narrow as cards. */
export const DataList = <T,>(props: DataListProps<T>) => {
  const narrow = useNarrow();
  return (
    <div className={props.stale ? 'stale' : undefined} aria-busy={props.stale}>
      {narrow ? <Cards {...props} /> : <Table {...props} />}
    </div>
  );
};

interface PagerProps {
  page: number;
  pageSize: number;
  total: number;
  go: (page: number) => void;
}

/** The way through a list that the server hands out page by page. */
export const Pager = ({ page, pageSize, total, go }: PagerProps) => {
  const last = Math.max(1, Math.ceil(total / pageSize));
  return (
    <nav className="pager" aria-label="翻页">
      <span>共{total}条</span>
      {last > 1 && (
        <>
          <Button disabled={page <= 1} onClick={() => go(page - 1)}>
            上一页
          </Button>
          <span aria-live="polite">
            第{page}页，共{last}页
          </span>
          <Button disabled={page >= last} onClick={() => go(page + 1)}>
            下一页
          </Button>
        </>
      )}
    </nav>
  );
};
