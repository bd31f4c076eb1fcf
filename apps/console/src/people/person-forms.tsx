import { answerOf, api } from '../api/client.ts';
import { type Person, roles } from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { DayField, TextField, TypedField } from '../app/fields.tsx';
import { today } from '../app/format.ts';
import { useRefreshPeople } from './queries.ts';
import { RoleFields, type RoleForm, roleOf } from './role-fields.tsx';

interface Props {
  person: Person;
  close: () => void;
}

/** 修改姓名和电话 */
export const ChangePerson = ({ person, close }: Props) => {
  const refresh = useRefreshPeople();
  return (
    <Dialog title={`修改 ${person.name}`} close={close}>
      <EditForm
        draft={`person.${person.id}`}
        initial={{ name: person.name, telephone: person.telephone }}
        version={person.version}
        action="保存"
        cancel={close}
        comparing={{ labels: { name: '姓名', telephone: '电话' } }}
        submit={async (values, version) => {
          await answerOf(
            api.PATCH('/people/{id}', {
              params: { path: { id: person.id } },
              body: { ...values, version },
            }),
          );
          await refresh();
        }}
        done={close}
      >
        <TextField name="name" label="姓名" required />
        <TypedField name="telephone" label="电话" input={{ inputMode: 'tel' }} />
      </EditForm>
    </Dialog>
  );
};

interface GrantForm extends RoleForm, Record<string, unknown> {
  fromDay: string;
  toDay: string;
}

const granted: GrantForm = { role: 'clerk', unitId: null, fromDay: today(), toDay: '' };

/** 授予角色, from a day on, for good or up to another day. */
export const GrantRole = ({ region, person, close }: Props & { region: string }) => {
  const refresh = useRefreshPeople();
  return (
    <Dialog title={`授予 ${person.name} 角色`} close={close}>
      <EditForm
        draft={`role.new.${person.id}`}
        initial={granted}
        action="授予"
        cancel={close}
        submit={async values => {
          await answerOf(
            api.POST('/people/{id}/roles', {
              params: { path: { id: person.id } },
              body: {
                regionId: region,
                ...roleOf(values),
                fromDay: values.fromDay,
                toDay: values.toDay || null,
              },
            }),
          );
          await refresh();
        }}
        done={close}
      >
        <RoleFields region={region} />
        <DayField name="fromDay" label="开始日期" required past={false} />
        <DayField name="toDay" label="结束日期" past={false} help="从这一天起不再担任；不填为长期" />
      </EditForm>
    </Dialog>
  );
};

/** 收回角色, on a day. */
export const EndRole = ({ person, held, close }: Props & { held: Person['roles'][number] }) => {
  const refresh = useRefreshPeople();
  return (
    <Dialog title={`收回 ${person.name} 的${roles[held.role]}`} close={close}>
      <p>从这一天起不再有这个角色的权限。做过的事仍记在名下。</p>
      <EditForm
        draft={`role.end.${held.id}`}
        initial={{ toDay: today() }}
        version={held.version}
        action="确认收回"
        danger
        cancel={close}
        submit={async ({ toDay }, version) => {
          await answerOf(
            api.POST('/people/{id}/roles/{assignmentId}/end', {
              params: { path: { id: person.id, assignmentId: held.id } },
              body: { regionId: held.regionId, version, toDay },
            }),
          );
          await refresh();
        }}
        done={close}
      >
        <DayField name="toDay" label="结束日期" required past={false} />
      </EditForm>
    </Dialog>
  );
};
