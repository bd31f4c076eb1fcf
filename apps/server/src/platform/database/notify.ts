import { sql } from 'kysely';
import type { Tx } from './open.ts';

/** Tells every process on the database, when the transaction commits; the text has at most 7,999 bytes. */
export const notify = async (tx: Tx, channel: string, text: string): Promise<void> => {
  await sql`select pg_notify(${channel}, ${text})`.execute(tx);
};
