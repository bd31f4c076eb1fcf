import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { choicesOf, decisionKinds, decisionStatuses } from '../api/words.ts';
import { Choice } from '../app/fields.tsx';
import { yearsSince } from '../app/format.ts';
import { Notice } from '../app/notice.tsx';
import { Page, Panel } from '../app/page.tsx';
import { NoRegion, RegionChoice } from '../app/region.tsx';
import { SearchBox } from '../app/search-box.tsx';
import { allUnits, UnitSelect, useUnitFilter, useUnitNames } from '../app/units.tsx';
import { useAddress } from '../app/use-address.ts';
import { useMay, useOwnRegions } from '../session/use-me.ts';
import { DecisionSheet } from './decision-form.tsx';
import { Detail } from './detail.tsx';
import { Export } from './export.tsx';
import { List } from './list.tsx';
import { firstYear, type Narrowing, useDecisions } from './queries.ts';

const statuses = { ...decisionStatuses, overdue: '逾期未公示' };

/** How many are overdue where one looks, with the way to them. */
const Overdue = ({ region, unit, show }: { region: string; unit: string; show: () => void }) => {
  const all = { unit, kind: '', year: '', status: 'overdue', search: '' };
  const total = useDecisions(region, all, 1, 1).data?.total ?? 0;
  return total === 0 ? null : (
    <Notice
      type="warning"
      title={`${total}条超过七个工作日还没有公示`}
      action={<Button onClick={show}>只看这些</Button>}
    >
      行政许可、行政处罚决定应当自作出之日起七个工作日内公示。
    </Notice>
  );
};

interface FiltersProps {
  region: string;
  wanted: Narrowing;
  put: (changes: Record<string, string>) => void;
}

const Filters = ({ region, wanted, put }: FiltersProps) => (
  <SearchBox label="文书号、事项或相对人" value={wanted.search} search={search => put({ search })}>
    <label htmlFor="list-unit">
      单位
      <UnitSelect
        id="list-unit"
        region={region}
        first={{ value: allUnits, label: '全部单位' }}
        value={wanted.unit || allUnits}
        onChange={(unit = allUnits) => put({ unit })}
      />
    </label>
    {(
      [
        ['kind', '种类', choicesOf(decisionKinds)],
        ['year', '决定年份', yearsSince(firstYear)],
        ['status', '状态', choicesOf(statuses)],
      ] as const
    ).map(([name, label, choices]) => (
      <label key={name} htmlFor={`list-${name}`}>
        {label}
        <Choice
          id={`list-${name}`}
          value={wanted[name]}
          none="全部"
          choices={choices}
          onChange={({ target }) => put({ [name]: target.value })}
        />
      </label>
    ))}
  </SearchBox>
);

interface ActionsProps {
  region: string;
  act: (doing: 'enter' | 'export') => void;
}

const Actions = ({ region, act }: ActionsProps) => {
  const may = useMay();
  const editable = may('decision.change');
  return (
    <>
      {editable && (
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => act('enter')}>
          录入
        </Button>
      )}
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => act('export')}>
        导出
      </Button>
      {editable && (
        <Link className="button" to={`/decisions/${region}/import`}>
          <UploadOutlined aria-hidden /> 导入
        </Link>
      )}
    </>
  );
};

/** 双公示: the licences and penalties of a region, which of them wait, and what may be done to them. */
export const Component = () => {
  const own = useOwnRegions();
  const { region = own[0] ?? '' } = useParams();
  const { query, page, put } = useAddress();
  const unit = useUnitFilter(region, query.get('unit'));
  const unitName = useUnitNames(region);
  const [doing, setDoing] = useState<'enter' | 'export' | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  if (region === '') return <NoRegion title="双公示" />;
  const [kind = '', year = '', status = '', search = ''] = ['kind', 'year', 'status', 'search'].map(
    name => query.get(name) ?? '',
  );
  const wanted: Narrowing = { unit, kind, year, status, search };
  const stop = () => setDoing(null);
  return (
    <Page
      title="双公示"
      lead={<RegionChoice region={region} to={id => `/decisions/${id}`} />}
      actions={<Actions region={region} act={setDoing} />}
    >
      {status !== 'overdue' && (
        <Overdue region={region} unit={unit} show={() => put({ status: 'overdue', kind: '', year: '' })} />
      )}
      <Panel title="行政许可和行政处罚">
        <Filters region={region} wanted={wanted} put={put} />
        <List key={unit} region={region} wanted={wanted} page={page} open={setOpened} put={put} />
      </Panel>
      {opened && <Detail region={region} id={opened} close={() => setOpened(null)} />}
      {doing === 'enter' && (
        <DecisionSheet
          region={region}
          unit={unit === '' ? undefined : { id: unit, name: unitName(unit) }}
          close={stop}
          done={({ id }) => {
            stop();
            setOpened(id);
          }}
        />
      )}
      {doing === 'export' && <Export region={region} begin={wanted} close={stop} />}
    </Page>
  );
};
