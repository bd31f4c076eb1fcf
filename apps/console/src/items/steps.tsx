import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { Item, ItemStep } from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { LongField } from '../app/fields.tsx';
import { useRefreshItems } from './queries.ts';

type StepId = Exclude<ItemStep['id'], 'create' | 'write' | 'publish'>;

/** Steps that let the text go on: what one is most likely here for. */
const forward: ReadonlySet<string> = new Set(['submit', 'content-pass', 'secrecy-pass', 'sign', 'revise']);
/** Steps that take something away from readers or writers. */
const grave: ReadonlySet<string> = new Set(['withdraw', 'discard-draft', 'unschedule']);
/** Steps at which the time of publication may be set. */
const timed: ReadonlySet<string> = new Set(['submit', 'sign', 'urgent-release', 'schedule']);

const chinaOffset = '+08:00';
const local = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** An instant as the browser's field for a time takes it, in China's time. */
const fieldOf = (instant: string | null): string =>
  instant !== null && new Date(instant) > new Date() ? local.format(new Date(instant)).replace(' ', 'T') : '';

/** The time of the field as an instant; browsers leave out seconds of 0. */
const instantOf = (field: string): string | null =>
  field === '' ? null : `${field.length === 16 ? `${field}:00` : field}${chinaOffset}`;

interface Wish extends Record<string, unknown> {
  reason: string;
  publishAt: string;
  urgent: boolean;
}

const send = (
  item: Pick<Item, 'regionId' | 'id'>,
  step: StepId,
  version: number,
  wish: Wish,
): Promise<Item> => {
  const { reason, publishAt, urgent } = wish;
  return answerOf(
    // Each step has a route of its own; all of them take and answer the same.
    api.POST(`/items/{region}/{id}/${step}` as '/items/{region}/{id}/submit', {
      params: { path: { region: item.regionId, id: item.id } },
      body: {
        version,
        reason,
        ...(timed.has(step) && { publishAt: instantOf(publishAt) }),
        ...(step === 'submit' && { urgent }),
      },
    }),
  );
};

const TimeField = ({ step }: { step: StepId }) => (
  <Form.Item
    name="publishAt"
    label={
      step === 'schedule' ? (
        '发布时间'
      ) : (
        <>
          定时发布<span className="optional">（选填）</span>
        </>
      )
    }
    extra={step === 'submit' ? '希望的发布时间，由签发人决定' : '北京时间；不填即立即发布'}
    rules={step === 'schedule' ? [{ required: true, message: '请填写发布时间' }] : []}
  >
    <Input type="datetime-local" step={1} className="moment" />
  </Form.Item>
);

interface StepDialogProps {
  item: Item;
  step: ItemStep;
  version: number;
  done: (item: Item) => void;
  close: () => void;
}

/** One step of the flow, with what the law says of it, and what has to be said with it. */
const StepDialog = ({ item, step, version, done, close }: StepDialogProps) => {
  const id = step.id as StepId;
  const refresh = useRefreshItems(item.regionId);
  /** A refusal tells of a check or of a change that the page behind does not show yet. */
  const take = (wish: Wish, seen: number): Promise<Item> =>
    send(item, id, seen, wish).catch(fault => {
      void refresh();
      throw fault;
    });
  return (
    <Dialog title={step.name} close={close}>
      <p className="step-help">
        {step.help}
        {step.article && <span className="muted">（{step.article}）</span>}
      </p>
      <EditForm<Wish, Item>
        draft={`item.step.${item.regionId}.${item.id}.${id}`}
        initial={{ reason: '', publishAt: fieldOf(item.publishAt), urgent: item.urgent }}
        version={version}
        action={step.name}
        danger={grave.has(id)}
        cancel={close}
        comparing={{ labels: {} }}
        submit={take}
        done={changed => {
          close();
          done(changed);
        }}
      >
        {timed.has(id) && <TimeField step={id} />}
        {id === 'submit' && (
          <Form.Item name="urgent" valuePropName="checked">
            <Checkbox>急件：排在审核人待办的最前面</Checkbox>
          </Form.Item>
        )}
        {step.reason ? (
          <LongField name="reason" label="理由" required help="留在办理记录里" />
        ) : (
          id !== 'schedule' && <LongField name="reason" label="说明" help="留在办理记录里" />
        )}
      </EditForm>
    </Dialog>
  );
};

interface StepButtonsProps {
  item: Item;
  steps: readonly ItemStep[];
  /** The version that one has seen, where that is not the item's own. */
  version?: () => number;
  /** Before a step is begun; false holds it back. */
  before?: (step: ItemStep) => Promise<boolean>;
  done: (item: Item, step: ItemStep) => void;
}

const rank = ({ id }: ItemStep): number => (forward.has(id) ? 0 : grave.has(id) ? 2 : 1);

/** The steps that may be taken now, the likeliest first. */
export const StepButtons = ({
  item,
  steps,
  version = () => item.version,
  before,
  done,
}: StepButtonsProps) => {
  const [taking, setTaking] = useState<ItemStep | null>(null);
  const begin = async (step: ItemStep): Promise<void> => {
    if (!before || (await before(step))) setTaking(step);
  };
  return (
    <>
      {[...steps]
        .sort((one, other) => rank(one) - rank(other))
        .map((step, at) => (
          <Button
            key={step.id}
            type={at === 0 && forward.has(step.id) ? 'primary' : 'default'}
            danger={grave.has(step.id)}
            onClick={() => void begin(step)}
          >
            {step.name}
          </Button>
        ))}
      {taking && (
        <StepDialog
          item={item}
          step={taking}
          version={version()}
          done={changed => done(changed, taking)}
          close={() => setTaking(null)}
        />
      )}
    </>
  );
};
