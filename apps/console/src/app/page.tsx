import { type ReactNode, useEffect, useRef } from 'react';

interface PageProps {
  title: string;
  /** What the page is for, in one line. */
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the console: its name in the window's title, and the focus at its head when one comes to it. */
export const Page = ({ title, lead, actions, children }: PageProps) => {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · 公开`;
    head.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [title]);
  return (
    <>
      <header className="page-head">
        <div>
          <h1 ref={head} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </>
  );
};

interface PanelProps {
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A part of a page under a heading of its own. */
export const Panel = ({ title, actions, children, className = '' }: PanelProps) => (
  <section className={`panel ${className}`}>
    <header className="panel-head">
      <h2>{title}</h2>
      {actions && <div className="actions">{actions}</div>}
    </header>
    {children}
  </section>
);

/** Names and values, a line each; what is empty says so. */
export const Facts = ({ items }: { items: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="facts">
    {items.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value === '' || value === null ? <span className="muted">未填写</span> : value}</dd>
      </div>
    ))}
  </dl>
);
