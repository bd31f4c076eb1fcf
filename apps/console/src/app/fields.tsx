import { Checkbox, Form, Input, type InputProps } from 'antd';
import type { Rule } from 'antd/es/form/index.js';
import type { ReactNode, SelectHTMLAttributes } from 'react';
import { today } from './format.ts';

interface FieldProps {
  name: string | (string | number)[];
  label: string;
  /** What to fill in, under the field. */
  help?: ReactNode;
  required?: boolean;
  rules?: Rule[];
}

const labelled = (label: string, required: boolean | undefined): ReactNode =>
  required ? (
    label
  ) : (
    <>
      {label}
      <span className="optional">（选填）</span>
    </>
  );

const rulesOf = ({ label, required, rules = [] }: FieldProps): Rule[] => [
  ...(required ? [{ required: true, whitespace: true, message: `请填写${label}` } as Rule] : []),
  ...rules,
];

/** A line of text. */
export const TextField = ({ help, ...field }: FieldProps & { help?: ReactNode }) => (
  <Form.Item
    name={field.name}
    label={labelled(field.label, field.required)}
    extra={help}
    rules={rulesOf(field)}
  >
    <Input autoComplete="off" />
  </Form.Item>
);

/** A line of text of a kind that the browser knows, such as an e-mail address. */
export const TypedField = ({ input, help, ...field }: FieldProps & { input: InputProps }) => (
  <Form.Item
    name={field.name}
    label={labelled(field.label, field.required)}
    extra={help}
    rules={rulesOf(field)}
  >
    <Input {...input} />
  </Form.Item>
);

/** Several lines of text. */
export const LongField = ({ help, ...field }: FieldProps) => (
  <Form.Item
    name={field.name}
    label={labelled(field.label, field.required)}
    extra={help}
    rules={rulesOf(field)}
  >
    <Input.TextArea rows={3} />
  </Form.Item>
);

/** A calendar day, as the browser lets it be typed or picked. */
export const DayField = ({ help, past = true, ...field }: FieldProps & { past?: boolean }) => (
  <Form.Item
    name={field.name}
    label={labelled(field.label, field.required)}
    extra={help}
    rules={rulesOf(field)}
  >
    <Input type="date" {...(past && { max: today() })} className="day" />
  </Form.Item>
);

interface ChoiceProps extends SelectHTMLAttributes<HTMLSelectElement> {
  choices: readonly { value: string; label: string }[];
  /** What stands there while nothing is chosen. */
  none?: string;
}

/** The browser's own list of choices: known to every keyboard, screen reader and telephone. */
export const Choice = ({ choices, none, value, ...rest }: ChoiceProps) => (
  <select className="choice" value={value ?? ''} {...rest}>
    {none !== undefined && <option value="">{none}</option>}
    {choices.map(choice => (
      <option key={choice.value} value={choice.value}>
        {choice.label}
      </option>
    ))}
  </select>
);

/** One of a few choices. Nothing chosen is the empty text. */
export const ChoiceField = ({
  choices,
  none,
  help,
  ...field
}: FieldProps & Pick<ChoiceProps, 'choices' | 'none'>) => (
  <Form.Item
    name={field.name}
    label={labelled(field.label, field.required)}
    extra={help}
    rules={
      field.required
        ? [{ required: true, message: `请选择${field.label}` }, ...(field.rules ?? [])]
        : (field.rules ?? [])
    }
  >
    <Choice choices={choices} {...(none !== undefined && { none })} />
  </Form.Item>
);

interface ChecksFieldProps extends FieldProps {
  choices: readonly { value: string; label: string }[];
}

/** Any of several choices, all to be seen. */
export const ChecksField = ({ choices, help, ...field }: ChecksFieldProps) => (
  <Form.Item
    name={field.name}
    label={labelled(field.label, field.required)}
    extra={help}
    rules={field.rules ?? []}
  >
    <Checkbox.Group className="checks" aria-label={field.label} options={[...choices]} />
  </Form.Item>
);
