import { z } from '@hono/zod-openapi';
import { daySchema, line, versionSchema } from '../../organization/index.ts';

const version = versionSchema.shape.version;

/** `must`: mended or answered for before review; `note`: shown. */
const severities = ['must', 'note'] as const;

export const wordDetailsSchema = z.object({
  word: line(40).min(1, '请填写词语'),
  suggestion: line(100),
  severity: z.enum(severities, '请选择处理要求'),
  exceptions: z.array(line(40).min(1)).max(50, '例外最多50个'),
  reason: line(200),
});

export const wordSchema = wordDetailsSchema.extend({ id: z.string(), version }).openapi('Word');
export type Word = z.infer<typeof wordSchema>;
export type WordDetails = z.infer<typeof wordDetailsSchema>;

export const topicNameSchema = line(30).min(1, '请填写名称');

export const topicSchema = z
  .object({ id: z.string(), name: z.string(), sort: z.number().int(), toDay: daySchema.nullable(), version })
  .openapi('Topic');
export type Topic = z.infer<typeof topicSchema>;
