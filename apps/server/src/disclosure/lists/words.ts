import { randomUUID } from 'node:crypto';
import { starterWords, type Word as WantedWord } from '@gongkai/law';
import { sql } from 'kysely';
import type { Page } from '../../organization/index.ts';
import { changedMeanwhile, notFound, Problem } from '../../platform/api/problem.ts';
import { record } from '../../platform/audit/index.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { Word, WordDetails } from './schemas.ts';

const fields = ['id', 'word', 'suggestion', 'severity', 'exceptions', 'reason', 'version'] as const;

const wordsOf = (db: Db, regionId: string) =>
  db.selectFrom('word').select(fields).where('region_id', '=', regionId);

const containing = (text: string): string => `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`;

/** A page of the list of words, in their order. */
export const listWords = async (
  db: Db,
  regionId: string,
  { page, pageSize, search = '' }: Page & { search?: string | undefined },
): Promise<{ items: Word[]; total: number }> => {
  const rows = await wordsOf(db, regionId)
    .select(({ fn }) => fn.countAll<number>().over().as('total'))
    .$if(search !== '', query => query.where('word', 'like', containing(search)))
    .orderBy('word')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: rows.map(({ total: _, ...word }) => word), total: Number(rows[0]?.total ?? 0) };
};

/** The whole list as the check reads it. */
export const wordsToCheck = async (db: Db, regionId: string): Promise<WantedWord[]> =>
  (await wordsOf(db, regionId).execute()).map(({ word, suggestion, severity, exceptions, reason }) => ({
    word,
    severity,
    except: exceptions,
    ...(suggestion !== '' && { suggestion }),
    ...(reason !== '' && { reason }),
  }));

const auditOf = ({ word, suggestion, severity, exceptions, reason }: WordDetails) => ({
  word,
  suggestion,
  severity,
  exceptions,
  reason,
});

const note = (
  tx: Tx,
  actor: Actor,
  regionId: string,
  action: string,
  changes: readonly { id: string; before: WordDetails | null; after: WordDetails | null }[],
) =>
  record(
    tx,
    actor,
    changes.map(({ id, before, after }) => ({
      regionId,
      action,
      subject: 'word',
      subjectId: id,
      before: before && auditOf(before),
      after: after && auditOf(after),
    })),
  );

const taken = (word: string) =>
  new Problem(409, 'word-taken', `词库中已有“${word}”。请直接修改那一条。`, {
    fields: { word: '词库中已有这个词语' },
  });

/** Adds words that are not there yet. @returns those that were added */
const insertWords = async (tx: Tx, regionId: string, words: readonly WordDetails[]): Promise<Word[]> => {
  const rows = words.map(word => ({ ...word, id: randomUUID() }));
  const { rows: made } = await sql<Word>`
    insert into word (region_id, id, word, suggestion, severity, exceptions, reason)
    select ${regionId}, x.id, x.word, x.suggestion, x.severity,
      array(select jsonb_array_elements_text(x.exceptions)), x.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id text, word text, suggestion text, severity text,
      exceptions jsonb, reason text)
    on conflict (region_id, word) do nothing
    returning id, word, suggestion, severity, exceptions, reason, version`.execute(tx);
  return made;
};

export const addWord = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  details: WordDetails,
): Promise<Word | Problem> => {
  const [word] = await insertWords(tx, regionId, [details]);
  if (!word) return taken(details.word);
  await note(tx, actor, regionId, 'word.add', [{ id: word.id, before: null, after: word }]);
  return word;
};

/** Adds what is missing of the words to start with. @returns how many */
export const addStarterWords = async (tx: Tx, actor: Actor, regionId: string): Promise<number> => {
  const made = await insertWords(
    tx,
    regionId,
    starterWords.map(({ word, suggestion = '', severity, except = [], reason = '' }) => ({
      word,
      suggestion,
      severity,
      exceptions: [...except],
      reason,
    })),
  );
  await note(
    tx,
    actor,
    regionId,
    'word.add',
    made.map(word => ({ id: word.id, before: null, after: word })),
  );
  return made.length;
};

interface Ref {
  regionId: string;
  id: string;
  version: number;
}

const lock = async (tx: Tx, { regionId, id, version }: Ref): Promise<Word | Problem> => {
  const word = await wordsOf(tx, regionId).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!word) return notFound('这个词语');
  return word.version === version ? word : changedMeanwhile(word);
};

export const changeWord = async (
  tx: Tx,
  actor: Actor,
  ref: Ref,
  details: WordDetails,
): Promise<Word | Problem> => {
  const before = await lock(tx, ref);
  if (before instanceof Problem) return before;
  const same = await wordsOf(tx, ref.regionId)
    .where('word', '=', details.word)
    .where('id', '<>', ref.id)
    .executeTakeFirst();
  if (same) return taken(details.word);
  const after: Word = { ...before, ...details, version: before.version + 1 };
  await tx
    .updateTable('word')
    .set({ ...auditOf(after), version: after.version })
    .where('region_id', '=', ref.regionId)
    .where('id', '=', ref.id)
    .execute();
  await note(tx, actor, ref.regionId, 'word.change', [{ id: ref.id, before, after }]);
  return after;
};

/** Takes a word off the list; the audit log keeps what it was. */
export const removeWord = async (tx: Tx, actor: Actor, ref: Ref): Promise<undefined | Problem> => {
  const before = await lock(tx, ref);
  if (before instanceof Problem) return before;
  await tx.deleteFrom('word').where('region_id', '=', ref.regionId).where('id', '=', ref.id).execute();
  await note(tx, actor, ref.regionId, 'word.remove', [{ id: ref.id, before, after: null }]);
  return undefined;
};
