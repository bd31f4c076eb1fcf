import { App } from 'antd';
import { answerOf, api } from '../api/client.ts';
import { Sheet } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { TextField, TypedField } from '../app/fields.tsx';
import { useRefreshPeople } from './queries.ts';
import { RoleFields, type RoleForm, roleOf } from './role-fields.tsx';

interface InviteForm extends Record<string, unknown> {
  name: string;
  email: string;
  telephone: string;
  roles: RoleForm[];
}

const initial: InviteForm = { name: '', email: '', telephone: '', roles: [{ role: 'clerk', unitId: null }] };

/** 邀请用户: the letter with which they set their password goes out at once. */
export const Invite = ({ region, close }: { region: string; close: () => void }) => {
  const refresh = useRefreshPeople();
  const { message } = App.useApp();
  return (
    <Sheet title="邀请用户" close={close}>
      <EditForm
        draft={`person.new.${region}`}
        initial={initial}
        action="发送邀请"
        cancel={close}
        submit={async ({ name, email, telephone, roles }) => {
          const person = await answerOf(
            api.POST('/people', {
              body: { regionId: region, name, email, telephone, roles: roles.map(roleOf) },
            }),
          );
          await refresh();
          return person;
        }}
        done={({ email }) => {
          void message.success(`邀请已发往${email}`);
          close();
        }}
      >
        <TextField name="name" label="姓名" required />
        <TypedField
          name="email"
          label="邮箱"
          required
          help="用来登录，也用来接收邀请"
          input={{ type: 'email', inputMode: 'email', autoComplete: 'off' }}
        />
        <TypedField name="telephone" label="电话" input={{ inputMode: 'tel', autoComplete: 'off' }} />
        <RoleFields region={region} under={['roles', 0]} />
      </EditForm>
    </Sheet>
  );
};
