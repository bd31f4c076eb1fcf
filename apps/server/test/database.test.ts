import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrations } from '../src/migrations.ts';
import { startOf, syncWithDisk } from '../src/platform/database/durable.ts';
import { FolderInUse } from '../src/platform/database/lock.ts';
import { migrate, NewerSchema, pendingMigrations, schemaVersion } from '../src/platform/database/migrate.ts';
import { openDatabase } from '../src/platform/database/open.ts';
import { openPgliteThread } from '../src/platform/database/pglite-thread.ts';
import { describeEachStore, describeStores, newStore } from './stores.ts';

describeStores('the schema', open => {
  it('goes up from nothing step by step, and says where it stands', async () => {
    const { db } = await open({ migrated: false });
    const names = Object.keys(migrations);
    expect(await schemaVersion(db)).toBeNull();
    expect(await pendingMigrations(db, migrations)).toEqual(names);
    for (const [at, name] of names.entries()) {
      await migrate(db, migrations, name);
      expect(await schemaVersion(db)).toBe(name);
      expect(await pendingMigrations(db, migrations)).toEqual(names.slice(at + 1));
    }
  });

  it('is named so that the order of names is the order of steps', () => {
    const names = Object.keys(migrations);
    expect(names).toEqual(names.toSorted());
    for (const [at, name] of names.entries())
      expect(name).toMatch(new RegExp(`^${String(at + 1).padStart(4, '0')}-[a-z-]+$`));
  });

  it('newer than the program is left alone, with a word on what to do', async () => {
    const { db } = await open();
    const later = { up: (up: typeof db) => sql`create table later (id text)`.execute(up) };
    await migrate(db, { ...migrations, '9999-later': later as never });
    const migrating = migrate(db, migrations);
    await expect(migrating).rejects.toBeInstanceOf(NewerSchema);
    await expect(migrating).rejects.toThrow(/9999-later.*请升级程序后再启动/);
  });

  it('keeps nothing of a step that fails', async () => {
    const { db } = await open();
    const before = await schemaVersion(db);
    const failing = {
      up: async (up: typeof db) => {
        await sql`create table half (id text)`.execute(up);
        throw new Error('The step fails');
      },
    };
    const all = { ...migrations, '9999-later': failing as never };
    await expect(migrate(db, all)).rejects.toThrow('The step fails');
    expect(await schemaVersion(db)).toBe(before);
    expect((await db.introspection.getTables()).map(({ name }) => name)).not.toContain('half');
  });
});

describeStores('values', open => {
  it('come back alike from both stores', async () => {
    const { db } = await open();
    const { rows } = await sql`
      select 9007199254740991::bigint as large, '2025-01-31'::date as day, true as yes, null as none,
        '2025-01-31T08:00:00+08'::timestamptz as instant, '{"a": [1, null]}'::jsonb as json,
        array['甲', '乙'] as list, 12.50::numeric(10, 2) as amount`.execute(db);
    expect(rows).toEqual([
      {
        large: 9007199254740991,
        day: '2025-01-31',
        yes: true,
        none: null,
        instant: new Date('2025-01-31T00:00:00Z'),
        json: { a: [1, null] },
        list: ['甲', '乙'],
        amount: '12.50',
      },
    ]);
  });
});

describeEachStore('what was committed', make => {
  it('is there when the database is opened again', async () => {
    const store = await make();
    const first = await openDatabase(store.options);
    await sql`create table note (text text)`.execute(first.db);
    await sql`insert into note values ('公开')`.execute(first.db);
    await first.close();
    const second = await openDatabase(store.options);
    const { rows } = await sql`select text from note`.execute(second.db);
    await second.close();
    expect(rows).toEqual([{ text: '公开' }]);
  });
});

describe('a PGlite folder', () => {
  it('is open once, in this process too', async () => {
    const { options, remove } = await newStore('pglite');
    const { close } = await openDatabase(options);
    await expect(openDatabase(options)).rejects.toBeInstanceOf(FolderInUse);
    await close();
    await (await openDatabase(options)).close();
    await remove();
  });

  it('of another process that runs is refused, of one that ended taken over', async () => {
    const { options, remove } = await newStore('pglite');
    const other = spawn('sleep', ['60']);
    await once(other, 'spawn');
    const told = await readFile(`/proc/${other.pid}/stat`, 'utf8').catch(() => '');
    const beginning = told.slice(told.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    const lock = join(options.dataDir, 'lock');
    await writeFile(lock, `${other.pid} ${beginning}`);
    await expect(openDatabase(options)).rejects.toThrow(new RegExp(`进程号${other.pid}.*先停止它再试`));
    other.kill('SIGKILL');
    await once(other, 'exit');
    await (await openDatabase(options)).close();
    expect(existsSync(lock)).toBe(false);
    await remove();
  });

  it('asks the disk to keep each commit', async () => {
    const { options, remove } = await newStore('pglite');
    const database = await openDatabase({ ...options, durable: true });
    const { rows } = await sql`
      select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method`.execute(
      database.db,
    );
    expect(rows).toEqual([{ fsync: 'on', method: 'fsync' }]);
    await database.close();
    await remove();
  });

  it('is what the thread makes of PGlite, whose own request ends nowhere', async () => {
    const { options, remove } = await newStore('pglite');
    const pglite: PGlite = await PGlite.create(join(options.dataDir, 'db'), startOf(PGlite, true));
    syncWithDisk(pglite);
    const files = pglite.Module as unknown as {
      FS: {
        lookupPath(path: string): {
          node: { mount: { type: { stream_ops: { fsync(stream: object): number } } } };
        };
      };
    };
    const { stream_ops: operations } = files.FS.lookupPath('/pglite/data').node.mount.type;
    const { fsync } = operations;
    let asked = 0;
    operations.fsync = stream => {
      asked++;
      return fsync(stream);
    };
    await pglite.exec('create table note (text text)');
    const before = asked;
    await pglite.exec("insert into note values ('公开')");
    expect(asked).toBeGreaterThan(before);
    await pglite.close();
    await remove();
  });
});

describe('the thread of PGlite', () => {
  it('tells of a folder that cannot be opened, and ends', async () => {
    const { options, remove } = await newStore('pglite');
    await writeFile(join(options.dataDir, 'db', 'global', 'pg_control'), 'nothing of the kind');
    await expect(openDatabase(options)).rejects.toThrow();
    await remove();
  });

  it('keeps turns: a transaction has the session until it ends, what fails in it ends with it', async () => {
    const { options, remove } = await newStore('pglite');
    const thread = await openPgliteThread({
      folder: join(options.dataDir, 'db'),
      initial: options.initial ?? '',
      durable: false,
    });
    const count = () => thread.query('select count(*)::int as n from note');
    await thread.exec('create table note (a int primary key)');
    await thread.begin();
    await thread.query('insert into note values (1)', [], true);
    const waits = [
      count(),
      thread.begin(),
      thread.exec('insert into note values (2); select 1 / 0'),
    ] as const;
    await expect(thread.query('insert into note values (1)', [], true)).rejects.toMatchObject({
      code: '23505',
      constraint: 'note_pkey',
    });
    await thread.rollback();
    expect((await waits[0]).rows).toEqual([{ n: 0 }]);
    await waits[1];
    await thread.query('insert into note values ($1)', [3], true);
    await thread.commit();
    await expect(waits[2]).rejects.toMatchObject({ code: '22012' });
    expect((await count()).rows).toEqual([{ n: 1 }]);
    await expect(thread.query('select 1', [], true)).rejects.toThrow('ended');
    await thread.close();
    await expect(count()).rejects.toThrow('ended');
    await remove();
  });
});
