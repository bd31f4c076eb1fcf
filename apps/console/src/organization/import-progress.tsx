import { useEffect } from 'react';
import { Link } from 'react-router';
import type { ImportRow, UnitImport } from '../api/words.ts';
import { Notice } from '../app/notice.tsx';
import { Panel } from '../app/page.tsx';
import { Counts, RowList } from './import-rows.tsx';
import { useRefresh } from './queries.ts';

type Work = NonNullable<UnitImport['work']>;

interface Result {
  counts?: UnitImport['counts'];
  errors?: ImportRow[];
  message?: string;
}

const verdictOf = ({ status, report }: Work): { type: 'info' | 'warning' | 'success'; title: string } => {
  const { message, errors = [] } = (report ?? {}) as Result;
  if (status === 'failed')
    return {
      type: 'warning',
      title: message ?? `没有写入：检查之后，内容被别人改过，现在有${errors.length}行不能导入。`,
    };
  if (status !== 'done') return { type: 'info', title: '正在写入。可以离开或关闭本页，稍后再来看。' };
  return errors.length > 0
    ? { type: 'warning', title: `已写入，有${errors.length}行没有导入。` }
    : { type: 'success', title: '全部写入。' };
};

/** How far the writing is, and what came of it. */
export const ImportProgress = ({ region, handed }: { region: string; handed: UnitImport }) => {
  const refresh = useRefresh(region);
  const finished = handed.work?.finishedAt !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew once, when it is done
  useEffect(() => {
    if (finished) void refresh();
  }, [finished]);
  if (!handed.work) return null;
  const { done, total, report } = handed.work;
  const { counts, errors = [] } = (report ?? {}) as Result;
  const { type, title } = verdictOf(handed.work);
  return (
    <Panel title={`写入：${handed.name}`}>
      <Notice type={type} title={title} />
      <label className="progress">
        <span>
          {done}／{total ?? '？'}条
        </span>
        <progress value={done} max={total ?? done + 1} />
      </label>
      {finished && counts && <Counts counts={counts} />}
      {finished && errors.length > 0 && <RowList rows={errors} />}
      {finished && (
        <div className="form-actions">
          <Link className="button primary" to={`/organization/${region}`}>
            去看机构
          </Link>
          <Link className="button" to={`/organization/${region}/import`}>
            再导入一个文件
          </Link>
        </div>
      )}
    </Panel>
  );
};
