import { PassThrough } from 'node:stream';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createAudit, verifyCommand } from '../src/audit/index.ts';
import { recorded } from '../src/organization/recorded.ts';
import { createKeep } from '../src/platform/api/kept.ts';
import { createApi } from '../src/platform/api/route.ts';
import { record, verifyAudit } from '../src/platform/audit/index.ts';
import type { Database, Db } from '../src/platform/database/open.ts';
import { type Actor, publicActor, systemActor } from '../src/platform/permissions/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import { describeStores } from './stores.ts';

const person = (id: string, role: Actor['roles'][number]['role'], regionId: string): Actor => ({
  id,
  name: `用户${id}`,
  origin: '127.0.0.1',
  roles: [{ role, regionId, unitId: null }],
});

const write = (db: Db, regionId: string, id: string, actor: Actor = systemActor('cli')) =>
  db.transaction().execute(tx =>
    record(tx, actor, [
      {
        regionId,
        action: 'unit.create',
        subject: 'unit',
        subjectId: id,
        before: null,
        after: { name: `单位${id}` },
      },
    ]),
  );

const fill = async (db: Db) => {
  for (let at = 1; at <= 5; at++) {
    await write(db, 'r1', `a${at}`);
    await write(db, 'r2', `b${at}`);
  }
};

/** What someone with the rights of the database's owner could do. */
const tamper = async (db: Db, statement: ReturnType<typeof sql>) => {
  await sql`alter table audit_entry disable trigger user`.execute(db);
  await statement.execute(db);
  await sql`alter table audit_entry enable trigger user`.execute(db);
};

const verifyInWords = async (database: Database) => {
  const said: string[] = [];
  const output = { say: (text: string) => void said.push(text), data: new PassThrough() };
  const code = await verifyCommand({ database } as Platform, [], output);
  return { code, said: said.join('') };
};

const third = sql`where region_id = 'r1' and seq = 3`;
const alterations: [string, ReturnType<typeof sql>][] = [
  ['time', sql`update audit_entry set at = at + interval '1 microsecond' ${third}`],
  ['person', sql`update audit_entry set actor_id = 'someone' ${third}`],
  ['name', sql`update audit_entry set actor_name = '系統' ${third}`],
  ['origin', sql`update audit_entry set origin = 'job' ${third}`],
  ['action', sql`update audit_entry set action = 'unit.creates' ${third}`],
  ['subject', sql`update audit_entry set subject = 'Unit' ${third}`],
  ['subject id', sql`update audit_entry set subject_id = 'a4' ${third}`],
  ['state before', sql`update audit_entry set before = '{}' ${third}`],
  ['state after', sql`update audit_entry set after = '{"name": "单位a30"}' ${third}`],
  ['hash', sql`update audit_entry set hash = 'f' || substr(hash, 2) || 'f' ${third}`],
  ['previous hash', sql`update audit_entry set previous_hash = 'f' || previous_hash ${third}`],
];

describeStores('the audit chain', open => {
  const opened = async () => {
    const database = await open();
    await fill(database.db);
    return database;
  };

  it('holds, one for each region, and says where it ends', async () => {
    const database = await opened();
    const state = await verifyAudit(database.db);
    expect(state).toMatchObject({ entries: 10, broken: [] });
    expect(state.heads.map(({ regionId, seq }) => [regionId, seq])).toEqual([
      ['r1', 5],
      ['r2', 5],
    ]);
    const { code, said } = await verifyInWords(database);
    expect(code).toBe(0);
    expect(said).toContain('审计链完整：2个区域，共10条记录');
    expect(await verifyAudit(database.db, ['r2'])).toMatchObject({ entries: 5, broken: [] });
    expect(await verifyAudit(database.db, [])).toMatchObject({ entries: 0, broken: [], heads: [] });
  });

  it('takes entries and nothing else', async () => {
    const { db } = await opened();
    await expect(sql`update audit_entry set origin = 'x'`.execute(db)).rejects.toThrow('append-only');
    await expect(sql`delete from audit_entry`.execute(db)).rejects.toThrow('append-only');
    await expect(sql`truncate audit_entry`.execute(db)).rejects.toThrow('append-only');
  });

  it('names the very entry whose time, person, deed, state or hash was altered', async () => {
    const database = await opened();
    const { db } = database;
    for (const [what, alteration] of alterations) {
      const before = sql`create table kept as select * from audit_entry ${third}`;
      await before.execute(db);
      await tamper(db, alteration);
      const { broken } = await verifyAudit(db);
      expect(broken, what).toMatchObject([{ regionId: 'r1', seq: 3, fault: 'altered' }]);
      await tamper(db, sql`delete from audit_entry ${third}`);
      await sql`alter table audit_entry disable trigger user`.execute(db);
      await sql`insert into audit_entry select * from kept`.execute(db);
      await sql`alter table audit_entry enable trigger user`.execute(db);
      await sql`drop table kept`.execute(db);
      expect((await verifyAudit(db)).broken, `${what} put back`).toEqual([]);
    }
  });

  it('tells what was taken out, at its place', async () => {
    const database = await opened();
    await tamper(database.db, sql`delete from audit_entry ${third}`);
    expect((await verifyAudit(database.db)).broken).toMatchObject([
      { regionId: 'r1', seq: 4, fault: 'missing' },
    ]);
    const { code, said } = await verifyInWords(database);
    expect(code).toBe(1);
    expect(said).toContain('区域r1：第4条之前缺少记录（动作unit.create，对象unit a4）');
    expect(said).toContain('请保全数据库现状');
  });

  it.each([
    ['the last entries', sql`delete from audit_entry where region_id = 'r2' and seq > 3`, 3],
    ['all entries', sql`delete from audit_entry where region_id = 'r2'`, 0],
    ['the head', sql`delete from audit_head where region_id = 'r2'`, 5],
  ])('tells that %s were cut off', async (_, statement, seq) => {
    const { db } = await opened();
    await tamper(db, statement);
    expect((await verifyAudit(db)).broken).toMatchObject([{ regionId: 'r2', seq, fault: 'cut' }]);
  });

  it('tells of an entry exchanged together with its hash', async () => {
    const { db } = await opened();
    await tamper(
      db,
      sql`with e as (update audit_entry set actor_name = '他人' ${third} returning *) select 1 from e`,
    );
    await tamper(db, sql`update audit_entry e set hash = audit_hash(e) ${third}`);
    expect((await verifyAudit(db)).broken).toMatchObject([{ regionId: 'r1', seq: 4, fault: 'altered' }]);
  });

  it('stays whole where many write at once', async () => {
    const { db } = await open();
    await Promise.all(Array.from({ length: 40 }, (_, at) => write(db, `r${at % 2}`, String(at))));
    expect(await verifyAudit(db)).toMatchObject({ entries: 40, broken: [] });
  });
});

