import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Db } from '../src/platform/database/open.ts';
import { keepPrepared } from '../src/platform/database/prepared.ts';
import { describeStores } from './stores.ts';

/** One value of each kind that columns have, given as a parameter of its type. */
const kinds: [type: string, value: unknown][] = [
  ['text', '衡山县「公开」\'"\\'],
  ['text', ''],
  ['integer', -7],
  ['bigint', 9_007_199_254_740],
  ['boolean', false],
  ['date', '2024-02-29'],
  ['timestamptz', new Date('2024-03-01T01:30:00.123Z')],
  ['jsonb', { a: [1, null, '二'] }],
  ['text[]', ['一', '二,三', '']],
  ['text', null],
];

const read = async (db: Db, type: string, value: unknown, prepared: boolean) => {
  const told = type === 'jsonb' ? JSON.stringify(value) : value;
  const { rows } =
    await sql`${prepared ? keepPrepared : sql``}select ${told}::${sql.raw(type)} as value`.execute(db);
  return rows;
};

describeStores('statements kept prepared', open => {
  it.each(kinds)('give %s as the same statement does unprepared', async (type, value) => {
    const { db } = await open();
    const plain = await read(db, type, value, false);
    expect(plain).toEqual([{ value }]);
    for (let time = 0; time < 3; time++) expect(await read(db, type, value, true)).toEqual(plain);
  });

  it('fail as they would unprepared, and serve again', async () => {
    const { db } = await open();
    const divide = (by: number) => sql`${keepPrepared}select 12 / ${by}::int as value`.execute(db);
    for (const by of [3, 0, 4, 0])
      if (by === 0) await expect(divide(by)).rejects.toMatchObject({ code: '22012' });
      else expect((await divide(by)).rows).toEqual([{ value: 12 / by }]);
    const faulty = () => sql`${keepPrepared}select * from nothing_of_this_name`.execute(db);
    await expect(faulty()).rejects.toMatchObject({ code: '42P01' });
    await sql`create table nothing_of_this_name (a int)`.execute(db);
    expect((await faulty()).rows).toEqual([]);
  });

  it('see what was committed and nothing of what was not, many at a time beside writing', async () => {
    const { db } = await open();
    await sql`create table pair (a int, b int)`.execute(db);
    await sql`insert into pair values (0, 0)`.execute(db);
    const differing = sql<{ n: number }>`${keepPrepared}select count(*)::int as n from pair where a <> b`;
    const write = (fails: boolean) =>
      db
        .transaction()
        .execute(async tx => {
          await sql`update pair set a = a + 1`.execute(tx);
          expect((await differing.execute(tx)).rows).toEqual([{ n: 1 }]);
          if (fails) throw new Error('taken back');
          await sql`update pair set b = b + 1`.execute(tx);
        })
        .catch((error: Error) => expect(error.message).toBe('taken back'));
    const reads = Array.from({ length: 60 }, () => differing.execute(db));
    const writes = Array.from({ length: 12 }, (_, at) => write(at % 3 === 0));
    for (const { rows } of await Promise.all(reads)) expect(rows).toEqual([{ n: 0 }]);
    await Promise.all(writes);
    expect((await sql`select a, b from pair`.execute(db)).rows).toEqual([{ a: 8, b: 8 }]);
  });
});

describe('what asks to be prepared', () => {
  it('is told by its beginning alone', async () => {
    const { isKeptPrepared } = await import('../src/platform/database/prepared.ts');
    expect(isKeptPrepared('/* prepared */ select 1')).toBe(true);
    expect(isKeptPrepared("select '/* prepared */'")).toBe(false);
  });
});
