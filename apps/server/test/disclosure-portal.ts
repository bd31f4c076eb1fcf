/** A portal for tests: its pages over a store, and rows of published items written directly. */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { ItemContent } from '../src/disclosure/content.ts';
import { createPortal } from '../src/disclosure/portal/index.ts';
import { createPublications, type Publications } from '../src/disclosure/publications.ts';
import { createSearch, indexMany } from '../src/disclosure/search/index.ts';
import { createKeep } from '../src/platform/api/kept.ts';
import { Problem } from '../src/platform/api/problem.ts';
import { createApi } from '../src/platform/api/route.ts';
import type { Db } from '../src/platform/database/open.ts';
import { createHttp } from '../src/platform/http.ts';
import { loadAssets } from '../src/platform/http-assets.ts';
import { publicActor } from '../src/platform/permissions/index.ts';
import { region } from './organization.ts';
import { openTestPlatform, type TestPlatform } from './platform.ts';
import type { Store } from './stores.ts';

export interface Portal extends TestPlatform {
  db: Db;
  publications: Publications;
  app: Hono;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The text of an answer, whatever its status. */
  text(path: string): Promise<string>;
}

/** Opens the portal on a store; close it before the store is removed. */
export const openPortal = async (store: Store, environment: Record<string, string> = {}): Promise<Portal> => {
  const assets = loadAssets(new URL('../src/assets/', import.meta.url));
  let publications: Publications | undefined;
  const opened = await openTestPlatform(store, {
    environment: { PUBLIC_URL: 'https://open.example', ...environment },
    subjects: platform => {
      publications = createPublications(platform.database.source);
      return [createSearch(publications), createPortal(platform, { assets, publications })];
    },
  });
  if (!publications) throw new Error('no publications');
  const app = createHttp({
    routes: opened.subjects.flatMap(({ pages }) => pages ?? []),
    assets,
    log: opened.platform.log,
    measure: (_, next) => next(),
    ready: opened.subjects.flatMap(({ ready }) => (ready ? [ready] : [])),
    sameOrigin: (_, next) => next(),
    api: createApi([], async () => publicActor('192.0.2.9'), createKeep(opened.platform.database)),
    auth: c => c.notFound(),
    console: new Hono(),
  });
  const get = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
  return {
    ...opened,
    db: opened.platform.database.db,
    publications,
    app,
    get,
    text: async path => (await get(path)).text(),
  };
};

/** Serves the portal to a browser. */
export const listenFor = ({ app }: Portal): Promise<{ url: string; stop(): void }> =>
  new Promise(resolve => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, stop: () => void server.close() }),
    );
  });

export interface ColumnRow {
  id: string;
  name: string;
  kind?: string;
  unitId?: string;
  parentPath?: string[];
  articles?: string[];
  description?: string;
  regionId?: string;
}

/** A column whose slug is its id. */
export const addColumn = async (db: Db, column: ColumnRow): Promise<void> => {
  const above = column.parentPath ?? [];
  await db
    .insertInto('catalogue_column')
    .values({
      region_id: column.regionId ?? region,
      id: column.id,
      unit_id: column.unitId ?? null,
      parent_id: above[0] ?? null,
      path: [column.id, ...above],
      name: column.name,
      slug: column.id,
      articles: column.articles ?? [],
      category: null,
      field: null,
      kind: column.kind ?? 'notice',
      duty_unit_id: null,
      limit_days: null,
      forms: [],
      description: column.description ?? '',
      keywords: '',
      sort: 0,
      to_day: null,
      version: 1,
    })
    .execute();
};

export const contentOf = (title: string, more: Partial<ItemContent> = {}): ItemContent => ({
  title,
  body: `<p>${title}的正文。</p>`,
  summary: '',
  source: '云溪县商务局',
  author: '',
  formedOn: '2024-03-01',
  kind: 'information',
  form: 'text',
  attribute: 'proactive',
  attributeReason: '',
  subjectClass: '商贸',
  documentNo: '',
  validFrom: null,
  validTo: null,
  keywords: [],
  topics: [],
  attachments: [],
  benefits: [],
  ...more,
});

export interface Publishing {
  id?: string;
  unitId: string;
  columnId: string;
  regionId?: string;
  /** The instant of publication. */
  at?: string;
  /** The day from which it is no more in force. */
  endsOn?: string | null;
}

