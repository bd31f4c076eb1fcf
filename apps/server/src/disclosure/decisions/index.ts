import type { Platform, Subject } from '../../platform/platform.ts';
import type { RegionNews } from '../changes.ts';
import { importJob, resumeImports } from './import-job.ts';
import { type DecisionIdentity, decisionRoutes } from './routes.ts';
import { importRoutes } from './routes-import.ts';
import '../tables.ts';

export { createDecision } from './changes.ts';
export { decisionCounts } from './list.ts';

/** 双公示: decisions on licences and penalties, entered or imported, published within seven working days. */
export const createDecisions = (
  platform: Platform,
  identity: DecisionIdentity,
  news: RegionNews,
): Subject => ({
  // The workbooks first: `template` is no id.
  routes: [...importRoutes(platform, identity), ...decisionRoutes(platform, identity, news)],
  jobs: [importJob(identity.seal)],
  resume: () => resumeImports(platform),
});
