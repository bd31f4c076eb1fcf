import { answerOf, api } from '../api/client.ts';
import type { ColumnState } from '../api/words.ts';
import { Sheet } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { TextField } from '../app/fields.tsx';
import { useUnitNames } from '../app/units.tsx';
import {
  ColumnFields,
  type ColumnForm,
  columnLabels,
  formOf,
  sentOf,
  useColumnWords,
} from './column-form.tsx';
import { useRefreshColumns } from './queries.ts';

/** 修改栏目: all but its address and its place, which have their own ways. */
export const EditColumn = ({ column, close }: { column: ColumnState; close: () => void }) => {
  const { regionId: region, id } = column;
  const refresh = useRefreshColumns(region);
  const words = useColumnWords(region, useUnitNames(region));
  return (
    <Sheet title={`修改 ${column.name}`} close={close}>
      <EditForm
        draft={`column.${region}.${id}`}
        initial={formOf(column)}
        version={column.version}
        action="保存"
        cancel={close}
        comparing={{ labels: columnLabels, words }}
        submit={async (values, version) => {
          await answerOf(
            api.PUT('/columns/{region}/{id}', {
              params: { path: { region, id } },
              body: { ...sentOf(values), version },
            }),
          );
          await refresh();
        }}
        done={close}
      >
        <ColumnFields region={region} />
      </EditForm>
    </Sheet>
  );
};

interface CreateColumnProps {
  region: string;
  unitId: string | null;
  /** The column that it is made under; null for the top. */
  parent: ColumnState | null;
  close: () => void;
  done: (id: string) => void;
}

/** 新建栏目 */
export const CreateColumn = ({ region, unitId, parent, close, done }: CreateColumnProps) => {
  const refresh = useRefreshColumns(region);
  const initial: ColumnForm & { slug: string } = {
    name: '',
    slug: '',
    kind: parent && parent.kind !== 'group' ? parent.kind : 'information',
    category: parent?.category ?? null,
    articles: parent?.articles ?? [],
    dutyUnitId: parent?.dutyUnitId ?? unitId ?? undefined,
    limitDays: null,
    forms: ['text'],
    description: '',
    keywords: '',
  };
  return (
    <Sheet title={parent ? `在“${parent.name}”下新建栏目` : '新建栏目'} close={close}>
      <EditForm
        draft={`column.new.${region}.${unitId ?? ''}.${parent?.id ?? ''}`}
        initial={initial}
        action="新建"
        cancel={close}
        submit={async values => {
          const column = await answerOf(
            api.POST('/columns/{region}', {
              params: { path: { region } },
              body: { ...sentOf(values), slug: values.slug, unitId, parentId: parent?.id ?? null },
            }),
          );
          await refresh();
          return column;
        }}
        done={({ id }) => done(id)}
      >
        <TextField
          name="slug"
          label="栏目网址"
          required
          help="小写字母、数字和连字符，如“policy-documents”。读者会收藏它，定下后不能改。"
        />
        <ColumnFields region={region} />
      </EditForm>
    </Sheet>
  );
};
