import type { DecisionKind, WithdrawalKind } from '@gongkai/law';
import { sql } from 'kysely';
import { record } from '../../platform/audit/index.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { DecisionValues } from './check.ts';

/** A decision as it is stored: of a person the party is sealed. */
export interface StoredDecision extends DecisionValues {
  regionId: string;
  id: string;
  unitId: string;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnKind: WithdrawalKind | null;
  withdrawnReason: string;
  version: number;
}

const fields = [
  'region_id as regionId',
  'id',
  'unit_id as unitId',
  'kind',
  'document_no as documentNo',
  'name',
  'party_kind as partyKind',
  'party',
  'party_shown as partyShown',
  'credit_code as creditCode',
  'category',
  'content',
  'basis',
  'organ',
  'decided_on as decidedOn',
  'valid_to as validTo',
  'amount',
  'more',
  'published_at as publishedAt',
  'withdrawn_at as withdrawnAt',
  'withdrawn_kind as withdrawnKind',
  'withdrawn_reason as withdrawnReason',
  'version',
] as const;

export const decisionsOf = (db: Db, regionId: string) =>
  db.selectFrom('decision').select(fields).where('region_id', '=', regionId);

export const readDecision = (db: Db, regionId: string, id: string): Promise<StoredDecision | undefined> =>
  decisionsOf(db, regionId).where('id', '=', id).executeTakeFirst();

/** One at a time changes the decisions of a unit: no number is taken twice. @returns the unit, if it is there */
export const lockUnit = (tx: Tx, regionId: string, id: string) =>
  tx
    .selectFrom('unit')
    .select(['id', 'name', 'status'])
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();

/** Decisions of a unit with these numbers, those entered by mistake left out. */
export const withNumbers = (
  db: Db,
  regionId: string,
  unitId: string,
  kind: DecisionKind,
  numbers: readonly string[],
): Promise<StoredDecision[]> =>
  decisionsOf(db, regionId)
    .where('unit_id', '=', unitId)
    .where('kind', '=', kind)
    .where('document_no', '=', sql<string>`any(${numbers}::text[])`)
    .where(sql<boolean>`withdrawn_kind is distinct from 'mistake'`)
    .execute();

export interface DecisionChange {
  action:
    | 'decision.create'
    | 'decision.change'
    | 'decision.publish'
    | 'decision.withdraw'
    | 'decision.restore';
  before: StoredDecision | null;
  /** With the version that it gets. */
  after: StoredDecision;
}

/** What the audit log keeps: of a person's name what readers see, and that it was changed. */
const auditOf = (decision: StoredDecision | null) => {
  if (decision === null) return null;
  const { regionId: _region, id: _id, party: _party, version: _version, ...kept } = decision;
  return kept;
};

const upsert = (tx: Tx, regionId: string, rows: readonly StoredDecision[]) =>
  sql`
  insert into decision (region_id, id, unit_id, kind, document_no, name, party_kind, party, party_shown, credit_code,
    category, content, basis, organ, decided_on, valid_to, amount, more, published_at, withdrawn_at, withdrawn_kind,
    withdrawn_reason, version)
  select ${regionId}, x.id, x."unitId", x.kind, x."documentNo", x.name, x."partyKind", x.party, x."partyShown",
    x."creditCode", x.category, x.content, x.basis, x.organ, x."decidedOn", x."validTo", x.amount, x.more,
    x."publishedAt", x."withdrawnAt", x."withdrawnKind", x."withdrawnReason", x.version
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id text, "unitId" text, kind text,
    "documentNo" text, name text, "partyKind" text, party text, "partyShown" text, "creditCode" text, category text,
    content text, basis text, organ text, "decidedOn" text, "validTo" text, amount bigint, more jsonb,
    "publishedAt" timestamptz, "withdrawnAt" timestamptz, "withdrawnKind" text, "withdrawnReason" text,
    version integer)
  on conflict (region_id, id) do update set document_no = excluded.document_no, name = excluded.name,
    party_kind = excluded.party_kind, party = excluded.party, party_shown = excluded.party_shown,
    credit_code = excluded.credit_code, category = excluded.category, content = excluded.content,
    basis = excluded.basis, organ = excluded.organ, decided_on = excluded.decided_on, valid_to = excluded.valid_to,
    amount = excluded.amount, more = excluded.more, published_at = excluded.published_at,
    withdrawn_at = excluded.withdrawn_at, withdrawn_kind = excluded.withdrawn_kind,
    withdrawn_reason = excluded.withdrawn_reason, version = excluded.version`.execute(tx);

/** Writes changes in one statement, and their audit. */
export const writeDecisions = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  changes: readonly DecisionChange[],
): Promise<void> => {
  if (changes.length === 0) return;
  await upsert(
    tx,
    regionId,
    changes.map(({ after }) => after),
  );
  await record(
    tx,
    actor,
    changes.map(({ action, before, after }) => ({
      regionId,
      action,
      subject: 'decision',
      subjectId: after.id,
      before: auditOf(before),
      after: {
        ...auditOf(after),
        ...(before && before.party !== after.party && { partyChanged: true }),
      },
    })),
  );
};
