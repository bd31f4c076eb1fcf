import { z } from 'zod';

const part = z.object({ rows: z.number().int(), bytes: z.number().int(), sha256: z.string() });

/** What a backup holds and how it can be told that it is whole. */
export const manifestSchema = z.object({
  format: z.literal('gongkai-backup/1'),
  /** The newest migration of the database that it was taken from. */
  schema: z.string(),
  store: z.enum(['pglite', 'postgres']),
  at: z.string(),
  /** By table. */
  tables: z.record(z.string(), part),
  /** Stored files by sha-256: bytes. */
  files: z.record(z.string(), z.number().int()),
  /** The last entry of each region's audit chain: what an auditor may write down elsewhere. */
  auditHeads: z.array(z.object({ regionId: z.string(), seq: z.number().int(), hash: z.string() })),
  /** sha-256 of the key of sessions and secrets, where it is kept in the data folder. */
  secret: z.string().nullable(),
});

export type Manifest = z.infer<typeof manifestSchema>;

export const manifestName = 'manifest.json';
export const secretName = 'secret';
export const tableEntry = (name: string): string => `tables/${name}.ndjson`;
export const fileEntry = (sha256: string): string => `files/${sha256}`;
