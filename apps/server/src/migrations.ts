import { countMigration, disclosureMigration } from './disclosure/index.ts';
import { organizationMigration } from './organization/index.ts';
import type { Migrations } from './platform/database/migrate.ts';
import { identityMigration } from './platform/identity/migration.ts';
import { platformMigration } from './platform/migration.ts';

/** Every step of the schema, in order of its name; a step that was released is never changed. */
export const migrations: Migrations = {
  '0001-platform': platformMigration,
  '0002-identity': identityMigration,
  '0003-organization': organizationMigration,
  '0004-disclosure': disclosureMigration,
  '0005-item-counts': countMigration,
};
