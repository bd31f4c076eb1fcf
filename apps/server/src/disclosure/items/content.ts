import { cleanBody } from '@gongkai/documents';
import { findAttributeFault } from '@gongkai/law';
import { sql } from 'kysely';
import { Problem } from '../../platform/api/problem.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { ItemContent } from '../content.ts';
import { hasValidity } from './validity.ts';

const blank: ItemContent = {
  title: '',
  body: '',
  summary: '',
  source: '',
  author: '',
  formedOn: '',
  kind: 'information',
  form: 'text',
  attribute: 'proactive',
  attributeReason: '',
  subjectClass: '',
  documentNo: '',
  validFrom: null,
  validTo: null,
  keywords: [],
  topics: [],
  attachments: [],
  benefits: [],
};

/** What a draft may be given: fields that are left out stay as they are. */
export type ContentInput = { [K in keyof ItemContent]?: ItemContent[K] | undefined };

/** A refusal that belongs to a field of the form. */
export const refuseField = (field: string, code: string, message: string): Problem =>
  new Problem(422, code, message, { fields: { [field]: message } });

const withoutUndefined = (input: ContentInput): Partial<ItemContent> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

/**
 * Content as it is kept: the body cleaned, no validity where the kind has none.
 * @returns it with what was left out of the body, in words
 */
export const contentFrom = (
  before: ItemContent,
  input: ContentInput,
): { content: ItemContent; notes: string[] } => {
  const given = withoutUndefined(input);
  const { html, dropped } =
    given.body === undefined ? { html: before.body, dropped: [] } : cleanBody(given.body);
  const merged = { ...before, ...given, body: html };
  const content = hasValidity(merged.kind) ? merged : { ...merged, validFrom: null, validTo: null };
  return { content, notes: dropped };
};

/** A new content out of what is given, the rest blank. */
export const newContent = (input: ContentInput) => contentFrom(blank, input);

/** Why a content cannot be kept even as a draft. */
export const findContentProblem = async (
  db: Db,
  regionId: string,
  { attribute, attributeReason, validFrom, validTo, topics }: ItemContent,
): Promise<Problem | undefined> => {
  const fault = findAttributeFault(attribute, attributeReason);
  if (fault) return refuseField('attributeReason', fault.code, fault.message);
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    return refuseField('validTo', 'ends-before-start', '有效期的止日不能早于施行日期。请改正。');
  const { rows } = await sql<{ id: string }>`
    select x.id from unnest(${[...topics]}::text[]) as x(id)
    where not exists (select from topic t where t.region_id = ${regionId} and t.id = x.id)`.execute(db);
  return rows.length === 0
    ? undefined
    : refuseField('topics', 'no-such-topic', '所选的重点领域已不在列表里。请重新选择。');
};

/** Why something of the unit cannot be put into the column; undefined where it can. */
export const findColumnProblem = async (
  db: Db,
  regionId: string,
  unitId: string,
  columnId: string,
  today: string,
): Promise<Problem | undefined> => {
  const column = await db
    .selectFrom('catalogue_column')
    .select(['unit_id', 'to_day', 'name'])
    .where('region_id', '=', regionId)
    .where('id', '=', columnId)
    .executeTakeFirst();
  if (!column) return refuseField('columnId', 'no-such-column', '没有这个栏目。请另选一个栏目。');
  if (column.to_day !== null && column.to_day <= today)
    return refuseField('columnId', 'column-ended', `栏目“${column.name}”已停用。请另选一个栏目。`);
  return column.unit_id === null || column.unit_id === unitId
    ? undefined
    : refuseField('columnId', 'column-of-another', `栏目“${column.name}”是别的单位的。请另选一个栏目。`);
};

/** Why nothing new can be written for the unit. */
export const findUnitProblem = async (
  db: Db,
  regionId: string,
  unitId: string,
): Promise<Problem | undefined> => {
  const unit = await db
    .selectFrom('unit')
    .select('status')
    .where('region_id', '=', regionId)
    .where('id', '=', unitId)
    .executeTakeFirst();
  return unit?.status === 'active'
    ? undefined
    : refuseField('unitId', 'no-such-unit', '单位已不在用，不能再起草。请选择现在的单位。');
};

const fileRows = ({ attachments }: ItemContent) => attachments.map(({ fileId }, sort) => ({ fileId, sort }));

/** The draft's files in their order; those of versions stay as they are. */
export const writeDraftFiles = async (
  tx: Tx,
  regionId: string,
  id: string,
  content: ItemContent,
): Promise<void> => {
  await tx
    .deleteFrom('item_file')
    .where('region_id', '=', regionId)
    .where('item_id', '=', id)
    .where('no', '=', 0)
    .execute();
  await sql`
    insert into item_file (region_id, item_id, no, file_id, sort)
    select ${regionId}, ${id}, 0, x."fileId", x.sort
    from jsonb_to_recordset(${JSON.stringify(fileRows(content))}::jsonb) as x ("fileId" text, sort integer)`.execute(
    tx,
  );
};

/** Files that are attached must be this item's own: uploaded to it, or shown in a version of it. */
export const findFileProblem = async (
  tx: Tx,
  regionId: string,
  id: string,
  { attachments }: ItemContent,
): Promise<Problem | undefined> => {
  const wanted = attachments.map(({ fileId }) => fileId);
  if (new Set(wanted).size < wanted.length)
    return refuseField('attachments', 'same-file-twice', '同一个附件列了两次。请删去一个。');
  const { rows } = await sql<{ id: string }>`
    select x.id from unnest(${wanted}::text[]) as x(id) where not exists (
      select from item_file f where f.region_id = ${regionId} and f.item_id = ${id} and f.file_id = x.id)`.execute(
    tx,
  );
  return rows.length === 0
    ? undefined
    : refuseField('attachments', 'no-such-file', '有附件已不在这条信息里。请刷新后再改。');
};
