import { Form, Input } from 'antd';

interface PasswordFieldProps {
  name: string;
  label: string;
  use: 'current-password' | 'new-password';
  help?: string;
  /** The field that this one must repeat. */
  repeats?: string;
}

/** A password: typed unseen, shown on demand, kept nowhere. */
export const PasswordField = ({ name, label, use, help, repeats }: PasswordFieldProps) => (
  <Form.Item
    name={name}
    label={label}
    extra={help}
    {...(repeats !== undefined && { dependencies: [repeats] })}
    rules={[
      { required: true, message: `请填写${label}` },
      ({ getFieldValue }) => ({
        validator: async (_rule, value: string) => {
          if (repeats !== undefined && value && value !== getFieldValue(repeats))
            throw new Error('两次输入的口令不同，请重新输入');
        },
      }),
    ]}
  >
    <Input.Password autoComplete={use} visibilityToggle={false} />
  </Form.Item>
);

/** The rule for new passwords, as the server holds it. */
export const passwordAdvice =
  '至少10个字符，小写字母、大写字母、数字、符号中至少用两类；不要用姓名、邮箱和常见的口令。';
