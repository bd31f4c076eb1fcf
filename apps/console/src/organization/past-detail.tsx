import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { unitKinds, unitStatuses } from '../api/words.ts';
import { Loaded, Nothing, Notice } from '../app/notice.tsx';
import { Facts, Panel } from '../app/page.tsx';
import { asOfQuery, unitQuery } from './queries.ts';
import { useAreas } from './unit-fields.tsx';

interface PastDetailProps {
  region: string;
  unit: string;
  day: string;
}

/** One unit as it stood on a day, with the roster in force then; nothing can be changed there. */
export const PastDetail = ({ region, unit: id, day }: PastDetailProps) => {
  const [query, setQuery] = useSearchParams();
  const units = useQuery(asOfQuery(region, day, true));
  const now = useQuery(unitQuery(region, id));
  const areas = useAreas(region);
  const toToday = () => {
    const next = new URLSearchParams(query);
    next.delete('day');
    setQuery(next);
  };
  const roster = (now.data?.roster ?? []).filter(
    ({ fromDay, toDay }) => fromDay <= day && (toDay === null || day < toDay),
  );
  return (
    <Loaded query={units}>
      {({ items }) => {
        const unit = items.find(each => each.id === id);
        const nameOf = (wanted: string | null) => items.find(each => each.id === wanted)?.name ?? '';
        const back = <Button onClick={toToday}>看今天的</Button>;
        if (!unit)
          return (
            <Panel title="那一天还没有这个机构" actions={back}>
              <Nothing title={`截至${day}，这个机构还没有设立。`} />
            </Panel>
          );
        return (
          <Panel title={unit.name} actions={back}>
            <Notice title={`这是截至${day}的样子，只供查看。`} />
            <Facts
              items={[
                ['状态', unitStatuses[unit.status]],
                ['简称', unit.shortName],
                ['机构类型', unitKinds[unit.kind]],
                ['上级机构', nameOf(unit.parentId) || '（最上级）'],
                ['所在区域', areas.find(area => area.id === unit.areaId)?.name ?? ''],
                ['地址', unit.address],
                ['办公时间', unit.hours],
                ['电话', unit.telephone],
                ['设立日期', unit.fromDay],
                ['责任分工', roster.map(({ name, section, post }) => name || section || post).join('、')],
              ]}
            />
          </Panel>
        );
      }}
    </Loaded>
  );
};
