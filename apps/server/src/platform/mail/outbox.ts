import { randomUUID } from 'node:crypto';
import { type ColumnType, type Generated, sql } from 'kysely';
import type { Database, Tx } from '../database/open.ts';
import type { Jobs, Letter, Platform, ShortMessage } from '../platform.ts';

interface OutboxTable {
  id: string;
  kind: 'mail' | 'sms';
  recipient: string;
  subject: string;
  text: string;
  status: Generated<'waiting' | 'sending' | 'sent' | 'failed'>;
  attempts: Generated<number>;
  error: string | null;
  created_at: Generated<Date>;
  claimed_at: ColumnType<Date | null, undefined, Date>;
  sent_at: ColumnType<Date | null, undefined, Date>;
}

declare module '../database/tables.ts' {
  interface Tables {
    mail_outbox: OutboxTable;
  }
}

/** One message as it goes out; the same id each time that it is tried. */
export interface Outgoing {
  id: string;
  kind: 'mail' | 'sms';
  recipient: string;
  subject: string;
  text: string;
  createdAt: Date;
}

export const jobName = 'outbox';

const put = async (tx: Tx, jobs: Jobs, row: Pick<Outgoing, 'kind' | 'recipient' | 'subject' | 'text'>) => {
  const id = randomUUID();
  await tx
    .insertInto('mail_outbox')
    .values({ id, ...row })
    .execute();
  await jobs.enqueue(tx, jobName, { id }, { key: id });
};

/** Puts messages into the outbox, each with the job that sends it, in the transaction of the change. */
export const outboxOf = (jobs: Jobs): Pick<Platform, 'post' | 'sms'> => ({
  post: (tx, { to, subject, text }: Letter) => put(tx, jobs, { kind: 'mail', recipient: to, subject, text }),
  sms: (tx, { phone, text }: ShortMessage) =>
    put(tx, jobs, { kind: 'sms', recipient: phone, subject: '', text }),
});

/**
 * Takes a message for sending. A sender that was lost while it sent is waited for longer than any sender takes.
 * @returns undefined where it was sent, or failed for good; `busy` while another sends it.
 */
export const claim = async ({ db }: Database, id: string): Promise<Outgoing | 'busy' | undefined> => {
  const row = await db
    .updateTable('mail_outbox')
    .set({ status: 'sending', claimed_at: sql<Date>`now()`, attempts: sql<number>`attempts + 1` })
    .where('id', '=', id)
    .where(({ eb, or, and }) =>
      or([
        eb('status', '=', 'waiting'),
        and([eb('status', '=', 'sending'), eb('claimed_at', '<', sql<Date>`now() - interval '2 minutes'`)]),
      ]),
    )
    .returning(['id', 'kind', 'recipient', 'subject', 'text', 'created_at as createdAt'])
    .executeTakeFirst();
  if (row) return row;
  const left = await db
    .selectFrom('mail_outbox')
    .select('status')
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .executeTakeFirst();
  return left && 'busy';
};

/** Sent: its text, which may hold a link for one person alone, is not kept. */
export const markSent = async ({ db }: Database, id: string): Promise<void> => {
  await db
    .updateTable('mail_outbox')
    .set({ status: 'sent', sent_at: sql<Date>`now()`, text: '', error: null })
    .where('id', '=', id)
    .execute();
};

/** Not sent: it waits for the next try, or stays failed. */
export const markUnsent = async (
  { db }: Database,
  id: string,
  status: 'waiting' | 'failed',
  error: string,
): Promise<void> => {
  await db.updateTable('mail_outbox').set({ status, error }).where('id', '=', id).execute();
};

/**
 * Sees at the start that all that is unsent has its job: a restored database has none. On PGlite, which is one
 * process's alone, what was being sent when the process before ended waits again.
 */
export const recoverOutbox = async ({ db, kind }: Database, jobs: Jobs): Promise<void> => {
  await db.transaction().execute(async tx => {
    if (kind === 'pglite')
      await tx
        .updateTable('mail_outbox')
        .set({ status: 'waiting' })
        .where('status', '=', 'sending')
        .execute();
    const unsent = await tx
      .selectFrom('mail_outbox')
      .select('id')
      .where('status', 'in', ['waiting', 'sending'])
      .orderBy('created_at')
      .execute();
    for (const { id } of unsent) await jobs.enqueue(tx, jobName, { id }, { key: id });
  });
};
