import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { type Item, type ItemDetail, validityKinds } from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { ChoiceField, DayField, LongField } from '../app/fields.tsx';
import { today } from '../app/format.ts';
import { treeQuery } from '../app/units.tsx';
import { useMay } from '../session/use-me.ts';
import { ColumnChoice } from './column-choice.tsx';

/** Whether the person may sign for a unit: then also move what it published and note its validity. */
export const useMaySign = (region: string, unit: string): boolean => {
  const may = useMay();
  const { data } = useQuery(treeQuery(region, true));
  const above = new Map((data?.items ?? []).map(({ id, parentId }) => [id, parentId]));
  const path = [unit];
  for (let at = above.get(unit); at; at = above.get(at)) path.push(at);
  return may('item.sign', { regionId: region, path });
};

interface FormProps {
  item: Item;
  done: () => void;
  close: () => void;
}

const noted = ['amend', 'repeal', 'expire'] as const;

const NoteValidity = ({ item, done, close }: FormProps) => (
  <Dialog title="记有效性变动" close={close}>
    <EditForm
      draft={`item.validity.${item.regionId}.${item.id}`}
      initial={{ kind: 'repeal' as (typeof noted)[number], day: today(), note: '' }}
      version={item.version}
      action="记下"
      cancel={close}
      comparing={{ labels: {} }}
      submit={({ kind, day, note }, version) =>
        answerOf(
          api.POST('/items/{region}/{id}/validity', {
            params: { path: { region: item.regionId, id: item.id } },
            body: { version, kind, day, note, byItemId: null },
          }),
        )
      }
      done={() => {
        done();
        close();
      }}
    >
      <ChoiceField
        name="kind"
        label="变动"
        required
        choices={noted.map(kind => ({ value: kind, label: validityKinds[kind] }))}
      />
      <DayField name="day" label="自哪天起" required past={false} />
      <LongField name="note" label="依据" required help="如：被哪个文件修改、废止，文件名称和文号" />
    </EditForm>
  </Dialog>
);

/** 有效性: what it is today, and the changes that made it so. */
export const Validity = ({ detail, done }: { detail: ItemDetail; done: () => void }) => {
  const { item, validity } = detail;
  const [noting, setNoting] = useState(false);
  const maySign = useMaySign(item.regionId, item.unitId);
  if (!validity) return null;
  return (
    <>
      <p>
        <b>{validity.stateName || '还没有制发'}</b>
      </p>
      <ol className="history">
        {validity.events.map(({ seq, kind, day, note, actorName }) => (
          <li key={seq}>
            <b>{validityKinds[kind]}</b>，自{day}
            {note && <div>{note}</div>}
            <div className="muted">{actorName}</div>
          </li>
        ))}
      </ol>
      {maySign && validity.state !== null && <Button onClick={() => setNoting(true)}>记有效性变动</Button>}
      {noting && <NoteValidity item={item} done={done} close={() => setNoting(false)} />}
    </>
  );
};

/** 调整栏目 of something that readers see. */
export const MoveItem = ({ item, done, close }: FormProps) => (
  <Dialog title="调整栏目" close={close}>
    <p>立即生效，读者在新栏目里看到；原来的网址不变。</p>
    <EditForm
      draft={`item.move.${item.regionId}.${item.id}`}
      initial={{ columnId: item.columnId, reason: '' }}
      version={item.version}
      action="调整"
      cancel={close}
      comparing={{ labels: {} }}
      submit={({ columnId, reason }, version) =>
        answerOf(
          api.POST('/items/{region}/{id}/move', {
            params: { path: { region: item.regionId, id: item.id } },
            body: { version, columnId, reason },
          }),
        )
      }
      done={() => {
        done();
        close();
      }}
    >
      <Form.Item
        name="columnId"
        label="栏目"
        rules={[{ required: true, message: '请选择栏目' }]}
        getValueFromEvent={event => event.target.value}
      >
        <ColumnChoice region={item.regionId} unit={item.unitId} none="请选择" />
      </Form.Item>
      <LongField name="reason" label="说明" />
    </EditForm>
  </Dialog>
);
