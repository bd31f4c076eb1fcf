import type { ApiRoute } from './api/route.ts';
import type { Config } from './config.ts';
import type { Database, Tx } from './database/open.ts';
import type { Route } from './http.ts';

/** A letter to one person. */
export interface Letter {
  to: string;
  subject: string;
  /** Plain text; a line a paragraph. */
  text: string;
}

/** Work off the request path. A job is enqueued in the transaction of the change that needs it. */
export interface Jobs {
  /** `key`: at most one waiting job of this name has it. `at`: not before. */
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

/** What every subject stands on, opened once. */
export interface Platform {
  config: Config;
  database: Database;
  jobs: Jobs;
  /** Puts a letter into the outbox in the transaction; a job sends it. */
  post(tx: Tx, letter: Letter): Promise<void>;
}

/** What a subject brings to the server. */
export interface Subject {
  routes?: readonly ApiRoute[];
  pages?: readonly Route[];
  jobs?: readonly JobHandler[];
}
