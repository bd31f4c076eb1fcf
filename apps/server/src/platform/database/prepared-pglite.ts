/** Statements that PGlite parses and plans once, as connections to PostgreSQL do with named ones. */
import { type PGlite, protocol } from '@electric-sql/pglite';

const { serialize } = protocol;

interface Statement {
  name: string;
  parameters: readonly (((value: unknown) => string) | undefined)[];
  fields: readonly { name: string; parse: ((text: string) => unknown) | undefined }[];
}

type Message = Awaited<ReturnType<PGlite['execProtocol']>>['messages'][number];
type Row = Record<string, unknown>;

const textOf = (value: unknown, write: Statement['parameters'][number]): string | null => {
  if (value === null || value === undefined) return null;
  return write ? write(value) : String(value);
};

const isRow = (message: Message): message is Message & { fields: (string | null)[] } =>
  message.name === 'dataRow';

const rowOf = ({ fields }: Statement, texts: readonly (string | null)[]): Row =>
  Object.fromEntries(
    fields.map(({ name, parse }, index) => {
      const text = texts[index] ?? null;
      return [name, text === null || !parse ? text : parse(text)];
    }),
  );

/**
 * Runs statements that are each prepared when they first come: one after the other, and outside of transactions, for
 * PGlite is one session. All the messages of a read go in at once, and nothing is brought to the disk.
 * @throws what PGlite throws where a statement or its values are faulty
 */
export const preparedOn = (pglite: PGlite) => {
  const statements = new Map<string, Statement>();
  const send = async (...messages: Uint8Array[]): Promise<Message[]> => {
    const whole = new Uint8Array(Buffer.concat([...messages, serialize.sync()]));
    return (await pglite.execProtocol(whole, { syncToFs: false })).messages;
  };
  /** What could not be prepared has no name, and is tried again. */
  const prepare = async (text: string): Promise<Statement> => {
    const name = `kept_${statements.size}`;
    const { queryParams, resultFields } = await pglite.describeQuery(text);
    await send(serialize.parse({ name, text }));
    const statement = {
      name,
      parameters: queryParams.map(({ serializer }) => serializer),
      fields: resultFields.map(({ name: field, parser }) => ({ name: field, parse: parser })),
    };
    statements.set(text, statement);
    return statement;
  };
  return async (text: string, values: readonly unknown[] = []): Promise<Row[]> => {
    const statement = statements.get(text) ?? (await prepare(text));
    const { name, parameters } = statement;
    const told = values.map((value, index) => textOf(value, parameters[index]));
    const messages = await send(serialize.bind({ statement: name, values: told }), serialize.execute({}));
    return messages.filter(isRow).map(({ fields }) => rowOf(statement, fields));
  };
};
