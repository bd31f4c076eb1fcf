import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Steps } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { answerOf, api, sendFile } from '../api/client.ts';
import type { UnitImport } from '../api/words.ts';
import { ErrorNotice, Loaded } from '../app/notice.tsx';
import { Page, Panel } from '../app/page.tsx';
import { useNarrow } from '../app/theme.ts';
import { ImportCheck } from './import-check.tsx';
import { ImportProgress } from './import-progress.tsx';
import './organization.css';

const stages = ['选择文件', '检查结果', '写入'];

const ChooseFile = ({ region }: { region: string }) => {
  const [file, setFile] = useState<File | null>(null);
  const navigate = useNavigate();
  const sending = useMutation({
    mutationFn: (chosen: File) => sendFile<UnitImport>(`/imports/${region}`, chosen),
    onSuccess: ({ id }) => navigate(`/organization/${region}/import/${id}`),
  });
  return (
    <Panel title="选择填好的工作簿">
      <ErrorNotice error={sending.error} />
      <ol className="advice">
        <li>
          下载<a href={`/api/imports/${region}/template`}>空白模板</a>，或
          <a href={`/api/imports/${region}/export`}>导出现有机构</a>后修改。
        </li>
        <li>填写“机构”和“责任分工”两个工作表；每一列的填法写在表头的提示里。</li>
        <li>在这里提交。先逐行检查，确认后才写入。</li>
      </ol>
      <form
        className="upload"
        onSubmit={event => {
          event.preventDefault();
          if (file) sending.mutate(file);
        }}
      >
        <label htmlFor="workbook">xlsx工作簿，最大8MB</label>
        <input
          id="workbook"
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
        <Button type="primary" htmlType="submit" disabled={file === null} loading={sending.isPending}>
          检查
        </Button>
      </form>
    </Panel>
  );
};

const stageOf = (id: string | undefined, started: boolean): number =>
  id === undefined ? 0 : started ? 2 : 1;

/** What was handed in, followed while it runs; the address says which, so that a reload goes on following. */
const useHanded = (region: string, id: string | undefined) =>
  useQuery({
    queryKey: ['import', region, id],
    queryFn: () =>
      answerOf(api.GET('/imports/{region}/{id}', { params: { path: { region, id: id ?? '' } } })),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.work && state.data.work.finishedAt === null ? 1000 : false),
  });

/** 导入机构: choose a file, see what it would do row by row, confirm, follow it. */
export const Component = () => {
  const { region = '', id } = useParams();
  const narrow = useNarrow();
  const handed = useHanded(region, id);
  return (
    <Page title="导入机构" lead={<Link to={`/organization/${region}`}>回到机构</Link>}>
      {!narrow && (
        <Steps
          className="stages"
          size="small"
          current={stageOf(id, Boolean(handed.data?.work))}
          items={stages.map(title => ({ title }))}
        />
      )}
      {id === undefined ? (
        <ChooseFile region={region} />
      ) : (
        <Loaded query={handed}>
          {found =>
            found.work ? (
              <ImportProgress region={region} handed={found} />
            ) : (
              <ImportCheck key={id} region={region} handed={found} />
            )
          }
        </Loaded>
      )}
    </Page>
  );
};
