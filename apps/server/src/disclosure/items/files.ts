import { buffer } from 'node:stream/consumers';
import { notFound, Problem } from '../../platform/api/problem.ts';
import { record } from '../../platform/audit/index.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { StoredFile } from '../../platform/platform.ts';
import type { ItemContent } from '../content.ts';
import { beginWriting, saveDraft } from './draft.ts';
import type { FileInspection } from './inspect.ts';
import type { ItemRef, ItemRow } from './rows.ts';
import type { ItemContext } from './tools.ts';

const once = async function* (bytes: Uint8Array) {
  yield bytes;
};

/** Text of a file that is kept: what search and check look at. A longer file is cut. */
const longestText = 2_000_000;

/** Keeps what was read of a file with the file itself. Signs that the database does not take are left out. */
export const keepInspection = async (
  tx: Tx,
  regionId: string,
  fileId: string,
  { text, inspection }: FileInspection,
): Promise<void> => {
  await tx
    .insertInto('file_text')
    .values({
      region_id: regionId,
      file_id: fileId,
      text: text.slice(0, longestText).toWellFormed().replaceAll('\0', ''),
      inspection: JSON.stringify(inspection).replaceAll('\\u0000', ''),
    })
    .execute();
};

/** Stores a file and reads it, before any transaction: both take their time. */
export const receiveFile = async (
  { platform: { files }, inspect }: Pick<ItemContext, 'platform' | 'inspect'>,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<{ file: StoredFile; read: FileInspection } | Problem> => {
  const file = await files.store(once(bytes), name);
  if (file instanceof Problem) return file;
  return { file, read: await inspect(bytes) };
};

const mostFiles = 50;

const findAttachProblem = ({ attachments }: ItemContent, name: string): Problem | undefined => {
  if (attachments.length >= mostFiles)
    return new Problem(409, 'too-many-files', `一条信息最多${mostFiles}个附件。请合并后再上传。`);
  return attachments.some(file => file.name === name)
    ? new Problem(409, 'same-name', `已有同名的附件“${name}”。请先删去原来的，或改名后再上传。`)
    : undefined;
};

/** 上传附件: attaches a file to a draft. What is refused leaves nothing but a stored content that no row names. */
export const attachFile = async (
  context: ItemContext,
  actor: Actor,
  ref: ItemRef,
  sent: { name: string; bytes: Uint8Array },
): Promise<ItemRow | Problem> => {
  const { db } = context.platform.database;
  // Asked before the file is read, so that a stale page is told so at once; asked again when it is attached.
  const early = await db.transaction().execute(tx => beginWriting(context, tx, actor, ref));
  if (early instanceof Problem) return early;
  const received = await receiveFile(context, sent);
  if (received instanceof Problem) return received;
  const { file, read } = received;
  return db.transaction().execute(async tx => {
    const begun = await beginWriting(context, tx, actor, ref);
    if (begun instanceof Problem) return begun;
    const { item, content } = begun;
    const problem = findAttachProblem(content, file.name);
    if (problem) return problem;
    await context.platform.files.keep(tx, ref.regionId, file);
    await keepInspection(tx, ref.regionId, file.id, read);
    await record(tx, actor, [
      {
        regionId: ref.regionId,
        action: 'item.attach',
        subject: 'item',
        subjectId: ref.id,
        before: null,
        after: { fileId: file.id, name: file.name, size: file.size, sha256: file.sha256 },
      },
    ]);
    const attachments = [...content.attachments, { fileId: file.id, name: file.name }];
    return saveDraft(context, tx, actor, item, { ...content, attachments });
  });
};

/** 删去附件: of the draft; versions that show it keep it. */
export const detachFile = async (
  context: ItemContext,
  tx: Tx,
  actor: Actor,
  ref: ItemRef,
  fileId: string,
): Promise<ItemRow | Problem> => {
  const begun = await beginWriting(context, tx, actor, ref);
  if (begun instanceof Problem) return begun;
  const { item, content } = begun;
  const attachments = content.attachments.filter(file => file.fileId !== fileId);
  if (attachments.length === content.attachments.length) return notFound('这个附件');
  return saveDraft(context, tx, actor, item, { ...content, attachments });
};

/** A file of an item, of its draft or any version, for those who work on it; undefined where it is not of this item. */
export const openFile = async (
  { platform: { files } }: Pick<ItemContext, 'platform'>,
  db: Db,
  regionId: string,
  id: string,
  fileId: string,
): Promise<{ file: StoredFile; bytes: Buffer } | undefined> => {
  const row = await db
    .selectFrom('item_file')
    .select('file_id')
    .where('region_id', '=', regionId)
    .where('item_id', '=', id)
    .where('file_id', '=', fileId)
    .limit(1)
    .executeTakeFirst();
  const opened = row && (await files.open(regionId, fileId));
  return opened && { file: opened.file, bytes: await buffer(opened.content) };
};
