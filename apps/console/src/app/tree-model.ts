/** What the tree needs of whatever stands in it. */
export interface TreeNode {
  id: string;
  parentId: string | null;
  name: string;
}

/** A node as one line of the tree. */
export interface TreeLine<N extends TreeNode> {
  node: N;
  level: number;
  place: number;
  of: number;
  /** Null where there is nothing below. */
  open: boolean | null;
}

const childrenOf = <N extends TreeNode>(nodes: readonly N[]): ReadonlyMap<string | null, N[]> => {
  const known = new Set(nodes.map(({ id }) => id));
  return Map.groupBy(nodes, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
};

/** The nodes that are wanted, with all those above them, so that each stands at its place. */
export const withAncestors = <N extends TreeNode>(nodes: readonly N[], wanted: (node: N) => boolean): N[] => {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const kept = new Set<string>();
  for (const node of nodes.filter(wanted))
    for (let at: N | undefined = node; at && !kept.has(at.id); at = byId.get(at.parentId ?? ''))
      kept.add(at.id);
  return nodes.filter(({ id }) => kept.has(id));
};

/** The lines that are to be seen: the top, and what is below nodes that are open. */
export const linesOf = <N extends TreeNode>(
  nodes: readonly N[],
  isOpen: (id: string) => boolean,
): TreeLine<N>[] => {
  const children = childrenOf(nodes);
  const lines: TreeLine<N>[] = [];
  const add = (parent: string | null, level: number): void => {
    const siblings = children.get(parent) ?? [];
    for (const [index, node] of siblings.entries()) {
      const open = children.has(node.id) ? isOpen(node.id) : null;
      lines.push({ node, level, place: index + 1, of: siblings.length, open });
      if (open) add(node.id, level + 1);
    }
  };
  add(null, 1);
  return lines;
};

type Step = { to: number } | { toggle: true };
type Lines = readonly Pick<TreeLine<TreeNode>, 'level' | 'open'>[];

const parentOf = (lines: Lines, at: number): number => {
  const level = lines[at]?.level ?? 0;
  for (let index = at - 1; index >= 0; index--) if ((lines[index]?.level ?? 0) < level) return index;
  return at;
};

const inward = (lines: Lines, at: number): Step => {
  const open = lines[at]?.open ?? null;
  if (open === false) return { toggle: true };
  return { to: open ? at + 1 : at };
};

const outward = (lines: Lines, at: number): Step =>
  lines[at]?.open ? { toggle: true } : { to: parentOf(lines, at) };

const steps: ReadonlyMap<string, (lines: Lines, at: number) => Step> = new Map([
  ['ArrowDown', (lines, at) => ({ to: Math.min(lines.length - 1, at + 1) })],
  ['ArrowUp', (_lines, at) => ({ to: Math.max(0, at - 1) })],
  ['Home', () => ({ to: 0 })],
  ['End', lines => ({ to: lines.length - 1 })],
  ['ArrowRight', inward],
  ['ArrowLeft', outward],
]);

/** Where a key leads from a line: to another line, to opening or closing it, or nowhere. */
export const stepOf = (lines: Lines, at: number, key: string): Step | undefined =>
  steps.get(key)?.(lines, at);
