import { CopyOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { IntakeSource } from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { Notice } from '../app/notice.tsx';

/** A source as it was just made: the only time that its token is told. */
export interface Made {
  source: IntakeSource;
  token: string;
  /** Below the data directory of the server. */
  folder: string;
}

/** Where the browser does not let pages copy (without https), the token is selected to be copied by hand. */
const useCopy = (text: string) => {
  const field = useRef<InputRef>(null);
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('已复制');
    } catch {
      field.current?.select();
      setSaid('浏览器不允许自动复制。已选中令牌，请按Ctrl+C复制。');
    }
  };
  return { field, said, copy };
};

/** The token of a new source, shown once. */
export const TokenDialog = ({
  made: { source, token, folder },
  close,
}: {
  made: Made;
  close: () => void;
}) => {
  const { field, said, copy } = useCopy(token);
  return (
    <Dialog title={`“${source.name}”的令牌`} close={close}>
      <Notice type="warning" title="令牌只显示这一次，关闭后不能再看">
        请现在复制，交给办公系统的管理员。丢失了只能停用这个来源，另建一个。
      </Notice>
      <div className="token">
        <Input ref={field} aria-label="令牌" readOnly value={token} />
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
          复制令牌
        </Button>
      </div>
      <p role="status">{said}</p>
      <p>
        不能调用接口的系统，可以把公文放进服务器数据目录下的文件夹<code>{folder}</code>。
      </p>
      <div className="form-actions">
        <Button type="primary" onClick={close}>
          已经保存好
        </Button>
      </div>
    </Dialog>
  );
};
