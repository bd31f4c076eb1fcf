import { Button } from 'antd';
import { Notice } from '../app/notice.tsx';

/** A file of text that the browser keeps, made here and sent nowhere. */
const save = (codes: readonly string[]): void => {
  const url = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = '公开-备用码.txt';
  link.click();
  URL.revokeObjectURL(url);
};

/** 备用码: shown this once. */
export const BackupCodes = ({ codes, done }: { codes: readonly string[]; done: () => void }) => (
  <>
    <Notice type="warning" title="请现在保存备用码，以后不再显示">
      手机丢失时，用它代替验证码登录。每个只能用一次。请打印或抄下，放在安全的地方。
    </Notice>
    <ul className="codes" aria-label="备用码">
      {codes.map(code => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
    <div className="form-actions">
      <Button onClick={() => save(codes)}>保存为文件</Button>
      <Button type="primary" onClick={done}>
        已经保存
      </Button>
    </div>
  </>
);
