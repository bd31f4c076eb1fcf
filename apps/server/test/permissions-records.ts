/** Requests to the routes of columns, lists, decisions and figures, for the test of the permission table. */

/** Where a request is aimed: a unit with a column and a decision in it, a word and a topic of its region. */
export interface RecordPlace {
  regionId: string;
  unitId: string;
  columnId: string;
  decisionId: string;
  decisionImportId: string;
  wordId: string;
  topicId: string;
}

interface RecordExample {
  of: 'unit' | 'region';
  path: (place: RecordPlace) => string;
  body?: (place: RecordPlace) => object;
  allowed: number;
}

type PathOf = (place: RecordPlace) => string;

/** A version that no row has. */
const version = 999;

const unit: PathOf = ({ regionId, unitId }) => `/units/${regionId}/${unitId}`;
const columns: PathOf = ({ regionId }) => `/columns/${regionId}`;
const column: PathOf = at => `${columns(at)}/${at.columnId}`;
const templates: PathOf = ({ regionId }) => `/column-templates/${regionId}`;
const words: PathOf = ({ regionId }) => `/words/${regionId}`;
const word: PathOf = at => `${words(at)}/${at.wordId}`;
const topics: PathOf = ({ regionId }) => `/topics/${regionId}`;
const topic: PathOf = at => `${topics(at)}/${at.topicId}`;
const decisions: PathOf = ({ regionId }) => `/decisions/${regionId}`;
const decision: PathOf = at => `${decisions(at)}/${at.decisionId}`;
const decisionImport: PathOf = at => `/decision-imports/${at.regionId}/${at.decisionImportId}`;
const figures: PathOf = ({ regionId }) => `/figures/${regionId}`;

/** A column called as `addRecords` calls one. */
const columnDetails = {
  name: '工作动态',
  articles: [],
  category: null,
  kind: 'news',
  dutyUnitId: null,
  limitDays: null,
  forms: ['text'],
  description: '',
  keywords: '',
};

/** A change of what someone saw who is long overtaken. */
const stale = (path: PathOf, of: RecordExample['of'], body: object = {}): RecordExample => ({
  of,
  path,
  body: () => ({ ...body, version }),
  allowed: 409,
});

const readable = (path: PathOf, of: RecordExample['of'] = 'region'): RecordExample => ({
  of,
  path,
  allowed: 200,
});

