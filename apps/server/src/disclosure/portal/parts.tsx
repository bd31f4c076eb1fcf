import { validityNames } from '@gongkai/law';
import type { Child } from 'hono/jsx';
import { piecesOf } from '../search/index.ts';
import { type Addresses, withQuery } from './address.ts';
import { dayOf, forms, type ShownValidity, validityOf } from './labels.ts';
import { type ItemRow, lastPage, mostTurned, pageSize } from './rows.ts';
import { written } from './written.ts';

/** A day as figures, for programs and people. */
export const Day = ({ day }: { day: string }) => <time datetime={day}>{day}</time>;

/** 有效性 as a mark with its word. */
const ValidityMark = ({ state }: { state: ShownValidity | undefined }) =>
  state ? <span class={`validity ${state}`}>{validityNames[state]}</span> : null;

interface ItemLinkProps {
  item: ItemRow;
  to: Addresses;
  day: string;
  /** Whose and from which column, where the page does not say so already. */
  unit?: boolean;
  column?: boolean;
}

interface LineProps extends Omit<ItemLinkProps, 'day'> {
  state: ShownValidity | undefined;
}

/** One line of a list: title, whose, when. */
const ItemLine = ({ item, to, state, unit, column }: LineProps) => (
  <li>
    <a href={to.item(item.id)}>{item.title}</a>
    <span class="about">
      <ValidityMark state={state} />
      {item.form !== 'text' && <span class="tag">{forms[item.form]}</span>}
      {item.documentNo && <span>{item.documentNo}</span>}
      {unit && <span>{item.unitName}</span>}
      {column && <span>{item.columnName}</span>}
      <Day day={dayOf(item.firstPublishedAt)} />
    </span>
  </li>
);

/** The line as HTML: on one day it is the same in all lists that show the same of it. */
const lineOf = ({ day, ...shown }: ItemLinkProps) => {
  const state = validityOf(shown.item, day);
  const { unit = false, column = false } = shown;
  return written(shown.item, `line ${state} ${unit} ${column}`, () => <ItemLine {...shown} state={state} />);
};

interface ItemListProps extends Omit<ItemLinkProps, 'item'> {
  items: readonly ItemRow[];
  empty?: string;
}

export const ItemList = ({ items, empty = '这里还没有发布信息。', ...rest }: ItemListProps) =>
  items.length === 0 ? (
    <p class="empty">{empty}</p>
  ) : (
    <ul class="items">{items.map(item => lineOf({ item, ...rest }))}</ul>
  );

export interface PagerProps {
  page: number;
  total: number;
  /** The most that `total` counts; one more means more than that. */
  most?: number;
  address: string;
  query?: Readonly<Record<string, string | number | undefined>>;
}

/** The pages shown around the one that is open. */
const around = (page: number, last: number): number[] =>
  [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])].filter(
    each => each >= 1 && each <= last,
  );

const figures = new Intl.NumberFormat('en');

/** 「共1,234条」, or 「超过10,000条」 of what was counted to `most` alone. */
export const countText = (total: number, most = Number.POSITIVE_INFINITY): string =>
  total > most ? `超过${figures.format(most)}条` : `共${figures.format(total)}条`;

/** Leads to the other pages of a list. */
export const Pager = ({ page, total, most = mostTurned, address, query = {} }: PagerProps) => {
  const last = Math.min(Math.ceil(Math.min(total, most) / pageSize), lastPage);
  if (last <= 1) return null;
  const link = (number: number) => withQuery(address, { ...query, page: number === 1 ? undefined : number });
  const numbers = around(page, last);
  return (
    <nav class="pager" aria-label="分页">
      <ul>
        {page > 1 && (
          <li>
            <a rel="prev" href={link(page - 1)}>
              上一页
            </a>
          </li>
        )}
        {numbers.map((number, index) => (
          <li class={index > 0 && number - (numbers[index - 1] ?? 0) > 1 ? 'gap' : undefined}>
            <a
              href={link(number)}
              aria-label={`第${number}页`}
              aria-current={number === page ? 'page' : undefined}
            >
              {number}
            </a>
          </li>
        ))}
        {page < last && (
          <li>
            <a rel="next" href={link(page + 1)}>
              下一页
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
};

/** A text with what was searched for marked. */
export const Marked = ({ text, marks }: { text: string; marks: readonly string[] }) => (
  <>{piecesOf(text, marks).map(({ text: piece, hit }) => (hit ? <mark>{piece}</mark> : piece))}</>
);

/** A table that scrolls sideways where it is too wide; the keyboard reaches it too. */
export const Scroll = ({ label, children }: { label: string; children?: Child }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, and a section would be one landmark a table
  <div class="scroll" role="group" tabindex={0} aria-label={`${label}，表格可左右滚动`}>
    {children}
  </div>
);

/** Where a list is found as data and to subscribe to. */
export const DataLinks = ({ address, feeds = true }: { address: string; feeds?: boolean }) => (
  <p class="data-links">
    <span>订阅和数据：</span>
    {(feeds ? ['rss', 'atom', 'json', 'csv'] : ['json', 'csv']).map(kind => (
      <a href={`${address}.${kind}`}>{kind.toUpperCase()}</a>
    ))}
  </p>
);
