export { type Article, type ArticleReach, articleIds, articles } from './articles.ts';
export { type Category, categories, categoryOf, otherCategory } from './categories.ts';
export type { ColumnForm, StandardColumn } from './column.ts';
export type { FieldUnit } from './field-row.ts';
export { type BasicField, basicFields, basicFieldsRoot, fieldsFor } from './fields.ts';
export {
  type ColumnKind,
  type ColumnKindId,
  columnKinds,
  limitOf,
  newsLimitDays,
  noticeLimitDays,
  otherLimitDays,
} from './kinds.ts';
export { overdueOf, type UpdateState } from './overdue.ts';
export { bureauColumns, regionColumns, townshipColumns } from './standard.ts';
export { standardTopics } from './topics.ts';
