import { articleIds, type Category, type ColumnKindId, categories, columnKinds } from '@gongkai/law';
import { z } from '@hono/zod-openapi';
import { daySchema, idSchema, line, versionSchema } from '../../organization/index.ts';

const idsOf = <T extends string>(list: readonly { id: T }[]) => list.map(({ id }) => id) as [T, ...T[]];

/** 公开形式. */
const formIds = ['text', 'table', 'picture', 'video', 'faq', 'large-type', 'leaflet'] as const;

const kindSchema = z.enum(idsOf<ColumnKindId>(columnKinds), '请选择栏目类型');
const categorySchema = z.enum(idsOf<Category>(categories), '请选择统计类别').nullable();
const article = z.string().refine(id => articleIds.includes(id), '没有这一项条款');

/** Days; a year at most, for no kind of column may be slower. */
const limitSchema = z
  .number()
  .int('更新期限应为整数天')
  .min(1, '更新期限至少1天')
  .max(365, '更新期限最多365天')
  .nullable();

/** A part of an address: small letters, digits and hyphens. */
const slugSchema = z
  .string()
  .min(1, '请填写栏目网址')
  .max(60, '栏目网址最多60个字符')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '栏目网址只能用小写字母、数字和连字符，如“policy-documents”');

/** What a column says of itself that may be changed; its address and its place are not among it. */
export const columnDetailsSchema = z.object({
  name: line(60).min(1, '请填写栏目名称'),
  articles: z.array(article).max(30, '条款太多'),
  category: categorySchema,
  kind: kindSchema,
  dutyUnitId: idSchema.nullable(),
  limitDays: limitSchema,
  forms: z.array(z.enum(formIds, '请选择公开形式')).max(formIds.length),
  description: line(500),
  keywords: line(200),
});

export type ColumnDetails = z.infer<typeof columnDetailsSchema>;

const shape = columnDetailsSchema.shape;

export const newColumnSchema = columnDetailsSchema.extend({
  unitId: idSchema.nullable().default(null),
  parentId: idSchema.nullable().default(null),
  slug: slugSchema,
  articles: shape.articles.default([]),
  category: shape.category.default(null),
  dutyUnitId: shape.dutyUnitId.default(null),
  limitDays: shape.limitDays.default(null),
  forms: shape.forms.default(['text']),
  description: shape.description.default(''),
  keywords: shape.keywords.default(''),
});

export type NewColumn = z.infer<typeof newColumnSchema>;

/** A column as it is read; what a rule no more allows is shown as it stands. */
export const columnSchema = z
  .object({
    regionId: z.string(),
    id: z.string(),
    unitId: z.string().nullable(),
    parentId: z.string().nullable(),
    path: z.array(z.string()),
    name: z.string(),
    slug: z.string(),
    articles: z.array(z.string()),
    category: z.string().nullable(),
    field: z.string().nullable(),
    kind: z.string(),
    dutyUnitId: z.string().nullable(),
    limitDays: z.number().int().nullable(),
    forms: z.array(z.string()),
    description: z.string(),
    keywords: z.string(),
    sort: z.number().int(),
    toDay: daySchema.nullable(),
    version: versionSchema.shape.version,
  })
  .openapi('CatalogueColumn');

export type Column = z.infer<typeof columnSchema>;

/** How a column stands: what it holds with the columns below it, and its update limit. */
export const columnStateSchema = columnSchema
  .extend({
    unitName: z.string().nullable(),
    dutyUnitName: z.string().nullable(),
    /** Published items in it, and with those of the columns below it. */
    ownItems: z.number().int(),
    items: z.number().int(),
    lastDay: daySchema.nullable(),
    /** The limit that holds: its own or that of its kind. */
    limit: z.number().int().nullable(),
    state: z.enum(['free', 'empty', 'within', 'due', 'overdue']),
    dueDay: daySchema.nullable(),
    /** Days left, negative where it is overdue. */
    daysLeft: z.number().int().nullable(),
  })
  .openapi('CatalogueColumnState');

export type ColumnStateView = z.infer<typeof columnStateSchema>;

const sets = ['region', 'bureau', 'township'] as const;

/** Which standard columns are to be made, for which unit or (unit null) the whole region. */
export const templateRequestSchema = z
  .object({
    unitId: idSchema.nullable().default(null),
    set: z.enum(sets, '请选择模板').nullable().default(null),
    fields: z.array(z.string().max(60)).max(26, '领域太多').default([]),
  })
  .refine(({ set, fields }) => set !== null || fields.length > 0, '请选择模板或基层政务公开领域');

export type TemplateRequest = z.infer<typeof templateRequestSchema>;
export const templateSets = sets;

export const templatePlanSchema = z
  .object({
    /** What it makes, each after the column above it. */
    create: z.array(columnSchema),
    /** What is there already and stays as it is. */
    existing: z.array(z.object({ id: z.string(), name: z.string(), slug: z.string(), ended: z.boolean() })),
  })
  .openapi('CatalogueTemplatePlan');
