import type { Duty, Unit, UnitNode } from '../api/words.ts';

type Gap = UnitNode['gaps'][number];
const wanted: readonly Gap[] = ['in-charge', 'section', 'officer'];

/** What a roster lacks, as the tree of the server has it; parts of a unit share its roster. */
export const gapsOf = ({ kind }: Pick<Unit, 'kind'>, roster: readonly Pick<Duty, 'kind'>[]): Gap[] =>
  kind === 'internal' ? [] : wanted.filter(gap => !roster.some(duty => duty.kind === gap));

/** The ids of a roster with one entry moved before or after its neighbour in the same group. */
export const moved = (
  roster: readonly Duty[],
  group: readonly Duty[],
  { id }: Duty,
  by: -1 | 1,
): string[] => {
  const ids = roster.map(duty => duty.id);
  const neighbour = group[group.findIndex(duty => duty.id === id) + by]?.id;
  if (neighbour === undefined) return ids;
  return ids.map(each => (each === id ? neighbour : each === neighbour ? id : each));
};
