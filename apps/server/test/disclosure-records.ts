/** A county of tests with its columns, lists, decisions and figures, and someone who asks its API. */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { noCounts } from '../src/disclosure/bulk/store.ts';
import { createCatalogue, createColumn } from '../src/disclosure/catalogue/index.ts';
import { createDecision, createDecisions } from '../src/disclosure/decisions/index.ts';
import { createFigures } from '../src/disclosure/figures/index.ts';
import { createLists } from '../src/disclosure/lists/index.ts';
import { createKeep } from '../src/platform/api/kept.ts';
import { createApi } from '../src/platform/api/route.ts';
import type { Database, Db, Tx } from '../src/platform/database/open.ts';
import { createSeal } from '../src/platform/identity/seal.ts';
import type { Actor } from '../src/platform/permissions/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import { addRegions, addUnit, expectDone, nobody, person, region, system } from './organization.ts';

const seal = createSeal('a secret of the tests that is long enough for a key');

/** The subjects on a database, with jobs that are done when told to and the regions that were said to have changed. */
const subjectsOn = (database: Database) => {
  const waiting: { name: string; data: object }[] = [];
  const told: string[] = [];
  const log: unknown[] = [];
  const unused = () => {
    throw new Error('not part of this test');
  };
  const platform = {
    database,
    files: unused,
    jobs: {
      enqueue: async (_tx: Tx, name: string, data: object) => void waiting.push({ name, data }),
    },
    post: unused,
    sms: unused,
    log: (entry: unknown) => void log.push(entry),
  } as unknown as Platform;
  const news = {
    announceRegion: async () => undefined,
    applyRegion: (regionId: string) => void told.push(regionId),
  };
  const subjects = [
    createCatalogue(platform, news),
    createLists(platform, news),
    createDecisions(platform, { seal }, news),
    createFigures(platform),
  ];
  const runJobs = async (): Promise<void> => {
    for (const { name, data } of waiting.splice(0)) {
      const handler = subjects.flatMap(({ jobs }) => jobs ?? []).find(job => job.name === name);
      if (!handler) throw new Error(`no job ${name}`);
      await handler.run(data as never, platform);
    }
  };
  const app = (actor: Actor) =>
    new Hono().route(
      '/',
      createApi(
        subjects.flatMap(({ routes }) => routes ?? []),
        async () => actor,
        createKeep(platform.database),
      ),
    );
  const ask = async (as: Actor, method: string, path: string, body?: object | FormData) => {
    const response = await app(as).request(path, {
      method,
      ...(body instanceof FormData
        ? { body }
        : body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
    const answer: any = isJson ? await response.json() : new Uint8Array(await response.arrayBuffer());
    return { status: response.status, body: answer, headers: response.headers };
  };
  return { platform, subjects, waiting, told, log, runJobs, ask };
};

/** 云溪县 with a bureau and another, and those who work there. */
export const setUpRecords = async (database: Database) => {
  const { db } = database;
  await addRegions(db);
  const bureau = await addUnit(db, '云溪县民政局');
  const other = await addUnit(db, '云溪县林业局');
  return {
    ...subjectsOn(database),
    db,
    bureau,
    other,
    clerk: person('clerk', bureau.id),
    head: person('head', bureau.id),
    office: person('office', null),
    administrator: person('administrator', null),
    auditor: person('auditor', null),
    nobody,
  };
};

/** Puts published items into a column, as far as lists and counts look at them. */
export const addItems = async (
  db: Db,
  { unitId, columnId, days }: { unitId: string; columnId: string; days: readonly string[] },
): Promise<void> => {
  for (const [index, day] of days.entries()) {
    const published = new Date(`${day}T04:00:00Z`);
    await db
      .insertInto('item')
      .values({
        region_id: region,
        id: `${columnId}-${index}-${day}`,
        unit_id: unitId,
        column_id: columnId,
        standing: 'published',
        work: null,
        draft: null,
        drafters: [],
        urgent: false,
        publish_at: null,
        origin: null,
        published_no: 1,
        index_no: `${columnId}-${index}-${day}`,
        title: '一条信息',
        summary: '',
        source: '',
        document_no: '',
        formed_on: day,
        kind: 'information',
        form: 'text',
        attribute: 'proactive',
        subject_class: '',
        topics: [],
        valid_from: null,
        valid_to: null,
        first_published_at: published,
        published_at: published,
        withdrawn_at: null,
        withdrawn_reason: null,
      })
      .execute();
  }
};

/** A column, a decision and an import of a unit; a word and a topic of its region, called by their ids. */
export const addRecords = async (db: Db, { regionId, unitId }: { regionId: string; unitId: string }) => {
  await db.transaction().execute(async tx => {
    const column = await createColumn(tx, system, regionId, {
      unitId,
      parentId: null,
      slug: `news-${unitId}`,
      name: '工作动态',
      articles: [],
      category: null,
      kind: 'news',
      dutyUnitId: null,
      limitDays: null,
      forms: ['text'],
      description: '',
      keywords: '',
    });
    expectDone(column);
  });
  const fields = {
    party: '许安',
    partyClass: '自然人',
    name: '准予行政许可决定书',
    documentNo: '云许〔2024〕1号',
    category: '普通',
    content: '准予许可',
    decidedOn: '2024-03-01',
    organ: '云溪县统计局',
  };
  const decisionId = await db.transaction().execute(async tx => {
    const making = { tx, actor: system, seal };
    return expectDone(await createDecision(making, regionId, { unitId, kind: 'licence', fields })).id;
  });
  const place = { region_id: regionId };
  const decisionImportId = randomUUID();
  await db
    .insertInto('decision_import')
    .values({
      ...place,
      id: decisionImportId,
      unit_id: unitId,
      kind: 'licence',
      counts: JSON.stringify({ create: 0, unchanged: 0, error: 0 }),
      notes: '[]',
      work_id: null,
      created_by: null,
    })
    .execute();
  const wordId = randomUUID();
  await db
    .insertInto('word')
    .values({ ...place, id: wordId, word: wordId, suggestion: '', severity: 'note' })
    .execute();
  const topicId = randomUUID().slice(0, 20);
  const topic = { ...place, id: topicId, name: topicId, sort: 1, to_day: null };
  await db.insertInto('topic').values(topic).execute();
  const bulkImportId = randomUUID();
  await db
    .insertInto('bulk_import')
    .values({
      ...place,
      id: bulkImportId,
      unit_id: unitId,
      kind: 'sheet',
      name: '信息.xlsx',
      input: '{}',
      counts: JSON.stringify({ ...noCounts, checked: true }),
      work_id: null,
      created_by: null,
    })
    .execute();
  const intakeSourceId = randomUUID();
  const source = { ...place, id: intakeSourceId, unit_id: unitId, name: '协同办公系统' };
  await db
    .insertInto('intake_source')
    .values({ ...source, token_hash: intakeSourceId, ended_at: null, version: 1 })
    .execute();
  return { decisionId, decisionImportId, wordId, topicId, bulkImportId, intakeSourceId };
};

/** All that is written in the database, as one text. */
export const everythingIn = async (db: Db, tables: readonly string[]): Promise<string> => {
  const parts: string[] = [];
  for (const table of tables) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(
      db,
    );
    parts.push(...rows.map(({ text }) => text));
  }
  return parts.join('\n');
};
