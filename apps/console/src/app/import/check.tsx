import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ErrorNotice, Notice } from '../notice.tsx';
import { Panel } from '../page.tsx';
import { type FoundRow, type Handed, type ImportKind, writtenOf } from './kind.ts';
import { Counts, ImportRows } from './rows.tsx';

interface ImportCheckProps<H extends Handed, R extends FoundRow> {
  kind: ImportKind<H, R>;
  handed: H;
}

const Verdict = ({ errors, written }: { errors: number; written: number }) => {
  if (errors > 0)
    return (
      <Notice type="warning" title={`有${errors}行需要改正`}>
        按下面的提示在文件中改正后重新提交；也可以只导入没有错的行。
      </Notice>
    );
  if (written === 0) return <Notice title="文件与现有内容相同，没有要写入的。" />;
  return <Notice type="success" title="每一行都可以导入。确认后写入。" />;
};

interface UnreadyProps {
  name: string;
  fault: string | null;
  back: string;
}

/** A file that is still being looked at, or that cannot be read. */
const Unready = ({ name, fault, back }: UnreadyProps) => (
  <Panel title={`检查：${name}`}>
    {fault === null ? (
      <Notice title="正在逐行检查。可以离开或关闭本页，稍后再来看。" />
    ) : (
      <Notice type="warning" title="这个文件没有读出来，什么都没有写入">
        {fault}
      </Notice>
    )}
    <div className="form-actions">
      <Link className="button" to={back}>
        换一个文件
      </Link>
    </div>
  </Panel>
);

/** What the file would do, row by row; nothing is written before it is confirmed. */
export const ImportCheck = <H extends Handed, R extends FoundRow>({
  kind,
  handed,
}: ImportCheckProps<H, R>) => {
  const { id, counts, notes, checking = false, fault = null } = handed;
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const errors = counts.error ?? 0;
  const written = writtenOf(kind, counts);
  const mode = errors > 0 ? 'good' : 'all';
  const confirming = useMutation({
    mutationFn: () => kind.confirm(id, mode),
    onSuccess: started => queries.setQueryData([kind.key, id], started),
    onSettled: () => setAsked(false),
  });
  if (checking || fault !== null)
    return <Unready name={kind.nameOf(handed)} fault={fault} back={kind.at()} />;
  return (
    <Panel title={`检查结果：${kind.nameOf(handed)}`}>
      <ErrorNotice error={confirming.error} />
      <Verdict errors={errors} written={written} />
      {notes.map(note => (
        <p key={note}>{note}</p>
      ))}
      <Counts counts={counts} words={kind.outcomes} />
      <ImportRows kind={kind} id={id} first={errors > 0 ? 'error' : ''} />
      <div className="form-actions">
        {written > 0 && (
          <Button type="primary" onClick={() => setAsked(true)}>
            {mode === 'all' ? '确认导入' : '只导入没有错的行'}
          </Button>
        )}
        <Link className="button" to={kind.at()}>
          换一个文件
        </Link>
      </div>
      <Modal
        open={asked}
        title="确认导入"
        okText="导入"
        onOk={() => confirming.mutate()}
        onCancel={() => setAsked(false)}
        confirmLoading={confirming.isPending}
      >
        <p>
          {kind.promise(counts)}
          {errors > 0 && `有错的${errors}行不导入。`}
        </p>
        {kind.choices?.(handed)}
      </Modal>
    </Panel>
  );
};
