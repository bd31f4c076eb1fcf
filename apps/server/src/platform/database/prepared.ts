/** Statements that PGlite parses and plans once, as connections to PostgreSQL do with named ones. */
import { type PGlite, protocol } from '@electric-sql/pglite';

const { serialize } = protocol;

interface Statement {
  name: string;
  parameters: readonly (((value: unknown) => string) | undefined)[];
  fields: readonly { name: string; parse: ((text: string) => unknown) | undefined }[];
}

type Message = Awaited<ReturnType<PGlite['execProtocol']>>['messages'][number];

const joined = (...parts: Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const textOf = (value: unknown, write: Statement['parameters'][number]): string | null => {
  if (value === null || value === undefined) return null;
  return write ? write(value) : String(value);
};

const fieldsOf = (message: Message): readonly (string | null)[] | undefined =>
  message.name === 'dataRow' ? (message as unknown as { fields: (string | null)[] }).fields : undefined;

/**
 * Runs statements by their names, each prepared when it first comes; outside of transactions, and after those that
 * are open: PGlite is one session. They only read, so nothing is brought to the disk.
 * @throws what PGlite throws where a statement or its parameters are faulty
 */
export const preparedOn = (pglite: PGlite) => {
  const statements = new Map<string, Promise<Statement>>();
  const alone = <T>(run: () => Promise<T>): Promise<T> =>
    pglite._runExclusiveTransaction(() => pglite._runExclusiveQuery(run));
  const send = (...parts: Uint8Array[]) =>
    alone(() => pglite.execProtocol(joined(...parts, serialize.sync()), { syncToFs: false }));
  const prepare = async (text: string, name: string): Promise<Statement> => {
    const { queryParams, resultFields } = await pglite.describeQuery(text);
    await send(serialize.parse({ name, text }));
    return {
      name,
      parameters: queryParams.map(({ serializer }) => serializer),
      fields: resultFields.map(({ name: field, parser }) => ({ name: field, parse: parser })),
    };
  };
  const known = (text: string): Promise<Statement> => {
    const found = statements.get(text);
    if (found) return found;
    const made = prepare(text, `kept_${statements.size}`);
    statements.set(text, made);
    // What could not be prepared is tried again: its name was not given.
    made.catch(() => statements.delete(text));
    return made;
  };
  return async (text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> => {
    const { name, parameters, fields } = await known(text);
    const told = values.map((value, index) => textOf(value, parameters[index]));
    const { messages } = await send(serialize.bind({ statement: name, values: told }), serialize.execute({}));
    return messages.flatMap(message => {
      const row = fieldsOf(message);
      if (!row) return [];
      const read = fields.map(({ name: field, parse }, index) => {
        const text = row[index] ?? null;
        return [field, text === null || !parse ? text : parse(text)];
      });
      return [Object.fromEntries(read) as Record<string, unknown>];
    });
  };
};
