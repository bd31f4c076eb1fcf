import type { Readable } from 'node:stream';
import type { ByteRange } from '../platform.ts';
import type { Received } from './receive.ts';

/** Where contents lie, each under its sha-256. */
export interface ContentStore {
  /** Stores a received file, which is then gone from where it was. */
  put(file: Received): Promise<void>;
  /** The content, or the part of it that is asked for, as a stream; undefined where there is none. */
  read(sha256: string, range?: ByteRange): Promise<Readable | undefined>;
}
