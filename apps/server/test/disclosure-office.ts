/** 云溪县商务局 at its work: columns, people of every role, and the API of items as each of them uses it. */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { PublicChange, PublicChanges } from '../src/disclosure/changes.ts';
import { createItem, createItems, type ItemContext } from '../src/disclosure/items/index.ts';
import { createKeep } from '../src/platform/api/kept.ts';
import { createApi } from '../src/platform/api/route.ts';
import type { Database, Db } from '../src/platform/database/open.ts';
import { type Actor, type StaffRole, systemActor } from '../src/platform/permissions/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import { addRegions, addUnit, nobody, platformOn, region } from './organization.ts';

/** Someone with a role over a unit, or (unit null) over the whole county. */
export const worker = (role: StaffRole, unitId: string | null, name: string = role): Actor => ({
  id: `${name}@${unitId ?? 'all'}`,
  name,
  origin: '192.0.2.7',
  roles: [{ role, regionId: region, unitId }],
});

export const addColumn = async (
  db: Db,
  name: string,
  {
    unitId = null,
    category = null,
    toDay = null,
  }: Partial<Record<'unitId' | 'category' | 'toDay', string | null>> = {},
  parent?: { id: string; path: string[] },
  regionId = region,
): Promise<{ id: string; path: string[] }> => {
  const id = randomUUID();
  const path = [id, ...(parent?.path ?? [])];
  await db
    .insertInto('catalogue_column')
    .values({
      region_id: regionId,
      id,
      unit_id: unitId,
      parent_id: parent?.id ?? null,
      path,
      name,
      slug: `c${id}`,
      articles: [],
      category,
      kind: 'article',
      duty_unit_id: unitId,
      limit_days: null,
      forms: [],
      description: '',
      keywords: '',
      sort: 0,
      to_day: toDay,
      field: null,
      version: 1,
    })
    .execute();
  return { id, path };
};

/** What is told of changes, in order. */
export const recorder = (): PublicChanges & { announced: PublicChange[]; applied: PublicChange[] } => {
  const announced: PublicChange[] = [];
  const applied: PublicChange[] = [];
  return {
    announced,
    applied,
    announce: async (_tx, change) => void announced.push(change),
    apply: change => void applied.push(change),
  };
};

