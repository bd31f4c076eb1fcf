import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { createItems } from '../src/disclosure/items/index.ts';
import { createSearch } from '../src/disclosure/search/index.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import type { Db } from '../src/platform/database/open.ts';
import type { Platform } from '../src/platform/platform.ts';
import { itemsClient, openItems, recorder } from './disclosure-office.ts';
import { region } from './organization.ts';
import { openTestPlatform, type TestPlatform, until } from './platform.ts';
import { describeEachStore, describeStores, type Store } from './stores.ts';

/** The sequence numbers given, in order. */
const sequences = async (db: Db, unitId: string): Promise<number[]> =>
  (
    await db
      .selectFrom('item')
      .select('index_no')
      .where('unit_id', '=', unitId)
      .where('index_no', 'is not', null)
      .orderBy('index_no')
      .execute()
  ).map(({ index_no }) => Number(index_no?.split('-').at(-1)));

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

describeStores('publications at once', open => {
  it('50 in parallel: each its own number, none left out, all on record', async () => {
    const office = await openItems(await open());
    const { people, done } = office;
    const ready: { id: string; version: number }[] = [];
    for (let at = 0; at < 50; at++) {
      const made = await office.draft({ title: `第${at}号通知：${randomUUID()}` });
      const submitted = await done(people.clerk, made, 'submit');
      ready.push(submitted);
    }
    const answers = await Promise.all(
      ready.map((item, at) =>
        office.step(at % 2 === 0 ? people.reviewer : people.second, item, 'urgent-release', {
          reason: '急件',
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(ready.map(() => 200));
    expect(await sequences(office.db, office.unit.id)).toEqual(upTo(50));
    expect(await verifyAudit(office.db)).toMatchObject({ broken: [] });
    const { rows } = await sql<{ versions: number; events: number }>`
      select (select count(*) from item_version) as versions,
        (select count(*) from item_event where action = 'publish') as events`.execute(office.db);
    expect(rows.map(row => [Number(row.versions), Number(row.events)])).toEqual([[50, 50]]);
  });

  it('the same one twice at once is published once', async () => {
    const office = await openItems(await open());
    const submitted = await office.done(office.people.clerk, await office.draft(), 'submit');
    const both = await Promise.all(
      [office.people.reviewer, office.people.second].map(as =>
        office.step(as, submitted, 'urgent-release', { reason: '急件' }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await sequences(office.db, office.unit.id)).toEqual([1]);
  });

  it('a publication that fails takes no number with it', async () => {
    const database = await open();
    const office = await openItems(database);
    const broken = itemsClient(office.platform, {
      changes: { announce: () => Promise.reject(new Error('cannot tell')), apply: () => undefined },
      now: () => office.clock.now,
    });
    const submitted = await office.done(office.people.clerk, await office.draft(), 'submit');
    const failed = await broken.ask(
      office.people.reviewer,
      'POST',
      `${office.items}/${submitted.id}/urgent-release`,
      { version: submitted.version, reason: '急件' },
    );
    expect(failed.status).toBe(500);
    expect(await office.detail(submitted.id)).toMatchObject({ item: { work: 'content', publishedNo: null } });
    const released = await office.done(office.people.reviewer, submitted, 'urgent-release', {
      reason: '急件',
    });
    expect(released.indexNo).toBe('991123-0001-2024-00001');
  });

  it('numbers begin anew with the year, and go to the unit, whatever year the text is of', async () => {
    const office = await openItems(await open(), { now: '2024-12-31T15:59:59Z' });
    const first = await office.publish(await office.draft({ formedOn: '2024-12-31' }));
    office.clock.now = new Date('2024-12-31T16:00:00Z');
    const second = await office.publish(await office.draft({ title: '新年第一条', formedOn: '2024-12-31' }));
    expect([first.indexNo, second.indexNo]).toEqual(['991123-0001-2024-00001', '991123-0001-2025-00001']);
  });

  it('a signed revision does not bring back what was withdrawn: it waits for whoever signs', async () => {
    const office = await openItems(await open());
    const { people, done } = office;
    const published = await office.publish(await office.draft());
    const revised = await done(people.clerk, published, 'revise');
    const at = '2024-06-10T01:00:00.000Z';
    const scheduled = await office.publish(revised, { publishAt: at });
    expect(scheduled).toMatchObject({ standing: 'published', work: 'scheduled', publishAt: at });
    expect(office.waiting.at(-1)).toEqual({ regionId: region, id: published.id });
    const withdrawn = await done(people.reviewer, scheduled, 'withdraw', { reason: '含个人信息' });
    expect(withdrawn).toMatchObject({ standing: 'withdrawn', work: 'signing', publishAt: null });
    const signed = await done(people.head, withdrawn, 'sign');
    expect(signed).toMatchObject({ standing: 'published', work: null, publishedNo: 2, withdrawnAt: null });
  });
});

describe('timed publication', () => {
  describeEachStore('of items', make => {
    const opened: TestPlatform[] = [];
    afterEach(async () => {
      for (const { close } of opened.splice(0)) await close();
    });
    const start = async (store: Store, changes = recorder(), now?: () => Date) => {
      const test = await openTestPlatform(store, {
        subjects: platform => [createItems(platform, { changes, ...(now && { now }) }), createSearch()],
      });
      opened.push(test);
      return { test, changes };
    };
    /** The office on a running platform: its jobs are real. */
    const officeOn = async (test: TestPlatform, now: () => Date) => {
      const office = await openItems(test.platform.database);
      const platform: Platform = { ...office.platform, jobs: test.platform.jobs };
      const client = itemsClient(platform, { changes: office.changes, now });
      const sign = async (publishAt: string) => {
        const made = await office.draft({ title: `定时${publishAt}` });
        let item = await office.done(office.people.clerk, made, 'submit');
        item = await office.done(office.people.reviewer, item, 'content-pass');
        item = await office.done(office.people.second, item, 'secrecy-pass');
        return (
          await client.ask(office.people.head, 'POST', `${office.items}/${item.id}/sign`, {
            version: item.version,
            publishAt,
          })
        ).body;
      };
      return { office, client, sign };
    };
    const standingOf = async (db: Db, id: string) =>
      (await db.selectFrom('item').select('standing').where('id', '=', id).executeTakeFirst())?.standing;

    it('waits for its time over a restart, is done once, and told to readers', async () => {
      const store = await make();
      let clock = new Date('2024-06-03T02:00:00Z');
      const first = await start(store, recorder(), () => clock);
      const { office, sign } = await officeOn(first.test, () => clock);
      const at = new Date(Date.now() + 3_600_000).toISOString();
      const signed = await sign(at);
      expect(signed).toMatchObject({
        work: 'scheduled',
        standing: 'none',
        publishAt: at,
        stateName: '待发布',
      });
      await first.test.close();
      opened.splice(0);

      // What waits in the queue is gone, as in a database that was restored; and its time has come meanwhile.
      const between = await openTestPlatform(store, { works: false });
      await sql`delete from pgboss.job where name = 'item.publish'`.execute(between.platform.database.db);
      await sql`update item set publish_at = now() - interval '1 minute'`.execute(
        between.platform.database.db,
      );
      await between.close();

      clock = new Date();
      const second = await start(store, recorder(), () => clock);
      const { db } = second.test.platform.database;
      await until(async () => (await standingOf(db, signed.id)) === 'published');
      await until(() => second.changes.applied.length > 0);
      expect(second.changes.applied).toMatchObject([{ itemIds: [signed.id], unitIds: [office.unit.id] }]);
      const searched = () =>
        db.selectFrom('search_entry').select('item_id').where('item_id', '=', signed.id).execute();
      await until(async () => (await searched()).length === 1);

      // Done again it does nothing twice.
      await db
        .transaction()
        .execute(tx =>
          second.test.platform.jobs.enqueue(
            tx,
            'item.publish',
            { regionId: region, id: signed.id },
            { key: 'again' },
          ),
        );
      await until(async () => {
        const { rows } = await sql<{ state: string }>`
          select state from pgboss.job where name = 'item.publish' and singleton_key = 'again'`.execute(db);
        return rows[0]?.state === 'completed';
      });
      const versions = await db
        .selectFrom('item_version')
        .select('no')
        .where('item_id', '=', signed.id)
        .execute();
      expect(versions).toEqual([{ no: 1 }]);
      expect(second.test.logged).toEqual([]);
    });

    it('comes at its time, a later one replaces it, and what is stopped does not come', async () => {
      const store = await make();
      const now = () => new Date();
      const { test } = await start(store, recorder(), now);
      const { office, client, sign } = await officeOn(test, now);
      const later = new Date(Date.now() + 3_600_000).toISOString();
      const stopped = await sign(later);
      const step = async (item: { id: string; version: number }, action: string, more: object) =>
        (
          await client.ask(office.people.head, 'POST', `${office.items}/${item.id}/${action}`, {
            version: item.version,
            ...more,
          })
        ).body;
      expect(await step(stopped, 'schedule', { publishAt: '2020-01-01T00:00:00Z' })).toMatchObject({
        code: 'future',
      });
      const unscheduled = await step(stopped, 'unschedule', { reason: '内容有变' });
      expect(unscheduled).toMatchObject({ work: 'signing', publishAt: null });

      const soon = await sign(later);
      const moved = await step(soon, 'schedule', { publishAt: new Date(Date.now() + 1500).toISOString() });
      expect(moved.work).toBe('scheduled');
      const { db } = test.platform.database;
      await until(async () => (await standingOf(db, soon.id)) === 'published');
      expect(await standingOf(db, stopped.id)).toBe('none');
    });
  });
});
