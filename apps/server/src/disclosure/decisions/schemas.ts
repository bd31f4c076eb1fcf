import { type DecisionKind, decisionKinds, type WithdrawalKind, withdrawalKinds } from '@gongkai/law';
import { z } from '@hono/zod-openapi';
import { daySchema, idSchema, line, pageSchema, versionSchema } from '../../organization/index.ts';

const idsOf = <T extends string>(list: readonly { id: T }[]) => list.map(({ id }) => id) as [T, ...T[]];

export const kindSchema = z.enum(idsOf<DecisionKind>(decisionKinds), '请选择行政许可或行政处罚');
const withdrawalSchema = z.enum(idsOf<WithdrawalKind>(withdrawalKinds), '请选择撤下的原因');

/** Texts by the ids of the standard's fields, as `GET /decisions/{region}/forms` lists them. */
export const fieldsSchema = z
  .record(z.string().max(40), z.string().max(5000, '最多5000个字'))
  .refine(fields => Object.keys(fields).length <= 60, '字段太多');

export const newDecisionSchema = z.object({ unitId: idSchema, kind: kindSchema, fields: fieldsSchema });

const decisionStatuses = ['entered', 'published', 'withdrawn'] as const;

export const decisionSchema = z
  .object({
    regionId: z.string(),
    id: z.string(),
    unitId: z.string(),
    kind: kindSchema,
    documentNo: z.string(),
    name: z.string(),
    partyKind: z.enum(['person', 'organization']),
    /** What the portal shows: of a person the masked name. */
    partyShown: z.string(),
    creditCode: z.string(),
    category: z.string(),
    content: z.string(),
    basis: z.string(),
    organ: z.string(),
    decidedOn: daySchema,
    validTo: daySchema.nullable(),
    /** In 分. */
    amount: z.number().int().nullable(),
    more: z.record(z.string(), z.string()),
    status: z.enum(decisionStatuses),
    publishedAt: z.string().nullable(),
    withdrawnAt: z.string().nullable(),
    withdrawnKind: withdrawalSchema.nullable(),
    withdrawnReason: z.string(),
    /** The last of its seven working days; null where no calendar has the year. */
    dueDay: daySchema.nullable(),
    /** Working days left, negative where overdue; null where it is published or withdrawn. */
    daysLeft: z.number().int().nullable(),
    /** Published after its last day. */
    late: z.boolean(),
    version: versionSchema.shape.version,
  })
  .openapi('Decision');

export type Decision = z.infer<typeof decisionSchema>;

/** One decision; `fields` are its texts as the form has them, the party's name plain only for those who may change it. */
export const decisionDetailSchema = decisionSchema
  .extend({ fields: z.record(z.string(), z.string()), mayChange: z.boolean() })
  .openapi('DecisionDetail');

export const listSchema = pageSchema.extend({
  unit: idSchema.optional(),
  kind: kindSchema.optional(),
  year: z.coerce.number().int().min(1990).max(2999).optional(),
  status: z.enum([...decisionStatuses, 'overdue']).optional(),
  search: z.string().max(100).optional(),
});

export type DecisionList = z.infer<typeof listSchema>;

export const withdrawSchema = versionSchema.extend({
  kind: withdrawalSchema,
  reason: line(500).min(1, '请写明撤下的理由'),
});
