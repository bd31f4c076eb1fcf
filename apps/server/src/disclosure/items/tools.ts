import type { Platform } from '../../platform/platform.ts';
import type { PublicChanges } from '../changes.ts';
import type { Inspect } from './inspect.ts';
import { createInspector } from './inspector.ts';
import { type DeadLink, probeLinks } from './probe.ts';

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

/** What is given of a context; the rest is as the server has it. */
export type ItemDeps = Pick<ItemContext, 'changes'> & Partial<ItemContext>;

/** A context, with threads of its own for looking into files where `inspect` is not given; `close` ends them. */
export const openItemContext = (
  platform: Platform,
  deps: ItemDeps,
): { context: ItemContext; close(): Promise<void> } => {
  const inspector = createInspector(platform);
  const context = {
    platform,
    inspect: inspector.inspect,
    probe: probeLinks,
    now: () => new Date(),
    ...deps,
  };
  return { context, close: inspector.close };
};
