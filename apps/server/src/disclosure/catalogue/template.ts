import { randomUUID } from 'node:crypto';
import {
  basicFields,
  basicFieldsRoot,
  bureauColumns,
  fieldsFor,
  regionColumns,
  type StandardColumn,
  townshipColumns,
} from '@gongkai/law';
import { notFound, Problem } from '../../platform/api/problem.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import { invalid } from './rules.ts';
import type { Column, TemplateRequest } from './schemas.ts';
import { columnsOf, lockCatalogue, writeColumns } from './store.ts';

type TemplateSet = NonNullable<TemplateRequest['set']>;

const sets: Readonly<Record<TemplateSet, readonly StandardColumn[]>> = {
  region: regionColumns,
  bureau: bureauColumns,
  township: townshipColumns,
};

/** The standard set that fits a unit of a kind; null where such a unit publishes nothing of its own. */
const setOf: Readonly<Record<string, TemplateSet>> = {
  government: 'region',
  office: 'bureau',
  department: 'bureau',
  town: 'township',
  street: 'township',
  institution: 'bureau',
  vertical: 'bureau',
  utility: 'bureau',
};

/** What usually is made for a unit: the set of its kind, and its fields of the basic-level catalogue. */
export const suggestedFor = (unit: {
  kind: string;
  name: string;
}): Pick<TemplateRequest, 'set' | 'fields'> => ({
  set: setOf[unit.kind] ?? null,
  fields: fieldsFor(unit.kind === 'street' ? { ...unit, kind: 'town' } : unit).map(({ id }) => id),
});

const standardOf = ({ set, fields }: Pick<TemplateRequest, 'set' | 'fields'>): StandardColumn[] => [
  ...(set === null ? [] : sets[set]),
  ...(fields.length === 0 ? [] : basicFieldsRoot),
  ...basicFields.filter(({ id }) => fields.includes(id)).flatMap(({ columns }) => columns),
];

/** Signs of a unit's id at the least that begin the addresses of its columns. */
const prefixLength = 8;

/** What begins the addresses of a unit's columns: as much of its id as no other unit's columns begin with. */
const prefixOf = (unitId: string | null, columns: readonly Pick<Column, 'unitId' | 'slug'>[]): string => {
  if (unitId === null) return '';
  const signs = unitId.toLowerCase().replace(/[^a-z0-9]/g, '');
  const others = columns.filter(column => column.unitId !== unitId);
  for (let length = Math.min(prefixLength, signs.length); length < signs.length; length++) {
    const prefix = `${signs.slice(0, length)}-`;
    if (!others.some(({ slug }) => slug.startsWith(prefix))) return prefix;
  }
  return `${signs}-`;
};

export interface TemplatePlan {
  create: Column[];
  existing: Pick<Column, 'id' | 'name' | 'slug' | 'toDay'>[];
}

interface Known {
  regionId: string;
  unitId: string | null;
  /** All columns of the region. */
  columns: readonly Column[];
}

const newColumn = (
  { regionId, unitId }: Known,
  { slug: _slug, parent: _parent, ...standard }: StandardColumn,
  place: { slug: string; parent: Column | undefined; sort: number },
): Column => {
  const id = randomUUID();
  return {
    ...standard,
    articles: [...standard.articles],
    forms: [...standard.forms],
    regionId,
    id,
    unitId,
    parentId: place.parent?.id ?? null,
    path: [id, ...(place.parent?.path ?? [])],
    slug: place.slug,
    dutyUnitId: unitId,
    keywords: standard.name,
    sort: place.sort,
    toDay: null,
    version: 1,
  };
};

const placeOf = (parentId: string | null, name: string): string => `${parentId ?? ''}/${name}`;

/**
 * Works out what a template makes where it is not there yet: told by the address, whatever it is called now, or by the
 * name in its place. Below a column that was ended nothing is made.
 */
