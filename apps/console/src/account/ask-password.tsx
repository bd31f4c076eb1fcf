import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { askAuth } from '../api/client.ts';
import { fieldsOf } from '../api/problem.ts';
import { ErrorNotice } from '../app/notice.tsx';
import { PasswordField } from '../session/password-field.tsx';

interface AskPasswordProps<T> {
  path: string;
  /** What the password is asked for. */
  why: string;
  action: string;
  danger?: boolean;
  done: (answer: T) => void;
  cancel: () => void;
}

/** Asks for the password again before something that needs it. */
export const AskPassword = <T,>({ path, why, action, danger = false, done, cancel }: AskPasswordProps<T>) => {
  const [form] = Form.useForm<{ password: string }>();
  const asking = useMutation({
    mutationFn: ({ password }: { password: string }) => askAuth<T>(path, { password }),
    onSuccess: done,
    onError: error => {
      const fault = fieldsOf(error).password;
      if (fault) form.setFields([{ name: 'password', errors: [fault] }]);
      form.focusField('password');
    },
  });
  return (
    <Form className="short" form={form} layout="vertical" requiredMark={false} onFinish={asking.mutate}>
      <p>{why}</p>
      <ErrorNotice error={asking.error} />
      <PasswordField name="password" label="口令" use="current-password" />
      <div className="form-actions">
        <Button type="primary" danger={danger} htmlType="submit" loading={asking.isPending}>
          {action}
        </Button>
        <Button onClick={cancel}>取消</Button>
      </div>
    </Form>
  );
};
