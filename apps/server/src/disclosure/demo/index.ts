import { sql } from 'kysely';
import { Problem } from '../../platform/api/problem.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Tx } from '../../platform/database/open.ts';
import { createSeal } from '../../platform/identity/seal.ts';
import { readSecret } from '../../platform/identity/secret.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { applyTemplates, suggestedFor } from '../catalogue/index.ts';
import { type ItemContext, keepInspection, type PublishedRow, writePublished } from '../items/index.ts';
import { addStarterTopics, listTopics } from '../lists/topics.ts';
import { addStarterWords } from '../lists/words.ts';
import { indexIn } from '../search/index.ts';
import { between, type Chance, createChance, idOf } from './chance.ts';
import { commerceName } from './commerce.ts';
import { demoRecords } from './decisions.ts';
import { type DemoStaff, demoDrafts } from './drafts.ts';
import { type DemoEntry, paragraph } from './entry.ts';
import type { DemoFile } from './files.ts';
import { planEntries, recentEntries } from './plan.ts';
import { governmentName } from './policy-parts.ts';

export { demoFiles } from './files.ts';

interface DemoPlace {
  regionId: string;
  /** Ids of the units by name. */
  units: ReadonlyMap<string, string>;
  staff: DemoStaff;
  files: ReadonlyMap<string, DemoFile>;
  seed: number;
  now: Date;
}

const settled = <T>(result: T | Problem): T => {
  if (result instanceof Problem) throw new Error(result.message);
  return result;
};

/** Where the entries of the government itself stand: in the columns of the whole region. */
const ownerOf = (units: DemoPlace['units'], unit: string): string | null =>
  unit === governmentName ? null : (units.get(unit) ?? null);

type ColumnOf = (unit: string, slug: string) => string;

/** Makes the standard columns of the region and of every unit. @returns the id of a unit's column by its standard address */
const makeColumns = async (tx: Tx, actor: Actor, { regionId, units }: DemoPlace): Promise<ColumnOf> => {
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'name', 'kind'])
    .where('region_id', '=', regionId)
    .where('status', '=', 'active')
    .where('kind', 'not in', ['government', 'internal'])
    .orderBy('sort')
    .execute();
  const requests = [
    { unitId: null, ...suggestedFor({ kind: 'government', name: governmentName }) },
    ...rows.map(({ id, name, kind }) => ({ unitId: id, ...suggestedFor({ kind, name }) })),
  ];
  const plans = settled(await applyTemplates(tx, actor, regionId, requests));
  const ids = new Map<string, string>();
  for (const { create } of plans)
    for (const { unitId, slug, id } of create)
      ids.set(`${unitId ?? ''} ${unitId === null ? slug : slug.slice(slug.indexOf('-') + 1)}`, id);
  return (unit, slug) => {
    const id = ids.get(`${ownerOf(units, unit) ?? ''} ${slug}`);
    if (id === undefined) throw new Error(`${unit} has no column ${slug}`);
    return id;
  };
};

const annualReportEntry: DemoEntry = {
  unit: commerceName,
  column: 'annual-reports',
  title: `${commerceName}2024年政府信息公开工作年度报告`,
  day: '2025-01-16',
  formedOn: '2025-01-16',
  body: paragraph('现将本局2024年政府信息公开工作年度报告予以公布，全文见附件。'),
  files: ['年报docx', '年报pdf'],
};

interface Placed {
  id: string;
  entry: DemoEntry;
  row: PublishedRow;
}

interface Placing {
  chance: Chance;
  place: DemoPlace;
  columnOf: ColumnOf;
  topics: ReadonlyMap<string, string>;
  /** Entries by their key, for the days on which they change others. */
  keyed: ReadonlyMap<string, DemoEntry>;
}

const validityOf = (
  { amendedBy, repealedBy }: DemoEntry,
  keyed: Placing['keyed'],
): NonNullable<PublishedRow['validity']> =>
  (
    [
      ['amend', amendedBy],
      ['repeal', repealedBy],
    ] as const
  ).flatMap(([kind, by]) => {
    const day = by === undefined ? undefined : keyed.get(by)?.validFrom;
    return day === undefined ? [] : [{ kind, day }];
  });

const contentOf = (entry: DemoEntry, { place: { files }, topics }: Placing): PublishedRow['content'] => ({
  title: entry.title,
  body: entry.body,
  summary: entry.summary,
  source: entry.unit,
  formedOn: entry.formedOn ?? entry.day,
  kind: entry.kind,
  form: entry.form,
  documentNo: entry.documentNo,
  subjectClass: entry.subjectClass,
  keywords: entry.keywords,
  validFrom: entry.validFrom,
  validTo: entry.validTo,
  benefits: entry.benefits,
  topics: (entry.topics ?? []).flatMap(name => topics.get(name) ?? []),
  attachments: (entry.files ?? []).flatMap(name => {
    const found = files.get(name);
    return found ? [{ fileId: found.file.id, name: found.file.name }] : [];
  }),
});

