import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { askAuth } from '../api/client.ts';
import { fieldsOf } from '../api/problem.ts';
import { TypedField } from '../app/fields.tsx';
import { ErrorNotice, Notice } from '../app/notice.tsx';
import { OutsideFrame } from './frame.tsx';
import { PasswordField } from './password-field.tsx';
import { SecondStep } from './second-step.tsx';
import { useAuthState } from './use-me.ts';

/** Codes with which single sign-on comes back here, and their words. */
const faults: Readonly<Record<string, string>> = {
  unknown: '单点登录成功，但本系统没有使用该邮箱的账号。请联系系统管理员邀请您。',
  disabled: '您的账号已停用。需要继续使用，请联系系统管理员。',
  failed: '单点登录没有完成。请重试；仍不行时，用邮箱和口令登录。',
};

/** Only a path of our own is gone to: never another site. */
const pathOf = (to: string | null): string =>
  to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') ? to : '/';

interface Typed {
  email: string;
  password: string;
}

const Sso = () => {
  const going = useMutation({
    mutationFn: () => askAuth<{ url: string }>('/sign-in/sso'),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <>
      <p className="or">或者</p>
      <ErrorNotice error={going.error} />
      <Button block loading={going.isPending} onClick={() => going.mutate()}>
        单点登录
      </Button>
    </>
  );
};

const FirstStep = ({ next }: { next: (step: 'done' | 'totp') => void }) => {
  const [form] = Form.useForm<Typed>();
  const { data } = useAuthState();
  const signing = useMutation({
    mutationFn: (typed: Typed) => askAuth<{ next: 'done' | 'totp' }>('/sign-in/email', typed),
    onSuccess: answer => next(answer.next),
    onError: error => {
      form.setFields(
        Object.entries(fieldsOf(error)).map(([name, message]) => ({
          name: name as keyof Typed,
          errors: [message],
        })),
      );
      form.setFieldValue('password', '');
      form.focusField('password');
    },
  });
  return (
    <>
      <ErrorNotice error={signing.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={signing.mutate}>
        <TypedField
          name="email"
          label="邮箱"
          required
          input={{ type: 'email', autoComplete: 'username', inputMode: 'email' }}
        />
        <PasswordField name="password" label="口令" use="current-password" />
        <Button type="primary" htmlType="submit" block loading={signing.isPending}>
          登录
        </Button>
      </Form>
      <p className="aside">
        <Link to="/forgot-password">忘记口令</Link>
      </p>
      {data?.sso && <Sso />}
    </>
  );
};

/** 登录: e-mail and password, then the second factor where there is one, or single sign-on. */
export const Component = () => {
  const [step, setStep] = useState<'password' | 'totp'>('password');
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const enter = (): void => {
    queries.clear();
    void navigate(pathOf(query.get('to')), { replace: true });
  };
  const fault = faults[query.get('fault') ?? ''];
  if (step === 'totp')
    return (
      <OutsideFrame title="两步验证" lead="口令正确。请再输入一次性的验证码。">
        <SecondStep done={enter} back={() => setStep('password')} />
      </OutsideFrame>
    );
  return (
    <OutsideFrame title="登录">
      {fault && <Notice type="warning" title={fault} />}
      {query.has('to') && !fault && <Notice title="请登录。登录后回到刚才的页面，没有提交的内容还在。" />}
      <FirstStep next={next => (next === 'done' ? enter() : setStep('totp'))} />
    </OutsideFrame>
  );
};
