/** A request to each route of the API, harmless where it is allowed, for the test of the permission table. */

import { type IntakePlace, intakeExamples } from './permissions-intake.ts';
import { type RecordPlace, recordExamples } from './permissions-records.ts';

/** Where a request is aimed: a unit, with a person, a role assignment, a duty, a column and an item in it. */
export interface Place extends RecordPlace, IntakePlace {
  regionId: string;
  unitId: string;
  personId: string;
  assignmentId: string;
  dutyId: string;
  columnId: string;
  itemId: string;
}

export interface Example {
  /** What the route's action is done to: a unit (or a person or duty in it), a whole region, or nothing in particular. */
  of: 'unit' | 'region' | 'nothing';
  path: (place: Place) => string;
  body?: (place: Place) => object;
  /** What it answers where it is allowed; the versions are stale and the names taken, so that nothing changes. */
  allowed: number;
}

const day = '2024-01-10';
/** A version that no row has. */
const version = 999;

const unit = ({ regionId, unitId }: Place): string => `/units/${regionId}/${unitId}`;
const person = ({ personId }: Place): string => `/people/${personId}`;
const imports = ({ regionId }: Place): string => `/imports/${regionId}`;
const policies = ({ regionId }: Place): string => `/role-policies/${regionId}`;

const items = ({ regionId }: Place): string => `/items/${regionId}`;
const item = (at: Place): string => `${items(at)}/${at.itemId}`;

/** The steps of the flow, each on an item that has changed since. */
const itemSteps = Object.fromEntries(
  [
    'submit',
    'take-back',
    'content-pass',
    'content-return',
    'secrecy-pass',
    'secrecy-return',
    'sign',
    'sign-return',
    'urgent-release',
    'schedule',
    'unschedule',
    'revise',
    'discard-draft',
    'withdraw',
    'restore',
  ].map((step): [string, Example] => [
    `post /items/{region}/{id}/${step}`,
    { of: 'unit', path: at => `${item(at)}/${step}`, body: () => ({ version }), allowed: 409 },
  ]),
);

const contact = {
  shortName: '',
  kind: 'department',
  areaId: null,
  address: '',
  hours: '',
  telephone: '',
  fax: '',
  email: '',
  website: '',
  sort: 0,
};

const duty = { kind: 'officer', section: '', name: '', post: '', telephone: '', personId: null, duties: '' };

