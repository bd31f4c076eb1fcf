import { createAudit } from './audit/index.ts';
import { createDisclosure, createPublications, type Publications } from './disclosure/index.ts';
import { createOrganization } from './organization/index.ts';
import { createPeople } from './people/index.ts';
import type { ApiRoute } from './platform/api/route.ts';
import type { Identity } from './platform/identity/index.ts';
import type { Platform, Recorded, Subject } from './platform/platform.ts';

/** The words of all subjects for what they record. */
const wordsOf = (subjects: readonly Subject[]): Recorded => ({
  actions: Object.assign({}, ...subjects.map(({ recorded }) => recorded?.actions)),
  subjects: Object.assign({}, ...subjects.map(({ recorded }) => recorded?.subjects)),
});

/** Every subject of the server, on the open platform. */
export const createSubjects = (
  platform: Platform,
  identity: Identity,
  publications: Publications,
): Subject[] => {
  const subjects = [
    createPeople(platform, identity),
    createOrganization(platform),
    ...createDisclosure(platform, identity, publications),
  ];
  return [...subjects, createAudit(platform, wordsOf(subjects))];
};

/** Every route of the API: what the API mounts, and what the test of the permission table goes through. */
export const allRoutes = (platform: Platform, identity: Identity): ApiRoute[] =>
  createSubjects(platform, identity, createPublications(platform.database.source)).flatMap(
    ({ routes }) => routes ?? [],
  );
