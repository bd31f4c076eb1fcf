import type { ReactNode } from 'react';
import { Page } from '../app/page.tsx';
import { Seal } from '../app/seal.tsx';

/** The frame of the pages outside: the sign of the product and one card. */
export const OutsideFrame = ({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) => (
  <div className="outside">
    <header className="brand">
      <Seal />
      <span>
        <b>公开</b>
        <small>政府信息公开工作台</small>
      </span>
    </header>
    <main className="card">
      <Page title={title} lead={lead}>
        {children}
      </Page>
    </main>
  </div>
);
