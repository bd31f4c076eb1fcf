import { Drawer, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useNarrow } from './theme.ts';

interface DialogProps {
  title: string;
  close: () => void;
  children: ReactNode;
}

/** Gives the focus back to where it was before the dialog; to the page's head where that is gone. */
const useReturn = (): void => {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const to = before?.isConnected ? before : document.querySelector('main h1');
      setTimeout(() => (to instanceof HTMLElement ? to.focus() : undefined));
    },
    [before],
  );
};

/** A question or a short form over the page. It stays until it is answered or closed with intent. */
export const Dialog = ({ title, close, children }: DialogProps) => {
  useReturn();
  return (
    <Modal open title={title} onCancel={close} footer={null} mask={{ closable: false }} destroyOnHidden>
      {children}
    </Modal>
  );
};

/** A longer form or a record beside the page; the whole window where it is narrow. */
export const Sheet = ({ title, close, children }: DialogProps) => {
  const narrow = useNarrow();
  useReturn();
  return (
    <Drawer open title={title} onClose={close} size={narrow ? '100%' : 620} destroyOnHidden>
      {children}
    </Drawer>
  );
};
