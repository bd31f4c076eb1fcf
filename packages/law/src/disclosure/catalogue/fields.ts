import { type ColumnDraft, flattenColumns, type StandardColumn } from './column.ts';
import type { FieldUnit } from './field-row.ts';
import { fieldTable } from './field-table.ts';

/** One of the 26 fields of the basic-level catalogues (基层政务公开标准目录, 国办发〔2019〕54号). */
export interface BasicField {
  /** Its id and its part of the address. */
  id: string;
  name: string;
  /** What kinds of unit publish in it. */
  units: readonly FieldUnit[];
  /** Whose it usually is, by words in the unit's name; every township has the fields that fit townships. */
  organs: readonly string[];
  /** The field as columns below the root of the fields: itself first, then its items (公开事项). */
  columns: readonly StandardColumn[];
}

const draftOf = (row: (typeof fieldTable)[number]): ColumnDraft => {
  const [id, name, articles, category] = row;
  return {
    slug: id,
    name,
    kind: 'group',
    articles,
    field: id,
    description: `${name}领域基层政务公开标准目录`,
    children: row[6].map(
      ([slug, item, details]): ColumnDraft => ({
        slug: `${id}-${slug}`,
        name: item,
        kind: slug === 'policies' ? 'policy' : 'information',
        articles,
        category: slug === 'policies' ? 'policy' : category,
        field: id,
        description: details,
      }),
    ),
  };
};

const root: ColumnDraft = {
  slug: 'basic-level',
  name: '基层政务公开标准目录',
  kind: 'group',
  description: '按基层政务公开标准目录分领域公开的信息',
};

/** The column below which the fields stand. */
export const basicFieldsRoot: readonly StandardColumn[] = flattenColumns([root]);

/** The 26 fields in the order of the pilots' catalogue. */
export const basicFields: readonly BasicField[] = fieldTable.map(row => ({
  id: row[0],
  name: row[1],
  units: row[4],
  organs: row[5],
  columns: flattenColumns([draftOf(row)], root.slug),
}));

/** The fields that a unit usually publishes in, by its kind and its name. */
export const fieldsFor = ({ kind, name }: { kind: string; name: string }): BasicField[] =>
  basicFields.filter(
    ({ units, organs }) =>
      (units as readonly string[]).includes(kind) &&
      (kind === 'town' || kind === 'government' || organs.some(word => name.includes(word))),
  );
