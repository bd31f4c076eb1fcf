import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import type { ItemContent, ItemLink } from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { TextField } from '../app/fields.tsx';
import { treeQuery } from '../app/units.tsx';
import { useMay, useMe } from '../session/use-me.ts';
import { ColumnChoice } from './column-choice.tsx';
import { useRefreshItems } from './queries.ts';

/** What a draft may begin with. */
export type NewContent = Partial<Pick<ItemContent, 'title' | 'form' | 'body' | 'source' | 'formedOn'>>;

interface NewItemProps {
  region: string;
  /** Where it is filled in beforehand, and what it is made from. */
  unit?: string;
  source?: { toId: string; kind: ItemLink['kind'] };
  content?: NewContent;
  close: () => void;
}

/** The units in which the person may write. */
const useWritable = (region: string): { value: string; label: string }[] => {
  const may = useMay();
  const { data } = useQuery(treeQuery(region, false));
  const units = data?.items ?? [];
  const above = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const pathOf = (id: string): string[] => {
    const parent = above.get(id);
    return [id, ...(parent ? pathOf(parent) : [])];
  };
  return units
    .filter(({ id }) => may('item.write', { regionId: region, path: pathOf(id) }))
    .map(({ id, name }) => ({ value: id, label: name }));
};

/** 起草: the unit and the column first, for they decide who reviews it and where it will stand. */
export const NewItem = ({ region, unit, source, content = {}, close }: NewItemProps) => {
  const navigate = useNavigate();
  const refresh = useRefreshItems(region);
  const writable = useWritable(region);
  const { roles } = useMe();
  const nameOf = (id: string) => writable.find(({ value }) => value === id)?.label ?? '';
  const own = unit ?? roles.find(({ unitId }) => unitId)?.unitId ?? writable[0]?.value ?? '';
  return (
    <Dialog title="起草" close={close}>
      <EditForm
        draft={`item.new.${region}`}
        initial={{ unitId: own, columnId: '', title: content.title ?? '' }}
        action="开始写"
        cancel={close}
        submit={async ({ unitId, columnId, title }) => {
          const made = await answerOf(
            api.POST('/items/{region}', {
              params: { path: { region } },
              body: {
                unitId,
                columnId,
                content: {
                  source: nameOf(unitId),
                  author: nameOf(unitId),
                  ...content,
                  title,
                },
                ...(source && { source }),
              },
            }),
          );
          await refresh();
          return made;
        }}
        done={({ id }) => void navigate(`/items/${region}/${id}/edit`)}
      >
        <Form.Item name="unitId" label="单位" rules={[{ required: true, message: '请选择单位' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="输入名称查找"
            virtual={false}
            options={writable}
          />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(before, after) => before.unitId !== after.unitId}>
          {({ getFieldValue }) => (
            <Form.Item
              name="columnId"
              label="栏目"
              rules={[{ required: true, message: '请选择栏目' }]}
              getValueFromEvent={event => event.target.value}
            >
              <ColumnChoice region={region} unit={String(getFieldValue('unitId') ?? '')} none="请选择" />
            </Form.Item>
          )}
        </Form.Item>
        <TextField name="title" label="标题" help="可以以后再写" />
      </EditForm>
    </Dialog>
  );
};
