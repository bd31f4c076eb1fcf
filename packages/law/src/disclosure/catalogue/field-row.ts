import type { Category } from './categories.ts';

/** What a unit is, as far as a field asks: 政府工作部门, 乡镇街道, and the rest of the kinds that publish. */
export type FieldUnit = 'government' | 'department' | 'town' | 'institution' | 'vertical';

export type FieldItem = readonly [slug: string, name: string, details: string];

/** A field, as the tables write it; its items with what the catalogues list under them. */
export type FieldRow = readonly [
  id: string,
  name: string,
  articles: readonly string[],
  category: Category,
  units: readonly FieldUnit[],
  organs: readonly string[],
  items: readonly FieldItem[],
];

/** 政府工作部门 alone. */
export const bureau: readonly FieldUnit[] = ['department'];
/** Departments and townships. */
export const both: readonly FieldUnit[] = ['department', 'town'];
/** Where the body is managed from above. */
export const tax: readonly FieldUnit[] = ['department', 'vertical'];

/** 政策文件, which most fields begin with. */
export const policies = (details: string): FieldItem => ['policies', '政策文件', details];