export const recordExamples: Readonly<Record<string, RecordExample>> = {
  'get /columns/{region}': readable(columns),
  'get /columns/{region}/{id}': readable(column),
  'post /columns/{region}': {
    of: 'unit',
    path: columns,
    body: ({ unitId }) => ({ ...columnDetails, slug: 'taken', unitId }),
    allowed: 409,
  },
  'put /columns/{region}/order': {
    of: 'unit',
    path: at => `${columns(at)}/order`,
    body: ({ unitId }) => ({ unitId, parentId: null, ids: ['none'] }),
    allowed: 409,
  },
  'put /columns/{region}/duty': {
    of: 'unit',
    path: at => `${columns(at)}/duty`,
    body: ({ unitId, columnId }) => ({ unitId, columns: [{ id: columnId, version }], dutyUnitId: null }),
    allowed: 409,
  },
  'put /columns/{region}/{id}': stale(column, 'unit', columnDetails),
  'post /columns/{region}/{id}/move': stale(at => `${column(at)}/move`, 'unit', { parentId: null }),
  'post /columns/{region}/{id}/end': stale(at => `${column(at)}/end`, 'unit'),
  'post /columns/{region}/{id}/reopen': stale(at => `${column(at)}/reopen`, 'unit'),
  'post /columns/{region}/{id}/remove': stale(at => `${column(at)}/remove`, 'unit'),
  'get /column-templates/{region}': readable(templates),
  'get /column-templates/{region}/{id}': readable(at => `${templates(at)}/${at.unitId}`, 'unit'),
  'post /column-templates/{region}/plan': {
    of: 'unit',
    path: at => `${templates(at)}/plan`,
    body: ({ unitId }) => ({ unitId, set: 'bureau' }),
    allowed: 200,
  },
  'post /column-templates/{region}/apply': {
    of: 'unit',
    path: at => `${templates(at)}/apply`,
    body: ({ unitId }) => ({ unitId, fields: ['none'] }),
    allowed: 422,
  },
  'get /words/{region}': readable(words),
  'post /words/{region}': {
    of: 'region',
    path: words,
    body: ({ wordId }) => ({ word: wordId, severity: 'note' }),
    allowed: 409,
  },
  'post /words/{region}/starter': { of: 'region', path: at => `${words(at)}/starter`, allowed: 200 },
  'put /words/{region}/{id}': stale(word, 'region', {
    word: '词',
    suggestion: '',
    severity: 'note',
    exceptions: [],
    reason: '',
  }),
  'post /words/{region}/{id}/remove': stale(at => `${word(at)}/remove`, 'region'),
  'get /topics/{region}': readable(topics),
  'post /topics/{region}': {
    of: 'region',
    path: topics,
    body: ({ topicId }) => ({ name: topicId }),
    allowed: 409,
  },
  'post /topics/{region}/starter': { of: 'region', path: at => `${topics(at)}/starter`, allowed: 200 },
  'put /topics/{region}/order': {
    of: 'region',
    path: at => `${topics(at)}/order`,
    body: () => ({ ids: ['none'] }),
    allowed: 409,
  },
  'put /topics/{region}/{id}': stale(topic, 'region', { name: '新名' }),
  'post /topics/{region}/{id}/end': stale(at => `${topic(at)}/end`, 'region'),
  'post /topics/{region}/{id}/reopen': stale(at => `${topic(at)}/reopen`, 'region'),
  'get /decisions/{region}': readable(decisions),
  'get /decisions/{region}/forms': readable(at => `${decisions(at)}/forms`),
  'get /decisions/{region}/counts': readable(at => `${decisions(at)}/counts?year=2024`),
  'get /decisions/{region}/template': readable(at => `${decisions(at)}/template?kind=licence`),
  'get /decisions/{region}/{id}': readable(decision),
  'get /units/{region}/{id}/decisions/export': readable(
    at => `${unit(at)}/decisions/export?kind=licence&year=2024`,
    'unit',
  ),
  'post /decisions/{region}': {
    of: 'unit',
    path: decisions,
    body: ({ unitId }) => ({ unitId, kind: 'licence', fields: {} }),
    allowed: 422,
  },
  'post /decisions/{region}/publish': {
    of: 'unit',
    path: at => `${decisions(at)}/publish`,
    body: ({ unitId, decisionId }) => ({ unitId, items: [{ id: decisionId, version }] }),
    allowed: 409,
  },
  'put /decisions/{region}/{id}': stale(decision, 'unit', { fields: {} }),
  'post /decisions/{region}/{id}/withdraw': stale(at => `${decision(at)}/withdraw`, 'unit', {
    kind: 'other',
    reason: '核对',
  }),
  'post /decisions/{region}/{id}/restore': stale(at => `${decision(at)}/restore`, 'unit'),
  'post /units/{region}/{id}/decision-imports': {
    of: 'unit',
    path: at => `${unit(at)}/decision-imports?kind=licence`,
    body: () => ({}),
    allowed: 400,
  },
  'get /decision-imports/{region}/{id}': readable(decisionImport, 'unit'),
  'get /decision-imports/{region}/{id}/rows': readable(at => `${decisionImport(at)}/rows`, 'unit'),
  'post /decision-imports/{region}/{id}/confirm': {
    of: 'unit',
    path: at => `${decisionImport(at)}/confirm`,
    body: () => ({ mode: 'all' }),
    allowed: 409,
  },
  'get /figures/{region}': readable(figures),
  'get /figures/{region}/{unit}/{year}/{kind}/history': readable(
    at => `${figures(at)}/${at.unitId}/2024/fees/history`,
    'unit',
  ),
  'put /figures/{region}/{unit}/{year}/{kind}': stale(at => `${figures(at)}/${at.unitId}/2024/fees`, 'unit', {
    value: 1,
    source: '台账',
  }),
};
