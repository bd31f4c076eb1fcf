import { answerOf, api } from '../api/client.ts';
import type { Unit } from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { TextField } from '../app/fields.tsx';
import { today } from '../app/format.ts';
import { Notice } from '../app/notice.tsx';
import { UnitField } from '../app/units.tsx';
import { useRefresh } from './queries.ts';
import { StepFields } from './unit-fields.tsx';

export type StepName = 'rename' | 'move' | 'merge' | 'close';

interface StepForm extends Record<string, unknown> {
  name: string;
  shortName: string;
  parentId: string | null;
  successorId: string;
  day: string;
  note: string;
}

type Sent = StepForm & { version: number };
type Path = { params: { path: { region: string; id: string } } };

interface Step {
  title: string;
  action: string;
  danger: boolean;
  /** What it does, said before it is done. */
  warning: (unit: Unit) => string;
  labels: Partial<Record<keyof StepForm & string, string>>;
  send: (at: Path, sent: Sent) => Promise<Unit>;
}

/** What can happen to a unit, each with its own words, fields and route. */
export const steps: Readonly<Record<StepName, Step>> = {
  rename: {
    title: '更名',
    action: '更名',
    danger: false,
    warning: () => '更名后仍是同一机构：历史、责任分工和下级机构都不变，原名可以在历史中查到。',
    labels: { name: '机构名称', shortName: '简称' },
    send: (at, { name, shortName, day, note, version }) =>
      answerOf(
        api.POST('/units/{region}/{id}/rename', { ...at, body: { name, shortName, day, note, version } }),
      ),
  },
  move: {
    title: '调整隶属',
    action: '调整',
    danger: false,
    warning: () => '下级机构随它一起调整。',
    labels: { parentId: '上级机构' },
    send: (at, { parentId, day, note, version }) =>
      answerOf(
        api.POST('/units/{region}/{id}/move', {
          ...at,
          body: { parentId: parentId ?? null, day, note, version },
        }),
      ),
  },
  merge: {
    title: '合并',
    action: '确认合并',
    danger: true,
    warning: ({ name }) =>
      `“${name}”将并入另一个机构，不再存在；下级机构随之划转，责任分工当天结束。合并不能撤回。`,
    labels: {},
    send: (at, { successorId, day, note, version }) =>
      answerOf(api.POST('/units/{region}/{id}/merge', { ...at, body: { successorId, day, note, version } })),
  },
  close: {
    title: '撤销',
    action: '确认撤销',
    danger: true,
    warning: ({ name }) => `“${name}”将不再存在，责任分工当天结束，历史保留。撤销不能撤回。`,
    labels: {},
    send: (at, { day, note, version }) =>
      answerOf(api.POST('/units/{region}/{id}/close', { ...at, body: { day, note, version } })),
  },
};

const Fields = ({ step, unit }: { step: StepName; unit: Unit }) => (
  <>
    {step === 'rename' && (
      <>
        <TextField name="name" label="新名称" required />
        <TextField name="shortName" label="新简称" />
      </>
    )}
    {step === 'move' && (
      <UnitField region={unit.regionId} name="parentId" label="新的上级机构" except={unit.id} />
    )}
    {step === 'merge' && (
      <UnitField region={unit.regionId} name="successorId" label="并入的机构" except={unit.id} required />
    )}
  </>
);

/** One of the steps in a dialog: what it does is said first, and the button says it again. */
export const StepDialog = ({ step, unit, close }: { step: StepName; unit: Unit; close: () => void }) => {
  const { title, action, danger, warning, labels, send } = steps[step];
  const refresh = useRefresh(unit.regionId);
  const initial: StepForm = {
    name: unit.name,
    shortName: unit.shortName,
    parentId: unit.parentId,
    successorId: '',
    day: today(),
    note: '',
  };
  return (
    <Dialog title={`${title} ${unit.name}`} close={close}>
      <Notice type={danger ? 'warning' : 'info'} title={warning(unit)} />
      <EditForm
        draft={`unit.${step}.${unit.regionId}.${unit.id}`}
        initial={step === 'merge' ? { ...initial, successorId: undefined as never } : initial}
        version={unit.version}
        action={action}
        danger={danger}
        cancel={close}
        comparing={{ labels }}
        submit={async (values, version) => {
          await send({ params: { path: { region: unit.regionId, id: unit.id } } }, { ...values, version });
          await refresh();
        }}
        done={close}
      >
        <Fields step={step} unit={unit} />
        <StepFields />
      </EditForm>
    </Dialog>
  );
};
