import type { FieldRow } from './field-row.ts';
import { firstFields } from './fields-one.ts';
import { secondFields } from './fields-two.ts';

/**
 * 26 fields with their usual items, after the ministries' guides of 2019 (各领域基层政务公开标准指引). A county's own
 * catalogue goes further into detail: a bureau adds, renames and ends columns as its catalogue has them.
 */
export const fieldTable: readonly FieldRow[] = [...firstFields, ...secondFields];
