/** Requests to the routes by which items come in: bulk imports, other systems, other forms of an item. */

/** Where a request is aimed: a unit with an item, a bulk import and a source in it. */
export interface IntakePlace {
  regionId: string;
  unitId: string;
  itemId: string;
  bulkImportId: string;
  intakeSourceId: string;
}

interface IntakeExample {
  of: 'unit' | 'region' | 'nothing';
  path: (place: IntakePlace) => string;
  body?: (place: IntakePlace) => object;
  allowed: number;
}

type PathOf = IntakeExample['path'];

const bulk: PathOf = ({ regionId, unitId }) => `/units/${regionId}/${unitId}/bulk-imports`;
const one: PathOf = ({ regionId, bulkImportId }) => `/bulk-imports/${regionId}/${bulkImportId}`;
const sources: PathOf = ({ regionId }) => `/intake-sources/${regionId}`;

const readable = (path: PathOf, of: IntakeExample['of'] = 'unit'): IntakeExample => ({
  of,
  path,
  allowed: 200,
});

export const intakeExamples: Readonly<Record<string, IntakeExample>> = {
  'get /units/{region}/{id}/bulk-imports/template': readable(at => `${bulk(at)}/template`),
  'get /units/{region}/{id}/bulk-imports': readable(bulk),
  'post /units/{region}/{id}/bulk-imports': { of: 'unit', path: bulk, body: () => ({}), allowed: 400 },
  'get /bulk-imports/{region}/{id}': readable(one),
  'get /bulk-imports/{region}/{id}/rows': readable(at => `${one(at)}/rows`),
  'post /bulk-imports/{region}/{id}/confirm': {
    of: 'unit',
    path: at => `${one(at)}/confirm`,
    body: () => ({ mode: 'all' }),
    allowed: 409,
  },
  'get /intake-sources/{region}': readable(sources, 'region'),
  'post /intake-sources/{region}': {
    of: 'region',
    path: sources,
    body: () => ({ unitId: 'none', name: '协同办公系统' }),
    allowed: 422,
  },
  'post /intake-sources/{region}/{id}/end': {
    of: 'region',
    path: at => `${sources(at)}/${at.intakeSourceId}/end`,
    body: () => ({ version: 999 }),
    allowed: 409,
  },
  // Whoever has no token is told so, whoever it is.
  'post /intake/documents': {
    of: 'nothing',
    path: () => '/intake/documents',
    body: () => ({}),
    allowed: 401,
  },
  'post /items/{region}/{id}/forms': {
    of: 'unit',
    path: ({ regionId, itemId }) => `/items/${regionId}/${itemId}/forms`,
    body: () => ({ form: 'large-type', columnId: 'none' }),
    allowed: 422,
  },
};
