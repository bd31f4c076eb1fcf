import { diffBodies } from '@gongkai/documents';
import { z } from '@hono/zod-openapi';
import { notFound, type Problem } from '../../platform/api/problem.ts';
import type { Db } from '../../platform/database/open.ts';
import type { ItemContent } from '../content.ts';
import { contentOf } from './detail.ts';

/** Fields of a content beside its body, as people call them. */
const fieldNames: Readonly<Record<Exclude<keyof ItemContent, 'body'>, string>> = {
  title: '标题',
  summary: '内容概述',
  source: '来源',
  author: '作者',
  formedOn: '成文日期',
  kind: '类型',
  form: '公开形式',
  attribute: '公开属性',
  attributeReason: '公开属性的理由',
  subjectClass: '主题分类',
  documentNo: '发文字号',
  validFrom: '施行日期',
  validTo: '有效期至',
  keywords: '关键词',
  topics: '重点领域',
  attachments: '附件',
  benefits: '政策要点',
};

export const comparisonSchema = z
  .object({
    from: z.number().int(),
    to: z.number().int(),
    /** Fields that differ, each as it was and is: text, or JSON of lists. */
    fields: z.array(
      z.object({ field: z.string(), name: z.string(), before: z.unknown(), after: z.unknown() }),
    ),
    body: z.array(
      z.object({
        kind: z.enum(['same', 'added', 'removed', 'changed']),
        part: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        spans: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
      }),
    ),
  })
  .openapi('ItemComparison');

/** What changed between two versions (no 0 is the draft): the fields that differ, and the bodies side by side. */
export const compareVersions = async (
  db: Db,
  regionId: string,
  id: string,
  { from, to }: { from: number; to: number },
): Promise<z.input<typeof comparisonSchema> | Problem> => {
  const before = await contentOf(db, regionId, id, from);
  const after = await contentOf(db, regionId, id, to);
  if (!before || !after) return notFound('要比较的版本');
  const fields = Object.keys(fieldNames) as (keyof typeof fieldNames)[];
  return {
    from,
    to,
    fields: fields
      .filter(field => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map(field => ({ field, name: fieldNames[field], before: before[field], after: after[field] })),
    body: diffBodies(before.body, after.body),
  };
};
