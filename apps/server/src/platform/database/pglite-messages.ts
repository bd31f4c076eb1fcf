/** What the thread of PGlite is asked, and what it says. */

/** What it starts with. */
export interface Opening {
  folder: string;
  /** A packed, initialised directory for a new folder. */
  initial: string;
  durable: boolean;
}

export interface Rows {
  rows: Record<string, unknown>[];
  affectedRows?: number | undefined;
}

/** An order. What is asked `within` is of the transaction that is open; all else waits until that has ended. */
export type Order =
  | { does: 'query'; text: string; values: unknown[]; within: boolean }
  | { does: 'exec'; text: string }
  | { does: 'begin' }
  | { does: 'commit' }
  | { does: 'rollback' }
  | { does: 'close' }
  | { does: 'listen'; channel: string }
  | { does: 'unlisten'; channel: string };

export type OrderOf<D extends Order['does']> = Extract<Order, { does: D }>;

export type Asked = Order & { id: number };

/** An error as it crosses threads: with what PostgreSQL says besides its message. */
export interface Failure {
  message: string;
  fields: Record<string, unknown>;
}

export type Said =
  | { id: number; rows: Rows[] }
  | { id: number; failure: Failure }
  | { channel: string; payload: string }
  | { opened: true }
  | { opened: false; failure: Failure };

/** As PostgreSQL's error names its parts. */
const parts = [
  'code',
  'severity',
  'detail',
  'hint',
  'position',
  'where',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'routine',
] as const;

export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { message: String(error), fields: {} };
  const told = error as Error & Partial<Record<(typeof parts)[number], unknown>>;
  return {
    message: error.message,
    fields: Object.fromEntries(parts.flatMap(part => (told[part] === undefined ? [] : [[part, told[part]]]))),
  };
};

export const errorOf = ({ message, fields }: Failure): Error => Object.assign(new Error(message), fields);