const placed = (entry: DemoEntry, placing: Placing): Placed => {
  const { chance, place, columnOf, keyed } = placing;
  const id = idOf(chance);
  const minute = between(chance, 0, 510);
  const opening = Date.parse(`${entry.day}T08:30:00+08:00`);
  return {
    id,
    entry,
    row: {
      id,
      unitId: place.units.get(entry.unit) ?? '',
      columnId: columnOf(entry.unit, entry.column),
      content: contentOf(entry, placing),
      publishedAt: new Date(opening + minute * 60_000),
      publishedBy: place.staff.head.name,
      validity: validityOf(entry, keyed),
    },
  };
};

/** Links between documents, what explains them, and what changes them, both of whose ends are there. */
const writeLinks = async (tx: Tx, regionId: string, items: readonly Placed[]): Promise<void> => {
  const ids = new Map(items.map(({ id, entry }) => [entry.key, id]));
  const link = (from: string | undefined, to: string | undefined, kind: string) =>
    from !== undefined && to !== undefined ? [{ from, to, kind }] : [];
  const of = (key: string | undefined) => (key === undefined ? undefined : ids.get(key));
  const links = items.flatMap(({ id, entry }) => [
    ...link(id, of(entry.interprets), 'interprets'),
    ...link(id, of(entry.derivedFrom), 'derived'),
    ...link(of(entry.amendedBy), id, 'amends'),
    ...link(of(entry.repealedBy), id, 'repeals'),
  ]);
  await sql`
    insert into item_link (region_id, from_id, to_id, kind, source_no)
    select ${regionId}, x."from", x."to", x.kind, case when x.kind in ('interprets', 'derived') then 1 end
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as x ("from" text, "to" text, kind text)`.execute(
    tx,
  );
  await sql`
    update validity_event e set by_item_id = l.from_id, note = i.title
    from item_link l join item i on i.region_id = l.region_id and i.id = l.from_id
    where e.region_id = ${regionId} and l.region_id = e.region_id and l.to_id = e.item_id
      and l.kind = case e.kind when 'amend' then 'amends' when 'repeal' then 'repeals' end`.execute(tx);
};

/** Files that entries show are this region's from now on. */
const keepFiles = async (
  tx: Tx,
  { files }: Platform,
  { regionId, files: made }: DemoPlace,
): Promise<void> => {
  for (const { file, read } of made.values()) {
    await files.keep(tx, regionId, file);
    await keepInspection(tx, regionId, file.id, read);
  }
};

const quiet: ItemContext['changes'] = { announce: async () => undefined, apply: () => undefined };

/** Items to a statement of the index. */
const atOnce = 200;

/**
 * Fills the county with two years of publications, its columns and lists, decisions and figures, and drafts in every
 * state: in the transaction that makes its units and people, searchable when that commits.
 */
export const demoDisclosure = async (
  platform: Platform,
  tx: Tx,
  actor: Actor,
  place: DemoPlace,
): Promise<void> => {
  const { regionId, units, seed, now } = place;
  const chance = createChance(seed);
  const today = chinaDay(now);
  await keepFiles(tx, platform, place);
  await addStarterWords(tx, actor, regionId);
  settled(await addStarterTopics(tx, actor, regionId));
  const topics = new Map((await listTopics(tx, regionId)).map(({ id, name }) => [name, id]));
  const columnOf = await makeColumns(tx, actor, place);
  const entries = [...planEntries(chance), annualReportEntry, ...recentEntries(chance, today)];
  const keyed = new Map(entries.flatMap(entry => (entry.key === undefined ? [] : [[entry.key, entry]])));
  const items = entries.map(entry => placed(entry, { chance, place, columnOf, topics, keyed }));
  const ids = await writePublished(
    tx,
    actor,
    regionId,
    items.map(({ row }) => row),
  );
  await writeLinks(tx, regionId, items);
  const seal = createSeal(readSecret(platform.config));
  await demoRecords(tx, actor, { regionId, units, seal, chance, today });
  const context: ItemContext = {
    platform,
    changes: quiet,
    inspect: async () => ({ text: '', inspection: { error: { code: 'unread', message: '' } } }),
    probe: async () => [],
    now: () => now,
  };
  const unitId = units.get(commerceName) ?? '';
  const columns = { regionId, unitId, columnOf: (slug: string) => columnOf(commerceName, slug) };
  await demoDrafts(context, tx, place.staff, columns);
  for (let from = 0; from < ids.length; from += atOnce)
    await indexIn(tx, regionId, ids.slice(from, from + atOnce));
};
