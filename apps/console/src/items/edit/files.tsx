import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { ItemContent, ItemDetail } from '../../api/words.ts';
import { ErrorNotice } from '../../app/notice.tsx';
import { fileAddress, sizeWords } from '../files.tsx';
import { sendAttachment } from './send.ts';
import type { Editing } from './use-editing.ts';

type Attachment = ItemContent['attachments'][number];

interface FilesProps {
  detail: ItemDetail;
  editing: Editing;
  attachments: readonly Attachment[];
  /** After the files have changed. */
  changed: () => void;
}

/** Uploads files one after the other; each names its fault, the others go on. */
export const useUpload = (detail: ItemDetail, editing: Editing, changed: () => void) => {
  const { regionId: region, id } = detail.item;
  const [going, setGoing] = useState<{ name: string; part: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const upload = async (files: readonly File[]): Promise<Attachment | null> => {
    setError(null);
    let added: Attachment | null = null;
    for (const file of files) {
      setGoing({ name: file.name, part: 0 });
      try {
        const item = await editing.change(version =>
          sendAttachment(region, id, { file, version }, part => setGoing({ name: file.name, part })),
        );
        added = item.draft?.attachments.at(-1) ?? null;
      } catch (fault) {
        setError(fault);
      }
    }
    setGoing(null);
    changed();
    return added;
  };
  return { going, error, setError, upload };
};

export type Upload = ReturnType<typeof useUpload>;

/** What a file hides or says that it should not, as the check found it. */
const Found = ({ detail: { check }, name }: { detail: ItemDetail; name: string }) => {
  const found = check.findings.filter(finding => finding.place === 'attachment' && finding.name === name);
  return found.length === 0 ? null : (
    <ul className="file-findings">
      {found.map(({ key, severity, message, answer }) => (
        <li key={key}>
          <span className={`mark ${severity === 'must' && !answer ? 'bad' : 'warn'}`}>
            {answer ? '已说明' : severity === 'must' ? '必须处理' : '请核对'}
          </span>{' '}
          {message}
        </li>
      ))}
    </ul>
  );
};

/** 附件: uploaded with progress, put in order, taken away; beside each what it hides. */
export const Files = ({ detail, editing, attachments, changed, upload }: FilesProps & { upload: Upload }) => {
  const { regionId: region, id } = detail.item;
  const input = useRef<HTMLInputElement>(null);
  const move = (at: number, by: number): void => {
    const next = [...attachments];
    const [file] = next.splice(at, 1);
    if (file) next.splice(at + by, 0, file);
    editing.form.setFieldValue('attachments', next);
    editing.touched();
  };
  const remove = async (fileId: string): Promise<void> => {
    upload.setError(null);
    try {
      await editing.save();
      await editing.change(version =>
        answerOf(
          api.POST('/items/{region}/{id}/files/{fileId}/remove', {
            params: { path: { region, id, fileId } },
            body: { version },
          }),
        ),
      );
      changed();
    } catch (fault) {
      upload.setError(fault);
    }
  };
  return (
    <>
      <ErrorNotice error={upload.error} />
      <ol className="files">
        {attachments.map(({ fileId, name }, at) => {
          const file = detail.files.find(each => each.fileId === fileId);
          return (
            <li key={fileId}>
              <div className="file-line">
                <span>
                  <a href={fileAddress(detail.item, fileId)} target="_blank" rel="noreferrer">
                    {name}
                  </a>{' '}
                  {file && <span className="muted">{sizeWords(file.size)}</span>}
                  {file && !file.inspected && <span className="mark warn">内容没有读出，请人工核对</span>}
                </span>
                <span className="actions">
                  <Button
                    size="small"
                    icon={<ArrowUpOutlined aria-hidden />}
                    aria-label={`上移 ${name}`}
                    disabled={at === 0}
                    onClick={() => move(at, -1)}
                  />
                  <Button
                    size="small"
                    icon={<ArrowDownOutlined aria-hidden />}
                    aria-label={`下移 ${name}`}
                    disabled={at === attachments.length - 1}
                    onClick={() => move(at, 1)}
                  />
                  <Button
                    size="small"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={`删去 ${name}`}
                    onClick={() => void remove(fileId)}
                  />
                </span>
              </div>
              <Found detail={detail} name={name} />
            </li>
          );
        })}
      </ol>
      {upload.going && (
        <div className="progress" role="status">
          <span>正在上传 {upload.going.name}</span>
          <progress aria-label={`${upload.going.name}的上传进度`} value={upload.going.part} max={1} />
        </div>
      )}
      <label className="upload-label">
        <span>上传附件（每个不超过50MB）</span>
        <input
          ref={input}
          type="file"
          multiple
          disabled={upload.going !== null}
          onChange={({ target }) => {
            const chosen = [...(target.files ?? [])];
            target.value = '';
            if (chosen.length > 0) void upload.upload(chosen);
          }}
        />
      </label>
    </>
  );
};