/** The API of items, each request by whom it is made. */
export const itemsClient = (platform: Platform, deps: { changes: PublicChanges } & Partial<ItemContext>) => {
  const subject = createItems(platform, deps);
  const actors = new Map<string, Actor>();
  const app = new Hono().route(
    '/',
    createApi(
      subject.routes ?? [],
      async context => actors.get(context.req.header('x-actor') ?? '') ?? nobody,
      createKeep(platform.database),
    ),
  );
  app.onError(error => Response.json({ code: 'broken', message: String(error.stack) }, { status: 500 }));
  const ask = async (as: Actor, method: string, path: string, body?: object | FormData) => {
    const key = randomUUID();
    actors.set(key, as);
    const response = await app.request(path, {
      method,
      headers: {
        'x-actor': key,
        ...(body !== undefined && !(body instanceof FormData) && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    actors.delete(key);
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
    const answer: any = isJson ? await response.json() : new Uint8Array(await response.arrayBuffer());
    return { status: response.status, body: answer, headers: response.headers };
  };
  return { ask, subject };
};

/** What a text needs to be handed in without a finding. */
export const good = {
  title: '关于开展2024年家电以旧换新活动的通知',
  body: '<p>各有关单位：现将有关事项通知如下。</p>',
  summary: '家电以旧换新活动的时间、范围和办法。',
  source: '云溪县商务局',
  author: '云溪县商务局',
  formedOn: '2024-05-30',
};

/** A draft of a unit in a column of its own. */
export const addDraft = async (
  db: Db,
  regionId: string,
  unitId: string,
): Promise<{ columnId: string; itemId: string }> => {
  const { id: columnId } = await addColumn(db, '通知公告', { unitId }, undefined, regionId);
  const made = await db.transaction().execute(tx =>
    createItem({ now: () => new Date() }, tx, systemActor('cli'), {
      regionId,
      unitId,
      columnId,
      content: good,
    }),
  );
  if (!('item' in made)) throw new Error(made.message);
  return { columnId, itemId: made.item.id };
};

/** A county with a bureau, its people and a column, and the clock at a set time. */
export const openItems = async (database: Database, { now = '2024-06-03T02:00:00Z' } = {}) => {
  const { db } = database;
  await addRegions(db);
  const unit = await addUnit(db, '云溪县商务局');
  const section = await addUnit(db, '云溪县商务局市场股', { parentId: unit.id, kind: 'internal' });
  const other = await addUnit(db, '云溪县林业局');
  const root = await addColumn(db, '法定主动公开内容');
  const column = await addColumn(db, '通知公告', { category: 'policy' }, root);
  const clock = { now: new Date(now) };
  const changes = recorder();
  const { platform: plain, waiting } = platformOn(database);
  const platform: Platform = {
    ...plain,
    files: {
      ...plain.files,
      keep: async (tx, regionId, file) => {
        await tx
          .insertInto('file')
          .values({ region_id: regionId, ...file })
          .execute();
      },
    },
  };
  const inspected: Uint8Array[] = [];
  const client = itemsClient(platform, {
    changes,
    now: () => clock.now,
    inspect: async bytes => {
      inspected.push(bytes);
      return {
        text: new TextDecoder().decode(bytes),
        inspection: { kind: 'txt', hiddenText: '', truncated: false, hidden: [], notes: [] },
      };
    },
    probe: async () => [],
  });
  const people = {
    clerk: worker('clerk', unit.id, '周平'),
    colleague: worker('clerk', unit.id, '陈立'),
    reviewer: worker('reviewer', unit.id, '许安'),
    second: worker('reviewer', unit.id, '吴敏'),
    head: worker('head', unit.id, '何宁'),
    office: worker('office', null, '郑云'),
    stranger: worker('clerk', other.id, '孙义'),
    auditor: worker('auditor', null, '钱明'),
  };
  const items = `/items/${region}`;
  /** A draft of the clerk's, as the route answers it. */
  const draft = async (content: object = {}, as = people.clerk, columnId = column.id) => {
    const { status, body } = await client.ask(as, 'POST', items, {
      unitId: unit.id,
      columnId,
      content: { ...good, ...content },
    });
    if (status !== 200) throw new Error(`${status} ${body.code}: ${body.message}`);
    return body;
  };
  /** Takes a step on an item, as its last state was told. */
  const step = (as: Actor, item: { id: string; version: number }, action: string, more: object = {}) =>
    client.ask(as, 'POST', `${items}/${item.id}/${action}`, { version: item.version, ...more });
  /** The same, which must succeed. */
  const done = async (
    as: Actor,
    item: { id: string; version: number },
    action: string,
    more: object = {},
  ) => {
    const { status, body } = await step(as, item, action, more);
    if (status !== 200) throw new Error(`${action}: ${status} ${body.code}: ${body.message}`);
    return body;
  };
  /** Hands in, reviews and signs, each by another. */
  const publish = async (item: { id: string; version: number }, more: object = {}) => {
    const submitted = await done(people.clerk, item, 'submit');
    const content = await done(people.reviewer, submitted, 'content-pass');
    const secrecy = await done(people.second, content, 'secrecy-pass');
    return done(people.head, secrecy, 'sign', more);
  };
  const detail = async (id: string, as = people.office) =>
    (await client.ask(as, 'GET', `${items}/${id}`)).body;
  return {
    ...client,
    db,
    platform,
    waiting,
    changes,
    clock,
    inspected,
    unit,
    section,
    other,
    root,
    column,
    people,
    items,
    draft,
    step,
    done,
    publish,
    detail,
  };
};
