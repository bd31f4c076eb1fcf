import { App, Button } from 'antd';
import { useState } from 'react';
import { Confirm } from '../app/confirm.tsx';

interface StarterProps {
  title: string;
  text: string;
  submit: () => Promise<{ added: number }>;
}

/** Fills a list up with what the program brings along; says first what it does, and afterwards how many there were. */
export const StarterButton = ({ title, text, submit }: StarterProps) => {
  const [asked, setAsked] = useState(false);
  const { message } = App.useApp();
  return (
    <>
      <Button onClick={() => setAsked(true)}>{title}</Button>
      {asked && (
        <Confirm
          title={title}
          action="补齐"
          submit={async () => {
            const { added } = await submit();
            void message.success(added > 0 ? `新加了${added}个` : '都已经有了，没有新加的');
          }}
          close={() => setAsked(false)}
        >
          <p>{text}</p>
        </Confirm>
      )}
    </>
  );
};
