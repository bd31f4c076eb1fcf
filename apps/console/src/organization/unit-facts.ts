import { type Unit, unitKinds } from '../api/words.ts';

/** What a unit says of itself, as fields of a form: nothing is the empty text. */
export interface UnitForm extends Record<string, unknown> {
  shortName: string;
  kind: Unit['kind'];
  areaId: string | null;
  address: string;
  hours: string;
  telephone: string;
  fax: string;
  email: string;
  website: string;
  sort: number | string;
  day: string;
  note: string;
}

export const unitLabels = {
  shortName: '简称',
  kind: '机构类型',
  areaId: '所在区域',
  address: '地址',
  hours: '办公时间',
  telephone: '电话',
  fax: '传真',
  email: '邮箱',
  website: '网址',
  sort: '排序',
} as const;

/** A field's value in words; regions by their names. */
export const unitWords =
  (areas: readonly { id: string; name: string }[]) =>
  (name: string, value: unknown): string => {
    if (value == null) return '';
    if (name === 'kind') return unitKinds[value as Unit['kind']] ?? String(value);
    if (name === 'areaId') return areas.find(({ id }) => id === value)?.name ?? '';
    return String(value);
  };

/** The region and those below it, where a unit may sit. */
export const areasIn = <T extends { id: string; parentId: string | null }>(
  regions: readonly T[],
  region: string,
): T[] => {
  const inside = new Set([region]);
  for (const { id, parentId } of regions) if (parentId !== null && inside.has(parentId)) inside.add(id);
  return regions.filter(({ id }) => inside.has(id));
};
