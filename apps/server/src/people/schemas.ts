import { parseCalendarDate } from '@gongkai/law';
import { z } from '@hono/zod-openapi';
import { emailSchema } from '../platform/identity/index.ts';
import { actions, roles, type StaffRole } from '../platform/permissions/index.ts';

export const staffRoles = roles.map(({ id }) => id) as [StaffRole, ...StaffRole[]];

/** Roles over a whole region; the others are held in a unit. */
export const regionWide: readonly StaffRole[] = ['office', 'administrator', 'auditor'];

const daySchema = z
  .string()
  .refine(text => 'date' in parseCalendarDate(text), '日期应写作2024-03-01这样的形式，并且是存在的日期');

export const regionIdSchema = z.string().regex(/^\d{6,12}$/, '区域代码是6到12位数字');
export const idSchema = z.string().min(1).max(64);
export const versionSchema = z.int('缺少版本，请刷新后再试').min(1);

const nameSchema = z.string('请填写姓名').trim().min(1, '请填写姓名').max(50, '姓名太长');
const telephoneSchema = z
  .string()
  .trim()
  .regex(/^$|^[\d+\-() ]{5,30}$/, '电话只能有数字、空格和+-()');

/** A role to be held: over the region, or in one of its units. */
const roleFields = {
  role: z.enum(staffRoles, '请选择角色'),
  unitId: idSchema.nullable().default(null),
};

const unitFits = ({ role, unitId }: { role: StaffRole; unitId: string | null }): boolean =>
  regionWide.includes(role) === (unitId === null);
const unitAdvice = {
  message: '信息员、审核人、单位负责人要选择单位；主管部门、系统管理员、审计员管整个区域，不选单位',
  path: ['unitId'],
};

export const inviteSchema = z
  .object({
    regionId: regionIdSchema,
    name: nameSchema,
    email: emailSchema,
    telephone: telephoneSchema.default(''),
    roles: z
      .array(z.object(roleFields).refine(unitFits, unitAdvice))
      .min(1, '请至少选择一个角色')
      .max(20, '角色太多'),
  })
  .openapi('Invitation');

export const changeSchema = z
  .object({ name: nameSchema, telephone: telephoneSchema, version: versionSchema })
  .openapi('PersonChange');

export const grantSchema = z
  .object({
    regionId: regionIdSchema,
    ...roleFields,
    fromDay: daySchema.optional(),
    toDay: daySchema.nullable().default(null),
  })
  .refine(unitFits, unitAdvice)
  .openapi('RoleGrant');

export const endSchema = z
  .object({ regionId: regionIdSchema, version: versionSchema, toDay: daySchema.optional() })
  .openapi('RoleEnd');

export const policyChangeSchema = z.object({ totpRequired: z.boolean() }).openapi('RolePolicyChange');

const assignmentSchema = z
  .object({
    id: z.string(),
    regionId: z.string(),
    role: z.enum(staffRoles),
    unitId: z.string().nullable(),
    unitName: z.string().nullable(),
    fromDay: z.string(),
    toDay: z.string().nullable().describe('从这一天起不再担任'),
    inForce: z.boolean().describe('今天是否有效'),
    version: z.number(),
  })
  .openapi('RoleAssignment');

export const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    telephone: z.string(),
    disabled: z.boolean(),
    activated: z.boolean().describe('是否已设置口令或用过单点登录'),
    hasTotp: z.boolean(),
    version: z.number(),
    roles: z.array(assignmentSchema),
  })
  .openapi('Person');

export type Person = z.infer<typeof personSchema>;

export const personPageSchema = z.object({ items: z.array(personSchema), total: z.number() });

export const listQuerySchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  regionId: regionIdSchema.optional(),
  unitId: idSchema.optional(),
  search: z.string().trim().max(50).optional(),
});

const actionIds = Object.keys(actions) as [keyof typeof actions, ...(keyof typeof actions)[]];

export const meSchema = z
  .object({
    person: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      telephone: z.string(),
      hasTotp: z.boolean(),
      hasPassword: z.boolean(),
    }),
    roles: z.array(
      z.object({
        role: z.enum(staffRoles),
        label: z.string(),
        regionId: z.string(),
        unitId: z.string().nullable(),
        unitName: z.string().nullable(),
      }),
    ),
    permissions: z
      .array(
        z.object({
          action: z.enum(actionIds),
          regions: z.array(z.string()).describe('整个区域'),
          own: z.array(z.string()).describe('这些单位自身'),
          below: z.array(z.string()).describe('这些单位及其下级'),
        }),
      )
      .describe('现在可以做的事及其范围'),
    mustSetUpTotp: z.boolean().describe('须先设置两步验证，之前各项权限都不生效'),
  })
  .openapi('Me');

export const ownSessionSchema = z
  .object({
    id: z.string(),
    current: z.boolean(),
    method: z.enum(['password', 'oidc']),
    begunAt: z.string(),
    usedAt: z.string(),
    address: z.string(),
    program: z.string(),
  })
  .openapi('OwnSession');

export const policySchema = z
  .object({ role: z.enum(staffRoles), label: z.string(), totpRequired: z.boolean() })
  .openapi('RolePolicy');
