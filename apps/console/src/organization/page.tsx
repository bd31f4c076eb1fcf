import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { Nothing } from '../app/notice.tsx';
import { Page } from '../app/page.tsx';
import { NoRegion, RegionChoice } from '../app/region.tsx';
import { useNarrow } from '../app/theme.ts';
import { useMay, useOwnRegions } from '../session/use-me.ts';
import { Browse } from './browse.tsx';
import { CreateUnit } from './create-unit.tsx';
import { Detail } from './detail.tsx';
import { PastDetail } from './past-detail.tsx';
import '../app/tree.css';

const RegionActions = ({ region, create }: { region: string; create: () => void }) => {
  const may = useMay();
  const place = { regionId: region };
  return (
    <>
      {may('unit.create', place) && (
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={create}>
          新建机构
        </Button>
      )}
      <Button
        icon={<DownloadOutlined aria-hidden />}
        href={`/api/imports/${region}/export`}
        download
        aria-label="导出机构和责任分工（xlsx）"
      >
        导出
      </Button>
      {may('unit.import', place) && (
        <Link className="button" to={`/organization/${region}/import`}>
          <UploadOutlined aria-hidden /> 导入
        </Link>
      )}
    </>
  );
};

/** 机构: the tree on the left, one unit on the right; on a narrow window one of the two. */
export const Component = () => {
  const own = useOwnRegions();
  const { region = own[0] ?? '', unit } = useParams();
  const [query] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const narrow = useNarrow();
  const navigate = useNavigate();
  const day = query.get('day') ?? '';
  const open = (id: string): void => {
    void navigate({ pathname: `/organization/${region}/unit/${id}`, search: query.toString() });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another unit is read from its head
  useEffect(() => {
    window.scrollTo(0, 0);
    if (narrow) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [unit]);
  if (region === '') return <NoRegion title="机构" />;
  const detail = unit && (
    <div className="beside" key={`${unit}${day}`}>
      {narrow && (
        <p>
          <Link to={{ pathname: `/organization/${region}`, search: query.toString() }}>回到机构列表</Link>
        </p>
      )}
      {day ? <PastDetail region={region} unit={unit} day={day} /> : <Detail region={region} unit={unit} />}
    </div>
  );
  return (
    <Page
      title="机构"
      lead={<RegionChoice region={region} to={id => `/organization/${id}`} />}
      actions={<RegionActions region={region} create={() => setCreating(true)} />}
    >
      <div className="columns">
        {(!narrow || !unit) && <Browse region={region} selected={unit} select={open} />}
        {detail ||
          (!narrow && (
            <div className="beside">
              <Nothing title="请在左边选择一个机构">
                <p>可以输入名称查找；用方向键移动，回车打开。</p>
              </Nothing>
            </div>
          ))}
      </div>
      {creating && (
        <CreateUnit
          region={region}
          parent={unit}
          close={() => setCreating(false)}
          done={id => {
            setCreating(false);
            open(id);
          }}
        />
      )}
    </Page>
  );
};
