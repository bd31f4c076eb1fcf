import { audiences, type FlowActionId, flowActionIds } from '@gongkai/law';
import { z } from '@hono/zod-openapi';
import { daySchema, idSchema, versionSchema } from '../../organization/index.ts';

/** Control characters other than those of lines and tabs, broken pairs, and signs that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they have no place in what people read
const unwritable = /[\u0000-\u0008\u000b-\u001f\u007f\p{Cs}\u2028-\u202e\u2066-\u2069\ufffe\uffff]/u;

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `最多${max}个字`)
    .refine(value => !unwritable.test(value), '不能含控制字符');

const line = (max: number) => text(max).refine(value => !/[\n\t]/.test(value), '不能换行');

/** Signs that a body may have: a book of 300 pages. */
const longestBody = 1_000_000;

const instant = z.iso.datetime({ offset: true, error: '时间写作2025-01-31T09:00:00+08:00的样子' });
const optionalDay = daySchema.nullable();

const benefitSchema = z
  .object({
    audience: line(50).refine(known => audiences.some(({ id }) => id === known), '请从列表里选择面向谁'),
    kind: z.enum(['duty', 'subsidy', 'date']),
    text: text(500).min(1, '请写明内容'),
    clause: line(50),
    fromDay: optionalDay,
    toDay: optionalDay,
  })
  .refine(({ fromDay, toDay }) => fromDay === null || toDay === null || fromDay <= toDay, {
    error: '止日不能早于起日',
    path: ['toDay'],
  });

/** Content as it is sent and told: a draft may leave open what is not known yet. */
export const contentSchema = z
  .object({
    title: line(200),
    body: z.string().max(longestBody, '正文过长，请把附表、附图作为附件上传'),
    summary: text(1000),
    source: line(200),
    author: line(100),
    formedOn: z.union([z.literal(''), daySchema]),
    kind: z.enum(['information', 'document', 'normative', 'rule']),
    form: z.enum(['text', 'table', 'picture', 'video', 'faq', 'large-type', 'leaflet']),
    attribute: z.enum(['proactive', 'on-request', 'withheld']),
    attributeReason: text(500),
    subjectClass: line(100),
    documentNo: line(100),
    validFrom: optionalDay,
    validTo: optionalDay,
    keywords: z.array(line(30).min(1)).max(20, '最多20个关键词'),
    topics: z.array(idSchema).max(20),
    attachments: z.array(z.object({ fileId: idSchema, name: line(200).min(1) })).max(50, '最多50个附件'),
    benefits: z.array(benefitSchema).max(100),
  })
  .openapi('ItemContent');

/** A new draft may leave out anything; files are attached when it is there. */
export const newContentSchema = contentSchema.omit({ attachments: true }).partial();

const instantSchema = z.string();

export const stepBodySchema = versionSchema.extend({
  reason: text(1000).default(''),
  /** With submit, sign, urgent-release and schedule: when it is to be published; null for at once when signed. */
  publishAt: instant.nullable().optional(),
  /** With submit: whether it is urgent (急件). */
  urgent: z.boolean().optional(),
});

const works = z.enum(['draft', 'content', 'secrecy', 'signing', 'scheduled']);
const standings = z.enum(['none', 'published', 'withdrawn']);
const count = z.number().int();

const stateFields = { standing: standings, work: works.nullable(), stateName: z.string() };

