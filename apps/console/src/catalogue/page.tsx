import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Page } from '../app/page.tsx';
import { NoRegion, RegionChoice } from '../app/region.tsx';
import { useNarrow } from '../app/theme.ts';
import '../app/tree.css';
import { UnitSelect, usePlaces } from '../app/units.tsx';
import { useAddress } from '../app/use-address.ts';
import { useMay, useMe, useOwnRegions } from '../session/use-me.ts';
import { Browse } from './browse.tsx';
import './catalogue.css';
import { Detail } from './detail.tsx';
import { CreateColumn } from './edit-column.tsx';
import { columnsQuery, ofRegion, unitOf } from './queries.ts';
import { ApplyTemplate } from './template.tsx';

/** Where one begins: with the columns of the own unit, or of the region where one works for all of it. */
const useOwnOwner = (region: string): string => {
  const { roles } = useMe();
  const own = roles.find(({ regionId }) => regionId === region);
  return own?.unitId ?? ofRegion;
};

interface ShownProps {
  region: string;
  owner: string;
  column: string | undefined;
  editable: boolean;
  open: (id: string) => void;
}

const Columns = ({ region, owner, column: id, editable, open }: ShownProps) => {
  const narrow = useNarrow();
  const { query } = useAddress();
  const search = query.toString();
  return (
    <Loaded query={useQuery(columnsQuery(region, owner))}>
      {({ items }) => {
        const column = items.find(each => each.id === id);
        return (
          <div className="columns">
            {(!narrow || !column) && <Browse columns={items} selected={id} select={open} />}
            {column ? (
              <div className="beside" key={column.id}>
                {narrow && (
                  <p>
                    <Link to={{ pathname: `/catalogue/${region}/${owner}`, search }}>回到栏目列表</Link>
                  </p>
                )}
                <Detail column={column} columns={items} editable={editable} open={open} />
              </div>
            ) : (
              !narrow && (
                <div className="beside">
                  <Nothing title={id === undefined ? '请在左边选择一个栏目' : '没有这个栏目'}>
                    <p>可以输入名称查找；用方向键移动，回车打开。</p>
                  </Nothing>
                </div>
              )
            )}
          </div>
        );
      }}
    </Loaded>
  );
};

/** 栏目: the tree of an owner on the left, one column on the right; on a narrow window one of the two. */
export const Component = () => {
  const own = useOwnRegions();
  const { region = own[0] ?? '', owner: asked, column } = useParams();
  const begun = useOwnOwner(region);
  const owner = asked ?? begun;
  const unitId = unitOf(owner);
  const [doing, setDoing] = useState<'create' | 'template' | null>(null);
  const navigate = useNavigate();
  const { query } = useAddress();
  const may = useMay();
  const editable = may('catalogue.change', usePlaces(region)(unitId));
  const open = (id: string): void => {
    void navigate({ pathname: `/catalogue/${region}/${owner}/column/${id}`, search: query.toString() });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another column is read from its head
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [column]);
  if (region === '') return <NoRegion title="栏目" />;
  const stop = () => setDoing(null);
  return (
    <Page
      title="栏目"
      lead={<RegionChoice region={region} to={id => `/catalogue/${id}`} />}
      actions={
        editable && (
          <>
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDoing('create')}>
              新建栏目
            </Button>
            <Button onClick={() => setDoing('template')}>套用模板</Button>
          </>
        )
      }
    >
      <div className="filters">
        <label htmlFor="owner">
          谁的栏目
          <UnitSelect
            id="owner"
            region={region}
            first={{ value: ofRegion, label: '全区域的栏目' }}
            value={owner}
            onChange={(id = ofRegion) =>
              void navigate({ pathname: `/catalogue/${region}/${id}`, search: query.toString() })
            }
          />
        </label>
      </div>
      <Columns key={owner} region={region} owner={owner} column={column} editable={editable} open={open} />
      {doing === 'create' && (
        <CreateColumn
          region={region}
          unitId={unitId}
          parent={null}
          close={stop}
          done={id => {
            stop();
            open(id);
          }}
        />
      )}
      {doing === 'template' && <ApplyTemplate region={region} unitId={unitId} close={stop} />}
    </Page>
  );
};
