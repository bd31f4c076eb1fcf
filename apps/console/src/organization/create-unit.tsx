import { answerOf, api } from '../api/client.ts';
import { Sheet } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { TextField } from '../app/fields.tsx';
import { today } from '../app/format.ts';
import { UnitField } from '../app/units.tsx';
import { useRefresh } from './queries.ts';
import type { UnitForm } from './unit-facts.ts';
import { ContactFields, StepFields } from './unit-fields.tsx';

interface CreateUnitProps {
  region: string;
  /** Chosen beforehand as the unit above. */
  parent: string | undefined;
  close: () => void;
  done: (id: string) => void;
}

/** 新建机构 */
export const CreateUnit = ({ region, parent, close, done }: CreateUnitProps) => {
  const refresh = useRefresh(region);
  const initial: UnitForm & { name: string; parentId: string | null } = {
    name: '',
    parentId: parent ?? null,
    shortName: '',
    kind: 'department',
    areaId: null,
    address: '',
    hours: '',
    telephone: '',
    fax: '',
    email: '',
    website: '',
    sort: 0,
    day: today(),
    note: '',
  };
  return (
    <Sheet title="新建机构" close={close}>
      <EditForm
        draft={`unit.new.${region}`}
        initial={initial}
        action="新建"
        cancel={close}
        submit={async values => {
          const unit = await answerOf(
            api.POST('/units/{region}', {
              params: { path: { region } },
              body: {
                ...values,
                parentId: values.parentId ?? null,
                areaId: values.areaId || null,
                sort: Number(values.sort),
              },
            }),
          );
          await refresh();
          return unit;
        }}
        done={({ id }) => done(id)}
      >
        <TextField name="name" label="机构名称" required help="全称，如“衡山县商务局”" />
        <UnitField region={region} name="parentId" label="上级机构" />
        <ContactFields region={region} />
        <StepFields help="机构成立的日期" />
      </EditForm>
    </Sheet>
  );
};
