import type { Tx } from '../platform/database/open.ts';

/** What readers see has changed: an item, in the columns and the unit where it stood before or stands now. */
export interface PublicChange {
  regionId: string;
  unitIds: string[];
  /** The columns concerned with those above them. */
  columnIds: string[];
  /** The items whose own pages changed: itself and those linked with it. */
  itemIds: string[];
}

/** Tells everything that keeps what readers see, in this process and in the others on the same database. */
export interface PublicChanges {
  /** Within the transaction: the other processes hear of it when it commits. */
  announce(tx: Tx, change: PublicChange): Promise<void>;
  /** After the commit and before the answer: this process forgets at once. */
  apply(change: PublicChange): void;
}

/** The same of what a region has as a whole: its columns, lists, decisions. */
export interface RegionNews {
  announceRegion(tx: Tx, regionId: string): Promise<void>;
  applyRegion(regionId: string): void;
}
