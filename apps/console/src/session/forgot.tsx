import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { Link } from 'react-router';
import { askAuth } from '../api/client.ts';
import { TypedField } from '../app/fields.tsx';
import { ErrorNotice, Notice } from '../app/notice.tsx';
import { OutsideFrame } from './frame.tsx';

/** 忘记口令: the answer is the same whether there is such an account. */
export const Component = () => {
  const asking = useMutation({
    mutationFn: (typed: { email: string }) => askAuth('/request-password-reset', typed),
  });
  return (
    <OutsideFrame title="忘记口令" lead="填写您登录用的邮箱，我们把重设口令的链接发给您。">
      {asking.isSuccess ? (
        <Notice type="success" title="如果这个邮箱有账号，邮件已经发出">
          链接1小时内有效，只能用一次。没有收到时，请看看垃圾邮件，或请系统管理员核对您的邮箱。
        </Notice>
      ) : (
        <>
          <ErrorNotice error={asking.error} />
          <Form layout="vertical" requiredMark={false} onFinish={asking.mutate}>
            <TypedField
              name="email"
              label="邮箱"
              required
              input={{ type: 'email', autoComplete: 'username', inputMode: 'email' }}
            />
            <Button type="primary" htmlType="submit" block loading={asking.isPending}>
              发送邮件
            </Button>
          </Form>
        </>
      )}
      <p className="aside">
        <Link to="/sign-in">回到登录</Link>
      </p>
    </OutsideFrame>
  );
};
