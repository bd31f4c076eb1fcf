import type { ChangeEvent } from 'react';
import { useColumnChoices } from './columns.ts';

interface ColumnChoiceProps {
  region: string;
  unit: string;
  /** What stands there while none is chosen. */
  none: string;
  /** Given by the form where it stands in one. */
  id?: string;
  value?: string | null;
  onChange?: (event: ChangeEvent<HTMLSelectElement>) => void;
}

/** One column of the region or of the unit, in the order of the tree. */
export const ColumnChoice = ({ region, unit, none, value, ...field }: ColumnChoiceProps) => {
  const { regional, own } = useColumnChoices(region, unit);
  const groups = [
    ['本单位栏目', own],
    ['全区域栏目', regional],
  ] as const;
  return (
    <select className="choice" value={value ?? ''} {...field}>
      <option value="">{none}</option>
      {groups.map(
        ([label, columns]) =>
          columns.length > 0 && (
            <optgroup key={label} label={label}>
              {columns.map(column => (
                <option key={column.value} value={column.value}>
                  {column.label}
                </option>
              ))}
            </optgroup>
          ),
      )}
    </select>
  );
};
