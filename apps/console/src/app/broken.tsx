import { Button } from 'antd';
import { Link } from 'react-router';
import { Page } from './page.tsx';

/** Where an address leads nowhere. */
export const Missing = () => (
  <Page title="没有这个页面" lead="地址可能写错了，或者页面已经移走。">
    <p>
      <Link to="/">回到我的工作</Link>
    </p>
  </Page>
);

/** Where a page could not be shown, mostly because a new version was installed meanwhile. */
export const Broken = () => (
  <div className="outside">
    <Page title="页面没有打开" lead="系统可能刚刚更新，或者网络断了。您填过的内容保存在本机，不会丢失。">
      <Button type="primary" onClick={() => window.location.reload()}>
        刷新页面
      </Button>
    </Page>
  </div>
);
