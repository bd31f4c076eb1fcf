/** What the tree needs of a unit, be it of today or of another day. */
export interface TreeUnit {
  id: string;
  parentId: string | null;
  name: string;
  shortName: string;
  status: 'active' | 'merged' | 'closed';
  gaps: readonly string[];
}

/** A unit as one line of the tree. */
export interface TreeLine {
  unit: TreeUnit;
  level: number;
  place: number;
  of: number;
  /** Null where there is nothing below. */
  open: boolean | null;
}

const childrenOf = (units: readonly TreeUnit[]): ReadonlyMap<string | null, TreeUnit[]> => {
  const known = new Set(units.map(({ id }) => id));
  return Map.groupBy(units, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
};

/** The units that are wanted, with all those above them, so that each stands at its place. */
export const withAncestors = (
  units: readonly TreeUnit[],
  wanted: (unit: TreeUnit) => boolean,
): TreeUnit[] => {
  const byId = new Map(units.map(unit => [unit.id, unit]));
  const kept = new Set<string>();
  for (const unit of units.filter(wanted))
    for (let at: TreeUnit | undefined = unit; at && !kept.has(at.id); at = byId.get(at.parentId ?? ''))
      kept.add(at.id);
  return units.filter(({ id }) => kept.has(id));
};

/** Whether what was searched for is in a name of the unit. */
export const isNamed = ({ name, shortName }: TreeUnit, text: string): boolean =>
  name.includes(text) || shortName.includes(text);

/** The lines that are to be seen: the top, and what is below units that are open. */
export const linesOf = (units: readonly TreeUnit[], isOpen: (id: string) => boolean): TreeLine[] => {
  const children = childrenOf(units);
  const lines: TreeLine[] = [];
  const add = (parent: string | null, level: number): void => {
    const siblings = children.get(parent) ?? [];
    for (const [index, unit] of siblings.entries()) {
      const open = children.has(unit.id) ? isOpen(unit.id) : null;
      lines.push({ unit, level, place: index + 1, of: siblings.length, open });
      if (open) add(unit.id, level + 1);
    }
  };
  add(null, 1);
  return lines;
};

type Step = { to: number } | { toggle: true };

const parentOf = (lines: readonly TreeLine[], at: number): number => {
  const level = lines[at]?.level ?? 0;
  for (let index = at - 1; index >= 0; index--) if ((lines[index]?.level ?? 0) < level) return index;
  return at;
};

const inward = (lines: readonly TreeLine[], at: number): Step => {
  const open = lines[at]?.open ?? null;
  if (open === false) return { toggle: true };
  return { to: open ? at + 1 : at };
};

const outward = (lines: readonly TreeLine[], at: number): Step =>
  lines[at]?.open ? { toggle: true } : { to: parentOf(lines, at) };

const steps: ReadonlyMap<string, (lines: readonly TreeLine[], at: number) => Step> = new Map([
  ['ArrowDown', (lines, at) => ({ to: Math.min(lines.length - 1, at + 1) })],
  ['ArrowUp', (_lines, at) => ({ to: Math.max(0, at - 1) })],
  ['Home', () => ({ to: 0 })],
  ['End', lines => ({ to: lines.length - 1 })],
  ['ArrowRight', inward],
  ['ArrowLeft', outward],
]);

/** Where a key leads from a line: to another line, to opening or closing it, or nowhere. */
export const stepOf = (lines: readonly TreeLine[], at: number, key: string): Step | undefined =>
  steps.get(key)?.(lines, at);