/** An item as every change of it answers. */
export const itemSchema = z
  .object({
    regionId: idSchema,
    id: idSchema,
    unitId: idSchema,
    columnId: idSchema,
    ...stateFields,
    version: count,
    urgent: z.boolean(),
    publishAt: instantSchema.nullable(),
    drafters: z.array(z.string()),
    origin: z.string().nullable(),
    publishedNo: count.nullable(),
    indexNo: z.string().nullable(),
    firstPublishedAt: instantSchema.nullable(),
    publishedAt: instantSchema.nullable(),
    withdrawnAt: instantSchema.nullable(),
    withdrawnReason: z.string().nullable(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    draft: contentSchema.nullable(),
    notes: z.array(z.string()),
  })
  .openapi('Item');

/** Where an item stands in its 20 working days (Art. 26); `left` is below 0 where it is overdue. Null: no limit runs. */
export const limitSchema = z.object({ due: daySchema, left: count }).nullable();

const findingSchema = z
  .object({
    key: z.string(),
    rule: z.string(),
    severity: z.enum(['must', 'note']),
    place: z.enum(['title', 'summary', 'body', 'attachment', 'metadata']),
    name: z.string().nullable(),
    from: count,
    to: count,
    times: count,
    excerpt: z.string(),
    message: z.string(),
    suggestion: z.string().nullable(),
    answer: z.object({ reason: z.string(), actorName: z.string(), at: instantSchema }).nullable(),
  })
  .openapi('ItemFinding');

export const checkSchema = z
  .object({
    /** Null where it was never checked. */
    checkedAt: instantSchema.nullable(),
    /** Whether the draft has changed since. */
    stale: z.boolean(),
    /** Findings that must be mended or answered, and are neither. */
    open: count,
    findings: z.array(findingSchema),
  })
  .openapi('ItemCheck');

export const listedSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    unitId: idSchema,
    unitName: z.string(),
    columnId: idSchema,
    columnName: z.string(),
    ...stateFields,
    urgent: z.boolean(),
    returned: z.boolean(),
    /** The last step: who took it, when, and the reason. */
    last: z
      .object({ action: z.string(), actorName: z.string(), at: instantSchema, reason: z.string() })
      .nullable(),
    kind: z.string(),
    attribute: z.string(),
    formedOn: z.string(),
    limit: limitSchema,
    publishAt: instantSchema.nullable(),
    indexNo: z.string().nullable(),
    publishedAt: instantSchema.nullable(),
    updatedAt: instantSchema,
    version: count,
  })
  .openapi('ListedItem');

const linkKinds = z.enum(['interprets', 'amends', 'repeals', 'derived']);

export const linkBodySchema = z.object({ toId: idSchema, kind: linkKinds });

const linkedSchema = z.object({
  id: idSchema,
  kind: linkKinds,
  title: z.string(),
  standing: standings,
  /** The version of the source that it was made from, and the one published now. */
  sourceNo: count.nullable(),
  currentNo: count.nullable(),
  /** Whether the source has a newer version than the one it was made from. */
  stale: z.boolean(),
});

const linksSchema = z.object({ to: z.array(linkedSchema), from: z.array(linkedSchema) });

const fileSchema = z.object({
  fileId: idSchema,
  name: z.string(),
  type: z.string(),
  size: count,
  /** Of the draft (0) and the versions in which it is shown. */
  nos: z.array(count),
  /** Whether its content was read; a picture has no text and counts as read. */
  inspected: z.boolean(),
  characters: count,
});

const flowActionSchema = z.enum(flowActionIds as [FlowActionId, ...FlowActionId[]]);

export const detailSchema = z
  .object({
    item: itemSchema,
    unitName: z.string(),
    columnName: z.string(),
    /** The text that readers see now, or saw last. */
    published: contentSchema.nullable(),
    limit: limitSchema,
    /** What the one who asks may do now. */
    actions: z.array(
      z.object({
        id: flowActionSchema,
        name: z.string(),
        help: z.string(),
        /** The article that it carries out. */
        article: z.string().nullable(),
        reason: z.boolean(),
      }),
    ),
    versions: z.array(
      z.object({
        no: count,
        publishedAt: instantSchema,
        actorName: z.string(),
        note: z.string(),
        /** Why readers see it no more; null where they do. */
        hiddenReason: z.string().nullable(),
      }),
    ),
    events: z.array(
      z.object({
        seq: count,
        action: z.string(),
        name: z.string(),
        fromWork: works.nullable(),
        toWork: works.nullable(),
        fromStanding: standings,
        toStanding: standings,
        onVersion: count,
        reason: z.string(),
        actorId: z.string().nullable(),
        actorName: z.string(),
        at: instantSchema,
        day: daySchema,
      }),
    ),
    links: linksSchema,
    files: z.array(fileSchema),
    check: checkSchema,
    validity: z
      .object({
        /** Today's. */
        state: z.enum(['pending', 'in-force', 'amended', 'repealed', 'expired']).nullable(),
        stateName: z.string(),
        events: z.array(
          z.object({
            seq: count,
            kind: z.enum(['issue', 'amend', 'repeal', 'expire']),
            day: daySchema,
            byItemId: z.string().nullable(),
            note: z.string(),
            actorName: z.string(),
            recordedAt: instantSchema,
          }),
        ),
      })
      .nullable(),
  })
  .openapi('ItemDetail');
