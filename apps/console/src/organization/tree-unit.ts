/** A unit as the tree shows it, be it of today or of another day. */
export interface TreeUnit {
  id: string;
  parentId: string | null;
  name: string;
  shortName: string;
  status: 'active' | 'merged' | 'closed';
  gaps: readonly string[];
}

/** Whether what was searched for is in a name of the unit. */
export const isNamed = ({ name, shortName }: TreeUnit, text: string): boolean =>
  name.includes(text) || shortName.includes(text);
