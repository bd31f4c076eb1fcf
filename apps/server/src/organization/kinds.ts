/** The managed lists of the subject, with the words that people read. */

const idsOf = <T extends { id: string }>(list: readonly T[]) =>
  list.map(({ id }) => id) as [T['id'], ...T['id'][]];

/** 区域级别: a code of 2, 4, 6 or 9 significant digits. */
const regionLevels = [
  { id: 'province', label: '省级' },
  { id: 'city', label: '市级' },
  { id: 'county', label: '县级' },
  { id: 'township', label: '乡级' },
] as const;

export type RegionLevel = (typeof regionLevels)[number]['id'];
export const regionLevelIds = idsOf(regionLevels);

/** 机构类型. `roster`: whether such a unit must have a duty roster of its own; parts of a unit share its roster. */
export const unitKinds = [
  { id: 'government', label: '人民政府', roster: true },
  { id: 'office', label: '政府办公室（主管部门）', roster: true },
  { id: 'department', label: '政府工作部门', roster: true },
  { id: 'town', label: '乡镇人民政府', roster: true },
  { id: 'street', label: '街道办事处', roster: true },
  { id: 'institution', label: '事业单位', roster: true },
  { id: 'vertical', label: '垂直管理机构', roster: true },
  { id: 'utility', label: '公共企事业单位', roster: true },
  { id: 'internal', label: '内设或派出机构', roster: false },
] as const;

export type UnitKind = (typeof unitKinds)[number]['id'];
export const unitKindIds = idsOf(unitKinds);

export const unitStatuses = [
  { id: 'active', label: '在用' },
  { id: 'merged', label: '已合并' },
  { id: 'closed', label: '已撤销' },
] as const;

export type UnitStatus = (typeof unitStatuses)[number]['id'];
export const unitStatusIds = idsOf(unitStatuses);

/** 机构变动: what happened to a unit, on a day. */
export const eventKinds = [
  { id: 'create', label: '设立' },
  { id: 'change', label: '变更' },
  { id: 'rename', label: '更名' },
  { id: 'move', label: '调整隶属' },
  { id: 'merge', label: '合并' },
  { id: 'close', label: '撤销' },
] as const;

export type EventKind = (typeof eventKinds)[number]['id'];
export const eventKindIds = idsOf(eventKinds);

/**
 * 责任分工: the leading group (领导小组), the leader in charge, the section, and the officers.
 * `needs`: what an entry must say; `single`: at most one in force in a unit.
 */
export const dutyKinds = [
  { id: 'group-leader', label: '组长', needs: ['name'], single: true },
  { id: 'group-deputy', label: '副组长', needs: ['name'], single: false },
  { id: 'group-member', label: '成员', needs: ['name'], single: false },
  { id: 'in-charge', label: '分管领导', needs: ['name'], single: false },
  { id: 'section', label: '责任股室', needs: ['section'], single: false },
  { id: 'officer', label: '专人', needs: ['name'], single: false },
] as const satisfies readonly {
  id: string;
  label: string;
  needs: readonly ('name' | 'section')[];
  single: boolean;
}[];

export type DutyKind = (typeof dutyKinds)[number]['id'];
export const dutyKindIds = idsOf(dutyKinds);

/** 谁主管谁负责: every active unit of a kind with a roster names a leader in charge, a section and an officer; what is missing is a gap. */
export const gapKinds = ['in-charge', 'section', 'officer'] as const satisfies readonly DutyKind[];
export type GapKind = (typeof gapKinds)[number];

export const rosterKindIds = unitKinds.filter(({ roster }) => roster).map(({ id }) => id);

/** The word for an id of one of the lists above. */
export const labelOf = (list: readonly { id: string; label: string }[], id: string): string =>
  list.find(entry => entry.id === id)?.label ?? id;
