import { useMutation } from '@tanstack/react-query';
import { Button, Form, QRCode } from 'antd';
import { askAuth } from '../api/client.ts';
import { TypedField } from '../app/fields.tsx';
import { ErrorNotice } from '../app/notice.tsx';

/** The secret in groups of four, for those who type it. */
const secretOf = (uri: string): string =>
  (new URL(uri).searchParams.get('secret') ?? '').match(/.{1,4}/g)?.join(' ') ?? '';

interface ScanCodeProps {
  uri: string;
  done: () => void;
  cancel: () => void;
}

/** The secret as a picture and as text, and the first code that proves that the telephone has it. */
export const ScanCode = ({ uri, done, cancel }: ScanCodeProps) => {
  const [form] = Form.useForm<{ code: string }>();
  const proving = useMutation({
    mutationFn: ({ code }: { code: string }) =>
      askAuth('/two-factor/verify-totp', { code: code.replace(/\s/g, '') }),
    onSuccess: done,
    onError: () => form.focusField('code'),
  });
  return (
    <div className="scan">
      {/* The secret stands beside it in text. */}
      <div aria-hidden="true">
        {/* Dark on light in both schemes: some telephones read nothing else. */}
        <QRCode type="svg" value={uri} size={200} color="#000000" bgColor="#ffffff" />
      </div>
      <div>
        <ol className="advice">
          <li>在手机上打开验证器应用，扫描二维码。</li>
          <li>
            不能扫描时，手工输入密钥：<code>{secretOf(uri)}</code>
          </li>
          <li>输入应用显示的6位数字。</li>
        </ol>
        <ErrorNotice error={proving.error} />
        <Form className="short" form={form} layout="vertical" requiredMark={false} onFinish={proving.mutate}>
          <TypedField
            name="code"
            label="验证码"
            required
            input={{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 7 }}
          />
          <div className="form-actions">
            <Button type="primary" htmlType="submit" loading={proving.isPending}>
              启用
            </Button>
            <Button onClick={cancel}>取消</Button>
          </div>
        </Form>
      </div>
    </div>
  );
};