/** Writes a version of an item as published, a first one or a further one; the index is another step. */
export const publish = async (
  db: Db,
  content: ItemContent,
  {
    id = randomUUID(),
    unitId,
    columnId,
    regionId = region,
    at = '2024-03-05T01:00:00Z',
    endsOn = null,
  }: Publishing,
): Promise<string> => {
  const shown = {
    title: content.title,
    summary: content.summary,
    source: content.source,
    document_no: content.documentNo,
    formed_on: content.formedOn,
    kind: content.kind,
    form: content.form,
    attribute: content.attribute,
    subject_class: content.subjectClass,
    topics: content.topics,
    valid_from: content.validFrom,
    valid_to: endsOn,
    published_at: new Date(at),
    standing: 'published' as const,
  };
  const known = await db
    .selectFrom('item')
    .select('published_no')
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst();
  const no = (known?.published_no ?? 0) + 1;
  if (known)
    await db
      .updateTable('item')
      .set({ ...shown, published_no: no })
      .where('region_id', '=', regionId)
      .where('id', '=', id)
      .execute();
  else
    await db
      .insertInto('item')
      .values({
        region_id: regionId,
        id,
        unit_id: unitId,
        column_id: columnId,
        work: null,
        draft: null,
        drafters: [],
        urgent: false,
        publish_at: null,
        origin: null,
        published_no: no,
        index_no: `${regionId}-${id}`,
        first_published_at: new Date(at),
        withdrawn_at: null,
        withdrawn_reason: null,
        ...shown,
      })
      .execute();
  await db
    .insertInto('item_version')
    .values({
      region_id: regionId,
      item_id: id,
      no,
      content: JSON.stringify(content),
      note: no > 1 ? '修订' : '',
      actor_name: '何宁',
      published_at: new Date(at),
    } as never)
    .execute();
  for (const [sort, { fileId }] of content.attachments.entries())
    await db
      .insertInto('item_file')
      .values({ region_id: regionId, item_id: id, no, file_id: fileId, sort })
      .execute();
  return id;
};

export const withdraw = async (db: Db, id: string, regionId = region): Promise<void> => {
  await db
    .updateTable('item')
    .set({
      standing: 'withdrawn',
      withdrawn_at: new Date('2024-06-01T02:00:00Z'),
      withdrawn_reason: '内部原因',
    })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute();
};

/** Stores a file with what is known of its text. */
export const addFile = async (
  { platform, db }: Portal,
  name: string,
  bytes: Uint8Array | string,
  text = '',
  regionId = region,
): Promise<string> => {
  const file = await platform.files.store(Readable.from([Buffer.from(bytes)]), name);
  if (file instanceof Problem) throw new Error(file.message);
  await db.transaction().execute(tx => platform.files.keep(tx, regionId, file));
  await db
    .insertInto('file_text')
    .values({ region_id: regionId, file_id: file.id, text, inspection: '{}' } as never)
    .execute();
  return file.id;
};

/** As the publication does it: announced in the transaction, applied after it. */
export const announce = async (
  { db, publications }: Portal,
  of: { unitId: string; columnIds: string[]; itemIds: string[]; regionId?: string },
): Promise<void> => {
  const change = {
    regionId: of.regionId ?? region,
    unitIds: [of.unitId],
    columnIds: of.columnIds,
    itemIds: of.itemIds,
  };
  await db.transaction().execute(tx => publications.announce(tx, change));
  publications.apply(change);
};

export const index = ({ db, publications }: Portal, ids: string[], regionId = region): Promise<void> =>
  indexMany(db, regionId, ids, publications);

export interface DecisionRow {
  unitId: string;
  kind?: 'licence' | 'penalty';
  documentNo: string;
  name: string;
  party: string;
  partyShown: string;
  person?: boolean;
  published?: boolean;
  withdrawn?: boolean;
  regionId?: string;
}

export const addDecision = async (db: Db, row: DecisionRow): Promise<void> => {
  await db
    .insertInto('decision')
    .values({
      region_id: row.regionId ?? region,
      id: randomUUID(),
      unit_id: row.unitId,
      kind: row.kind ?? 'licence',
      document_no: row.documentNo,
      name: row.name,
      party_kind: row.person ? 'person' : 'organization',
      party: row.party,
      party_shown: row.partyShown,
      credit_code: row.person ? '' : '91430400MA4L000000',
      category: '普通',
      content: `${row.name}的内容`,
      organ: '云溪县商务局',
      decided_on: '2024-04-01',
      valid_to: null,
      amount: 12_345,
      published_at: row.published === false ? null : new Date('2024-04-03T00:00:00Z'),
      withdrawn_at: row.withdrawn ? new Date('2024-05-03T00:00:00Z') : null,
      withdrawn_kind: row.withdrawn ? 'mistake' : null,
      more: '{}',
      basis: '',
      withdrawn_reason: '',
    })
    .execute();
};
