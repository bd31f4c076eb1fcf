import { answerOf, api } from '../api/client.ts';
import { choicesOf, type Duty, dutyKinds, type Unit } from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { ChoiceField, DayField, LongField, TextField, TypedField } from '../app/fields.tsx';
import { today } from '../app/format.ts';
import { useRefresh } from './queries.ts';

interface DutyForm extends Record<string, unknown> {
  kind: Duty['kind'];
  name: string;
  section: string;
  post: string;
  telephone: string;
  duties: string;
  personId: string | null;
  fromDay: string;
}

const labels = {
  kind: '分工',
  name: '姓名',
  section: '股室',
  post: '职务',
  telephone: '电话',
  duties: '职责',
  fromDay: '开始日期',
} as const;

const words = (name: string, value: unknown): string =>
  name === 'kind' ? dutyKinds[value as Duty['kind']] : value == null ? '' : String(value);

const formOf = (kind: Duty['kind'], duty: Duty | undefined): DutyForm => ({
  kind,
  name: duty?.name ?? '',
  section: duty?.section ?? '',
  post: duty?.post ?? '',
  telephone: duty?.telephone ?? '',
  duties: duty?.duties ?? '',
  personId: duty?.personId ?? null,
  fromDay: duty?.fromDay ?? today(),
});

interface DutyDialogProps {
  unit: Unit;
  kind: Duty['kind'];
  /** The entry to correct; none for a new one. */
  duty?: Duty;
  close: () => void;
}

/** A new entry of the roster, or the correction of one. */
export const DutyDialog = ({ unit, kind, duty, close }: DutyDialogProps) => {
  const { regionId: region } = unit;
  const refresh = useRefresh(region);
  const send = (values: DutyForm, version: number) =>
    duty
      ? answerOf(
          api.PUT('/duties/{region}/{id}', {
            params: { path: { region, id: duty.id } },
            body: { ...values, version },
          }),
        )
      : answerOf(
          api.POST('/units/{region}/{id}/duties', {
            params: { path: { region, id: unit.id } },
            body: values,
          }),
        );
  return (
    <Dialog title={duty ? '更正责任分工' : '新增责任分工'} close={close}>
      <EditForm
        draft={duty ? `duty.${region}.${duty.id}` : `duty.new.${region}.${unit.id}`}
        initial={formOf(kind, duty)}
        {...(duty && { version: duty.version })}
        action={duty ? '保存' : '新增'}
        cancel={close}
        comparing={{ labels, words }}
        submit={async (values, version) => {
          await send(values, version);
          await refresh();
        }}
        done={close}
      >
        <ChoiceField name="kind" label="分工" required choices={choicesOf(dutyKinds)} />
        <TextField name="name" label="姓名" help={duty ? '换了人，请先结束这一条，再新增。' : undefined} />
        <TextField name="section" label="股室" help="如：办公室、行政审批股" />
        <TextField name="post" label="职务" />
        <TypedField name="telephone" label="电话" input={{ inputMode: 'tel' }} />
        <LongField name="duties" label="职责" />
        <DayField name="fromDay" label="开始日期" required />
      </EditForm>
    </Dialog>
  );
};
