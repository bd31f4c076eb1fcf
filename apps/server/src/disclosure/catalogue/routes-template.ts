import {
  articles,
  basicFields,
  bureauColumns,
  categories,
  columnKinds,
  regionColumns,
  townshipColumns,
} from '@gongkai/law';
import { z } from '@hono/zod-openapi';
import { regionParams, unitParams } from '../../organization/index.ts';
import { notFound, Problem } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import type { Platform } from '../../platform/platform.ts';
import type { RegionNews } from '../changes.ts';
import { changeWith } from './routes.ts';
import { templatePlanSchema, templateRequestSchema, templateSets } from './schemas.ts';
import { placeTarget } from './target.ts';
import { applyTemplate, planTemplate, suggestedFor, type TemplatePlan } from './template.ts';

const setNames = { region: '县级以上人民政府', bureau: '政府工作部门', township: '乡镇、街道' } as const;
const setColumns = { region: regionColumns, bureau: bureauColumns, township: townshipColumns } as const;

const templateSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Names of the columns that it makes, each with its depth in the tree. */
  columns: z.array(z.object({ name: z.string(), depth: z.number().int() })),
});

const outlineOf = (columns: readonly { slug: string; parent: string | null; name: string }[]) => {
  const depths = new Map<string, number>();
  return columns.map(({ slug, parent, name }) => {
    const depth = parent === null ? 0 : (depths.get(parent) ?? -1) + 1;
    depths.set(slug, depth);
    return { name, depth };
  });
};

/** The templates that there are: the same everywhere, for they follow from the law. */
const templates = {
  sets: templateSets.map(id => ({ id, name: setNames[id], columns: outlineOf(setColumns[id]) })),
  fields: basicFields.map(({ id, name, columns }) => ({ id, name, columns: outlineOf(columns) })),
};

/** What the form of a column offers: kinds with their update limits, categories of the report, items of Art. 20 and 21. */
const choices = {
  kinds: columnKinds.map(({ id, name, limitDays }) => ({ id, name, limitDays })),
  categories: [...categories],
  articles: articles.map(({ id, source, name }) => ({ id, source, name })),
};

const namedSchema = z.object({ id: z.string(), name: z.string() });

const choicesSchema = z.object({
  kinds: z.array(namedSchema.extend({ limitDays: z.number().int().nullable() })),
  categories: z.array(namedSchema),
  articles: z.array(namedSchema.extend({ source: z.string() })),
});

const shownPlan = ({ create, existing }: TemplatePlan) => ({
  create,
  existing: existing.map(({ id, name, slug, toDay }) => ({ id, name, slug, ended: toDay !== null })),
});

/** Routes of the standard columns: what there is, what fits a unit, what it would make, and the making. */
export const templateRoutes = (platform: Platform, news: RegionNews): ApiRoute[] => {
  const { db } = platform.database;
  const change = changeWith(platform, news);
  const common = {
    action: 'catalogue.change',
    params: regionParams,
    body: templateRequestSchema,
    answer: templatePlanSchema,
    target: ({ params, body }: { params: { region: string }; body: { unitId: string | null } }) =>
      placeTarget(db, params.region, body.unitId),
  } as const;
  return [
    route({
      method: 'get',
      path: '/column-templates/{region}',
      summary: '标准栏目模板、26个基层政务公开领域，以及栏目可选的类型、统计类别、条款',
      action: 'catalogue.read',
      params: regionParams,
      answer: choicesSchema.extend({ sets: z.array(templateSchema), fields: z.array(templateSchema) }),
      target: ({ params }) => ({ regionId: params.region, unitIds: [] }),
      handle: () => ({ ...templates, ...choices }),
    }),
    route({
      method: 'get',
      path: '/column-templates/{region}/{id}',
      summary: '适合这个单位的模板和领域',
      action: 'catalogue.read',
      params: unitParams,
      answer: z.object({ set: z.enum(templateSets).nullable(), fields: z.array(z.string()) }),
      target: ({ params }) => placeTarget(db, params.region, params.id),
      handle: async ({ params }) => {
        const unit = await db
          .selectFrom('unit')
          .select(['kind', 'name'])
          .where('region_id', '=', params.region)
          .where('id', '=', params.id)
          .executeTakeFirst();
        return unit ? suggestedFor(unit) : notFound('这个机构');
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/column-templates/{region}/plan',
      summary: '套用模板会新建哪些栏目；不写入',
      handle: async ({ params, body }) => {
        const plan = await planTemplate(db, params.region, body);
        return plan instanceof Problem ? plan : shownPlan(plan);
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/column-templates/{region}/apply',
      summary: '套用模板：只新建缺少的栏目，已有的不动；可以重复套用',
      handle: async ({ actor, params, body }) => {
        const plan = await change(params.region, tx => applyTemplate(tx, actor, params.region, body));
        return plan instanceof Problem ? plan : shownPlan(plan);
      },
    }),
  ];
};
