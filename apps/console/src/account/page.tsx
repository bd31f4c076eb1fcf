import { Facts, Page, Panel } from '../app/page.tsx';
import { useMe } from '../session/use-me.ts';
import { ChangePassword } from './change-password.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { SecondFactor } from './second-factor.tsx';

/** 我的账号: who one is, password, second factor, where one is signed in. */
export const Component = () => {
  const { person, roles } = useMe();
  return (
    <Page title="我的账号">
      <Panel title="基本情况">
        <Facts
          items={[
            ['姓名', person.name],
            ['邮箱', person.email],
            ['电话', person.telephone],
            [
              '角色',
              roles.map(({ label, unitName }) => (unitName ? `${unitName} ${label}` : label)).join('、'),
            ],
          ]}
        />
        <p className="muted">需要更正时，请联系系统管理员。</p>
      </Panel>
      <SecondFactor />
      {person.hasPassword && <ChangePassword />}
      <OwnSessions />
    </Page>
  );
};
