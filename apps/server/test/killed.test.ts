import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { verifyCommand } from '../src/audit/index.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import { openDatabase } from '../src/platform/database/open.ts';
import type { Platform } from '../src/platform/platform.ts';
import { describeEachStore, type Store } from './stores.ts';

const writer = fileURLToPath(new URL('./killed-writer.ts', import.meta.url));
const wanted = 200;

/** Lets the writer work until it has told of `acknowledged` writes, and kills it in the midst of a later one. */
const writeAndKill = async ({ options }: Store, round: number, acknowledged: number): Promise<string[]> => {
  const child = spawn(process.execPath, [writer, JSON.stringify({ round, initial: options.initial })], {
    env: { ...process.env, DATA_DIR: options.dataDir, DATABASE_URL: options.url ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const told: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line);
    if (told.length === acknowledged) void pause(randomInt(0, 8)).then(() => child.kill('SIGKILL'));
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(told.length).toBeGreaterThanOrEqual(acknowledged);
  return told;
};

describeEachStore('a process killed in the midst of its writes', make => {
  it('loses nothing that it acknowledged, and the audit chain names what is altered later', async () => {
    const store = await make();
    const told: string[] = [];
    for (let round = 0; told.length < wanted; round++) {
      told.push(...(await writeAndKill(store, round, randomInt(10, 60))));
      const database = await openDatabase(store.options);
      const rows = await database.db.selectFrom('work').select('id').execute();
      const entries = await database.db.selectFrom('audit_entry').select('subject_id as id').execute();
      expect(await verifyAudit(database.db)).toMatchObject({ broken: [] });
      await database.close();
      const kept = new Set(rows.map(({ id }) => id));
      expect(told.filter(id => !kept.has(id))).toEqual([]);
      // Both stand or neither, also for the write that was under way.
      expect(entries.map(({ id }) => id).toSorted()).toEqual([...kept].toSorted());
    }

    const database = await openDatabase(store.options);
    const { db } = database;
    const seq = randomInt(1, wanted);
    await sql`alter table audit_entry disable trigger user`.execute(db);
    await sql`
      update audit_entry set subject_id = overlay(subject_id placing 'x' from 1 for 1)
      where region_id = 'r1' and seq = ${seq}`.execute(db);
    await sql`alter table audit_entry enable trigger user`.execute(db);
    const { id } = await db
      .selectFrom('audit_entry')
      .select('subject_id as id')
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow();
    const said: string[] = [];
    const output = { say: (text: string) => void said.push(text), data: new PassThrough() };
    expect(await verifyCommand({ database } as Platform, [], output)).toBe(1);
    expect(said.join('')).toContain(
      `区域r1：第${seq}条与记下时不同，已被改动（动作unit.import，对象work ${id}）`,
    );
    await database.close();
    // Several processes are started and killed, which takes its time on a busy machine.
  }, 300_000);
});
