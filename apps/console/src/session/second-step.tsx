import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { askAuth } from '../api/client.ts';
import { TypedField } from '../app/fields.tsx';
import { ErrorNotice } from '../app/notice.tsx';

const ways = {
  totp: {
    path: '/two-factor/verify-totp',
    label: '验证码',
    help: '打开手机上的验证器应用，输入“公开”下的6位数字。',
    input: { inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 7 },
    other: '手机不在身边，用备用码',
  },
  backup: {
    path: '/two-factor/verify-backup-code',
    label: '备用码',
    help: '输入设置两步验证时保存的备用码。每个只能用一次。',
    input: { autoComplete: 'off' },
    other: '用手机上的验证码',
  },
} as const;

/** The second step of a sign-in: a code from the telephone, or one of the backup codes. */
export const SecondStep = ({ done, back }: { done: () => void; back: () => void }) => {
  const [way, setWay] = useState<keyof typeof ways>('totp');
  const [form] = Form.useForm<{ code: string }>();
  const { path, label, help, input, other } = ways[way];
  const checking = useMutation({
    mutationFn: ({ code }: { code: string }) => askAuth(path, { code: code.replace(/\s/g, '') }),
    onSuccess: done,
    onError: () => {
      form.setFieldValue('code', '');
      form.focusField('code');
    },
  });
  return (
    <>
      <ErrorNotice error={checking.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={checking.mutate}>
        <TypedField
          name="code"
          label={label}
          help={help}
          required
          input={{ ...input, autoFocus: true }}
          key={way}
        />
        <Button type="primary" htmlType="submit" block loading={checking.isPending}>
          继续
        </Button>
      </Form>
      <p className="aside">
        <Button
          type="link"
          onClick={() => {
            setWay(way === 'totp' ? 'backup' : 'totp');
            checking.reset();
            form.resetFields();
          }}
        >
          {other}
        </Button>
        <Button type="link" onClick={back}>
          重新输入口令
        </Button>
      </p>
    </>
  );
};
