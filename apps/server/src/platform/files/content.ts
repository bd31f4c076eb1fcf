import type { Readable } from 'node:stream';
import type { Received } from './receive.ts';

/** Where contents lie, each under its sha-256. */
export interface ContentStore {
  /** Stores a received file, which is then gone from where it was. */
  put(file: Received): Promise<void>;
  /** The content as a stream, or undefined. */
  read(sha256: string): Promise<Readable | undefined>;
}
