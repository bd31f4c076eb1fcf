import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Unit, type UnitDetail, unitKinds, unitStatuses } from '../api/words.ts';
import { Loaded, Notice } from '../app/notice.tsx';
import { Facts, Panel } from '../app/page.tsx';
import { useMay } from '../session/use-me.ts';
import { EditUnit } from './edit-unit.tsx';
import { History } from './history.tsx';
import { unitQuery } from './queries.ts';
import { Roster } from './roster.tsx';
import { StepDialog, type StepName, steps } from './steps.tsx';
import { useAreas } from './unit-fields.tsx';

const Ended = ({ detail: { unit, successorName } }: { detail: UnitDetail }) =>
  unit.status === 'active' ? null : (
    <Notice
      type="warning"
      title={`${unitStatuses[unit.status]}（${unit.toDay}）`}
      {...(unit.successorId && {
        action: (
          <Link to={`/organization/${unit.regionId}/unit/${unit.successorId}`}>去看{successorName}</Link>
        ),
      })}
    >
      {successorName ? `并入${successorName}。这里是它存在时的样子。` : '这里是它存在时的样子。'}
    </Notice>
  );

const link = (href: string) =>
  href && (
    <a href={href} rel="noreferrer">
      {href}
    </a>
  );

const Above = ({ unit, name }: { unit: Unit; name: string | null }) =>
  unit.parentId ? (
    <Link to={`/organization/${unit.regionId}/unit/${unit.parentId}`}>{name}</Link>
  ) : (
    '（最上级）'
  );

const UnitFacts = ({ detail: { unit, parentName, predecessors } }: { detail: UnitDetail }) => {
  const areas = useAreas(unit.regionId);
  const base = `/organization/${unit.regionId}/unit`;
  return (
    <Facts
      items={[
        ['简称', unit.shortName],
        ['机构类型', unitKinds[unit.kind]],
        ['上级机构', <Above key="above" unit={unit} name={parentName} />],
        ['所在区域', areas.find(({ id }) => id === unit.areaId)?.name ?? ''],
        ['地址', unit.address],
        ['办公时间', unit.hours],
        ['电话', unit.telephone],
        ['传真', unit.fax],
        ['邮箱', unit.email],
        ['网址', link(unit.website)],
        ['设立日期', unit.fromDay],
        ...(predecessors.length > 0
          ? [
              [
                '并入本机构的',
                <ul key="predecessors">
                  {predecessors.map(({ id, name, toDay }) => (
                    <li key={id}>
                      <Link to={`${base}/${id}`}>{name}</Link>（{toDay}）
                    </li>
                  ))}
                </ul>,
              ] as const,
            ]
          : []),
      ]}
    />
  );
};

const Shown = ({ detail }: { detail: UnitDetail }) => {
  const { unit } = detail;
  const may = useMay();
  const [doing, setDoing] = useState<StepName | 'edit' | null>(null);
  const place = { regionId: unit.regionId, path: unit.path };
  const active = unit.status === 'active';
  const stop = () => setDoing(null);
  return (
    <>
      <Panel
        title={unit.name}
        actions={
          active && (
            <>
              {may('unit.change', place) && <Button onClick={() => setDoing('edit')}>修改</Button>}
              {may('unit.end', place) &&
                (Object.keys(steps) as StepName[]).map(step => (
                  <Button key={step} danger={steps[step].danger} onClick={() => setDoing(step)}>
                    {steps[step].title}
                  </Button>
                ))}
            </>
          )
        }
      >
        <Ended detail={detail} />
        <UnitFacts detail={detail} />
      </Panel>
      <Roster detail={detail} editable={active && may('duty.change', place)} />
      <History entries={detail.history} />
      {doing === 'edit' && <EditUnit unit={unit} close={stop} />}
      {doing !== null && doing !== 'edit' && <StepDialog step={doing} unit={unit} close={stop} />}
    </>
  );
};

/** One unit of today: its facts, its roster, its history, and what may be done to it. */
export const Detail = ({ region, unit }: { region: string; unit: string }) => (
  <Loaded query={useQuery(unitQuery(region, unit))}>{detail => <Shown detail={detail} />}</Loaded>
);
