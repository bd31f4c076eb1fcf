import { type Category, categories, categoryOf } from '@gongkai/law';
import { sql } from 'kysely';
import type { Command } from '../../platform/control/index.ts';
import type { Db } from '../../platform/database/open.ts';

export interface ItemCount {
  total: number;
  /** By the report's category of the column (年报统计类别); categories with none are left out. */
  byCategory: Partial<Record<Category, number>>;
}

/**
 * 主动公开信息数: items that were first published within the year (in China's time), each once, whatever versions it
 * has had since; those withdrawn today are not counted. An item counts in the category of the column in which it
 * stands; a column without one counts as 其他.
 */
export const countItems = async (
  db: Db,
  { regionId, unitId, year }: { regionId: string; unitId: string; year: number },
): Promise<ItemCount> => {
  const start = (of: number) => sql`${`${of}-01-01T00:00:00+08:00`}::timestamptz`;
  const { rows } = await sql<{ category: string | null; count: number }>`
    select c.category, count(*) as count from item i
    join catalogue_column c on c.region_id = i.region_id and c.id = i.column_id
    where i.region_id = ${regionId} and i.unit_id = ${unitId} and i.standing = 'published'
      and i.first_published_at >= ${start(year)} and i.first_published_at < ${start(year + 1)}
    group by c.category`.execute(db);
  const counts = new Map<Category, number>();
  for (const { category, count } of rows) {
    const of = categoryOf(category);
    counts.set(of, (counts.get(of) ?? 0) + Number(count));
  }
  return {
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    byCategory: Object.fromEntries(
      categories.filter(({ id }) => counts.has(id)).map(({ id }) => [id, counts.get(id)]),
    ),
  };
};

interface Place {
  regionId: string;
  regionName: string;
  unitId: string;
}

const placesOf = async (db: Db, unit: string, region: string): Promise<Place[]> => {
  const rows = await db
    .selectFrom('unit')
    .innerJoin('region', 'region.id', 'unit.region_id')
    .select(['unit.region_id as regionId', 'region.name as regionName', 'unit.id as unitId'])
    .where('unit.name', '=', unit)
    .$if(region !== '', query => query.where('unit.region_id', '=', region))
    .orderBy(sql`unit.status = 'active'`, 'desc')
    .orderBy('unit.region_id')
    .orderBy('unit.from_day', 'desc')
    .execute();
  // Of units that had the name in one region one after the other, the one that has it now.
  return rows.filter(({ regionId }, at) => rows.findIndex(other => other.regionId === regionId) === at);
};

const asText = ({ total, byCategory }: ItemCount, unit: string, year: string): string =>
  [
    `${unit}${year}年主动公开信息${total}条${total === 0 ? '。' : '，其中：'}`,
    ...categories
      .filter(({ id }) => byCategory[id] !== undefined)
      .map(({ id, name }) => `  ${name}：${byCategory[id]}条`),
    '',
  ].join('\n');

/**
 * `gongkai items count`, with unit, year, region (may be empty) and `json` or nothing. Exit code 0, or 2 where the
 * unit or the year is none.
 */
export const countCommand: Command = async ({ database: { db } }, args, { say }) => {
  const [unit = '', year = '', region = '', format = ''] = args;
  const complain = (text: string): number => {
    say(`${text}\n`);
    return 2;
  };
  if (!/^[12]\d{3}$/.test(year)) return complain(`年份“${year}”不对，应为四位数字，如2024。`);
  const places = await placesOf(db, unit, region);
  const [place] = places;
  if (!place) return complain(`没有名称为“${unit}”的单位。请写单位的全称，如“衡山县商务局”。`);
  if (places.length > 1)
    return complain(
      `名称为“${unit}”的单位有${places.length}个：${places.map(({ regionId, regionName }) => `${regionName}（${regionId}）`).join('、')}。请用 --region 写明区域代码。`,
    );
  const counted = await countItems(db, { ...place, year: Number(year) });
  say(format === 'json' ? `${JSON.stringify(counted)}\n` : asText(counted, unit, year));
  return 0;
};
