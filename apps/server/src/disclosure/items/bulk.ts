import { randomUUID } from 'node:crypto';
import { endOfForce, formatIndexNumber, type ValidityEvent } from '@gongkai/law';
import { sql } from 'kysely';
import { record } from '../../platform/audit/index.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import { type ContentInput, newContent } from './content.ts';
import { takeNumbers, unitCode } from './numbers.ts';
import { shownOf } from './publish.ts';
import { hasValidity } from './validity.ts';

/** Something that was published already, elsewhere or in a county of the demonstration. */
export interface PublishedRow {
  /** Its id, where the caller has given it one. */
  id?: string;
  unitId: string;
  columnId: string;
  content: ContentInput;
  publishedAt: Date;
  /** Who published it, as the version names them; the actor where not named. */
  publishedBy?: string;
  /** Where it comes from; what the unit has of this origin already must be left out before. */
  origin?: string | null;
  /** Further events of its validity; the issue is added. */
  validity?: readonly { kind: 'amend' | 'repeal' | 'expire'; day: string }[];
}

type Prepared = ReturnType<typeof prepare>;

const prepare = (actor: Actor, row: PublishedRow) => {
  const { content } = newContent(row.content);
  const { publishedAt: at } = row;
  const isDocument = hasValidity(content.kind);
  const events: ValidityEvent[] = isDocument
    ? [{ kind: 'issue', day: content.formedOn }, ...(row.validity ?? [])]
    : [];
  return {
    id: row.id ?? randomUUID(),
    unit_id: row.unitId,
    column_id: row.columnId,
    origin: row.origin ?? null,
    at: at.toISOString(),
    day: chinaDay(at),
    by: row.publishedBy ?? actor.name,
    index_no: '',
    content,
    ...shownOf(content),
    valid_from: isDocument ? (content.validFrom ?? content.formedOn) : null,
    valid_to: endOfForce({ ...content, events })?.day ?? null,
    validity: events.map((event, before) => ({ ...event, seq: before + 1 })),
    files: content.attachments.map(({ fileId }, sort) => ({ fileId, sort })),
  };
};

/** Gives each its index number, in the order of publication within unit and year; one statement a unit and year. */
const number = async (tx: Tx, regionId: string, rows: readonly Prepared[]): Promise<void> => {
  const groups = Map.groupBy(rows, ({ unit_id, day }) => `${unit_id} ${day.slice(0, 4)}`);
  // In one order, so that two who number many at once wait for each other and not in a circle.
  for (const [key, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [unitId = '', year = ''] = key.split(' ');
    const code = await unitCode(tx, regionId, unitId);
    const first = await takeNumbers(tx, regionId, unitId, Number(year), group.length);
    const ordered = group.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    for (const [at, row] of ordered.entries())
      row.index_no = formatIndexNumber({
        regionId,
        unitCode: code,
        year: Number(year),
        sequence: first + at,
      });
  }
};

const insertItems = (tx: Tx, regionId: string, json: string) =>
  sql`
  insert into item (region_id, id, unit_id, column_id, standing, origin, created_at, updated_at, published_no, index_no,
    title, summary, source, document_no, formed_on, kind, form, attribute, subject_class, topics, valid_from, valid_to,
    first_published_at, published_at)
  select ${regionId}, x.id, x.unit_id, x.column_id, 'published', x.origin, x.at, x.at, 1, x.index_no, x.title, x.summary,
    x.source, x.document_no, x.formed_on, x.kind, x.form, x.attribute, x.subject_class,
    array(select jsonb_array_elements_text(x.topics)), x.valid_from, x.valid_to, x.at, x.at
  from jsonb_to_recordset(${json}::jsonb) as x (id text, unit_id text, column_id text, origin text, at timestamptz,
    index_no text, title text, summary text, source text, document_no text, formed_on text, kind text, form text,
    attribute text, subject_class text, topics jsonb, valid_from text, valid_to text)`.execute(tx);

const insertVersions = (tx: Tx, regionId: string, json: string) =>
  sql`
  insert into item_version (region_id, item_id, no, content, actor_name, published_at)
  select ${regionId}, x.id, 1, x.content, x.by, x.at
  from jsonb_to_recordset(${json}::jsonb) as x (id text, content jsonb, by text, at timestamptz)`.execute(tx);

const insertEvents = (tx: Tx, actor: Actor, regionId: string, json: string) =>
  sql`
  insert into item_event (region_id, item_id, seq, action, from_work, to_work, from_standing, to_standing, on_version,
    reason, actor_id, actor_name, at, day)
  select ${regionId}, x.id, 1, 'import', null, null, 'none', 'published', 0, '', ${actor.id}, x.by, x.at, x.day
  from jsonb_to_recordset(${json}::jsonb) as x (id text, by text, at timestamptz, day text)`.execute(tx);

const insertParts = async (tx: Tx, actor: Actor, regionId: string, rows: readonly Prepared[]) => {
  const validity = rows.flatMap(({ id, validity: events }) => events.map(event => ({ id, ...event })));
  if (validity.length > 0)
    await sql`
      insert into validity_event (region_id, item_id, seq, kind, day, actor_name)
      select ${regionId}, x.id, x.seq, x.kind, x.day, ${actor.name}
      from jsonb_to_recordset(${JSON.stringify(validity)}::jsonb) as x (id text, seq integer, kind text, day text)`.execute(
      tx,
    );
  const files = rows.flatMap(({ id, files: own }) => own.map(file => ({ id, ...file })));
  if (files.length > 0)
    await sql`
      insert into item_file (region_id, item_id, no, file_id, sort)
      select ${regionId}, x.id, 1, x."fileId", x.sort
      from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as x (id text, "fileId" text, sort integer)`.execute(
      tx,
    );
};

/** Rows to a statement: each holds a whole text. */
const atOnce = 500;

/**
 * Writes many items that are published already, in few statements: items, versions, events (`import`), validity, files
 * (already kept), and the audit. One call a transaction. The index numbers of each unit's year follow the order of publication among the rows
 * and go on from those given before. Bodies are cleaned here. The flow is not asked: whoever calls this answers for
 * the review having taken place elsewhere. Index the rows afterwards (`indexMany`), and let the portal forget.
 * @returns the ids, in the order of the rows
 */
export const writePublished = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  rows: readonly PublishedRow[],
): Promise<string[]> => {
  const prepared = rows.map(row => prepare(actor, row));
  await number(tx, regionId, prepared);
  for (let from = 0; from < prepared.length; from += atOnce) {
    const chunk = prepared.slice(from, from + atOnce);
    const json = JSON.stringify(chunk);
    await insertItems(tx, regionId, json);
    await insertVersions(tx, regionId, json);
    await insertEvents(tx, actor, regionId, json);
    await insertParts(tx, actor, regionId, chunk);
    await record(
      tx,
      actor,
      chunk.map(
        ({ id, index_no: indexNo, content: { title }, unit_id: unitId, column_id: columnId, origin }) => ({
          regionId,
          action: 'item.import',
          subject: 'item',
          subjectId: id,
          before: null,
          after: {
            standing: 'published',
            indexNo,
            title,
            unitId,
            columnId,
            ...(origin !== null && { origin }),
          },
        }),
      ),
    );
  }
  return prepared.map(({ id }) => id);
};
