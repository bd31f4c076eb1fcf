/** The thread in which PGlite runs: its statements hold up no request, and requests hold up no statement. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { startOf, syncWithDisk } from './durable.ts';
import {
  type Asked,
  failureOf,
  type Opening,
  type Order,
  type OrderOf,
  type Rows,
  type Said,
} from './pglite-messages.ts';
import { isKeptPrepared } from './prepared.ts';
import { preparedOn } from './prepared-pglite.ts';

const opening = workerData as Opening;

/** A calendar date is no instant: it stays the text that it is. */
const parsers = { 1082: (text: string) => text };

/** What a new folder starts from; without it PGlite initialises itself, which takes seconds. */
const initialState = async ({ folder, initial }: Opening): Promise<{ loadDataDir?: Blob }> =>
  existsSync(join(folder, 'PG_VERSION')) || !existsSync(initial)
    ? {}
    : { loadDataDir: new Blob([await readFile(initial)]) };

const open = async (): Promise<PGlite> => {
  const { folder, durable } = opening;
  const options = { parsers, ...startOf(PGlite, durable), ...(await initialState(opening)) };
  const pglite: PGlite = await PGlite.create(folder, options);
  if (durable) syncWithDisk(pglite);
  return pglite;
};

const say = (said: Said): void => parentPort?.postMessage(said);

/** The transaction that is open, and what ends it. */
interface Open {
  tx: Transaction;
  end(commits: boolean): void;
  ended: Promise<void>;
}

const begin = async (pglite: PGlite): Promise<Open> => {
  const begun = Promise.withResolvers<Transaction>();
  const told = Promise.withResolvers<boolean>();
  const ended = pglite.transaction(async tx => {
    begun.resolve(tx);
    if (!(await told.promise)) await tx.rollback();
  });
  ended.catch(begun.reject);
  return { tx: await begun.promise, end: told.resolve, ended };
};

/** One after the other, in the order in which they come. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(run: () => Promise<T>): Promise<T> => {
    const done = last.then(run);
    last = done.catch(() => undefined);
    return done;
  };
};

const rowsOf = ({ rows, affectedRows }: { rows: unknown[]; affectedRows?: number }): Rows => ({
  rows: rows as Rows['rows'],
  affectedRows,
});

/** Answers orders. PGlite is one session: a transaction has it until it ends, and whatever else is asked waits. */
const serve = (pglite: PGlite): ((order: Order) => Promise<Rows[]>) => {
  const runPrepared = preparedOn(pglite);
  const inTurn = createTurns();
  const unlisten = new Map<string, () => Promise<void>>();
  let open: Open | undefined;
  const beginInTurn = (): Promise<Rows[]> =>
    new Promise((resolve, reject) => {
      inTurn(async () => {
        open = await begin(pglite);
        resolve([]);
        await open.ended;
      }).catch(reject);
    });
  const end = async (commits: boolean): Promise<Rows[]> => {
    const ending = open;
    open = undefined;
    ending?.end(commits);
    await ending?.ended;
    return [];
  };
  const query = ({ text, values, within }: OrderOf<'query'>): Promise<Rows[]> => {
    if (within) {
      if (!open) throw new Error('The transaction has ended');
      return open.tx.query(text, values).then(result => [rowsOf(result)]);
    }
    return inTurn(async () =>
      isKeptPrepared(text)
        ? [{ rows: await runPrepared(text, values) }]
        : [rowsOf(await pglite.query(text, values))],
    );
  };
  /** What fails halfway may leave a transaction of its own behind: it ends before anybody else's turn. */
  const exec = async (text: string): Promise<Rows[]> => {
    try {
      return (await pglite.exec(text)).map(rowsOf);
    } catch (error) {
      await pglite.exec('rollback');
      throw error;
    }
  };
  const listen = async (channel: string): Promise<Rows[]> => {
    unlisten.set(channel, await pglite.listen(channel, payload => say({ channel, payload })));
    return [];
  };
  const nothing = async (done: Promise<unknown> | undefined): Promise<Rows[]> => {
    await done;
    return [];
  };
  const answers: { [D in Order['does']]: (order: OrderOf<D>) => Promise<Rows[]> } = {
    query,
    exec: ({ text }) => inTurn(() => exec(text)),
    begin: beginInTurn,
    commit: () => end(true),
    rollback: () => end(false),
    listen: ({ channel }) => inTurn(() => listen(channel)),
    unlisten: ({ channel }) => inTurn(() => nothing(unlisten.get(channel)?.())),
    close: () => inTurn(() => nothing(pglite.close())),
  };
  return async order => answers[order.does](order as never);
};

try {
  const answer = serve(await open());
  parentPort?.on('message', (asked: Asked) => {
    answer(asked).then(
      rows => say({ id: asked.id, rows }),
      (error: unknown) => say({ id: asked.id, failure: failureOf(error) }),
    );
  });
  say({ opened: true });
} catch (error) {
  say({ opened: false, failure: failureOf(error) });
}
