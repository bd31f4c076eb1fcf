/** Pages and data of lists: region, units, columns, decisions. */

import type { Handler } from 'hono';
import { sql } from 'kysely';
import type { Route } from '../../platform/http.ts';
import { addressesOf } from './address.ts';
import { made } from './cache.ts';
import {
  type DataKind,
  dataKinds,
  decisionData,
  listData,
  partSize,
  readCursor,
  readDecisionCursor,
  sizeOf,
} from './data.ts';
import type { Call, Engine, Make, Outcome } from './engine.ts';
import { kindLists } from './labels.ts';
import { listName } from './lists.ts';
import { DecisionsPage, decisionKinds } from './pages/decisions.tsx';
import { ColumnPage, RegionListPage } from './pages/lists.tsx';
import { NamedPage } from './pages/section.tsx';
import { UnitPage } from './pages/unit.tsx';
import type { Rate } from './rate.ts';
import { readDecisions, readDecisionsAfter } from './read-more.ts';
import {
  kindSource,
  namedSource,
  readColumn,
  readHead,
  readList,
  readNamed,
  readPart,
  readUnitPage,
} from './reads.ts';
import { columnsBelow, lastPage, type Source, unitsOfWindow } from './rows.ts';

/** The page that is asked for, from 1 on. */
export const pageOf = ({ page }: Call['query']): number => {
  const number = Number(page ?? 1);
  return Number.isInteger(number) && number >= 1 && number <= lastPage ? number : 1;
};

export const region = ':region{[0-9]{6,12}}';
export const idPattern = '{[A-Za-z0-9_-]+}';
const dataPattern = `:file{[A-Za-z0-9_-]+\\.(?:${dataKinds.join('|')})}`;

const tooMany = (seconds: number): string => `取得太频繁了，请${seconds}秒后再试。`;

/** Answers programs, each network address so many times a minute. */
export const limited = ({ handler }: Engine, rate: Rate, names: readonly string[], make: Make): Handler => {
  const answer = handler(names, make, false);
  return (c, next) => {
    const seconds = rate.take(c);
    if (seconds === 0) return answer(c, next);
    return c.json({ code: 'too-many', message: tooMany(seconds) }, 429, { 'Retry-After': String(seconds) });
  };
};

/** The name and the kind of `name.json`. */
const fileOf = (file = ''): [name: string, kind: DataKind] => {
  const at = file.lastIndexOf('.');
  return [file.slice(0, at), file.slice(at + 1) as DataKind];
};

/** Unit pages, with the address of a merged unit leading to what it was merged into. */
const unitPage: Make = async call => {
  const { regionId, around, params, query } = call;
  const page = pageOf(query);
  const found = await readUnitPage(call, params.id ?? '', page);
  if (!found) return undefined;
  if (found.unit.successorId) return { to: addressesOf(regionId).unit(found.unit.successorId), status: 301 };
  return {
    page: UnitPage({ around, page, found }),
    tags: found.unitIds.map(id => made.unit(regionId, id)),
  };
};

const columnPage: Make = async call => {
  const { regionId, around, params, query } = call;
  const page = pageOf(query);
  const found = await readColumn(call, params.slug ?? '', page);
  return (
    found && { page: ColumnPage({ around, page, found }), tags: [made.column(regionId, found.column.id)] }
  );
};

const kindsOf = (id: string): readonly string[] | null | undefined =>
  id === 'all' ? null : kindLists.find(list => list.id === id)?.kinds;

const regionList: Make = async call => {
  const { regionId, around, params, query } = call;
  const { id = '' } = params;
  const kinds = kindsOf(id);
  const page = pageOf(query);
  const list = kinds === undefined ? undefined : await readList(call, kinds, page);
  return list && { page: RegionListPage({ around, page, list, id }), tags: [made.lists(regionId)] };
};

const decisionsPage: Make = async ({ db, regionId, around, params, query }) => {
  const kind = decisionKinds.find(({ id }) => id === params.kind);
  if (!kind) return undefined;
  const page = pageOf(query);
  const unitId = query.unit;
  const list = await readDecisions(db, regionId, kind.id, unitId, page);
  return { page: DecisionsPage({ around, kind, unitId, page, list }), tags: [made.lists(regionId)] };
};

