import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';

interface SearchBoxProps {
  /** What can be typed. */
  label: string;
  /** What is searched for now. */
  value: string;
  search: (text: string) => void;
  /** Other ways to narrow the list, before the box. */
  children?: ReactNode;
}

/** The ways to narrow a list, with a search that starts when it is asked for. */
export const SearchBox = ({ label, value, search, children }: SearchBoxProps) => {
  const [text, setText] = useState(value);
  return (
    <search>
      <form
        className="filters"
        onSubmit={event => {
          event.preventDefault();
          search(text.trim());
        }}
      >
        {children}
        <Input
          type="search"
          aria-label={label}
          placeholder={label}
          allowClear
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button htmlType="submit">查找</Button>
      </form>
    </search>
  );
};
