import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import type { MediaFile } from '../api/words.ts';
import { type Column, DataList, Pager } from '../app/data-list.tsx';
import { momentOf } from '../app/format.ts';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Page, Panel } from '../app/page.tsx';
import { NoRegion, RegionChoice } from '../app/region.tsx';
import { SearchBox } from '../app/search-box.tsx';
import { allUnits, UnitSelect, useUnitFilter } from '../app/units.tsx';
import { useAddress } from '../app/use-address.ts';
import { fileAddress, sizeWords } from '../items/files.tsx';
import { useOwnRegions } from '../session/use-me.ts';

const pageSize = 20;

/** What the end of a name says the file is: DOCX; without one, what the server took it for. */
const kindOf = ({ name, type }: Pick<MediaFile, 'name' | 'type'>): string =>
  /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? type;

const columnsOf = (regionId: string): readonly Column<MediaFile>[] => [
  {
    title: '文件',
    render: ({ fileId, name, items: [first] }) =>
      first ? (
        <a href={fileAddress({ regionId, id: first.id }, fileId)} download={name}>
          {name}
        </a>
      ) : (
        name
      ),
  },
  { title: '类型', tight: true, render: kindOf },
  { title: '大小', tight: true, render: ({ size }) => sizeWords(size) },
  { title: '上传时间', tight: true, render: ({ createdAt }) => momentOf(createdAt) },
  {
    title: '所在信息',
    render: ({ items }) => (
      <ul>
        {items.map(({ id, title, unitName }) => (
          <li key={id}>
            <Link to={`/items/${regionId}/${id}`}>{title || '（没有标题）'}</Link>{' '}
            <span className="muted">{unitName}</span>
          </li>
        ))}
      </ul>
    ),
  },
];

interface FilesProps {
  region: string;
  unit: string;
  search: string;
}

const Files = ({ region, unit, search }: FilesProps) => {
  const { page, put } = useAddress();
  const files = useQuery({
    queryKey: ['items', region, 'media', unit, search, page],
    queryFn: () =>
      answerOf(
        api.GET('/media/{region}', {
          params: {
            path: { region },
            query: { page, pageSize, ...(unit !== '' && { unit }), ...(search !== '' && { search }) },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={files}>
      {({ items, total }) =>
        items.length === 0 ? (
          <Nothing title="没有这样的文件">
            <p>请换一个单位或词语；文件在起草信息时上传。</p>
          </Nothing>
        ) : (
          <>
            <DataList
              label="文件"
              rows={items}
              rowKey={({ fileId }) => fileId}
              columns={columnsOf(region)}
              stale={files.isPlaceholderData}
            />
            <Pager page={page} pageSize={pageSize} total={total} go={to => put({ page: String(to) })} />
          </>
        )
      }
    </Loaded>
  );
};

/** 文件库: the pictures and attachments of a unit's items, and where each of them is. */
export const Component = () => {
  const own = useOwnRegions();
  const { region = own[0] ?? '' } = useParams();
  const { query, put } = useAddress();
  const unit = useUnitFilter(region, query.get('unit'));
  const search = query.get('search') ?? '';
  if (region === '') return <NoRegion title="文件库" />;
  return (
    <Page title="文件库" lead={<RegionChoice region={region} to={id => `/media/${id}`} />}>
      <Panel title="信息中的文件">
        <SearchBox label="文件名或信息标题" value={search} search={text => put({ search: text })}>
          <label htmlFor="media-unit">
            单位
            <UnitSelect
              id="media-unit"
              region={region}
              first={{ value: allUnits, label: '全部单位' }}
              value={unit || allUnits}
              onChange={(chosen = allUnits) => put({ unit: chosen })}
            />
          </label>
        </SearchBox>
        <Files region={region} unit={unit} search={search} />
      </Panel>
    </Page>
  );
};
