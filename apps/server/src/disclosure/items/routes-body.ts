import { cleanBody, excerptOf } from '@gongkai/documents';
import { z } from '@hono/zod-openapi';
import { idSchema, regionParams, unitTarget } from '../../organization/index.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import { startForms, startOf } from './starts.ts';
import type { ItemContext } from './tools.ts';

/** What Word puts on the clipboard says its style many times over: far more signs than the body that is left. */
const longestPaste = 8_000_000;

const summaryLength = 150;

const answerSchema = z
  .object({
    html: z.string(),
    /** What was left out, in words. */
    notes: z.array(z.string()),
    /** A beginning for the summary, out of the text. */
    summary: z.string(),
  })
  .openapi('CleanedBody');

/** The route that makes a body of what is pasted into the editor, before it stands there. */
export const bodyRoutes = ({ platform: { database } }: ItemContext): ApiRoute[] => [
  route({
    method: 'post',
    path: '/bodies/{region}',
    summary:
      '把粘贴的内容整理成正文，notes说明去掉了什么，summary为概述的起稿；start为由它起一份问答或图解的稿；不保存',
    action: 'item.write',
    params: regionParams,
    body: z.object({
      unitId: idSchema,
      html: z.string().max(longestPaste, '粘贴的内容过长，请分几次粘贴'),
      /** Begins a text of this form out of it. */
      start: z.enum(startForms).optional(),
    }),
    answer: answerSchema,
    target: ({ params, body }) => unitTarget(database.db, params.region, body.unitId),
    handle: ({ body }) => {
      const { html: cleaned, dropped } = cleanBody(body.html);
      const html = body.start ? startOf(body.start, cleaned) : cleaned;
      return { html, notes: dropped, summary: excerptOf(html, summaryLength) };
    },
  }),
];