export const examples: Readonly<Record<string, Example>> = {
  ...recordExamples,
  ...intakeExamples,
  'get /me': { of: 'nothing', path: () => '/me', allowed: 200 },
  'get /me/sessions': { of: 'nothing', path: () => '/me/sessions', allowed: 200 },
  'delete /me/sessions/{id}': { of: 'nothing', path: () => '/me/sessions/none', allowed: 404 },
  'get /people': { of: 'nothing', path: () => '/people', allowed: 200 },
  'get /people/{id}': { of: 'unit', path: person, allowed: 200 },
  'post /people': {
    of: 'region',
    path: () => '/people',
    body: ({ regionId, unitId }) => ({
      regionId,
      name: '许安',
      email: 'taken@yunxi.example',
      roles: [{ role: 'clerk', unitId }],
    }),
    allowed: 409,
  },
  'post /people/{id}/invitation': { of: 'unit', path: at => `${person(at)}/invitation`, allowed: 409 },
  'patch /people/{id}': {
    of: 'unit',
    path: person,
    body: () => ({ name: '许安', telephone: '', version }),
    allowed: 409,
  },
  'post /people/{id}/disable': {
    of: 'unit',
    path: at => `${person(at)}/disable`,
    body: () => ({ version }),
    allowed: 409,
  },
  'post /people/{id}/enable': {
    of: 'unit',
    path: at => `${person(at)}/enable`,
    body: () => ({ version }),
    allowed: 409,
  },
  'post /people/{id}/totp/reset': { of: 'unit', path: at => `${person(at)}/totp/reset`, allowed: 409 },
  'post /people/{id}/roles': {
    of: 'region',
    path: at => `${person(at)}/roles`,
    body: ({ regionId, unitId }) => ({ regionId, role: 'clerk', unitId }),
    allowed: 409,
  },
  'post /people/{id}/roles/{assignmentId}/end': {
    of: 'region',
    path: at => `${person(at)}/roles/${at.assignmentId}/end`,
    body: ({ regionId }) => ({ regionId, version }),
    allowed: 409,
  },
  'get /role-policies/{region}': { of: 'region', path: policies, allowed: 200 },
  'put /role-policies/{region}/{role}': {
    of: 'region',
    path: at => `${policies(at)}/auditor`,
    body: () => ({ totpRequired: false }),
    allowed: 200,
  },
  'get /regions': { of: 'nothing', path: () => '/regions', allowed: 200 },
  'get /units/{region}': { of: 'region', path: ({ regionId }) => `/units/${regionId}`, allowed: 200 },
  'get /units/{region}/gaps': {
    of: 'region',
    path: ({ regionId }) => `/units/${regionId}/gaps`,
    allowed: 200,
  },
  'get /units/{region}/as-of/{day}': {
    of: 'region',
    path: ({ regionId }) => `/units/${regionId}/as-of/${day}`,
    allowed: 200,
  },
  'get /units/{region}/{id}': { of: 'unit', path: unit, allowed: 200 },
  'post /units/{region}': {
    of: 'unit',
    path: ({ regionId }) => `/units/${regionId}`,
    body: ({ unitId }) => ({
      name: '云溪县统计局',
      kind: 'department',
      parentId: unitId,
      sort: 0,
      day: '1000-01-01',
    }),
    allowed: 409,
  },
  'put /units/{region}/{id}': {
    of: 'unit',
    path: unit,
    body: () => ({ ...contact, day, version }),
    allowed: 409,
  },
  'post /units/{region}/{id}/rename': {
    of: 'unit',
    path: at => `${unit(at)}/rename`,
    body: () => ({ name: '云溪县新局', day, version }),
    allowed: 409,
  },
  'post /units/{region}/{id}/move': {
    of: 'unit',
    path: at => `${unit(at)}/move`,
    body: () => ({ parentId: null, day, version }),
    allowed: 409,
  },
  'post /units/{region}/{id}/merge': {
    of: 'unit',
    path: at => `${unit(at)}/merge`,
    body: () => ({ successorId: 'none', day, version }),
    allowed: 409,
  },
  'post /units/{region}/{id}/close': {
    of: 'unit',
    path: at => `${unit(at)}/close`,
    body: () => ({ day, version }),
    allowed: 409,
  },
  'post /units/{region}/{id}/duties': {
    of: 'unit',
    path: at => `${unit(at)}/duties`,
    body: () => ({ ...duty, fromDay: day }),
    allowed: 422,
  },
  'put /units/{region}/{id}/duties/order': {
    of: 'unit',
    path: at => `${unit(at)}/duties/order`,
    body: () => ({ ids: ['none'] }),
    allowed: 409,
  },
  'put /duties/{region}/{id}': {
    of: 'unit',
    path: ({ regionId, dutyId }) => `/duties/${regionId}/${dutyId}`,
    body: () => ({ ...duty, name: '许安', fromDay: day, version }),
    allowed: 409,
  },
  'post /duties/{region}/{id}/end': {
    of: 'unit',
    path: ({ regionId, dutyId }) => `/duties/${regionId}/${dutyId}/end`,
    body: () => ({ day, version }),
    allowed: 409,
  },
  'get /imports/{region}/template': { of: 'region', path: at => `${imports(at)}/template`, allowed: 200 },
  'get /imports/{region}/export': { of: 'region', path: at => `${imports(at)}/export`, allowed: 200 },
  'post /imports/{region}': { of: 'region', path: imports, body: () => ({}), allowed: 400 },
  'get /imports/{region}/{id}': { of: 'region', path: at => `${imports(at)}/none`, allowed: 404 },
  'get /imports/{region}/{id}/rows': { of: 'region', path: at => `${imports(at)}/none/rows`, allowed: 404 },
  'post /imports/{region}/{id}/confirm': {
    of: 'region',
    path: at => `${imports(at)}/none/confirm`,
    body: () => ({ mode: 'all' }),
    allowed: 404,
  },
  'get /items/{region}': { of: 'nothing', path: items, allowed: 200 },
  'get /item-counts/{region}': {
    of: 'nothing',
    path: ({ regionId }) => `/item-counts/${regionId}`,
    allowed: 200,
  },
  'get /document-share/{region}': {
    of: 'nothing',
    path: ({ regionId }) => `/document-share/${regionId}`,
    allowed: 200,
  },
  'get /media/{region}': { of: 'nothing', path: ({ regionId }) => `/media/${regionId}`, allowed: 200 },
  'get /items/{region}/{id}': { of: 'unit', path: item, allowed: 200 },
  'get /items/{region}/{id}/versions/{no}': {
    of: 'unit',
    path: at => `${item(at)}/versions/0`,
    allowed: 200,
  },
  'get /items/{region}/{id}/compare': {
    of: 'unit',
    path: at => `${item(at)}/compare?from=1&to=0`,
    allowed: 404,
  },
  'get /items/{region}/{id}/files/{fileId}': {
    of: 'unit',
    path: at => `${item(at)}/files/none`,
    allowed: 404,
  },
  'post /items/{region}': {
    of: 'unit',
    path: items,
    body: ({ unitId }) => ({ unitId, columnId: 'none' }),
    allowed: 422,
  },
  'post /bodies/{region}': {
    of: 'unit',
    path: ({ regionId }) => `/bodies/${regionId}`,
    body: ({ unitId }) => ({ unitId, html: '<p>为了改善营商环境</p>' }),
    allowed: 200,
  },
  'put /items/{region}/{id}': { of: 'unit', path: item, body: () => ({ version }), allowed: 409 },
  'post /items/{region}/{id}/files': {
    of: 'unit',
    path: at => `${item(at)}/files`,
    body: () => ({}),
    allowed: 400,
  },
  'post /items/{region}/{id}/files/{fileId}/remove': {
    of: 'unit',
    path: at => `${item(at)}/files/none/remove`,
    body: () => ({ version }),
    allowed: 409,
  },
  'post /items/{region}/{id}/check': {
    of: 'unit',
    path: at => `${item(at)}/check`,
    body: () => ({ version }),
    allowed: 409,
  },
  'post /items/{region}/{id}/answers': {
    of: 'unit',
    path: at => `${item(at)}/answers`,
    body: () => ({ key: 'none', reason: '已核实' }),
    allowed: 409,
  },
  'post /items/{region}/{id}/links/add': {
    of: 'unit',
    path: at => `${item(at)}/links/add`,
    body: () => ({ toId: 'none', kind: 'derived', version }),
    allowed: 409,
  },
  'post /items/{region}/{id}/links/remove': {
    of: 'unit',
    path: at => `${item(at)}/links/remove`,
    body: () => ({ toId: 'none', kind: 'derived', version }),
    allowed: 409,
  },
  'post /items/{region}/{id}/move': {
    of: 'unit',
    path: at => `${item(at)}/move`,
    body: ({ columnId }) => ({ columnId, version }),
    allowed: 409,
  },
  'post /items/{region}/{id}/validity': {
    of: 'unit',
    path: at => `${item(at)}/validity`,
    body: () => ({ kind: 'repeal', day, note: '清理', version }),
    allowed: 409,
  },
  'post /items/{region}/{id}/versions/{no}/hide': {
    of: 'unit',
    path: at => `${item(at)}/versions/1/hide`,
    body: () => ({ reason: '含个人信息', version }),
    allowed: 409,
  },
  'post /items/{region}/{id}/versions/{no}/show': {
    of: 'unit',
    path: at => `${item(at)}/versions/1/show`,
    body: () => ({ reason: '已核对', version }),
    allowed: 409,
  },
  ...itemSteps,
  'get /audit': { of: 'region', path: ({ regionId }) => `/audit?region=${regionId}`, allowed: 200 },
  'get /audit/state': { of: 'nothing', path: () => '/audit/state', allowed: 200 },
};