const decisionsData: Make = async call => {
  const { db, regionId, params, query } = call;
  const [name, format] = fileOf(params.file);
  const kind = decisionKinds.find(({ id }) => id === name);
  if (!kind || (format !== 'json' && format !== 'csv')) return undefined;
  const cursor = readDecisionCursor(query.cursor);
  const decisions = await readDecisionsAfter(db, regionId, kind.id, query.unit, partSize, cursor);
  const list = {
    title: `${kind.name}决定`,
    address: addressesOf(regionId).decisions(kind.id),
    tags: [made.lists(regionId)],
  };
  return decisionData(call, format, list, decisions);
};

const dataOf = async (
  call: Call,
  kind: DataKind,
  source: Source,
  list: Parameters<typeof listData>[2],
): Promise<Outcome> => {
  const cursor = readCursor(call.query.cursor);
  return listData(call, kind, list, await readPart(call.db, call.regionId, source, sizeOf(kind), cursor));
};

const columnData: Make = async call => {
  const { db, regionId, params } = call;
  const [slug, kind] = fileOf(params.file);
  const head = await readHead(db, regionId, { slug });
  if (!head) return undefined;
  const source: Source = { by: 'columns', ids: columnsBelow(regionId, sql`${head.ids[0]}::text`) };
  const address = addressesOf(regionId).column(slug);
  return dataOf(call, kind, source, {
    title: head.name,
    address,
    tags: head.ids.map(id => made.column(regionId, id)),
  });
};

const unitData: Make = async call => {
  const { db, regionId, params } = call;
  const [unitId, kind] = fileOf(params.file);
  const head = await readHead(db, regionId, { unitId });
  if (!head) return undefined;
  const address = addressesOf(regionId).unit(unitId);
  const source: Source = { by: 'units', ids: unitsOfWindow(regionId, unitId) };
  return dataOf(call, kind, source, {
    title: head.name,
    address,
    tags: head.ids.map(id => made.unit(regionId, id)),
  });
};

const regionData: Make = async call => {
  const { regionId, params } = call;
  const [id, kind] = fileOf(params.file);
  const kinds = kindsOf(id);
  if (kinds === undefined) return undefined;
  const source: Source = kinds ? kindSource(regionId, kinds) : { by: 'region' };
  const address = addressesOf(regionId).list(id);
  return dataOf(call, kind, source, { title: listName(id), address, tags: [made.lists(regionId)] });
};

const named = { rules: 'rules', reports: 'annual-reports' } as const;
const namedTitles = { rules: '政府信息公开制度', reports: '政府信息公开年报' } as const;

const namedPage =
  (which: keyof typeof named): Make =>
  async call => {
    const { regionId, around, query } = call;
    const page = pageOf(query);
    const list = await readNamed(call, named[which], page);
    return { page: NamedPage({ around, list, page, which }), tags: [made.lists(regionId)] };
  };

const namedData =
  (which: keyof typeof named): Make =>
  async call => {
    const [, kind] = fileOf(call.params.file);
    const { regionId } = call;
    return dataOf(call, kind, namedSource(regionId, named[which]), {
      title: namedTitles[which],
      address: addressesOf(regionId)[which],
      tags: [made.lists(regionId)],
    });
  };

const namedPattern = (name: string) => `:file{${name}\\.(?:${dataKinds.join('|')})}`;

export const listRoutes = (engine: Engine, rate: Rate): Route[] => {
  const page = (make: Make, ...names: string[]) => engine.handler(['page', ...names], make);
  const data = (make: Make, ...names: string[]) => limited(engine, rate, ['cursor', ...names], make);
  return [
    { path: `/${region}/columns/${dataPattern}`, get: data(columnData) },
    { path: `/${region}/columns/:slug${idPattern}`, get: page(columnPage) },
    { path: `/${region}/units/${dataPattern}`, get: data(unitData) },
    { path: `/${region}/units/:id${idPattern}`, get: page(unitPage) },
    { path: `/${region}/lists/${dataPattern}`, get: data(regionData) },
    { path: `/${region}/lists/:id${idPattern}`, get: page(regionList) },
    { path: `/${region}/decisions/${dataPattern}`, get: data(decisionsData, 'unit') },
    { path: `/${region}/decisions/:kind${idPattern}`, get: page(decisionsPage, 'unit') },
    ...(['rules', 'reports'] as const).flatMap(which => [
      { path: `/${region}/${namedPattern(named[which])}`, get: data(namedData(which)) },
      { path: `/${region}/${named[which]}`, get: page(namedPage(which)) },
    ]),
  ];
};
