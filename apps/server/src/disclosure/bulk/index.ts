import type { Platform, Subject } from '../../platform/platform.ts';
import type { PublicChanges } from '../changes.ts';
import type { ItemContext } from '../items/index.ts';
import { createInspector } from '../items/inspector.ts';
import { checkJob, resumeChecks } from './check.ts';
import { importJob, resumeImports } from './job.ts';
import { bulkRoutes } from './routes.ts';
import { createSheetReader } from './sheet-reader.ts';
import '../tables.ts';

export { columnFinder } from './columns.ts';

/** 批量导入: lists (xlsx) with files, WordPress exports and feeds; checked row by row, confirmed, written by a job. */
export const createBulk = (
  platform: Platform,
  { changes, ...others }: { changes: PublicChanges } & Partial<ItemContext>,
): Subject => {
  const inspector = createInspector(platform);
  const reader = createSheetReader();
  const context: ItemContext = {
    platform,
    changes,
    inspect: inspector.inspect,
    probe: async () => [],
    now: () => new Date(),
    ...others,
  };
  return {
    routes: bulkRoutes(context),
    jobs: [checkJob({ ...context, readSheet: reader.readSheet }), importJob(context)],
    resume: async () => {
      await resumeChecks(platform);
      await resumeImports(platform);
    },
    close: async () => {
      await reader.close();
      await inspector.close();
    },
  };
};
