import type { Platform } from '../../platform/platform.ts';
import type { PublicChanges } from '../changes.ts';
import type { Inspect } from './inspect.ts';

/** What the work on items stands on. */
export interface ItemContext {
  platform: Platform;
  changes: PublicChanges;
  /** Reads a file's text and what it hides, off the main thread. */
  inspect: Inspect;
  /** Which addresses of a text do not answer. */
  probe(urls: readonly string[]): Promise<DeadLink[]>;
  /** The instant; another in tests. */
  now(): Date;
}

/** An address that readers of the page would not reach. */
export interface DeadLink {
  url: string;
  /** `private`: an address of an inner network, which is not tried. */
  fault: 'unreachable' | 'private';
}
