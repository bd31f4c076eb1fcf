import type { CalendarDate } from '../../calendar/index.ts';
import { type Table3ColumnId, type Table3RowId, table3ColumnIds, table3RowIds } from '../../report/index.ts';
import { outcomeOf } from '../outcome/index.ts';
import type { Closing } from './flow.ts';

/** The six kinds of applicant of table three. */
export type ApplicantKind = Exclude<Table3ColumnId, 'total'>;

/** What table three must know of a request. */
export interface CountedRequest {
  id: string;
  applicant: ApplicantKind;
  /** 收到申请之日. */
  receivedOn: CalendarDate;
  closings: readonly Closing[];
}

/** In which row a request counts, and on which day it was closed. */
export interface CountedClosing {
  on: CalendarDate;
  row: Table3RowId;
}

/** The request that a joined one shares its outcome with, however long the chain; none where the chain has no end. */
const mainOf = (
  request: CountedRequest,
  byId: ReadonlyMap<string, CountedRequest>,
): CountedRequest | undefined => {
  const passed = new Set<string>();
  let main: CountedRequest | undefined = request;
  while (main) {
    const joined = main.closings.find(closing => 'joinedTo' in closing);
    if (!joined || !('joinedTo' in joined)) return main;
    if (passed.has(main.id)) return undefined;
    passed.add(main.id);
    main = byId.get(joined.joinedTo);
  }
  return undefined;
};

/**
 * The one row in which a request counts: by what closed it. A request taken up again after a ruling counts once, in
 * the year in which it was first closed, by what closed it last in that year. One joined to another counts as that one.
 */
export const countedClosing = (
  request: CountedRequest,
  byId: ReadonlyMap<string, CountedRequest>,
): CountedClosing | undefined => {
  const closings = mainOf(request, byId)?.closings ?? [];
  const year = closings[0]?.on.slice(0, 4);
  const last = closings.findLast(({ on }) => on.startsWith(`${year}-`));
  return last && 'outcome' in last ? { on: last.on, row: outcomeOf(last.outcome).row } : undefined;
};

export type Table3Counts = Record<Table3RowId, Record<Table3ColumnId, number>>;

/** The rows of a year in which a request counts, its own and those of the sums. */
const rowsIn = (
  { receivedOn }: CountedRequest,
  closing: CountedClosing | undefined,
  year: number,
): Table3RowId[] => {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  if (receivedOn > to || (closing && closing.on < from)) return [];
  const start: Table3RowId = receivedOn < from ? 'carriedIn' : 'received';
  return closing && closing.on <= to ? [start, closing.row, 'total'] : [start, 'carriedOut'];
};

/**
 * Table three of a year from the requests: each received in the year or carried in, and closed in exactly one row or
 * carried out.
 */
export const countRequests = (requests: readonly CountedRequest[], year: number): Table3Counts => {
  const row = () => Object.fromEntries(table3ColumnIds.map(id => [id, 0])) as Record<Table3ColumnId, number>;
  const counts = Object.fromEntries(table3RowIds(2021).map(id => [id, row()])) as Table3Counts;
  const byId = new Map(requests.map(request => [request.id, request]));
  for (const request of requests)
    for (const id of rowsIn(request, countedClosing(request, byId), year)) {
      counts[id][request.applicant]++;
      counts[id].total++;
    }
  return counts;
};
