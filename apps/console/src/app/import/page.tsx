import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Steps } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ErrorNotice, Loaded } from '../notice.tsx';
import { Page, Panel } from '../page.tsx';
import { useNarrow } from '../theme.ts';
import { ImportCheck } from './check.tsx';
import './import.css';
import type { FoundRow, Handed, ImportKind } from './kind.ts';
import { ImportProgress } from './progress.tsx';

const stages = ['选择文件', '检查结果', '写入'];

/** A workbook, as most imports take it. */
const workbook = {
  title: '选择填好的工作簿',
  label: 'xlsx工作簿，最大8MB',
  accept: '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

interface ChooseProps<H extends Handed, R extends FoundRow> {
  kind: ImportKind<H, R>;
  /** How to come to a filled-in file, as the items of a list. */
  advice: ReactNode;
  /** What is to be chosen besides the file. */
  fields?: ReactNode;
  /** Whether that is chosen. */
  ready?: boolean;
}

const ChooseFile = <H extends Handed, R extends FoundRow>({
  kind,
  advice,
  fields,
  ready = true,
}: ChooseProps<H, R>) => {
  const [file, setFile] = useState<File | null>(null);
  const { title, label, accept } = kind.file ?? workbook;
  const navigate = useNavigate();
  const sending = useMutation({
    mutationFn: kind.send,
    onSuccess: ({ id }) => navigate(kind.at(id)),
  });
  return (
    <Panel title={title}>
      <ErrorNotice error={sending.error} />
      {fields}
      <ol className="advice">{advice}</ol>
      <form
        className="upload"
        onSubmit={event => {
          event.preventDefault();
          if (file) sending.mutate(file);
        }}
      >
        <label htmlFor="workbook">{label}</label>
        <input
          id="workbook"
          type="file"
          accept={accept}
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
        <Button
          type="primary"
          htmlType="submit"
          disabled={file === null || !ready}
          loading={sending.isPending}
        >
          检查
        </Button>
      </form>
    </Panel>
  );
};

const stageOf = (id: string | undefined, started: boolean): number =>
  id === undefined ? 0 : started ? 2 : 1;

/** Whether something goes on with it that is to be followed. */
const isMoving = (handed: Handed | undefined): boolean =>
  handed?.checking === true || (handed?.work != null && handed.work.finishedAt === null);

interface ImportPageProps<H extends Handed, R extends FoundRow> extends ChooseProps<H, R> {
  /** Which import; none while a file is to be chosen. The address says it, so that a reload goes on following. */
  id: string | undefined;
}

/** An import: choose a file, see what it would do row by row, confirm, follow it. */
export const ImportPage = <H extends Handed, R extends FoundRow>({
  id,
  kind,
  ...choose
}: ImportPageProps<H, R>) => {
  const narrow = useNarrow();
  const handed = useQuery<Handed>({
    queryKey: [kind.key, id],
    queryFn: () => kind.read(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isMoving(state.data) ? 1000 : false),
  });
  return (
    <Page title={kind.title} lead={<Link to={kind.back.to}>回到{kind.back.label}</Link>}>
      {!narrow && (
        <Steps
          className="stages"
          size="small"
          current={stageOf(id, Boolean(handed.data?.work))}
          items={stages.map(title => ({ title }))}
        />
      )}
      {id === undefined ? (
        <ChooseFile kind={kind} {...choose} />
      ) : (
        <Loaded query={handed as { data: H | undefined; error: unknown; refetch: () => unknown }}>
          {found =>
            found.work ? (
              <ImportProgress kind={kind} handed={found} work={found.work} />
            ) : (
              <ImportCheck key={id} kind={kind} handed={found} />
            )
          }
        </Loaded>
      )}
    </Page>
  );
};
