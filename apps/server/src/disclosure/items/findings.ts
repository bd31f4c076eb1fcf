import { checkMetadata, type ItemFinding, scanText, validityNames } from '@gongkai/law';
import { sql } from 'kysely';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db } from '../../platform/database/open.ts';
import type { ItemContent } from '../content.ts';
import { wordsToCheck } from '../lists/index.ts';
import { plainText } from '../search/index.ts';
import type { Inspected } from './inspect.ts';
import type { ItemRow } from './rows.ts';
import { alikeText, alikeTitle, likenessTo, relatedTitle } from './similar.ts';
import type { ItemContext } from './tools.ts';
import { hasValidity } from './validity.ts';
import { officialCalendar } from './view.ts';

/** A finding as it is made here: of the item's own, not of a place in its text. */
export const findingOf = (
  rule: string,
  place: ItemFinding['place'],
  what: string,
  excerpt: string,
  message: string,
  severity: ItemFinding['severity'] = 'note',
): ItemFinding => ({
  key: `${rule}:${place}:${what}`,
  rule,
  severity,
  place,
  name: null,
  from: 0,
  to: 0,
  times: 1,
  excerpt,
  message,
  suggestion: null,
});

interface AttachedFile {
  fileId: string;
  name: string;
  text: string | null;
  inspection: Inspected | null;
}

const filesOf = async (db: Db, regionId: string, content: ItemContent): Promise<AttachedFile[]> => {
  const { rows } = await sql<AttachedFile>`
    select x."fileId", x.name, t.text, t.inspection
    from jsonb_to_recordset(${JSON.stringify(content.attachments)}::jsonb) as x ("fileId" text, name text)
    left join file_text t on t.region_id = ${regionId} and t.file_id = x."fileId"`.execute(db);
  return rows;
};

interface Candidate {
  id: string;
  title: string;
  indexNo: string;
}

/** Titles that a new one is compared with: the newest of the unit. */
const mostCandidates = 2000;
const mostTexts = 10;

/** Items of the unit that are published and say the same: by the title, or by the text where the titles are related. */
const findDuplicates = async (
  db: Db,
  { region_id: regionId, unit_id: unitId, id }: ItemRow,
  content: ItemContent,
): Promise<ItemFinding[]> => {
  const { rows } = await sql<Candidate>`
    select id, title, index_no as "indexNo" from item
    where region_id = ${regionId} and unit_id = ${unitId} and standing = 'published' and id <> ${id}
      and not exists (select from item_link l where l.region_id = ${regionId} and l.from_id = ${id}
        and l.to_id = item.id)
    order by published_at desc, id limit ${mostCandidates}`.execute(db);
  const titleLikeness = likenessTo(content.title);
  const ranked = rows
    .map(row => ({ ...row, score: titleLikeness(row.title) }))
    .filter(({ score }) => score >= relatedTitle)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostTexts);
  const texts = await textsOf(
    db,
    regionId,
    ranked.map(({ id: other }) => other),
  );
  const textLikeness = likenessTo(plainText(content.body));
  return ranked.flatMap(({ id: other, title, indexNo, score }) => {
    const same =
      score >= alikeTitle ? '标题' : textLikeness(texts.get(other) ?? '') >= alikeText ? '正文' : '';
    return same === ''
      ? []
      : [
          findingOf(
            'DUPLICATE',
            same === '标题' ? 'title' : 'body',
            other,
            title,
            `${same}与本单位已发布的“${title}”（索引号${indexNo}）几乎相同。请确认没有重复发布；要更新的请修订原来的那条。`,
          ),
        ];
  });
};

const textsOf = async (db: Db, regionId: string, ids: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await sql<{ id: string; body: string }>`
    select i.id, v.content ->> 'body' as body from item i
    join item_version v on v.region_id = i.region_id and v.item_id = i.id and v.no = i.published_no
    where i.region_id = ${regionId} and i.id = any(${[...ids]}::text[])`.execute(db);
  return new Map(rows.map(({ id, body }) => [id, plainText(body)]));
};

const attributes = { proactive: 'proactive', 'on-request': 'onRequest', withheld: 'withheld' } as const;

const metadataFindings = (item: ItemRow, content: ItemContent, columnName: string, today: string) =>
  checkMetadata(
    {
      title: content.title,
      summary: content.summary,
      formed: content.formedOn === '' ? null : content.formedOn,
      source: content.source,
      author: content.author,
      attribute: attributes[content.attribute],
      attributeReason: content.attributeReason,
      column: columnName,
      normative: hasValidity(content.kind),
      documentNumber: content.documentNo,
      validity: content.validFrom === null ? null : validityNames['in-force'],
      published: item.first_published_at === null ? null : chinaDay(item.first_published_at),
    },
    { today, calendar: officialCalendar() },
  );

const columnName = async (db: Db, { region_id: regionId, column_id: id }: ItemRow): Promise<string> =>
  (
    await db
      .selectFrom('catalogue_column')
      .select('name')
      .where('region_id', '=', regionId)
      .where('id', '=', id)
      .executeTakeFirst()
  )?.name ?? '';

const unread = '还没有检查过。请删去后重新上传。';

/** What an attached file hides, as its inspection found it; one that could not be read must be looked at by someone. */
const fileFindings = ({ fileId, name, inspection }: AttachedFile): ItemFinding[] => {
  const found = (rule: string, what: string, message: string, severity: ItemFinding['severity']) => ({
    ...findingOf(rule, 'attachment', `${fileId}:${what}`, what, `附件“${name}”：${message}`, severity),
    name,
  });
  if (inspection === null) return [found('FILE-UNREAD', '', unread, 'must')];
  if ('error' in inspection) return [found('FILE-UNREAD', '', inspection.error.message, 'must')];
  return [
    ...inspection.hidden.map(({ kind, where, message, severity }) =>
      found(`FILE-${kind.toUpperCase()}`, where, message, severity),
    ),
    ...inspection.notes.map(note => found('FILE-NOTE', note, note, 'note')),
  ];
};

/** The texts of an attached file that the rules read: what it shows, and what it hides. */
const filePart = ({ name, text, inspection }: AttachedFile) => {
  const hidden = inspection !== null && 'hiddenText' in inspection ? inspection.hiddenText : '';
  return {
    place: 'attachment',
    name,
    text: hidden === '' ? (text ?? '') : `${text ?? ''}\n${hidden}`,
  } as const;
};

/** Everything that is found in a draft as it stands, dead links apart, which take their time. */
export const findingsIn = async (
  context: Pick<ItemContext, 'now'>,
  db: Db,
  item: ItemRow,
): Promise<ItemFinding[]> => {
  const content = item.draft as ItemContent | null;
  if (!content) return [];
  const today = chinaDay(context.now());
  const files = await filesOf(db, item.region_id, content);
  const parts = [
    { place: 'title', text: content.title },
    { place: 'summary', text: content.summary },
    { place: 'body', text: plainText(content.body) },
    ...files.map(filePart),
  ] as const;
  return [
    ...scanText(parts, await wordsToCheck(db, item.region_id), { today }),
    ...files.flatMap(fileFindings),
    ...metadataFindings(item, content, await columnName(db, item), today),
    ...(await findDuplicates(db, item, content)),
  ];
};
