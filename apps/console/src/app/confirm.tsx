import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import { ErrorNotice } from './notice.tsx';

interface ConfirmProps {
  title: string;
  /** What the button says. */
  action: string;
  danger?: boolean;
  /** What was done, in a word; none where `submit` says it. */
  done?: string;
  submit: () => Promise<unknown>;
  close: () => void;
  /** What it does, said before it is done. */
  children: ReactNode;
}

/** Asks before something is done, and does it. */
export const Confirm = ({ title, action, danger = false, done, submit, close, children }: ConfirmProps) => {
  const { message } = App.useApp();
  const doing = useMutation({
    mutationFn: submit,
    onSuccess: () => {
      if (done) void message.success(done);
      close();
    },
  });
  return (
    <Dialog title={title} close={close}>
      {children}
      <ErrorNotice error={doing.error} />
      <div className="form-actions">
        <Button type="primary" danger={danger} loading={doing.isPending} onClick={() => doing.mutate()}>
          {action}
        </Button>
        <Button onClick={close}>取消</Button>
      </div>
    </Dialog>
  );
};
