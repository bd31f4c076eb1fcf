import type { SectionId } from './form.ts';

/**
 * What a reader saw of the document itself, beside its data: the title as printed, the headings in their order,
 * the statutory tables in theirs. A report that comes as data alone has no outline.
 */
export interface Outline {
  title: string | null;
  sections: { id: SectionId; heading: string }[];
  tables: ('table2' | 'table3' | 'table4')[];
}
