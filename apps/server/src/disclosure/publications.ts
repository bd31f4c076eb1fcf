/** Who keeps what readers see hears of every change: in this process at once, in the others when it is committed. */
import pg from 'pg';
import { organizationChanged } from '../organization/index.ts';
import { notify } from '../platform/database/notify.ts';
import type { Database, Tx } from '../platform/database/open.ts';
import type { PublicChange, PublicChanges } from './changes.ts';

/** Something changed; `null` where anything of a region, or of all, may have. */
export interface Changed {
  /** Null: of every region. */
  regionId: string | null;
  /** Null: anything of the region, its units, columns and lists too. */
  change: PublicChange | null;
}

export interface Publications extends PublicChanges {
  /** Within the transaction: units, columns, lists or decisions of the region changed; all that is kept of it goes. */
  announceRegion(tx: Tx, regionId: string): Promise<void>;
  /** After the commit: likewise in this process. */
  applyRegion(regionId: string): void;
  /** Calls the listener of each change. @returns what ends it */
  subscribe(listener: (changed: Changed) => void): () => void;
  /** Whether changes of other processes are heard of now: while they are not, nothing may be kept. */
  readonly listening: boolean;
  /** Begins to listen; done when it listens, or when the first attempt failed and another waits. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const channel = 'public_change';

/** Ids in one message: its bytes are limited. A change of more is a change of the region. */
const mostIds = 120;

const sizeOf = ({ unitIds, columnIds, itemIds }: PublicChange): number =>
  unitIds.length + columnIds.length + itemIds.length;

const messageOf = (change: PublicChange): string =>
  JSON.stringify(sizeOf(change) > mostIds ? { regionId: change.regionId } : change);

const read = (name: string, text: string): Changed => {
  if (name === organizationChanged) return { regionId: text, change: null };
  const told = JSON.parse(text) as Partial<PublicChange> & { regionId: string };
  return { regionId: told.regionId, change: told.itemIds ? (told as PublicChange) : null };
};

/** Milliseconds after which a lost connection is tried again: more each time, up to the last. */
const waits = [100, 500, 2000, 5000] as const;

interface Listener {
  start(): Promise<void>;
  close(): Promise<void>;
}

interface Ears {
  heard(name: string, text: string): void;
  /** What was said meanwhile is not known. */
  began(): void;
  lost(): void;
}

const listenOnPostgres = (url: string, ears: Ears): Listener => {
  let client: pg.Client | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let attempts = 0;
  const again = (): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), waits[Math.min(attempts++, waits.length - 1)]);
    timer.unref();
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'gongkai listen',
      keepAlive: true,
    });
    let over = false;
    const end = (): void => {
      if (over) return;
      over = true;
      if (client === next) {
        client = undefined;
        ears.lost();
      }
      next.end().catch(() => undefined);
      again();
    };
    next.on('error', end);
    next.on('end', end);
    next.on('notification', ({ channel: name, payload }) => ears.heard(name, payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${channel}; listen ${organizationChanged}`);
      if (closed) return void next.end();
      client = next;
      attempts = 0;
      ears.began();
    } catch {
      end();
    }
  };
  return {
    start: connect,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
};

const listenOnPglite = (source: Extract<Database['source'], { pglite: unknown }>, ears: Ears): Listener => {
  const ends: (() => Promise<void>)[] = [];
  return {
    start: async () => {
      for (const name of [channel, organizationChanged])
        ends.push(await source.pglite.listen(name, text => ears.heard(name, text)));
      ears.began();
    },
    close: async () => {
      for (const end of ends.splice(0)) await end();
    },
  };
};

/** The news of one process on the database. */
export const createPublications = (source: Database['source']): Publications => {
  const listeners = new Set<(changed: Changed) => void>();
  const tell = (changed: Changed): void => {
    for (const listener of listeners) listener(changed);
  };
  let listening = false;
  const everything = (): void => tell({ regionId: null, change: null });
  const ears: Ears = {
    heard: (name, text) => tell(read(name, text)),
    began: () => {
      everything();
      listening = true;
    },
    lost: () => {
      listening = false;
      everything();
    },
  };
  let listener: Listener | undefined;
  return {
    announce: (tx, change) => notify(tx, channel, messageOf(change)),
    apply: change => tell({ regionId: change.regionId, change }),
    announceRegion: (tx, regionId) => notify(tx, channel, JSON.stringify({ regionId })),
    applyRegion: regionId => tell({ regionId, change: null }),
    subscribe: heard => {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    get listening() {
      return listening;
    },
    start: () => {
      listener = 'pglite' in source ? listenOnPglite(source, ears) : listenOnPostgres(source.url, ears);
      return listener.start();
    },
    close: async () => {
      listening = false;
      await listener?.close();
    },
  };
};
