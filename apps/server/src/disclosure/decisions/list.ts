import { firstInTime } from '@gongkai/law';
import { sql } from 'kysely';
import { Problem } from '../../platform/api/problem.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db } from '../../platform/database/open.ts';
import type { Decision, DecisionList } from './schemas.ts';
import { decisionsOf } from './store.ts';
import { calendar, dayOf, viewOf } from './view.ts';

const containing = (text: string): string => `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`;

const entered = sql<boolean>`published_at is null and withdrawn_at is null`;

const conditions = {
  entered,
  published: sql<boolean>`published_at is not null and withdrawn_at is null`,
  withdrawn: sql<boolean>`withdrawn_at is not null`,
};

/** What the list is narrowed to by status; overdue is what was decided before the first day still in time. */
const statusIs = (status: DecisionList['status']) => {
  if (status === undefined) return sql<boolean>`true`;
  if (status !== 'overdue') return conditions[status];
  const first = firstInTime(dayOf(chinaDay()), calendar);
  if ('error' in first) return new Problem(409, first.error.code, first.error.message);
  return sql<boolean>`${entered} and decided_on < ${first.date}`;
};

/** Decisions with the filters given, newest first; one query. Persons' names are masked. */
export const listDecisions = async (
  db: Db,
  regionId: string,
  { page, pageSize, unit, kind, year, status, search = '' }: DecisionList,
): Promise<{ items: Decision[]; total: number } | Problem> => {
  const wanted = statusIs(status);
  if (wanted instanceof Problem) return wanted;
  const rows = await decisionsOf(db, regionId)
    .select(({ fn }) => fn.countAll<number>().over().as('total'))
    .where(wanted)
    .$if(unit !== undefined, query => query.where('unit_id', '=', unit ?? ''))
    .$if(kind !== undefined, query => query.where('kind', '=', kind ?? 'licence'))
    .$if(year !== undefined, query =>
      query.where('decided_on', '>=', `${year}-01-01`).where('decided_on', '<=', `${year}-12-31`),
    )
    .$if(search !== '', query =>
      query.where(({ eb, or }) =>
        or(
          (['document_no', 'name', 'party_shown', 'credit_code'] as const).map(column =>
            eb(column, 'ilike', containing(search)),
          ),
        ),
      ),
    )
    .orderBy('decided_on', 'desc')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return {
    items: rows.map(({ total: _, ...row }) => viewOf(row)),
    total: Number(rows[0]?.total ?? 0),
  };
};

/** The decisions of a unit in a year as the report's table two counts them, and how they were published. */
export interface DecisionCount {
  unitId: string;
  licences: number;
  penalties: number;
  /** Of both: published, and not yet published. */
  published: number;
  unpublished: number;
}

/**
 * 「本年处理决定数量」 by unit: decisions of the year by the day on which they were decided, whether published or not;
 * those entered by mistake are none (`countsInYear` of the law says the same of one).
 */
export const decisionCounts = async (
  db: Db,
  regionId: string,
  { year, unitId }: { year: number; unitId?: string | undefined },
): Promise<DecisionCount[]> => {
  const { rows } = await sql<DecisionCount>`
    select unit_id as "unitId", (count(*) filter (where kind = 'licence'))::integer as licences,
      (count(*) filter (where kind = 'penalty'))::integer as penalties,
      (count(*) filter (where published_at is not null))::integer as published,
      (count(*) filter (where published_at is null))::integer as unpublished
    from decision
    where region_id = ${regionId} and (${unitId ?? null}::text is null or unit_id = ${unitId ?? null})
      and decided_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      and withdrawn_kind is distinct from 'mistake'
    group by unit_id order by unit_id`.execute(db);
  return rows;
};
