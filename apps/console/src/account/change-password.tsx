import { useMutation } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { askAuth } from '../api/client.ts';
import { fieldsOf } from '../api/problem.ts';
import { ErrorNotice } from '../app/notice.tsx';
import { Panel } from '../app/page.tsx';
import { PasswordField, passwordAdvice } from '../session/password-field.tsx';

interface Typed {
  currentPassword: string;
  newPassword: string;
  again: string;
}

/** 修改口令: every other place where one is signed in is signed out. */
export const ChangePassword = () => {
  const [form] = Form.useForm<Typed>();
  const { message } = App.useApp();
  const changing = useMutation({
    mutationFn: ({ currentPassword, newPassword }: Typed) =>
      askAuth('/change-password', { currentPassword, newPassword }),
    onSuccess: () => {
      form.resetFields();
      void message.success('口令已修改，其他登录已退出');
    },
    onError: error => {
      const { newPassword, password, currentPassword } = fieldsOf(error);
      const current = currentPassword ?? password;
      if (newPassword) form.setFields([{ name: 'newPassword', errors: [newPassword] }]);
      if (current) form.setFields([{ name: 'currentPassword', errors: [current] }]);
      form.focusField(newPassword ? 'newPassword' : 'currentPassword');
    },
  });
  return (
    <Panel title="修改口令">
      <ErrorNotice error={changing.error} />
      <Form className="short" form={form} layout="vertical" requiredMark={false} onFinish={changing.mutate}>
        <PasswordField name="currentPassword" label="现在的口令" use="current-password" />
        <PasswordField name="newPassword" label="新口令" use="new-password" help={passwordAdvice} />
        <PasswordField name="again" label="再输入一次新口令" use="new-password" repeats="newPassword" />
        <Button type="primary" htmlType="submit" loading={changing.isPending}>
          修改口令
        </Button>
      </Form>
    </Panel>
  );
};
