import { z } from '@hono/zod-openapi';
import { daySchema, pastDaySchema } from './day.ts';
import { dutyKindIds, gapKinds, unitKindIds, unitStatusIds } from './kinds.ts';

/** Control characters, broken pairs, line separators, and signs that turn the direction of writing. */
const unwritable = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufffe\uffff]/u;

/** One line of text without control characters, at most `max` signs. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `最多${max}个字`)
    .refine(text => !unwritable.test(text), '不能含换行等控制字符');

const optionalLine = (max: number, pattern: RegExp, advice: string) =>
  line(max).refine(text => text === '' || pattern.test(text), advice);

const telephone = optionalLine(
  60,
  /^[\d\s()（）+、,，;；转—-]{5,}$/,
  '应为电话号码，如0734-5812345；多个用顿号隔开',
);
const id = z.string().min(1).max(64);
const version = z.number().int().min(1);

/** What a unit says of itself that may be changed without naming it anew or moving it. */
export const unitContactSchema = z.object({
  shortName: line(50),
  kind: z.enum(unitKindIds, '请选择机构类型'),
  areaId: id.nullable(),
  address: line(200),
  hours: line(200),
  telephone,
  fax: telephone,
  email: optionalLine(100, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, '应为邮箱地址，如xxgk@example.gov.cn'),
  website: optionalLine(200, /^https?:\/\/\S+$/, '应为以http://或https://开头的网址'),
  sort: z.number().int('应为整数').min(0, '应为0以上的整数').max(999_999, '最大999999'),
});

export const unitNameSchema = line(100).min(1, '请填写机构名称');

export const unitDetailsSchema = unitContactSchema.extend({ name: unitNameSchema, parentId: id.nullable() });

export const unitSchema = unitDetailsSchema
  .extend({
    regionId: id,
    id,
    status: z.enum(unitStatusIds),
    fromDay: daySchema,
    toDay: daySchema.nullable(),
    successorId: id.nullable(),
    version,
    path: z.array(id),
  })
  .openapi('Unit');

/** What goes with every change of a unit: the day that it takes effect, and why. */
export const stepSchema = z.object({ day: pastDaySchema, note: line(500).default('') });

/** Tables often part the two characters of a short name by spaces, to make it as wide as a longer one. */
const personName = line(50).overwrite(name => name.replace(/^(\p{Script=Han})\s+(\p{Script=Han})$/u, '$1$2'));

export const dutyDetailsSchema = z.object({
  kind: z.enum(dutyKindIds, '请选择分工'),
  section: line(50),
  name: personName,
  post: line(100),
  telephone,
  personId: id.nullable(),
  duties: line(500),
});

export const dutySchema = dutyDetailsSchema
  .extend({
    regionId: id,
    id,
    unitId: id,
    fromDay: daySchema,
    toDay: daySchema.nullable(),
    sort: z.number().int(),
    version,
  })
  .openapi('Duty');

export const gapsSchema = z.array(z.enum(gapKinds));
export const regionParams = z.object({ region: z.string().regex(/^\d{6,12}$/, '应为区域代码') });
export const unitParams = regionParams.extend({ id });
export const versionSchema = z.object({ version });
export { id as idSchema };

const whole = (max: number, fallback: number) => z.coerce.number().int().min(1).max(max).default(fallback);

/** Which part of a list is asked for. */
export const pageSchema = z.object({ page: whole(1_000_000, 1), pageSize: whole(100, 50) });

/** A part of a list, with how many there are in all. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.number().int() });
