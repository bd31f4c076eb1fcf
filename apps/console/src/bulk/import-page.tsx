import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { answerOf, api, sendFile } from '../api/client.ts';
import { type BulkImport, type BulkImportRow, bulkOutcomes } from '../api/words.ts';
import { Choice } from '../app/fields.tsx';
import type { FoundRow, Handed, ImportKind, Written } from '../app/import/kind.ts';
import { ImportPage } from '../app/import/page.tsx';
import { foundColumns } from '../app/import/rows.tsx';
import { UnitSelect, usePlaces, useUnitFilter, useUnitNames } from '../app/units.tsx';
import { useAddress } from '../app/use-address.ts';
import { ColumnChoice } from '../items/column-choice.tsx';
import { useMay } from '../session/use-me.ts';

interface HandedBulk extends Handed {
  bulk: BulkImport;
}
type Row = BulkImportRow & FoundRow;
type Past = 'publish' | 'draft';

const key = 'bulk-import';

const handedOf = (bulk: BulkImport): HandedBulk => {
  const { create, known, error, notes, fault } = bulk.counts;
  return {
    bulk,
    id: bulk.id,
    counts: { create, known, error },
    notes,
    checking: bulk.stage === 'checking',
    fault,
    work: bulk.work,
  };
};

interface Result {
  drafts?: number;
  published?: number;
  known?: number;
  failed?: number;
  message?: string;
}

const written = (report: unknown): Written<Row> => {
  const { drafts = 0, published = 0, known = 0, failed = 0, message } = (report ?? {}) as Result;
  return {
    counts: { create: drafts + published, known, error: failed },
    notes:
      failed > 0
        ? [
            `其中公开${published}条，存为草稿${drafts}条。`,
            `有${failed}条没有写成，请按下面的说明改正后重新提交；已经写入的不会重复。`,
          ]
        : [],
    kept: failed > 0,
    ...(message !== undefined && { failed: message }),
  };
};

const pastChoices = [
  { value: 'publish', label: '保留原发布日期，直接公开' },
  { value: 'draft', label: '全部存为草稿，另行送审' },
];

interface Where {
  region: string;
  unit: string;
  column: string;
  past: Past;
  setPast: (past: Past) => void;
  maySign: (unitId: string) => boolean;
  /** Whose import it is. */
  unitOf: (id: string) => string;
  unitName: (id: string) => string;
  refresh: () => Promise<unknown>;
}

const pastOf = ({ past, maySign }: Pick<Where, 'past' | 'maySign'>, unitId: string): Past =>
  maySign(unitId) ? past : 'draft';

/** What becomes of what had been published before: only those who may sign may have it published. */
const PastChoice = ({ bulk, ...where }: Where & { bulk: BulkImport }) => {
  const { published } = bulk.counts;
  if (published === 0) return <p>都存为草稿，送审、签发后才公开。</p>;
  if (!where.maySign(bulk.unitId))
    return <p>其中{published}条填有发布日期。您没有签发权限，都存为草稿，送审、签发后才公开。</p>;
  return (
    <label className="filter" htmlFor="past">
      填有发布日期的{published}条
      <Choice
        id="past"
        value={where.past}
        choices={pastChoices}
        onChange={({ target }) => where.setPast(target.value as Past)}
      />
    </label>
  );
};

