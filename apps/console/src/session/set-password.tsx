import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { askAuth } from '../api/client.ts';
import { fieldsOf } from '../api/problem.ts';
import { ErrorNotice, Notice } from '../app/notice.tsx';
import { OutsideFrame } from './frame.tsx';
import { PasswordField, passwordAdvice } from './password-field.tsx';

interface Typed {
  newPassword: string;
  again: string;
}

/** The token of the letter stands behind `#`, so that no server's log has it. */
const tokenHere = (): string => new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';

/** 设置口令: from the link of an invitation, or of a forgotten password. */
export const Component = () => {
  const [token] = useState(tokenHere);
  const [form] = Form.useForm<Typed>();
  const setting = useMutation({
    mutationFn: ({ newPassword }: Typed) => askAuth('/reset-password', { token, newPassword }),
    onError: error => {
      const fault = fieldsOf(error).newPassword;
      if (fault) form.setFields([{ name: 'newPassword', errors: [fault] }]);
      form.focusField('newPassword');
    },
  });
  return (
    <OutsideFrame title="设置口令" lead="设置后用邮箱和这个口令登录。">
      {setting.isSuccess ? (
        <Notice type="success" title="口令已设置">
          <Link to="/sign-in">去登录</Link>
        </Notice>
      ) : token === '' ? (
        <Notice type="warning" title="链接不完整">
          请从邮件中打开整个链接；打不开时，把它完整地复制到浏览器的地址栏。
        </Notice>
      ) : (
        <>
          <ErrorNotice error={setting.error} />
          <Form form={form} layout="vertical" requiredMark={false} onFinish={setting.mutate}>
            <PasswordField name="newPassword" label="新口令" use="new-password" help={passwordAdvice} />
            <PasswordField name="again" label="再输入一次" use="new-password" repeats="newPassword" />
            <Button type="primary" htmlType="submit" block loading={setting.isPending}>
              设置口令
            </Button>
          </Form>
        </>
      )}
    </OutsideFrame>
  );
};
