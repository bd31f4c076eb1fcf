import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import type { UnitImport } from '../api/words.ts';
import { ErrorNotice, Notice } from '../app/notice.tsx';
import { Panel } from '../app/page.tsx';
import { Counts, ImportRows } from './import-rows.tsx';

interface ImportCheckProps {
  region: string;
  handed: UnitImport;
}

const Verdict = ({ handed: { counts } }: { handed: UnitImport }) => {
  if (counts.error > 0)
    return (
      <Notice type="warning" title={`有${counts.error}行需要改正`}>
        按下面的提示在文件中改正后重新提交；也可以只导入没有错的行。
      </Notice>
    );
  if (counts.create + counts.change === 0) return <Notice title="文件与现有内容相同，没有要写入的。" />;
  return <Notice type="success" title="每一行都可以导入。确认后写入。" />;
};

/** What the file would do, row by row; nothing is written before it is confirmed. */
export const ImportCheck = ({ region, handed }: ImportCheckProps) => {
  const { id, counts, notes, name } = handed;
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const mode = counts.error > 0 ? 'good' : 'all';
  const confirming = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/imports/{region}/{id}/confirm', { params: { path: { region, id } }, body: { mode } }),
      ),
    onSuccess: started => queries.setQueryData(['import', region, id], started),
    onSettled: () => setAsked(false),
  });
  const written = counts.create + counts.change;
  return (
    <Panel title={`检查结果：${name}`}>
      <ErrorNotice error={confirming.error} />
      <Verdict handed={handed} />
      {notes.map(note => (
        <p key={note}>{note}</p>
      ))}
      <Counts counts={counts} />
      <ImportRows region={region} id={id} first={counts.error > 0 ? 'error' : ''} />
      <div className="form-actions">
        {written > 0 && (
          <Button type="primary" onClick={() => setAsked(true)}>
            {mode === 'all' ? '确认导入' : '只导入没有错的行'}
          </Button>
        )}
        <Link className="button" to={`/organization/${region}/import`}>
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
          将新建{counts.create}条、修改{counts.change}条
          {counts.error > 0 && `，有错的${counts.error}行不导入`}。每一条都记入历史和审计。
        </p>
      </Modal>
    </Panel>
  );
};
