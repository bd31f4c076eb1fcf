import { Button } from 'antd';
import { useState } from 'react';
import { type Person, roles } from '../api/words.ts';
import { Confirm } from '../app/confirm.tsx';
import { Sheet } from '../app/dialog.tsx';
import { Facts } from '../app/page.tsx';
import { useMay, useMe } from '../session/use-me.ts';
import { ChangePerson, EndRole, GrantRole } from './person-forms.tsx';
import { PersonState } from './person-state.tsx';
import { type AccountAct, useAccountAct } from './queries.ts';

type Held = Person['roles'][number];
type Doing = { what: AccountAct | 'change' | 'grant' } | { what: 'end'; role: Held } | null;

const acts: Readonly<Record<AccountAct, { label: string; question: string; done: string; danger: boolean }>> =
  {
    disable: {
      label: '停用',
      question: '停用后立即退出所有登录，不能再登录；资料和记录保留，以后可以启用。',
      done: '已停用',
      danger: true,
    },
    enable: { label: '启用', question: '启用后可以用原来的口令登录。', done: '已启用', danger: false },
    invite: {
      label: '重新发送邀请',
      question: '重新发送设置口令的邮件，以前邮件中的链接作废。',
      done: '邀请已发送',
      danger: false,
    },
    resetTotp: {
      label: '重置两步验证',
      question: '只在本人丢了手机和备用码时使用。请先当面或打电话确认是本人。重置后要重新设置。',
      done: '已重置',
      danger: true,
    },
  };

/** Asks before an account is changed, and does it. */
const ConfirmAct = ({ act, person, close }: { act: AccountAct; person: Person; close: () => void }) => {
  const { label, question, done, danger } = acts[act];
  const submit = useAccountAct(act);
  return (
    <Confirm
      title={`${label} ${person.name}`}
      action={label}
      danger={danger}
      done={done}
      submit={() => submit(person)}
      close={close}
    >
      <p>{question}</p>
    </Confirm>
  );
};

/** What fits the state of the account. */
const fitting = (person: Person, own: boolean): AccountAct[] => {
  if (person.disabled) return ['enable'];
  return [
    ...(person.activated ? [] : (['invite'] as const)),
    ...(person.hasTotp && !own ? (['resetTotp'] as const) : []),
    ...(own ? [] : (['disable'] as const)),
  ];
};

const RoleLine = ({ held, end }: { held: Held; end: (() => void) | undefined }) => (
  <li className="duty">
    <div>
      <p className="duty-name">
        <b>{roles[held.role]}</b>
        <span>{held.unitName ?? '整个区域'}</span>
        {!held.inForce && <small className="mark">未生效或已结束</small>}
      </p>
      <p className="muted">
        {held.fromDay}起{held.toDay && `，${held.toDay}止`}
      </p>
    </div>
    {end && (
      <Button size="small" aria-label={`收回${roles[held.role]}`} onClick={end}>
        收回
      </Button>
    )}
  </li>
);

interface PersonSheetProps {
  region: string;
  person: Person;
  close: () => void;
}

/** One person: account, roles with their days, and what may be done. */
export const PersonSheet = ({ region, person, close }: PersonSheetProps) => {
  const [doing, setDoing] = useState<Doing>(null);
  const may = useMay();
  const me = useMe();
  const place = { regionId: region };
  const own = me.person.id === person.id;
  const stop = () => setDoing(null);
  return (
    <Sheet title={person.name} close={close}>
      <Facts
        items={[
          ['邮箱', person.email],
          ['电话', person.telephone],
          ['状态', <PersonState key="state" person={person} />],
          ['两步验证', person.hasTotp ? '已启用' : '未启用'],
        ]}
      />
      {may('person.change', place) && (
        <div className="form-actions">
          <Button onClick={() => setDoing({ what: 'change' })}>修改</Button>
          {fitting(person, own).map(what => (
            <Button key={what} danger={acts[what].danger} onClick={() => setDoing({ what })}>
              {acts[what].label}
            </Button>
          ))}
        </div>
      )}
      <section className="group">
        <header className="panel-head">
          <h3>角色</h3>
          {may('role.change', place) && (
            <Button size="small" onClick={() => setDoing({ what: 'grant' })}>
              授予角色
            </Button>
          )}
        </header>
        <ul className="duties">
          {person.roles.map(held => (
            <RoleLine
              key={held.id}
              held={held}
              end={
                may('role.change', { regionId: held.regionId }) && held.toDay === null
                  ? () => setDoing({ what: 'end', role: held })
                  : undefined
              }
            />
          ))}
        </ul>
      </section>
      {doing?.what === 'change' && <ChangePerson person={person} close={stop} />}
      {doing?.what === 'grant' && <GrantRole region={region} person={person} close={stop} />}
      {doing?.what === 'end' && <EndRole person={person} held={doing.role} close={stop} />}
      {doing && doing.what in acts && (
        <ConfirmAct act={doing.what as AccountAct} person={person} close={stop} />
      )}
    </Sheet>
  );
};
