import { type CatalogueColumn, choicesOf, columnForms, type NewColumn } from '../api/words.ts';
import { ChecksField, ChoiceField, LongField, TextField, TypedField } from '../app/fields.tsx';
import { UnitField } from '../app/units.tsx';
import { useChoices } from './queries.ts';

/** What a column says of itself, as fields of a form. */
export interface ColumnForm extends Record<string, unknown> {
  name: string;
  kind: string;
  category: string | null;
  articles: string[];
  dutyUnitId: string | null | undefined;
  limitDays: number | string | null;
  forms: string[];
  description: string;
  keywords: string;
}

export const columnLabels = {
  name: '栏目名称',
  kind: '栏目类型',
  category: '年报统计类别',
  articles: '对应条款',
  dutyUnitId: '责任单位',
  limitDays: '更新期限（天）',
  forms: '公开形式',
  description: '说明',
  keywords: '关键词',
} as const;

export const formOf = (column: CatalogueColumn): ColumnForm => ({
  name: column.name,
  kind: column.kind,
  category: column.category,
  articles: column.articles,
  dutyUnitId: column.dutyUnitId,
  limitDays: column.limitDays,
  forms: column.forms,
  description: column.description,
  keywords: column.keywords,
});

/** What is sent; the server says what of it cannot be. */
export const sentOf = (form: ColumnForm): Omit<NewColumn, 'version'> => ({
  name: form.name,
  kind: form.kind as NewColumn['kind'],
  category: (form.category || null) as NewColumn['category'],
  articles: form.articles,
  dutyUnitId: form.dutyUnitId ?? null,
  limitDays: form.limitDays === null || form.limitDays === '' ? null : Number(form.limitDays),
  forms: form.forms as NewColumn['forms'],
  description: form.description,
  keywords: form.keywords,
});

/** A kind with the limit that follows from it. */
const kindLabel = ({ name, limitDays }: { name: string; limitDays: number | null }): string =>
  limitDays === null ? `${name}（不要求更新）` : `${name}（${limitDays}天内更新）`;

/** A field's value in words. */
export const useColumnWords = (region: string, nameOfUnit: (id: string) => string) => {
  const { kinds, categories, articles } = useChoices(region);
  const named = (list: readonly { id: string; name: string }[], value: unknown) =>
    list.find(({ id }) => id === value)?.name ?? String(value ?? '');
  const each = (value: unknown, nameOf: (id: string) => string) =>
    ((value ?? []) as string[]).map(nameOf).join('、');
  const words: Readonly<Record<string, (value: unknown) => string>> = {
    kind: value => named(kinds, value),
    category: value => named(categories, value),
    articles: value => each(value, id => named(articles, id)),
    dutyUnitId: value => (value ? nameOfUnit(String(value)) : ''),
    forms: value => each(value, form => (columnForms as Record<string, string>)[form] ?? form),
  };
  return (name: string, value: unknown): string =>
    words[name]?.(value) ?? (value === null || value === undefined ? '' : String(value));
};

/** The fields of a column that may be changed. */
export const ColumnFields = ({ region }: { region: string }) => {
  const { kinds, categories, articles } = useChoices(region);
  return (
    <>
      <TextField name="name" label={columnLabels.name} required />
      <ChoiceField
        name="kind"
        label={columnLabels.kind}
        required
        choices={kinds.map(kind => ({ value: kind.id, label: kindLabel(kind) }))}
      />
      <TypedField
        name="limitDays"
        label={columnLabels.limitDays}
        input={{ inputMode: 'numeric' }}
        help="不填时按栏目类型；本地要求更严的填在这里"
      />
      <UnitField region={region} name="dutyUnitId" label={columnLabels.dutyUnitId} />
      <ChoiceField
        name="category"
        label={columnLabels.category}
        none="不单独统计"
        choices={categories.map(({ id, name }) => ({ value: id, label: name }))}
        help="年报“总体情况”按这一类别计数"
      />
      <ChecksField name="forms" label={columnLabels.forms} choices={choicesOf(columnForms)} />
      <LongField name="description" label={columnLabels.description} />
      <TextField name="keywords" label={columnLabels.keywords} help="供检索，用空格隔开" />
      <ChecksField
        name="articles"
        label={columnLabels.articles}
        help="《政府信息公开条例》第二十条、第二十一条列举的事项"
        choices={articles.map(({ id, source, name }) => ({ value: id, label: `${name}（${source}）` }))}
      />
    </>
  );
};
