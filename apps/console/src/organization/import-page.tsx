import { useParams } from 'react-router';
import { answerOf, api, sendFile } from '../api/client.ts';
import { type ImportRow, outcomes, type UnitImport } from '../api/words.ts';
import type { ImportKind, Written } from '../app/import/kind.ts';
import { ImportPage } from '../app/import/page.tsx';
import { foundColumns } from '../app/import/rows.tsx';
import { useRefresh } from './queries.ts';

interface Result {
  counts?: UnitImport['counts'];
  errors?: ImportRow[];
  message?: string;
}

const written = (report: unknown): Written<ImportRow> => {
  const { counts, errors = [], message } = (report ?? {}) as Result;
  return {
    ...(counts && { counts }),
    rows: errors,
    notes: errors.length > 0 ? [`有${errors.length}行没有导入。`] : [],
    failed: message ?? `没有写入：检查之后，内容被别人改过，现在有${errors.length}行不能导入。`,
  };
};

const kindOf = (region: string, refresh: () => Promise<unknown>): ImportKind<UnitImport, ImportRow> => {
  const path = (id: string) => ({ path: { region, id } });
  return {
    key: 'unit-import',
    title: '导入机构',
    back: { to: `/organization/${region}`, label: '机构' },
    at: (id = '') => `/organization/${region}/import/${id}`,
    nameOf: ({ name }) => name,
    send: file => sendFile(`/imports/${region}`, file),
    read: id => answerOf(api.GET('/imports/{region}/{id}', { params: path(id) })),
    rows: (id, { outcome, ...page }) =>
      answerOf(
        api.GET('/imports/{region}/{id}/rows', {
          params: {
            ...path(id),
            query: { ...page, ...(outcome !== '' && { outcome: outcome as ImportRow['outcome'] }) },
          },
        }),
      ),
    confirm: (id, mode) =>
      answerOf(api.POST('/imports/{region}/{id}/confirm', { params: path(id), body: { mode } })),
    refresh,
    outcomes,
    writing: ['create', 'change'],
    columns: [
      { title: '行', tight: true, render: ({ sheet, row }) => `${sheet} 第${row}行` },
      { title: '名称', render: ({ name }) => name },
      ...foundColumns<ImportRow>(outcomes, ({ changes }) => changes.join('、')),
    ],
    rowKey: ({ sheet, row }) => `${sheet}${row}`,
    promise: ({ create, change }) => `将新建${create}条、修改${change}条。每一条都记入历史和审计。`,
    written,
  };
};

/** 导入机构 */
export const Component = () => {
  const { region = '', id } = useParams();
  return (
    <ImportPage
      id={id}
      kind={kindOf(region, useRefresh(region))}
      advice={
        <>
          <li>
            下载<a href={`/api/imports/${region}/template`}>空白模板</a>，或
            <a href={`/api/imports/${region}/export`}>导出现有机构</a>后修改。
          </li>
          <li>填写“机构”和“责任分工”两个工作表；每一列的填法写在表头的提示里。</li>
          <li>在这里提交。先逐行检查，确认后才写入。</li>
        </>
      }
    />
  );
};
