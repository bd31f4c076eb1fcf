import { z } from '@hono/zod-openapi';
import { daySchema } from '../../organization/index.ts';
import { Problem } from '../../platform/api/problem.ts';
import type { ContentInput } from '../items/content.ts';
import { contentSchema } from '../items/schemas.ts';

const { shape } = contentSchema;

/** 公开属性, as the program names it or as people do. */
const attributes: Readonly<Record<string, 'proactive' | 'on-request' | 'withheld'>> = {
  proactive: 'proactive',
  'on-request': 'on-request',
  withheld: 'withheld',
  主动公开: 'proactive',
  依申请公开: 'on-request',
  不予公开: 'withheld',
};

const attributeSchema = z
  .enum(
    Object.keys(attributes),
    '公开属性应为“主动公开”“依申请公开”“不予公开”之一：起草时就要认定（条例第十七条）',
  )
  .transform(value => attributes[value] ?? 'proactive');

/** What comes with a document. */
const metadataSchema = z.object({
  /** Its number in the system that hands it over. */
  key: z.string().trim().min(1, '没有写编号').max(200, '编号最多200个字'),
  /** The column by its names (「政策文件/行政规范性文件」) or its address. */
  column: z.string().trim().min(1, '没有写栏目').max(200),
  title: shape.title.min(1, '没有写标题'),
  formedOn: daySchema,
  attribute: attributeSchema,
  attributeReason: shape.attributeReason.default(''),
  body: shape.body.default(''),
  summary: shape.summary.default(''),
  source: shape.source.default(''),
  author: shape.author.default(''),
  kind: shape.kind.default('document'),
  subjectClass: shape.subjectClass.default(''),
  documentNo: shape.documentNo.default(''),
  validFrom: shape.validFrom.default(null),
  validTo: shape.validTo.default(null),
  keywords: shape.keywords.default([]),
  /** In a watched folder: the files that belong to it, by their names. */
  files: z.array(z.string().min(1).max(200)).max(50, '最多50个附件').default([]),
});

export type Metadata = z.infer<typeof metadataSchema>;

const names: Readonly<Record<string, string>> = {
  key: '编号key',
  column: '栏目column',
  title: '标题title',
  formedOn: '成文日期formedOn',
  attribute: '公开属性attribute',
  attributeReason: '理由attributeReason',
};

/** Reads the metadata of a document, or says field by field what is wrong with it. */
export const readMetadata = (text: string): Metadata | Problem => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new Problem(422, 'metadata', '元数据不是JSON。请检查引号、逗号和编码（UTF-8）。');
  }
  const parsed = metadataSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => [String(path[0] ?? ''), message] as const);
  const told = faults.map(([field, message]) => `${names[field] ?? field}：${message}`).join('；');
  return new Problem(422, 'metadata', `元数据有误：${told}。请改正后重新移交。`, {
    fields: Object.fromEntries(faults),
  });
};

/** The content of the draft that a document becomes. */
export const contentOf = (
  { key: _key, column: _column, files: _files, ...content }: Metadata,
  unitName: string,
): ContentInput => ({ ...content, source: content.source || unitName });