const planColumns = (known: Known, standard: readonly StandardColumn[]): TemplatePlan => {
  const { unitId, columns } = known;
  const prefix = prefixOf(unitId, columns);
  const own = columns.filter(column => column.unitId === unitId);
  const bySlug = new Map(own.map(column => [column.slug, column]));
  const byPlace = new Map(
    own.filter(({ toDay }) => toDay === null).map(column => [placeOf(column.parentId, column.name), column]),
  );
  const sorts = new Map<string | null, number>();
  for (const { parentId, sort } of own) sorts.set(parentId, Math.max(sorts.get(parentId) ?? 0, sort));
  const create: Column[] = [];
  const existing: Column[] = [];
  for (const column of standard) {
    const slug = prefix + column.slug;
    const parent = column.parent === null ? undefined : bySlug.get(prefix + column.parent);
    const parentId = parent?.id ?? null;
    const found = bySlug.get(slug) ?? byPlace.get(placeOf(parentId, column.name));
    if (found) {
      existing.push(found);
      bySlug.set(slug, found);
      continue;
    }
    if (column.parent !== null && parent?.toDay !== null) continue;
    const sort = (sorts.get(parentId) ?? 0) + 1;
    sorts.set(parentId, sort);
    const made = newColumn(known, column, { slug, parent, sort });
    create.push(made);
    bySlug.set(slug, made);
  }
  return { create, existing };
};

const requestProblem = async (
  db: Db,
  regionId: string,
  { unitId, fields }: TemplateRequest,
): Promise<Problem | undefined> => {
  const unknown = fields.find(id => basicFields.every(field => field.id !== id));
  if (unknown !== undefined) return invalid({ fields: '有的领域不在26个领域之中，请重新选择' });
  if (unitId === null) return undefined;
  const unit = await db
    .selectFrom('unit')
    .select(['name', 'status'])
    .where('region_id', '=', regionId)
    .where('id', '=', unitId)
    .executeTakeFirst();
  if (!unit) return notFound('这个机构');
  return unit.status === 'active'
    ? undefined
    : new Problem(409, 'unit-ended', `“${unit.name}”已不在用，不能再为它新建栏目。`);
};

/** What a template would make, and what of it is there already. Nothing is written. */
export const planTemplate = async (
  db: Db,
  regionId: string,
  request: TemplateRequest,
): Promise<TemplatePlan | Problem> => {
  const problem = await requestProblem(db, regionId, request);
  if (problem) return problem;
  const columns = await columnsOf(db, regionId).execute();
  return planColumns({ regionId, unitId: request.unitId, columns }, standardOf(request));
};

/**
 * Makes the columns of a template that are not there yet, in one statement; again it makes none. What there is stays
 * as it is, whatever it is called or wherever it was moved, and what was ended stays ended.
 */
export const applyTemplate = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  request: TemplateRequest,
): Promise<TemplatePlan | Problem> => {
  const plans = await applyTemplates(tx, actor, regionId, [request]);
  return plans instanceof Problem ? plans : (plans[0] ?? { create: [], existing: [] });
};

/** The same for many units at once: one reading and one writing for all of them. Nothing is made where one is refused. */
export const applyTemplates = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  requests: readonly TemplateRequest[],
): Promise<TemplatePlan[] | Problem> => {
  if (!(await lockCatalogue(tx, regionId))) return notFound('这个区域');
  const columns: Column[] = await columnsOf(tx, regionId).execute();
  const plans: TemplatePlan[] = [];
  for (const request of requests) {
    const problem = await requestProblem(tx, regionId, request);
    if (problem) return problem;
    const plan = planColumns({ regionId, unitId: request.unitId, columns }, standardOf(request));
    plans.push(plan);
    columns.push(...plan.create);
  }
  await writeColumns(
    tx,
    actor,
    regionId,
    plans.flatMap(({ create }) => create).map(after => ({ action: 'column.create', before: null, after })),
  );
  return plans;
};
