import type { Platform, Subject } from '../../platform/platform.ts';
import { type ItemDeps, openItemContext } from '../items/index.ts';
import { checkJob, resumeChecks } from './check.ts';
import { importJob, resumeImports } from './job.ts';
import { bulkRoutes } from './routes.ts';
import { createSheetReader } from './sheet-reader.ts';
import '../tables.ts';

export { columnFinder } from './columns.ts';

/** 批量导入: lists (xlsx) with files, WordPress exports and feeds; checked row by row, confirmed, written by a job. */
export const createBulk = (platform: Platform, deps: ItemDeps): Subject => {
  const { context, close } = openItemContext(platform, deps);
  const reader = createSheetReader();
  return {
    routes: bulkRoutes(context),
    jobs: [checkJob({ ...context, readSheet: reader.readSheet }), importJob(context)],
    resume: async () => {
      await resumeChecks(platform);
      await resumeImports(platform);
    },
    close: async () => {
      await reader.close();
      await close();
    },
  };
};
