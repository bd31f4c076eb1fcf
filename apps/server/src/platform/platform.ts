import type { Readable } from 'node:stream';
import type { Problem } from './api/problem.ts';
import type { ApiRoute } from './api/route.ts';
import type { Config } from './config.ts';
import type { Database, Tx } from './database/open.ts';
import type { FindReady, Route } from './http.ts';
import type { Log } from './http-log.ts';

/** A letter to one person. */
export interface Letter {
  to: string;
  subject: string;
  /** Plain text; a line a paragraph. */
  text: string;
}

/** A short message to one telephone. */
export interface ShortMessage {
  phone: string;
  text: string;
}

/** Work off the request path. A job is enqueued in the transaction of the change that needs it. */
export interface Jobs {
  /**
   * `key`: at most one waiting job of this name has it; a later one replaces its data and time. `at`: not before.
   * The name must be that of a handler of some subject.
   */
  enqueue(tx: Tx, name: string, data: object, options?: { key?: string; at?: Date }): Promise<void>;
}

/** How a kind of job is done. Done again after a crash, so it must bear being repeated. */
export interface JobHandler {
  name: string;
  run(data: never, platform: Platform): Promise<void>;
  /** Times that it is tried again after a failure. */
  retries?: number;
}

/** A file as stored: named by its content, shown by the name that it came with. */
export interface StoredFile {
  id: string;
  name: string;
  /** MIME type, told by content. */
  type: string;
  size: number;
  sha256: string;
}

/** Bytes of a content, the first and the last, both of it. */
export interface ByteRange {
  start: number;
  end: number;
}

/** The store of files' contents. */
export interface Files {
  /**
   * Reads a file to its end and stores it: told by content, within the limits, free of known viruses. Nobody finds
   * it until `keep` gives it a row.
   */
  store(content: AsyncIterable<Uint8Array>, name: string): Promise<StoredFile | Problem>;
  /** Keeps a stored file in the transaction of the change that needs it. */
  keep(tx: Tx, regionId: string, file: StoredFile): Promise<void>;
  /** The file and its content, or the part of it that is asked for; undefined where there is none. */
  open(
    regionId: string,
    id: string,
    range?: ByteRange,
  ): Promise<{ file: StoredFile; content: Readable } | undefined>;
}

/** What every subject stands on, opened once. */
export interface Platform {
  config: Config;
  database: Database;
  jobs: Jobs;
  /** Puts a letter into the outbox in the transaction; a job sends it. */
  post(tx: Tx, letter: Letter): Promise<void>;
  /** Puts a short message into the outbox likewise; without SMS_URL it is written to a file as letters are. */
  sms(tx: Tx, message: ShortMessage): Promise<void>;
  files: Files;
  log: Log;
}

/** What a subject writes into the audit log, in the words of people: its actions, and the kinds of things. */
export interface Recorded {
  actions: Readonly<Record<string, string>>;
  subjects: Readonly<Record<string, string>>;
}

/** What a subject brings to the server. */
export interface Subject {
  recorded?: Recorded;
  routes?: readonly ApiRoute[];
  pages?: readonly Route[];
  jobs?: readonly JobHandler[];
  ready?: FindReady;
  /** Done at each start of a server: enqueues again what should be waiting, for a restored database has no jobs. */
  resume?(): Promise<void>;
  /** Done before the database is closed: ends what it keeps open of its own. */
  close?(): Promise<void>;
}
