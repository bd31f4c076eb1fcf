import type { Identity } from '../platform/identity/index.ts';
import type { Platform, Subject } from '../platform/platform.ts';
import { createBulk } from './bulk/index.ts';
import { createCatalogue } from './catalogue/index.ts';
import { createDecisions } from './decisions/index.ts';
import { createFigures } from './figures/index.ts';
import { createForms } from './forms/index.ts';
import { createIntake } from './intake/index.ts';
import { createItems } from './items/index.ts';
import { createLists } from './lists/index.ts';
import type { Publications } from './publications.ts';
import { recorded } from './recorded.ts';
import { createSearch } from './search/index.ts';
import './tables.ts';

export { demoDisclosure, demoFiles } from './demo/index.ts';
export { countCommand } from './items/index.ts';
export { disclosureMigration } from './migration.ts';
export { createPublications, type Publications } from './publications.ts';

/** Proactive disclosure (主动公开): columns, items and their publication, search, decisions, yearly figures. */
export const createDisclosure = (
  platform: Platform,
  identity: Identity,
  publications: Publications,
): Subject[] => [
  { recorded },
  createCatalogue(platform, publications),
  createLists(platform, publications),
  createItems(platform, { changes: publications }),
  createBulk(platform, { changes: publications }),
  createIntake(platform, { changes: publications }),
  createForms(platform),
  createSearch(publications),
  createDecisions(platform, identity, publications),
  createFigures(platform),
];
