import { LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { askAuth } from '../api/client.ts';
import { Refusal } from '../api/problem.ts';
import { meQuery, useMay, useMe } from '../session/use-me.ts';
import { menu } from './menu.ts';
import { ErrorNotice, Waiting } from './notice.tsx';
import { Seal } from './seal.tsx';
import { useNarrow } from './theme.ts';

const Menu = () => {
  const may = useMay();
  return (
    <nav className="menu" aria-label="主菜单">
      <ul>
        {menu
          .filter(({ action }) => action === undefined || may(action))
          .map(({ to, label }) => (
            <li key={to}>
              <NavLink to={to} end={to === '/'}>
                {label}
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
};

const SignOut = () => {
  const leaving = useMutation({
    mutationFn: () => askAuth('/sign-out'),
    // Loaded anew, so that nothing of what was read stays in memory.
    onSuccess: () => window.location.assign('/console/sign-in'),
  });
  return (
    <Button
      type="text"
      icon={<LogoutOutlined aria-hidden />}
      aria-label="退出登录"
      loading={leaving.isPending}
      onClick={() => leaving.mutate()}
    >
      <span className="wide">退出登录</span>
    </Button>
  );
};

const Top = ({ openMenu }: { openMenu: (() => void) | undefined }) => {
  const { person, roles } = useMe();
  const [first] = roles;
  return (
    <header className="top">
      {openMenu && (
        <Button type="text" icon={<MenuOutlined aria-hidden />} aria-label="打开菜单" onClick={openMenu} />
      )}
      <Link className="brand" to="/">
        <Seal />
        <span>
          <b>公开</b>
          <small className="wide">政府信息公开工作台</small>
        </span>
      </Link>
      <div className="who">
        <Link to="/account">
          <span className="who-name">{person.name}</span>
          {first && (
            <small className="wide">
              {first.unitName ? `${first.unitName} · ` : ''}
              {first.label}
            </small>
          )}
        </Link>
        <SignOut />
      </div>
    </header>
  );
};

const Frame = () => {
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu has done its work when one has gone somewhere
  useEffect(() => setOpen(false), [pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <Top openMenu={narrow ? () => setOpen(true) : undefined} />
      <div className="shell-body">
        {narrow ? (
          <Drawer
            open={open}
            onClose={() => setOpen(false)}
            placement="left"
            size={260}
            title="菜单"
            destroyOnHidden
          >
            <Menu />
          </Drawer>
        ) : (
          <aside className="side">
            <Menu />
          </aside>
        )}
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  );
};

/** The frame of all pages for those who are signed in; who is not is led to the sign-in. */
export const Shell = () => {
  const me = useQuery(meQuery);
  if (me.data) return <Frame />;
  if (!me.error || (me.error instanceof Refusal && me.error.code === 'sign-in-first'))
    return <Waiting what="正在打开" />;
  return (
    <div className="outside">
      <ErrorNotice error={me.error} retry={() => void me.refetch()} />
    </div>
  );
};
