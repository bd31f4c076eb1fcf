import { Checkbox, Form } from 'antd';
import { answerOf, api } from '../api/client.ts';
import type { ColumnState } from '../api/words.ts';
import { Confirm } from '../app/confirm.tsx';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { ChoiceField } from '../app/fields.tsx';
import { UnitField } from '../app/units.tsx';
import { useRefreshColumns } from './queries.ts';

interface ActProps {
  column: ColumnState;
  /** All columns of the same owner. */
  columns: readonly ColumnState[];
  close: () => void;
}

const at = ({ regionId: region, id }: ColumnState) => ({ params: { path: { region, id } } });

const indent = '　';

/** A column in a list of choices, set in as deep as it stands. */
const labelOf = ({ path, name }: ColumnState): string => indent.repeat(path.length - 1) + name;

/** Columns in the order of the tree, each after the one above it. */
const inTreeOrder = (columns: readonly ColumnState[], parent: string | null = null): ColumnState[] =>
  columns
    .filter(({ parentId }) => parentId === parent)
    .flatMap(column => [column, ...inTreeOrder(columns, column.id)]);

/** 移动栏目, with all below it. */
const MoveColumn = ({ column, columns, close }: ActProps) => {
  const refresh = useRefreshColumns(column.regionId);
  const places = inTreeOrder(columns).filter(
    ({ path, toDay }) => toDay === null && !path.includes(column.id),
  );
  return (
    <Dialog title={`移动 ${column.name}`} close={close}>
      <p>下级栏目和信息随它一起移动；网址不变，读者收藏的链接仍然有效。</p>
      <EditForm
        draft={`column.move.${column.regionId}.${column.id}`}
        initial={{ parentId: column.parentId ?? '' }}
        version={column.version}
        action="移动"
        cancel={close}
        comparing={{
          labels: { parentId: '上级栏目' },
          words: (_name, value) => columns.find(({ id }) => id === value)?.name ?? '（最上层）',
        }}
        submit={async ({ parentId }, version) => {
          await answerOf(
            api.POST('/columns/{region}/{id}/move', {
              ...at(column),
              body: { parentId: parentId || null, version },
            }),
          );
          await refresh();
        }}
        done={close}
      >
        <ChoiceField
          name="parentId"
          label="新的上级栏目"
          none="（最上层）"
          choices={places.map(place => ({ value: place.id, label: labelOf(place) }))}
        />
      </EditForm>
    </Dialog>
  );
};

/** 指定责任单位, also for the columns below. */
const AssignColumn = ({ column, columns, close }: ActProps) => {
  const refresh = useRefreshColumns(column.regionId);
  const below = columns.filter(({ path, toDay }) => toDay === null && path.includes(column.id));
  const initial: { dutyUnitId: string | null; whole: boolean } = {
    dutyUnitId: column.dutyUnitId,
    whole: true,
  };
  return (
    <Dialog title={`指定 ${column.name} 的责任单位`} close={close}>
      <EditForm
        draft={`column.duty.${column.regionId}.${column.id}`}
        initial={initial}
        version={column.version}
        action="指定"
        cancel={close}
        submit={async ({ dutyUnitId, whole }) => {
          const chosen = whole ? below : [column];
          // Several columns change at once: whoever changed one meanwhile is seen when the list is read anew.
          await answerOf(
            api.PUT('/columns/{region}/duty', {
              params: { path: { region: column.regionId } },
              body: {
                unitId: column.unitId,
                dutyUnitId: dutyUnitId ?? null,
                columns: chosen.map(({ id, version }) => ({ id, version })),
              },
            }),
          ).finally(refresh);
        }}
        done={close}
      >
        <UnitField region={column.regionId} name="dutyUnitId" label="责任单位" />
        {below.length > 1 && (
          <Form.Item name="whole" valuePropName="checked">
            <Checkbox>连同下级的{below.length - 1}个栏目</Checkbox>
          </Form.Item>
        )}
      </EditForm>
    </Dialog>
  );
};

interface Question {
  title: string;
  danger: boolean;
  done: string;
  text: string;
  submit: (column: ColumnState) => Promise<unknown>;
}

/** What is asked before it is done. */
const questions: Readonly<Record<'end' | 'reopen' | 'remove', Question>> = {
  end: {
    title: '停用',
    danger: true,
    done: '已停用',
    text: '自今天起不再收新信息，门户上不再列出；已有的信息仍可查到。以后可以恢复。',
    submit: column =>
      answerOf(api.POST('/columns/{region}/{id}/end', { ...at(column), body: { version: column.version } })),
  },
  reopen: {
    title: '恢复',
    danger: false,
    done: '已恢复',
    text: '恢复后可以继续发布信息，更新期限照常计算。',
    submit: column =>
      answerOf(
        api.POST('/columns/{region}/{id}/reopen', { ...at(column), body: { version: column.version } }),
      ),
  },
  remove: {
    title: '删除',
    danger: true,
    done: '已删除',
    text: '只能删除建错的空栏目；有过信息或下级栏目的只能停用。删除不能撤回。',
    submit: column =>
      answerOf(
        api.POST('/columns/{region}/{id}/remove', { ...at(column), body: { version: column.version } }),
      ),
  },
};

type Asked = keyof typeof questions;

const Ask = ({ what, column, close }: ActProps & { what: Asked }) => {
  const refresh = useRefreshColumns(column.regionId);
  const { title, danger, done, text, submit } = questions[what];
  return (
    <Confirm
      title={`${title} ${column.name}`}
      action={title}
      danger={danger}
      done={done}
      submit={() => submit(column).finally(refresh)}
      close={close}
    >
      <p>{text}</p>
    </Confirm>
  );
};

export type ColumnAct = 'move' | 'assign' | Asked;

/** What can be done to a column besides changing it: in words, as the buttons say it. */
export const columnActs: Readonly<Record<ColumnAct, { title: string; danger: boolean }>> = {
  assign: { title: '责任单位', danger: false },
  move: { title: '移动', danger: false },
  ...questions,
};

/** The dialog of one of them. */
export const ColumnActDialog = ({ act, ...props }: ActProps & { act: ColumnAct }) => {
  if (act === 'move') return <MoveColumn {...props} />;
  if (act === 'assign') return <AssignColumn {...props} />;
  return <Ask what={act} {...props} />;
};
