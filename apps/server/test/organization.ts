/** A county of tests: 云溪县 with two townships, and a neighbour. */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { importJob } from '../src/organization/import.ts';
import { createOrganization } from '../src/organization/index.ts';
import type { DutyDetails, Unit, UnitDetails } from '../src/organization/tables.ts';
import { createUnit } from '../src/organization/unit-changes.ts';
import { createKeep } from '../src/platform/api/kept.ts';
import { Problem } from '../src/platform/api/problem.ts';
import { createApi } from '../src/platform/api/route.ts';
import type { Database, Db, Tx } from '../src/platform/database/open.ts';
import { type Actor, publicActor, type StaffRole, systemActor } from '../src/platform/permissions/index.ts';
import type { Platform, StoredFile } from '../src/platform/platform.ts';

export const region = '991123';
export const neighbour = '991124';
export const system = systemActor('cli');

/** The regions of the tests. */
export const addRegions = async (db: Db): Promise<void> => {
  await db
    .insertInto('region')
    .values([
      { id: '991100', parent_id: null, name: '望江市', level: 'city' },
      { id: region, parent_id: '991100', name: '云溪县', level: 'county' },
      { id: neighbour, parent_id: '991100', name: '临河县', level: 'county' },
      { id: '991123100', parent_id: region, name: '柳林镇', level: 'township' },
      { id: '991123101', parent_id: region, name: '青石乡', level: 'township' },
      { id: '991124100', parent_id: neighbour, name: '白塔镇', level: 'township' },
    ])
    .execute();
};

export const details = (name: string, more: Partial<UnitDetails> = {}): UnitDetails => ({
  name,
  shortName: '',
  kind: 'department',
  parentId: null,
  areaId: null,
  address: '',
  hours: '',
  telephone: '',
  fax: '',
  email: '',
  website: '',
  sort: 0,
  ...more,
});

export const dutyOf = (more: Partial<DutyDetails & { fromDay: string }> = {}) => ({
  kind: 'officer' as const,
  section: '办公室',
  name: '许安',
  post: '信息员',
  telephone: '',
  personId: null,
  duties: '',
  fromDay: '2024-01-10',
  ...more,
});

export const expectDone = <T>(result: T | Problem): T => {
  if (result instanceof Problem) throw new Error(`${result.code}: ${result.message}`);
  return result;
};

export const inTransaction = <T>(db: Db, use: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(use);

/** Sets up a unit; the day is long ago. */
export const addUnit = async (
  db: Db,
  name: string,
  more: Partial<UnitDetails> = {},
  day = '2010-01-01',
  regionId = region,
): Promise<Unit> =>
  expectDone(
    await inTransaction(db, tx => createUnit(tx, system, regionId, details(name, more), { day, note: '' })),
  );

export const person = (role: StaffRole, unitId: string | null, regionId = region): Actor => ({
  id: `${role}-${unitId}`,
  name: '何宁',
  origin: '192.0.2.7',
  roles: [{ role, regionId, unitId }],
});

export const nobody = publicActor('192.0.2.8');

/** Files kept in memory. */
const memoryFiles = (): Platform['files'] => {
  const kept = new Map<string, { file: StoredFile; bytes: Buffer }>();
  return {
    store: async (content, name) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of content) pieces.push(piece);
      const bytes = Buffer.concat(pieces);
      const file: StoredFile = { id: randomUUID(), name, type: 'xlsx', size: bytes.length, sha256: '' };
      kept.set(file.id, { file, bytes });
      return file;
    },
    keep: async () => undefined,
    open: async (_region, id) => {
      const found = kept.get(id);
      return found && { file: found.file, content: Readable.from([found.bytes]) };
    },
  };
};

type JobData = Parameters<typeof importJob.run>[0];

/** The platform with jobs that are done when told to. */
export const platformOn = (database: Database) => {
  const waiting: object[] = [];
  const unused = () => {
    throw new Error('not part of this test');
  };
  const platform = {
    database,
    files: memoryFiles(),
    jobs: { enqueue: async (_tx: Tx, _name: string, data: object) => void waiting.push(data) },
    post: unused,
    sms: unused,
    log: unused,
  } as unknown as Platform;
  const runJobs = async (): Promise<void> => {
    for (const data of waiting.splice(0)) await importJob.run(data as JobData, platform);
  };
  return { platform, waiting, runJobs };
};

/** The subject's API as someone uses it: a request, and its status and body. */
export const clientOf = (platform: Platform) => {
  let actor: Actor = nobody;
  const app = new Hono().route(
    '/',
    createApi(createOrganization(platform).routes ?? [], async () => actor, createKeep(platform.database)),
  );
  return async (as: Actor, method: string, path: string, body?: object | FormData) => {
    actor = as;
    const response = await app.request(path, {
      method,
      ...(body instanceof FormData
        ? { body }
        : body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
    const answer: any = isJson ? await response.json() : new Uint8Array(await response.arrayBuffer());
    return { status: response.status, body: answer, headers: response.headers };
  };
};
