/** Statements that are prepared once on each connection to PostgreSQL; PGlite's are in prepared-pglite.ts. */
import { createHash } from 'node:crypto';
import { type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import type { Pool, PoolClient } from 'pg';

const mark = '/* prepared */';

/**
 * A statement that begins with this is prepared once on each connection, and from then on neither parsed nor planned
 * anew: for reads that are long, asked for often, and of few forms. Within a transaction of PGlite it is a remark.
 */
export const keepPrepared = sql.raw(`${mark} `);

export const isKeptPrepared = (text: string): boolean => text.startsWith(mark);

const names = new Map<string, string>();

const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
};

/** The pool's connections with statements prepared that ask for it; each connection is always the same object. */
export const preparingPool = (pool: Pool): PostgresPool => {
  const wrapped = new WeakMap<PoolClient, PoolClient>();
  const wrap = (client: PoolClient): PoolClient => {
    const query = (text: unknown, values?: unknown[]) =>
      typeof text === 'string' && isKeptPrepared(text)
        ? client.query({ name: nameOf(text), text, values: values ?? [] })
        : client.query(text as string, values);
    return new Proxy(client, {
      get: (target, property) => {
        if (property === 'query') return query;
        const value: unknown = Reflect.get(target, property);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, known);
      return known as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
};
