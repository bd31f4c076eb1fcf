import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import { menu } from '../app/menu.ts';
import { Nothing, Notice } from '../app/notice.tsx';
import { Page, Panel } from '../app/page.tsx';
import { useMay, useMe, useOwnRegions } from '../session/use-me.ts';
import { WorkLists } from './lists.tsx';

/** How many units of the region lack someone in their roster. */
const useGaps = (region: string, enabled: boolean) =>
  useQuery({
    queryKey: ['gaps', region],
    queryFn: () =>
      answerOf(api.GET('/units/{region}/gaps', { params: { path: { region }, query: { pageSize: 1 } } })),
    enabled,
  });

const Reminders = () => {
  const { person, mustSetUpTotp } = useMe();
  const [region = ''] = useOwnRegions();
  const may = useMay();
  const gaps = useGaps(region, region !== '' && may('duty.change', { regionId: region }));
  const missing = gaps.data?.total ?? 0;
  return (
    <>
      {mustSetUpTotp && (
        <Notice type="warning" title="请先启用两步验证" action={<Link to="/account#totp">去启用</Link>}>
          您的角色要求两步验证。启用之前，各项权限都不生效。
        </Notice>
      )}
      {!mustSetUpTotp && !person.hasTotp && person.hasPassword && (
        <Notice title="建议启用两步验证" action={<Link to="/account#totp">去启用</Link>}>
          登录时除口令外再输入手机上的验证码，口令泄露时账号仍然安全。
        </Notice>
      )}
      {missing > 0 && (
        <Notice
          type="warning"
          title={`${missing}个机构的责任分工不全`}
          action={<Link to={`/organization/${region}?only=gaps`}>去补齐</Link>}
        >
          每个机构都应当明确分管领导、责任股室和专人。
        </Notice>
      )}
    </>
  );
};

/** 我的工作: reminders, what waits for the person, and the ways to the other pages. */
export const Component = () => {
  const { person, roles } = useMe();
  const may = useMay();
  const [region = ''] = useOwnRegions();
  const links = menu.filter(({ to, action }) => to !== '/' && (action === undefined || may(action)));
  const held = roles.map(({ label, unitName }) => (unitName ? `${unitName}${label}` : label)).join('、');
  return (
    <Page
      title="我的工作"
      lead={`${person.name}，您好。${held ? `您是${held}。` : '您现在没有角色，请联系系统管理员。'}`}
    >
      <Reminders />
      {region !== '' && may('item.read') ? (
        <WorkLists region={region} />
      ) : (
        <Panel title="待办">
          <Nothing title="现在没有要办的事">
            <p>有需要您处理的事项时，会列在这里。</p>
          </Nothing>
        </Panel>
      )}
      <Panel title="常用">
        <ul className="ways">
          {links.map(({ to, label, use }) => (
            <li key={to}>
              <Link to={to}>
                <b>{label}</b>
                <span>{use}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
};