const kindOf = (where: Where): ImportKind<HandedBulk, Row> => {
  const { region, unit, column, unitOf, unitName, refresh } = where;
  const path = (id: string) => ({ path: { region, id } });
  const choice = unit === '' ? '' : `?unit=${encodeURIComponent(unit)}`;
  return {
    key,
    title: '批量导入信息',
    back: { to: `/bulk/${region}${choice}`, label: '批量导入' },
    at: (id = '') => `/bulk/${region}/import/${id}${choice}`,
    nameOf: ({ bulk: { unitId, name } }) => `${unitName(unitId)} ${name}`,
    file: {
      title: '选择要导入的文件',
      label: 'xlsx、xml（WXR、RSS、Atom），或连同附件的zip，最大100MB',
      accept: '.xlsx,.xml,.zip',
    },
    send: async file =>
      handedOf(
        await sendFile<BulkImport>(
          `/units/${region}/${unit}/bulk-imports`,
          file,
          column === '' ? {} : { columnId: column },
        ),
      ),
    read: async id => handedOf(await answerOf(api.GET('/bulk-imports/{region}/{id}', { params: path(id) }))),
    rows: async (id, { outcome, ...page }) => {
      const { items, total } = await answerOf(
        api.GET('/bulk-imports/{region}/{id}/rows', {
          params: {
            ...path(id),
            query: { ...page, ...(outcome !== '' && { outcome: outcome as BulkImportRow['outcome'] }) },
          },
        }),
      );
      return { items: items.map(row => ({ ...row, errors: row.messages })), total };
    },
    choices: handed => <PastChoice {...where} bulk={handed.bulk} />,
    confirm: async (id, mode) =>
      handedOf(
        await answerOf(
          api.POST('/bulk-imports/{region}/{id}/confirm', {
            params: path(id),
            body: { mode, past: pastOf(where, unitOf(id)) },
          }),
        ),
      ),
    refresh,
    outcomes: bulkOutcomes,
    writing: ['create'],
    columns: [
      { title: '行', tight: true, render: ({ row }) => `第${row}行` },
      { title: '标题', render: ({ title }) => title },
      { title: '发布日期', tight: true, render: ({ publishedAt }) => publishedAt?.slice(0, 10) ?? '' },
      ...foundColumns<Row>(bulkOutcomes, () => ''),
    ],
    rowKey: ({ row }) => String(row),
    promise: ({ create }) => `将导入${create}条信息。`,
    written,
  };
};

interface FieldsProps extends Pick<Where, 'region' | 'unit' | 'column'> {
  put: (changes: Readonly<Record<string, string>>) => void;
}

const Fields = ({ region, unit, column, put }: FieldsProps) => (
  <div className="filters">
    <label htmlFor="bulk-unit">
      单位
      <UnitSelect
        id="bulk-unit"
        region={region}
        value={unit || null}
        onChange={(chosen = '') => put({ unit: chosen, column: '' })}
      />
    </label>
    <label htmlFor="bulk-column">
      没有写栏目的归入
      <ColumnChoice
        id="bulk-column"
        region={region}
        unit={unit}
        none="不指定"
        value={column}
        onChange={({ target }) => put({ column: target.value })}
      />
    </label>
  </div>
);

const Advice = ({ region, unit }: Pick<Where, 'region' | 'unit'>) => (
  <>
    <li>
      选择单位，
      {unit === '' ? (
        '下载空白模板'
      ) : (
        <>
          下载<a href={`/api/units/${region}/${unit}/bulk-imports/template`}>空白模板</a>
        </>
      )}
      ，一行填一条信息；或者直接使用旧网站导出的xml。
    </li>
    <li>有附件的，把附件和文件放进同一个zip，并在“附件”列写上文件名。</li>
    <li>在这里提交。先逐行检查，确认后才写入；已经导入过的不会重复。</li>
  </>
);

/** 批量导入 of the items of one unit. */
export const Component = () => {
  const { region = '', id } = useParams();
  const { query, put } = useAddress();
  const unit = useUnitFilter(region, query.get('unit'));
  const column = query.get('column') ?? '';
  const [past, setPast] = useState<Past>('publish');
  const may = useMay();
  const placeOf = usePlaces(region);
  const queries = useQueryClient();
  const where: Where = {
    region,
    unit,
    column,
    past,
    setPast,
    maySign: unitId => may('item.sign', placeOf(unitId)),
    unitOf: each => queries.getQueryData<HandedBulk>([key, each])?.bulk.unitId ?? unit,
    unitName: useUnitNames(region),
    refresh: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['items', region] }),
        queries.invalidateQueries({ queryKey: ['bulk-imports', region] }),
      ]),
  };
  return (
    <ImportPage
      id={id}
      kind={kindOf(where)}
      ready={unit !== ''}
      fields={<Fields region={region} unit={unit} column={column} put={put} />}
      advice={<Advice region={region} unit={unit} />}
    />
  );
};
