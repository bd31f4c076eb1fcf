import type { Identity } from '../platform/identity/index.ts';
import type { Platform, Subject } from '../platform/platform.ts';
import { createBulk } from './bulk/index.ts';
import { createCatalogue } from './catalogue/index.ts';
import { createDecisions } from './decisions/index.ts';
import { createFigures } from './figures/index.ts';
import { createForms } from './forms/index.ts';
import { createIntake } from './intake/index.ts';
import { createInspector, createItems } from './items/index.ts';
import { createLists } from './lists/index.ts';
import type { Publications } from './publications.ts';
import { recorded } from './recorded.ts';
import { createSearch } from './search/index.ts';
import './tables.ts';

export { countMigration } from './count-migration.ts';
export { demoDisclosure, demoFiles } from './demo/index.ts';
export { countCommand } from './items/index.ts';
export { disclosureMigration } from './migration.ts';
export { createPublications, type Publications } from './publications.ts';

/** Proactive disclosure (主动公开): columns, items and their publication, search, decisions, yearly figures. */
export const createDisclosure = (
  platform: Platform,
  identity: Identity,
  publications: Publications,
): Subject[] => {
  // One set of threads looks into files for all who bring them; ended after those who may still use it.
  const { inspect, close } = createInspector(platform);
  const deps = { changes: publications, inspect };
  return [
    createCatalogue(platform, publications),
    createLists(platform, publications),
    createItems(platform, deps),
    createBulk(platform, deps),
    createIntake(platform, deps),
    createForms(platform),
    createSearch(publications),
    createDecisions(platform, identity, publications),
    createFigures(platform),
    { recorded, close },
  ];
};
