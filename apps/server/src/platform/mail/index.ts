import type { Config } from '../config.ts';
import type { JobHandler } from '../platform.ts';
import { claim, jobName, markSent, markUnsent } from './outbox.ts';
import { Refused, sendersOf } from './send.ts';

export { outboxOf, recoverOutbox } from './outbox.ts';

/** With the growing pauses between them, about a day and a half. */
const retries = 45;

/** Why it was not sent, without the person's address: the server's answer may quote it. */
const reasonOf = (error: unknown): string => {
  if (error instanceof Refused) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return `没有发出${code ? `（${code}）` : ''}，稍后再试`;
};

/**
 * The job that sends what is in the outbox. A message is claimed before it goes out and marked after: it goes out
 * twice only where the process dies between the server's acceptance and the mark, and then with the same Message-ID.
 */
export const outboxHandler = (
  config: Pick<Config, 'DATA_DIR' | 'MAIL_FROM' | 'SMTP_URL' | 'SMS_URL'>,
): JobHandler => {
  const send = sendersOf(config);
  return {
    name: jobName,
    retries,
    run: async ({ id }: { id: string }, { database }) => {
      const message = await claim(database, id);
      if (message === undefined) return;
      if (message === 'busy') throw new Error('The message is being sent by another process');
      try {
        await send[message.kind](message);
      } catch (error) {
        const final = error instanceof Refused;
        await markUnsent(database, id, final ? 'failed' : 'waiting', reasonOf(error));
        if (final) return;
        throw error;
      }
      await markSent(database, id);
    },
  };
};
