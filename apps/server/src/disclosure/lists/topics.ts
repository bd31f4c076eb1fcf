import { randomUUID } from 'node:crypto';
import { standardTopics } from '@gongkai/law';
import { sql } from 'kysely';
import { changedMeanwhile, notFound, Problem } from '../../platform/api/problem.ts';
import { record } from '../../platform/audit/index.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { Topic } from './schemas.ts';

const topicsOf = (db: Db, regionId: string) =>
  db
    .selectFrom('topic')
    .select(['id', 'name', 'sort', 'to_day as toDay', 'version'])
    .where('region_id', '=', regionId);

/** The topics in their order; with `ended` also those that take nothing new. */
export const listTopics = (db: Db, regionId: string, { ended = false } = {}): Promise<Topic[]> =>
  topicsOf(db, regionId)
    .$if(!ended, query => query.where('to_day', 'is', null))
    .orderBy(sql`to_day is not null`)
    .orderBy('sort')
    .orderBy('id')
    .execute();

/** One at a time changes the topics of a region: no two get the same name. */
const lockRegion = (tx: Tx, regionId: string) =>
  tx.selectFrom('region').select('id').where('id', '=', regionId).forNoKeyUpdate().executeTakeFirst();

interface TopicChange {
  action: 'topic.add' | 'topic.change' | 'topic.order' | 'topic.end' | 'topic.reopen';
  before: Topic | null;
  after: Topic;
}

const auditOf = ({ name, sort, toDay }: Topic) => ({ name, sort, toDay });

const write = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  changes: readonly TopicChange[],
): Promise<void> => {
  if (changes.length === 0) return;
  await sql`
    insert into topic (region_id, id, name, sort, to_day, version)
    select ${regionId}, x.id, x.name, x.sort, x."toDay", x.version
    from jsonb_to_recordset(${JSON.stringify(changes.map(({ after }) => after))}::jsonb) as x (id text, name text,
      sort integer, "toDay" text, version integer)
    on conflict (region_id, id) do update set name = excluded.name, sort = excluded.sort, to_day = excluded.to_day,
      version = excluded.version`.execute(tx);
  await record(
    tx,
    actor,
    changes.map(({ action, before, after }) => ({
      regionId,
      action,
      subject: 'topic',
      subjectId: after.id,
      before: before && auditOf(before),
      after: auditOf(after),
    })),
  );
};

const taken = (name: string) =>
  new Problem(409, 'name-taken', `已有名为“${name}”的重点领域。请换一个名称，或恢复那一个。`, {
    fields: { name: '已有同名的重点领域' },
  });

const newTopic = (name: string, sort: number): Topic => ({
  id: randomUUID(),
  name,
  sort,
  toDay: null,
  version: 1,
});

/** Adds a topic at the end. */
export const addTopic = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  name: string,
): Promise<Topic | Problem> => {
  if (!(await lockRegion(tx, regionId))) return notFound('这个区域');
  const topics = await listTopics(tx, regionId, { ended: true });
  if (topics.some(topic => topic.name === name)) return taken(name);
  const after = newTopic(name, Math.max(0, ...topics.map(({ sort }) => sort)) + 1);
  await write(tx, actor, regionId, [{ action: 'topic.add', before: null, after }]);
  return after;
};

/** Adds what is missing of the topics to start with. @returns how many */
export const addStarterTopics = async (tx: Tx, actor: Actor, regionId: string): Promise<number | Problem> => {
  if (!(await lockRegion(tx, regionId))) return notFound('这个区域');
  const topics = await listTopics(tx, regionId, { ended: true });
  const known = new Set(topics.map(({ name }) => name));
  const last = Math.max(0, ...topics.map(({ sort }) => sort));
  const added = standardTopics
    .filter(name => !known.has(name))
    .map((name, index) => newTopic(name, last + index + 1));
  await write(
    tx,
    actor,
    regionId,
    added.map(after => ({ action: 'topic.add', before: null, after })),
  );
  return added.length;
};

interface Ref {
  regionId: string;
  id: string;
  version: number;
}

const begin = async (tx: Tx, { regionId, id, version }: Ref): Promise<Topic | Problem> => {
  if (!(await lockRegion(tx, regionId))) return notFound('这个区域');
  const topic = await topicsOf(tx, regionId).where('id', '=', id).executeTakeFirst();
  if (!topic) return notFound('这个重点领域');
  return topic.version === version ? topic : changedMeanwhile(topic);
};

/** Names a topic anew; what is filed under it stays. */
export const renameTopic = async (tx: Tx, actor: Actor, ref: Ref, name: string): Promise<Topic | Problem> => {
  const before = await begin(tx, ref);
  if (before instanceof Problem) return before;
  const others = await listTopics(tx, ref.regionId, { ended: true });
  if (others.some(topic => topic.name === name && topic.id !== ref.id)) return taken(name);
  const after = { ...before, name, version: before.version + 1 };
  await write(tx, actor, ref.regionId, [{ action: 'topic.change', before, after }]);
  return after;
};

/** Ends a topic, or takes it into use again: what is filed under it stays. */
export const setTopicEnded = async (
  tx: Tx,
  actor: Actor,
  ref: Ref,
  ended: boolean,
): Promise<Topic | Problem> => {
  const before = await begin(tx, ref);
  if (before instanceof Problem) return before;
  if ((before.toDay !== null) === ended) return before;
  const after = { ...before, toDay: ended ? chinaDay() : null, version: before.version + 1 };
  await write(tx, actor, ref.regionId, [{ action: ended ? 'topic.end' : 'topic.reopen', before, after }]);
  return after;
};

/** Puts the topics in use into the given order; all of them must be named. */
export const orderTopics = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  ids: readonly string[],
): Promise<Topic[] | Problem> => {
  if (!(await lockRegion(tx, regionId))) return notFound('这个区域');
  const topics = await listTopics(tx, regionId);
  const places = new Map(ids.map((id, index) => [id, index + 1]));
  if (places.size !== ids.length || ids.length !== topics.length || topics.some(({ id }) => !places.has(id)))
    return changedMeanwhile(topics);
  const changes = topics.flatMap((before): TopicChange[] => {
    const sort = places.get(before.id) ?? before.sort;
    const after = { ...before, sort, version: before.version + 1 };
    return sort === before.sort ? [] : [{ action: 'topic.order', before, after }];
  });
  await write(tx, actor, regionId, changes);
  return listTopics(tx, regionId);
};
