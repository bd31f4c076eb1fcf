import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { sentenceOf } from '../api/problem.ts';

/** What went wrong, read out at once; with a way to try again where there is one. */
export const ErrorNotice = ({ error, retry }: { error: unknown; retry?: () => void }) =>
  error ? (
    <Alert
      className="notice"
      type="error"
      role="alert"
      showIcon
      title={sentenceOf(error)}
      {...(retry && { action: <Button onClick={retry}>再试一次</Button> })}
    />
  ) : null;

interface NoticeProps {
  type?: 'info' | 'warning' | 'success';
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

/** Something that people should know; it does not interrupt. */
export const Notice = ({ type = 'info', title, children, action }: NoticeProps) => (
  <Alert
    className="notice"
    type={type}
    role="status"
    showIcon
    title={title}
    {...(children !== undefined && { description: children })}
    {...(action !== undefined && { action })}
  />
);

/** While something is fetched for the first time: said, and shown only when it takes a while. */
export const Waiting = ({ what = '正在读取' }: { what?: string }) => (
  <p className="waiting" role="status">
    {what}……
  </p>
);

interface LoadedProps<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  children: (data: T) => ReactNode;
}

/** The three states of something fetched: waiting, failed with a way on, there. */
export const Loaded = <T,>({ query: { data, error, refetch }, children }: LoadedProps<T>) => {
  if (data !== undefined)
    return (
      <>
        <ErrorNotice error={error} retry={() => void refetch()} />
        {children(data)}
      </>
    );
  return error ? <ErrorNotice error={error} retry={() => void refetch()} /> : <Waiting />;
};

/** What stands where a list has nothing: why, and what to do. */
export const Nothing = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="nothing">
    <p className="nothing-title">{title}</p>
    {children}
  </div>
);
