import { UploadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import { type BulkImport, bulkStages } from '../api/words.ts';
import { type Column, DataList, Pager } from '../app/data-list.tsx';
import { momentOf } from '../app/format.ts';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Page, Panel } from '../app/page.tsx';
import { NoRegion, RegionChoice } from '../app/region.tsx';
import { UnitSelect, useUnitFilter } from '../app/units.tsx';
import { useAddress } from '../app/use-address.ts';
import { useOwnRegions } from '../session/use-me.ts';

const pageSize = 20;

const columnsOf = (region: string): readonly Column<BulkImport>[] => [
  {
    title: '文件',
    render: ({ id, unitId, name }) => <Link to={`/bulk/${region}/import/${id}?unit=${unitId}`}>{name}</Link>,
  },
  { title: '提交时间', tight: true, render: ({ createdAt }) => momentOf(createdAt) },
  { title: '进度', tight: true, render: ({ stage }) => bulkStages[stage] },
  {
    title: '检查结果',
    render: ({ counts: { create, known, error } }) => `可导入${create}条，已有${known}条，有错${error}条`,
  },
];

const Imports = ({ region, unit }: { region: string; unit: string }) => {
  const { page, put } = useAddress();
  const imports = useQuery({
    queryKey: ['bulk-imports', region, unit, page],
    queryFn: () =>
      answerOf(
        api.GET('/units/{region}/{id}/bulk-imports', {
          params: { path: { region, id: unit }, query: { page, pageSize } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={imports}>
      {({ items, total }) =>
        total === 0 ? (
          <Nothing title="这个单位还没有导入过">
            <p>用“导入文件”提交第一个文件。</p>
          </Nothing>
        ) : (
          <>
            <DataList
              label="导入过的文件"
              rows={items}
              rowKey={({ id }) => id}
              columns={columnsOf(region)}
              stale={imports.isPlaceholderData}
            />
            <Pager page={page} pageSize={pageSize} total={total} go={to => put({ page: String(to) })} />
          </>
        )
      }
    </Loaded>
  );
};

/** 批量导入: what a unit has handed in, and the way to hand in more. */
export const Component = () => {
  const own = useOwnRegions();
  const { region = own[0] ?? '' } = useParams();
  const { query, put } = useAddress();
  const unit = useUnitFilter(region, query.get('unit'));
  if (region === '') return <NoRegion title="批量导入" />;
  return (
    <Page
      title="批量导入"
      lead={<RegionChoice region={region} to={id => `/bulk/${id}`} />}
      actions={
        <Link className="button primary" to={`/bulk/${region}/import${unit === '' ? '' : `?unit=${unit}`}`}>
          <UploadOutlined aria-hidden /> 导入文件
        </Link>
      }
    >
      <Panel title="导入过的文件">
        <div className="filters">
          <label htmlFor="imports-unit">
            单位
            <UnitSelect
              id="imports-unit"
              region={region}
              value={unit || null}
              onChange={(chosen = '') => put({ unit: chosen })}
            />
          </label>
        </div>
        {unit === '' ? <Nothing title="请先选择单位" /> : <Imports region={region} unit={unit} />}
      </Panel>
    </Page>
  );
};
