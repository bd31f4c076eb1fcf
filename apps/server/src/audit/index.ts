import { z } from '@hono/zod-openapi';
import { route } from '../platform/api/route.ts';
import { verifyAudit } from '../platform/audit/index.ts';
import type { Platform, Recorded, Subject } from '../platform/platform.ts';
import { entriesAnswer, entriesQuery, listEntries, readableRegions } from './list.ts';

export { verifyCommand } from './verify.ts';

const stateAnswer = z
  .object({
    entries: z.number().int(),
    broken: z.array(
      z.object({
        regionId: z.string(),
        seq: z.number().int(),
        fault: z.enum(['altered', 'missing', 'cut']),
        entry: z.object({ action: z.string(), subject: z.string(), subjectId: z.string() }).nullable(),
      }),
    ),
    heads: z.array(z.object({ regionId: z.string(), seq: z.number().int(), hash: z.string() })),
  })
  .openapi('AuditState');

/** The audit log as auditors read it: its entries, and whether its chains hold. */
export const createAudit = ({ database }: Pick<Platform, 'database'>, recorded: Recorded): Subject => ({
  routes: [
    route({
      method: 'get',
      path: '/audit',
      summary: '审计记录，新的在前',
      action: 'audit.read',
      query: entriesQuery,
      answer: entriesAnswer,
      target: ({ query }) => (query.region ? { regionId: query.region, unitIds: [] } : undefined),
      handle: ({ actor, query }) => listEntries(database.db, actor, query, recorded),
    }),
    route({
      method: 'get',
      path: '/audit/state',
      summary: '审计链是否完整',
      action: 'audit.read',
      answer: stateAnswer,
      handle: ({ actor }) => verifyAudit(database.db, readableRegions(actor)),
    }),
  ],
});
