import { type ActionRule, actions, type Reach, roles } from './table.ts';

const reaches: Readonly<Record<Reach, string>> = {
  own: '本单位',
  below: '本单位及下级',
  region: '全区域',
};

const openTo: Readonly<Record<NonNullable<ActionRule['open']>, { staff: string; everyone: string }>> = {
  anyone: { staff: '可以', everyone: '可以' },
  self: { staff: '自己的', everyone: '' },
};

const cellsOf = ({ open, roles: allowed }: ActionRule): string[] => [
  ...roles.map(({ id }) => {
    const reach = allowed?.[id];
    return open ? openTo[open].staff : reach ? reaches[reach] : '';
  }),
  open ? openTo[open].everyone : '',
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The permission table for docs/permissions.md: an action a row, a role a column; an empty cell is refused. */
export const permissionsAsMarkdown = (): string => {
  const head = ['动作', '代码', ...roles.map(({ label }) => label), '公众'];
  const rows = Object.entries<ActionRule>(actions).map(([id, rule]) =>
    line([rule.label, `\`${id}\``, ...cellsOf(rule)]),
  );
  return [line(head), line(head.map(() => '---')), ...rows].join('\n');
};
