import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import './tree.css';
import { linesOf, stepOf, type TreeLine, type TreeNode } from './tree-model.ts';

interface TreeProps<N extends TreeNode> {
  label: string;
  nodes: readonly N[];
  selected: string | undefined;
  select: (id: string) => void;
  /** All open, as while something is searched for. */
  allOpen: boolean;
  /** Whether a node is no more in use. */
  isEnded: (node: N) => boolean;
  /** What stands behind a node's name. */
  marks: (node: N) => ReactNode;
}

/** A tree, one line in the order of tabs; arrows, Home, End and Enter lead through it. */
export const Tree = <N extends TreeNode>({
  label,
  nodes,
  selected,
  select,
  allOpen,
  isEnded,
  marks,
}: TreeProps<N>) => {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(selected);
  const list = useRef<HTMLDivElement>(null);
  const lines = linesOf(nodes, id => allOpen || !closed.has(id));
  const found = lines.findIndex(({ node }) => node.id === (at ?? selected));
  const current = Math.max(0, found);

  const focus = (index: number): void => {
    setAt(lines[index]?.node.id);
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
    if (event.key === 'Enter' || event.key === ' ') select(line.node.id);
    else {
      const step = stepOf(lines, current, event.key);
      if (!step) return;
      if ('to' in step) focus(step.to);
      else toggle(line.node.id);
    }
    event.preventDefault();
  };

  const lineOf = ({ node, level, place, of, open }: TreeLine<N>, index: number) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys for all its lines
    <div
      key={node.id}
      role="treeitem"
      className={`branch level-${Math.min(level, 6)}`}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-selected={node.id === selected}
      {...(open !== null && { 'aria-expanded': open })}
      tabIndex={index === current ? 0 : -1}
      onFocus={() => setAt(node.id)}
      onClick={() => select(node.id)}
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
            toggle(node.id);
          }}
        >
          {open ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
        </span>
      )}
      <span className={isEnded(node) ? 'branch-name ended' : 'branch-name'}>{node.name}</span>
      {marks(node)}
    </div>
  );

  return (
    <div ref={list} role="tree" aria-label={label} className="tree" onKeyDown={onKeyDown}>
      {lines.map(lineOf)}
    </div>
  );
};