describeStores('the audit log by the API', open => {
  const ask = async (actor: Actor, path: string, database: Database) => {
    const api = createApi(
      createAudit({ database }, recorded).routes ?? [],
      async () => actor,
      createKeep(database),
    );
    const response = await api.request(path);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const auditor = person('p1', 'auditor', 'r1');
  const ids = ({ items }: Record<string, unknown>) =>
    (items as { subjectId: string }[]).map(({ subjectId }) => subjectId);

  it('shows the entries of the reader’s region, newest first, page by page', async () => {
    const database = await open();
    await fill(database.db);
    const { status, body } = await ask(auditor, '/audit?pageSize=2', database);
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 5, items: [{ subjectId: 'a5' }, { subjectId: 'a4' }] });
    expect((body.items as object[])[0]).toMatchObject({
      regionId: 'r1',
      seq: 5,
      actorName: '系统',
      origin: 'cli',
      action: 'unit.create',
      actionLabel: '新建机构',
      subject: 'unit',
      before: null,
      after: { name: '单位a5' },
    });
    expect(ids((await ask(auditor, '/audit?pageSize=2&page=3', database)).body)).toEqual(['a1']);
  });

  it('is narrowed by subject, person and day', async () => {
    const database = await open();
    await fill(database.db);
    await write(database.db, 'r1', 'c1', person('p9', 'clerk', 'r1'));
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    for (const [query, found] of [
      ['subject=unit&subjectId=a2', ['a2']],
      ['actor=p9', ['c1']],
      ['subject=other', []],
      ['to=2000-01-01', []],
      [`from=${today}&actor=p9`, ['c1']],
      ['region=r1&actor=p9', ['c1']],
    ] as const)
      expect(ids((await ask(auditor, `/audit?${query}`, database)).body), query).toEqual(found);
  });

  it('refuses other regions, other roles, the public, and what is asked wrongly', async () => {
    const database = await open();
    await fill(database.db);
    const refusals: [Actor, string, number][] = [
      [auditor, '/audit?region=r2', 403],
      [person('p2', 'clerk', 'r1'), '/audit', 403],
      [person('p2', 'clerk', 'r1'), '/audit/state', 403],
      [publicActor('127.0.0.1'), '/audit', 401],
      [auditor, '/audit?pageSize=101', 422],
      [auditor, '/audit?page=0', 422],
      [auditor, '/audit?from=yesterday', 422],
    ];
    for (const [actor, path, status] of refusals) {
      const answer = await ask(actor, path, database);
      expect(answer.status, path).toBe(status);
      expect(answer.body).toHaveProperty('message');
    }
  });

  it('tells the state of the reader’s chain alone', async () => {
    const database = await open();
    await fill(database.db);
    await tamper(database.db, sql`update audit_entry set origin = 'x' where seq = 2`);
    const { body } = await ask(auditor, '/audit/state', database);
    expect(body).toMatchObject({
      entries: 5,
      broken: [
        { regionId: 'r1', seq: 2, fault: 'altered', entry: { action: 'unit.create', subjectId: 'a2' } },
      ],
    });
  });
});
