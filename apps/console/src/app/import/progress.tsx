import { useEffect } from 'react';
import { Link } from 'react-router';
import { Notice } from '../notice.tsx';
import { Panel } from '../page.tsx';
import type { FoundRow, Handed, ImportKind, Written } from './kind.ts';
import { Counts, ImportRows, RowList } from './rows.tsx';

type Work = NonNullable<Handed['work']>;

const verdictOf = (
  status: Work['status'],
  { failed, notes }: Written<FoundRow>,
): { type: 'info' | 'warning' | 'success'; title: string } => {
  if (status === 'failed') return { type: 'warning', title: failed ?? '没有写入。' };
  if (status !== 'done') return { type: 'info', title: '正在写入。可以离开或关闭本页，稍后再来看。' };
  return notes.length > 0
    ? { type: 'warning', title: `已写入，${notes.join('')}` }
    : { type: 'success', title: '全部写入。' };
};

interface ImportProgressProps<H extends Handed, R extends FoundRow> {
  kind: ImportKind<H, R>;
  handed: H;
  work: Work;
}

/** How far the writing is, and what came of it. */
export const ImportProgress = <H extends Handed, R extends FoundRow>({
  kind,
  handed,
  work: { status, done, total, report, finishedAt },
}: ImportProgressProps<H, R>) => {
  const finished = finishedAt !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew once, when it is done
  useEffect(() => {
    if (finished) void kind.refresh();
  }, [finished]);
  const written = kind.written(report);
  const { counts, rows = [] } = written;
  return (
    <Panel title={`写入：${kind.nameOf(handed)}`}>
      <Notice {...verdictOf(status, written)} />
      <label className="progress">
        <span>
          {done}／{total ?? '？'}条
        </span>
        <progress value={done} max={total ?? done + 1} />
      </label>
      {finished && counts && <Counts counts={counts} words={kind.outcomes} />}
      {finished && written.kept && <ImportRows kind={kind} id={handed.id} first="error" />}
      {finished && rows.length > 0 && <RowList kind={kind} rows={rows} />}
      {finished && (
        <div className="form-actions">
          <Link className="button primary" to={kind.back.to}>
            去看{kind.back.label}
          </Link>
          <Link className="button" to={kind.at()}>
            再导入一个文件
          </Link>
        </div>
      )}
    </Panel>
  );
};
