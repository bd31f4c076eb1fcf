import type { Category } from './categories.ts';
import type { ColumnKindId } from './kinds.ts';

/** 公开形式, as items name them. */
export type ColumnForm = 'text' | 'table' | 'picture' | 'video' | 'faq' | 'large-type' | 'leaflet';

/** A column of a standard tree. */
export interface StandardColumn {
  /** Its part of the address; unique in its tree, and safe in an address. */
  slug: string;
  /** The slug of the column above it. */
  parent: string | null;
  name: string;
  /** Items of Art. 20 and 21 that it serves. */
  articles: readonly string[];
  category: Category | null;
  kind: ColumnKindId;
  /** A stricter limit than its kind's, in days. */
  limitDays: number | null;
  forms: readonly ColumnForm[];
  /** The field of the basic-level catalogue that it is of. */
  field: string | null;
  /** What belongs into it, in a sentence for the clerk and for the page's ColumnDescription. */
  description: string;
}

/** How a column differs from a plain one of its kind. */
export type ColumnDraft = Pick<StandardColumn, 'slug' | 'name' | 'kind'> &
  Partial<Omit<StandardColumn, 'parent'>> & { children?: readonly ColumnDraft[] };

/** A tree written as it reads, as the list that is stored: each column after the one above it. */
export const flattenColumns = (
  drafts: readonly ColumnDraft[],
  parent: string | null = null,
): StandardColumn[] =>
  drafts.flatMap(({ children = [], ...draft }) => [
    {
      articles: [],
      category: null,
      limitDays: null,
      forms: ['text'],
      field: null,
      description: '',
      ...draft,
      parent,
    },
    ...flattenColumns(children, draft.slug),
  ]);
