import type { Platform, Subject } from '../platform/platform.ts';
import { importJob } from './import.ts';
import { recorded } from './recorded.ts';
import { dutyRoutes } from './routes-duties.ts';
import { importRoutes } from './routes-import.ts';
import { unitRoutes } from './routes-units.ts';
import './tables.ts';

export { organizationChanged } from './changed.ts';
export { daySchema } from './day.ts';
export { type DemoOrganization, demoOrganization } from './demo.ts';
export { dutyKinds, labelOf, type RegionLevel, type UnitKind, unitKinds } from './kinds.ts';
export { organizationMigration } from './migration.ts';
export { type Page, unitTarget } from './reads.ts';
export { idSchema, line, pageOf, pageSchema, regionParams, unitParams, versionSchema } from './schemas.ts';

/** Regions, units with their history, leading groups and duty rosters, import and export. */
export const createOrganization = (platform: Platform): Subject => ({
  recorded,
  routes: [...unitRoutes(platform), ...dutyRoutes(platform), ...importRoutes(platform)],
  jobs: [importJob],
});
