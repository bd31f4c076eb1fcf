/** What the page of the API reads of an OpenAPI document. */

/** A JSON Schema, as far as our routes use it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  description?: string;
  default?: unknown;
}

interface Media {
  content?: Record<string, { schema?: Schema }>;
}

interface Described {
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: Media;
  responses: Record<string, Media>;
}

export interface Document {
  paths: Record<string, Record<string, Described>>;
  components?: { schemas?: Record<string, Schema> };
}

/** One line of a table: a parameter, or a field of an object. */
export interface Field {
  name: string;
  /** The type in words. */
  type: string;
  /** The named schema that the type leads to. */
  link: string | undefined;
  required: boolean;
  note: string;
}

/** A route as the page shows it. */
export interface Operation {
  id: string;
  tag: string;
  method: string;
  path: string;
  summary: string;
  parameters: Field[];
  body: Field[];
  answer: Field[];
}

const nameOf = ($ref: string): string => $ref.split('/').at(-1) ?? '';

/** The named schema that a type is, or is a list of. */
const linkOf = (schema: Schema): string | undefined =>
  schema.$ref ? nameOf(schema.$ref) : schema.items ? linkOf(schema.items) : undefined;

const plain: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  integer: '整数',
  boolean: '是否',
  null: '空',
  object: '对象',
};

/** A type in words: 「文字」「整数」「Unit的列表」「在 a、b 中选」. */
const typeOf = (schema: Schema = {}): string => {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' 或 ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choice) return [...new Set(choice.map(typeOf))].join('或');
  if (Array.isArray(schema.type)) return schema.type.map(type => typeOf({ ...schema, type })).join('或');
  if (schema.type === 'array') return `${typeOf(schema.items)}的列表`;
  return plain[schema.type ?? ''] ?? '任意';
};

const noteOf = ({ description = '', default: fallback }: Schema): string =>
  [description, fallback === undefined ? '' : `不写时为${JSON.stringify(fallback)}`]
    .filter(Boolean)
    .join('；');

/** The fields of a schema; of one that is named elsewhere, or no object, a single line. Lists show their items' fields. */
export const fieldsOf = (schema: Schema | undefined, prefix = ''): Field[] => {
  if (!schema) return [];
  const { properties, required = [] } = schema;
  if (!properties)
    return [
      {
        name: prefix || '（整体）',
        type: typeOf(schema),
        link: linkOf(schema),
        required: true,
        note: noteOf(schema),
      },
    ];
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const line = {
      name,
      type: typeOf(field),
      link: linkOf(field),
      required: required.includes(key),
      note: noteOf(field),
    };
    const inner = field.properties ? field : field.items?.properties ? field.items : undefined;
    return [line, ...(inner ? fieldsOf(inner, field.items ? `${name}[]` : name) : [])];
  });
};

const schemaOf = (media: Media | undefined): Schema | undefined =>
  Object.values(media?.content ?? {})[0]?.schema;

/** Every route of the document, in its order. */
export const operationsOf = ({ paths }: Document): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      id: `${method}${path.replace(/[^a-zA-Z]+/g, '-')}`.replace(/-$/, ''),
      tag: described.tags?.[0] ?? '',
      method,
      path,
      summary: described.summary ?? '',
      parameters: (described.parameters ?? []).map(({ name, required = false, schema = {} }) => ({
        name,
        type: typeOf(schema),
        link: linkOf(schema),
        required,
        note: noteOf(schema),
      })),
      body: fieldsOf(schemaOf(described.requestBody)),
      answer: fieldsOf(schemaOf(described.responses['200'])),
    })),
  );
