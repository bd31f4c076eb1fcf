import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useRef, useState } from 'react';
import { unitStatuses } from '../api/words.ts';
import { linesOf, stepOf, type TreeLine, type TreeUnit } from './tree-model.ts';

interface TreeProps {
  label: string;
  units: readonly TreeUnit[];
  selected: string | undefined;
  select: (id: string) => void;
  /** All open, as while something is searched for. */
  allOpen: boolean;
}

const Marks = ({ unit }: { unit: TreeUnit }) => (
  <>
    {unit.status !== 'active' && <small className="mark">{unitStatuses[unit.status]}</small>}
    {unit.gaps.length > 0 && <small className="mark warn">缺{unit.gaps.length}项</small>}
  </>
);

/** A tree of units, one line in the order of tabs; arrows, Home, End and Enter lead through it. */
export const Tree = ({ label, units, selected, select, allOpen }: TreeProps) => {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(selected);
  const list = useRef<HTMLDivElement>(null);
  const lines = linesOf(units, id => allOpen || !closed.has(id));
  const found = lines.findIndex(({ unit }) => unit.id === (at ?? selected));
  const current = Math.max(0, found);

  const focus = (index: number): void => {
    setAt(lines[index]?.unit.id);
    (list.current?.children[index] as HTMLElement | undefined)?.focus();
  };
  const toggle = (id: string): void => {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const line = lines[current];
    if (event.ctrlKey || event.altKey || event.metaKey || !line) return;
    if (event.key === 'Enter' || event.key === ' ') select(line.unit.id);
    else {
      const step = stepOf(lines, current, event.key);
      if (!step) return;
      if ('to' in step) focus(step.to);
      else toggle(line.unit.id);
    }
    event.preventDefault();
  };

  const lineOf = ({ unit, level, place, of, open }: TreeLine, index: number) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys for all its lines
    <div
      key={unit.id}
      role="treeitem"
      className={`branch level-${Math.min(level, 6)}`}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-selected={unit.id === selected}
      {...(open !== null && { 'aria-expanded': open })}
      tabIndex={index === current ? 0 : -1}
      onFocus={() => setAt(unit.id)}
      onClick={() => select(unit.id)}
    >
      {open === null ? (
        <span className="twig" />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys do the same
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys do the same
        <span
          className="twig"
          onClick={event => {
            event.stopPropagation();
            toggle(unit.id);
          }}
        >
          {open ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
        </span>
      )}
      <span className={unit.status === 'active' ? 'branch-name' : 'branch-name ended'}>{unit.name}</span>
      <Marks unit={unit} />
    </div>
  );

  return (
    <div ref={list} role="tree" aria-label={label} className="tree" onKeyDown={onKeyDown}>
      {lines.map(lineOf)}
    </div>
  );
};
