import type { Platform, Subject } from '../platform/platform.ts';
import { importJob } from './import.ts';
import { dutyRoutes } from './routes-duties.ts';
import { importRoutes } from './routes-import.ts';
import { unitRoutes } from './routes-units.ts';
import './tables.ts';

export { type DemoOrganization, demoOrganization } from './demo.ts';
export { organizationMigration } from './migration.ts';

/** Regions, units with their history, leading groups and duty rosters, import and export. */
export const createOrganization = (platform: Platform): Subject => ({
  routes: [...unitRoutes(platform), ...dutyRoutes(platform), ...importRoutes(platform)],
  jobs: [importJob],
});
