import { useParams } from 'react-router';
import { answerOf, api, sendFile } from '../api/client.ts';
import {
  choicesOf,
  type DecisionImport,
  type DecisionImportRow,
  decisionKinds,
  decisionOutcomes,
} from '../api/words.ts';
import { Choice } from '../app/fields.tsx';
import type { ImportKind, Written } from '../app/import/kind.ts';
import { ImportPage } from '../app/import/page.tsx';
import { foundColumns } from '../app/import/rows.tsx';
import { UnitSelect, useUnitFilter, useUnitNames } from '../app/units.tsx';
import { useAddress } from '../app/use-address.ts';
import { useRefreshDecisions } from './queries.ts';

interface Result {
  created?: number;
  known?: string[];
  message?: string;
}

const written = (report: unknown): Written<DecisionImportRow> => {
  const { created, known = [], message } = (report ?? {}) as Result;
  return {
    ...(created !== undefined && { counts: { create: created, unchanged: known.length } }),
    notes:
      known.length > 0
        ? [`有${known.length}条在检查之后已由别人录入，没有重复写入：${known.slice(0, 10).join('、')}。`]
        : [],
    ...(message !== undefined && { failed: message }),
  };
};

interface Where {
  region: string;
  unit: string;
  kind: string;
  unitName: (id: string) => string;
  refresh: () => Promise<unknown>;
}

const kindOf = ({
  region,
  unit,
  kind,
  unitName,
  refresh,
}: Where): ImportKind<DecisionImport, DecisionImportRow> => {
  const path = (id: string) => ({ path: { region, id } });
  return {
    key: 'decision-import',
    title: '导入许可或处罚',
    back: { to: `/decisions/${region}`, label: '双公示' },
    at: (id = '') => `/decisions/${region}/import/${id}`,
    nameOf: handed => `${unitName(handed.unitId)} ${decisionKinds[handed.kind]}`,
    send: file => sendFile(`/units/${region}/${unit}/decision-imports?kind=${kind}`, file),
    read: id => answerOf(api.GET('/decision-imports/{region}/{id}', { params: path(id) })),
    rows: (id, { outcome, ...page }) =>
      answerOf(
        api.GET('/decision-imports/{region}/{id}/rows', {
          params: {
            ...path(id),
            query: { ...page, ...(outcome !== '' && { outcome: outcome as DecisionImportRow['outcome'] }) },
          },
        }),
      ),
    confirm: (id, mode) =>
      answerOf(api.POST('/decision-imports/{region}/{id}/confirm', { params: path(id), body: { mode } })),
    refresh,
    outcomes: decisionOutcomes,
    writing: ['create'],
    columns: [
      { title: '行', tight: true, render: ({ row }) => `第${row}行` },
      { title: '文书号', render: ({ documentNo }) => documentNo },
      ...foundColumns<DecisionImportRow>(decisionOutcomes, () => ''),
    ],
    rowKey: ({ row }) => String(row),
    promise: ({ create }) => `将新录入${create}条，状态为待公示；公示要另外办理。`,
    written,
  };
};

/** 导入许可或处罚, of one unit and one kind. */
export const Component = () => {
  const { region = '', id } = useParams();
  const { query, put } = useAddress();
  const unit = useUnitFilter(region, query.get('unit'));
  const kind = query.get('kind') ?? 'licence';
  const refresh = useRefreshDecisions(region);
  return (
    <ImportPage
      id={id}
      kind={kindOf({ region, unit, kind, unitName: useUnitNames(region), refresh })}
      ready={unit !== ''}
      fields={
        <div className="filters">
          <label htmlFor="import-unit">
            单位
            <UnitSelect
              id="import-unit"
              region={region}
              value={unit || null}
              onChange={(chosen = '') => put({ unit: chosen })}
            />
          </label>
          <label htmlFor="import-kind">
            种类
            <Choice
              id="import-kind"
              value={kind}
              choices={choicesOf(decisionKinds)}
              onChange={({ target }) => put({ kind: target.value })}
            />
          </label>
        </div>
      }
      advice={
        <>
          <li>
            选择单位和种类，下载
            <a href={`/api/decisions/${region}/template?kind=${kind}`}>空白模板</a>。
          </li>
          <li>逐行填写；每一列的填法写在表头的提示里。</li>
          <li>在这里提交。先逐行检查，确认后才写入；文件本身不保存。</li>
        </>
      }
    />
  );
};
