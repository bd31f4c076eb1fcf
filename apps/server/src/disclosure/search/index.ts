import type { Tx } from '../../platform/database/open.ts';
import type { Jobs, Subject } from '../../platform/platform.ts';
import type { PublicChanges } from '../changes.ts';
import { indexMany } from './index-items.ts';

export { type Facet, find, type SearchResult } from './find.ts';
export { indexIn, indexMany } from './index-items.ts';
export { piecesOf } from './marks.ts';
export { plainText } from './plain.ts';
export { type SearchFilters, understand, type ValidityFilter } from './query.ts';
export { suggest } from './suggest.ts';

export interface IndexData {
  regionId: string;
  itemId: string;
}

const jobName = 'item.index';

/** Has an item's entry brought up to date when the transaction has committed: at most one such job waits for it. */
export const enqueueIndexing = (jobs: Jobs, tx: Tx, data: IndexData): Promise<void> =>
  jobs.enqueue(tx, jobName, data, { key: `${data.regionId}:${data.itemId}` });

/**
 * The index of what is published: its job. The portal asks it.
 * @param changes told when what is found is another
 */
export const createSearch = (changes?: PublicChanges): Subject => ({
  jobs: [
    {
      name: jobName,
      run: async ({ regionId, itemId }: IndexData, { database }) => {
        await indexMany(database.db, regionId, [itemId], changes);
      },
    },
  ],
});
