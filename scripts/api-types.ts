/**
 * Writes the types of the API for the console, in the shape that openapi-fetch reads, from the OpenAPI document of
 * the server's own routes. With --check nothing is written: it fails where the file is not what the routes say.
 */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createApi } from '../apps/server/src/platform/api/route.ts';
import type { Identity } from '../apps/server/src/platform/identity/index.ts';
import { publicActor } from '../apps/server/src/platform/permissions/index.ts';
import type { Platform } from '../apps/server/src/platform/platform.ts';
import { allRoutes } from '../apps/server/src/subjects.ts';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  description?: string;
}
interface Parameter {
  in: 'path' | 'query' | 'header' | 'cookie';
  name: string;
  required?: boolean;
  schema?: Schema;
}
interface Media {
  content?: Record<string, { schema?: Schema }>;
  required?: boolean;
}
interface Operation {
  summary?: string;
  parameters?: Parameter[];
  requestBody?: Media;
  responses: Record<string, Media>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

const keyOf = (name: string): string => (/^(?:[A-Za-z_$][\w$]*|\d+)$/.test(name) ? name : `'${name}'`);
const commented = (text: string | undefined, line: string): string =>
  text ? `/** ${text.replaceAll('*/', '* /')} */\n${line}` : line;

const plain: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

const objectOf = ({ properties = {}, required = [], additionalProperties }: Schema): string => {
  const lines = Object.entries(properties).map(([name, schema]) =>
    commented(schema.description, `${keyOf(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)};`),
  );
  if (lines.length > 0) return `{\n${lines.join('\n')}\n}`;
  return `Record<string, ${typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'}>`;
};

const union = (parts: readonly string[]): string => [...new Set(parts)].join(' | ');
const joined = (schemas: readonly Schema[], sign: string): string =>
  schemas.map(schema => `(${typeOf(schema)})`).join(sign);

/** A schema as a TypeScript type. */
const typeOf = (schema: Schema = {}): string => {
  if (schema.$ref) return `components['schemas']['${schema.$ref.split('/').at(-1)}']`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map(value => JSON.stringify(value)));
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return joined(choice, ' | ');
  if (schema.allOf) return joined(schema.allOf, ' & ');
  if (Array.isArray(schema.type)) return union(schema.type.map(type => typeOf({ ...schema, type })));
  if (schema.type === 'array') return `(${typeOf(schema.items)})[]`;
  if (schema.type === 'object') return objectOf(schema);
  return plain[schema.type ?? ''] ?? 'unknown';
};

const parametersOf = (parameters: readonly Parameter[], place: Parameter['in']): string => {
  const here = parameters.filter(parameter => parameter.in === place);
  if (here.length === 0) return `${place}?: never;`;
  const lines = here.map(
    ({ name, required, schema }) => `${keyOf(name)}${required ? '' : '?'}: ${typeOf(schema)};`,
  );
  const optional = here.some(({ required }) => required) ? '' : '?';
  return `${place}${optional}: {\n${lines.join('\n')}\n};`;
};

const contentOf = ({ content }: Media): string => {
  const entries = Object.entries(content ?? {});
  if (entries.length === 0) return 'content?: never;';
  return `content: {\n${entries.map(([type, { schema }]) => `'${type}': ${typeOf(schema)};`).join('\n')}\n};`;
};

const places = ['query', 'header', 'path', 'cookie'] as const;

const operationOf = ({ parameters = [], requestBody, responses }: Operation): string => {
  const body = requestBody
    ? `requestBody${requestBody.required ? '' : '?'}: {\n${contentOf(requestBody)}\n};`
    : 'requestBody?: never;';
  const answers = Object.entries(responses).map(
    ([status, answer]) =>
      `${keyOf(status)}: {\nheaders: { [name: string]: unknown };\n${contentOf(answer)}\n};`,
  );
  const asked = places.map(place => parametersOf(parameters, place)).join('\n');
  return `{\nparameters: {\n${asked}\n};\n${body}\nresponses: {\n${answers.join('\n')}\n};\n}`;
};

const pathOf = (path: string, operations: Record<string, Operation>): string => {
  const lines = Object.entries(operations).map(([method, operation]) =>
    commented(operation.summary, `${method}: ${operationOf(operation)};`),
  );
  return `'${path}': {\n${lines.join('\n')}\n};`;
};

const sorted = <T>(record: Record<string, T> = {}): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

/** The text as the rest of the code is formatted. */
const formatted = (text: string): string =>
  execFileSync(
    fileURLToPath(new URL('../node_modules/.bin/biome', import.meta.url)),
    ['format', '--stdin-file-path=schema.d.ts'],
    { input: text, encoding: 'utf8' },
  );

const typesOf = ({ paths, components }: Document): string => {
  const schemas = sorted(components?.schemas).map(([name, schema]) => `${keyOf(name)}: ${typeOf(schema)};`);
  const routes = sorted(paths).map(([path, operations]) => pathOf(path, operations));
  return formatted(
    [
      '// Written by `npm run docs` from the routes of the server; change those, not this file.',
      `export interface paths {\n${routes.join('\n')}\n}`,
      `export interface components {\nschemas: {\n${schemas.join('\n')}\n};\n}`,
      '',
    ].join('\n\n'),
  );
};

/** Routes say what they take and answer without being run, so that nothing needs to be opened for it. */
const nothing = { database: {}, config: {} } as unknown as Platform;
const keepNothing = async () => {
  throw new Error('nothing is asked here');
};
const api = createApi(allRoutes(nothing, {} as Identity), async () => publicActor('docs'), keepNothing);
const text = typesOf((await (await api.request('/openapi.json')).json()) as Document);

const name = 'apps/console/src/api/schema.d.ts';
const file = new URL(`../${name}`, import.meta.url);
const current = await readFile(file, 'utf8').catch(() => '');
if (current !== text && process.argv.includes('--check')) {
  process.stderr.write(`${name}与接口不一致，请运行 npm run docs 后提交。\n`);
  process.exitCode = 1;
} else if (current !== text) {
  await writeFile(file, text);
  process.stdout.write(`已写入${name}。\n`);
}
