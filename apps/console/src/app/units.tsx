import { queryOptions, useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { answerOf, api } from '../api/client.ts';
import { type Place, useMe } from '../session/use-me.ts';

/** The units of a region that are in being, or with `ended` also those that are no more. */
export const treeQuery = (region: string, ended: boolean) =>
  queryOptions({
    queryKey: ['units', region, 'tree', ended],
    queryFn: () =>
      answerOf(
        api.GET('/units/{region}', {
          params: { path: { region }, query: { ended: ended ? 'true' : 'false' } },
        }),
      ),
  });

/** The name of a unit of the region, also of one that is no more. */
export const useUnitNames = (region: string): ((id: string) => string) => {
  const { data } = useQuery(treeQuery(region, true));
  return id => data?.items.find(unit => unit.id === id)?.name ?? '';
};

/** A unit of the region, or without one the region, as a place where something may be done. */
export const usePlaces = (regionId: string): ((unitId: string | null) => Place) => {
  const { data } = useQuery(treeQuery(regionId, true));
  const above = new Map(data?.items.map(({ id, parentId }) => [id, parentId]));
  return unitId => {
    const path: string[] = [];
    for (let at = unitId; at && !path.includes(at); at = above.get(at) ?? null) path.push(at);
    return { regionId, path };
  };
};

/** Chosen where a list is to show all units. */
export const allUnits = 'all';

/** The unit that a list is narrowed to, as its address says; one's own where it says nothing. All: the empty text. */
export const useUnitFilter = (region: string, asked: string | null): string => {
  const { roles } = useMe();
  const own = roles.find(({ regionId }) => regionId === region)?.unitId ?? '';
  return asked === allUnits ? '' : (asked ?? own);
};

interface UnitSelectProps {
  region: string;
  /** Not to be chosen. */
  except?: string | undefined;
  clearable?: boolean;
  /** Stands before the units: a choice that is none of them. */
  first?: { value: string; label: string };
  /** Given by the form where it stands in one. */
  id?: string;
  value?: string | null;
  onChange?: (value: string | undefined) => void;
}

/** One unit of the region, found by typing a part of its name. */
export const UnitSelect = ({ region, except, clearable = false, first, ...field }: UnitSelectProps) => {
  const { data } = useQuery(treeQuery(region, false));
  const units = (data?.items ?? [])
    .filter(({ id }) => id !== except)
    .map(unit => ({ value: unit.id, label: unit.name }));
  return (
    <Select
      {...field}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={clearable}
      placeholder="输入名称查找"
      virtual={false}
      options={first ? [first, ...units] : units}
    />
  );
};

interface UnitFieldProps {
  region: string;
  name: string | (string | number)[];
  label: string;
  except?: string;
  required?: boolean;
}

/** A unit as a field of a form. */
export const UnitField = ({ region, name, label, except, required = false }: UnitFieldProps) => (
  <Form.Item
    name={name}
    label={label}
    rules={required ? [{ required: true, message: `请选择${label}` }] : []}
  >
    <UnitSelect region={region} except={except} clearable={!required} />
  </Form.Item>
);
