import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { Dialog } from '../../app/dialog.tsx';
import { Nothing } from '../../app/notice.tsx';
import { isAddress } from './schema.ts';

interface LinkDialogProps {
  href: string;
  set: (href: string) => void;
  close: () => void;
}

/** Asks where a link leads; an empty address takes it away. */
export const LinkDialog = ({ href, set, close }: LinkDialogProps) => {
  const id = useId();
  const [value, setValue] = useState(href);
  const [wrong, setWrong] = useState(false);
  const submit = (): void => {
    const address = value.trim();
    const fits = address === '' || isAddress(address);
    setWrong(!fits);
    if (!fits) return;
    set(address);
    close();
  };
  return (
    <Dialog title="链接" close={close}>
      <form
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          submit();
        }}
      >
        <label htmlFor={id}>网址</label>
        <Input
          id={id}
          value={value}
          placeholder="https://"
          autoFocus
          aria-invalid={wrong}
          aria-describedby={`${id}-help`}
          onChange={({ target }) => {
            setValue(target.value);
            setWrong(false);
          }}
        />
        <p id={`${id}-help`} className={wrong ? 'fault' : 'muted'} role={wrong ? 'alert' : undefined}>
          {wrong ? '网址不能使用。请写以https://、http://、mailto:或tel:开头的地址。' : '留空即去掉链接。'}
        </p>
        <div className="form-actions">
          <Button type="primary" htmlType="submit">
            确定
          </Button>
          <Button onClick={close}>取消</Button>
        </div>
      </form>
    </Dialog>
  );
};

/** A picture among the attachments of the draft. */
export interface PictureFile {
  fileId: string;
  name: string;
  /** Where the console shows it from. */
  address: string;
}

/** The name without its ending: what a picture is called where nobody says better. */
const altOf = (name: string): string => name.replace(/\.[^.]*$/, '');

interface PictureDialogProps {
  files: readonly PictureFile[];
  insert: (picture: { src: string; alt: string; caption: string }) => void;
  close: () => void;
}

/** Chooses one of the attached pictures, and says what is to be seen on it. */
export const PictureDialog = ({ files, insert, close }: PictureDialogProps) => {
  const id = useId();
  const [chosen, setChosen] = useState(files[0]);
  const [alt, setAlt] = useState(altOf(files[0]?.name ?? ''));
  const [caption, setCaption] = useState('');
  if (!chosen)
    return (
      <Dialog title="插入图片" close={close}>
        <Nothing title="附件里还没有图片">
          <p>请先在“附件”里上传图片（JPG、PNG、GIF、WebP），再插入正文。</p>
        </Nothing>
      </Dialog>
    );
  return (
    <Dialog title="插入图片" close={close}>
      <form
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          insert({ src: `/files/${chosen.fileId}/${encodeURIComponent(chosen.name)}`, alt, caption });
          close();
        }}
      >
        <fieldset className="pictures">
          <legend>选择附件里的图片</legend>
          {files.map(file => (
            <label key={file.fileId}>
              <input
                type="radio"
                name={id}
                checked={file.fileId === chosen.fileId}
                onChange={() => {
                  setChosen(file);
                  setAlt(altOf(file.name));
                }}
              />
              <img src={file.address} alt="" />
              <span>{file.name}</span>
            </label>
          ))}
        </fieldset>
        <label htmlFor={`${id}-alt`}>图片里是什么（读给看不见的人听）</label>
        <Input id={`${id}-alt`} value={alt} maxLength={200} onChange={({ target }) => setAlt(target.value)} />
        <label htmlFor={`${id}-caption`}>图题（选填，显示在图片下面）</label>
        <Input
          id={`${id}-caption`}
          value={caption}
          maxLength={200}
          onChange={({ target }) => setCaption(target.value)}
        />
        <div className="form-actions">
          <Button type="primary" htmlType="submit">
            插入
          </Button>
          <Button onClick={close}>取消</Button>
        </div>
      </form>
    </Dialog>
  );
};
