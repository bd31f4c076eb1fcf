import { type Editor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { Alignment } from './schema.ts';

type Chain = ReturnType<Editor['chain']>;

interface Tool {
  id: string;
  /** What stands on it, and what it does where that says too little. */
  sign: string;
  name: string;
  /** Whether it is in force where the cursor stands; none for what only acts. */
  active?: (editor: Editor) => boolean;
  run: (chain: Chain, editor: Editor) => Chain;
}

const headings: readonly Tool[] = ([2, 3, 4] as const).map((level, index) => ({
  id: `h${level}`,
  sign: `标题${index + 1}`,
  name: `${index + 1}级标题`,
  active: editor => editor.isActive('heading', { level }),
  run: chain => chain.toggleHeading({ level }),
}));

const mark = (id: string, sign: string, name: string): Tool => ({
  id,
  sign,
  name,
  active: editor => editor.isActive(id),
  run: chain => chain.toggleMark(id),
});

const align = (align: Alignment, sign: string, name: string): Tool => ({
  id: align,
  sign,
  name,
  active: editor => editor.isActive({ align }),
  run: (chain, editor) => {
    const value = editor.isActive({ align }) ? null : align;
    return chain
      .updateAttributes('paragraph', { align: value })
      .updateAttributes('heading', { align: value });
  },
});

const groups: readonly (readonly Tool[])[] = [
  headings,
  [
    mark('bold', '加粗', '加粗'),
    mark('italic', '倾斜', '倾斜'),
    mark('underline', '下划线', '下划线'),
    mark('strike', '删除线', '删除线'),
    mark('superscript', '上标', '上标'),
    mark('subscript', '下标', '下标'),
  ],
  [
    {
      id: 'bulletList',
      sign: '列表',
      name: '项目列表',
      active: editor => editor.isActive('bulletList'),
      run: chain => chain.toggleBulletList(),
    },
    {
      id: 'orderedList',
      sign: '编号',
      name: '编号列表',
      active: editor => editor.isActive('orderedList'),
      run: chain => chain.toggleOrderedList(),
    },
    {
      id: 'blockquote',
      sign: '引用',
      name: '引用',
      active: editor => editor.isActive('blockquote'),
      run: chain => chain.toggleBlockquote(),
    },
  ],
  [align('center', '居中', '居中'), align('right', '居右', '居右')],
  [
    {
      id: 'table',
      sign: '插入表格',
      name: '插入3行3列的表格',
      run: chain => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    },
    { id: 'undo', sign: '撤销', name: '撤销', run: chain => chain.undo() },
    { id: 'redo', sign: '重做', name: '重做', run: chain => chain.redo() },
  ],
];

/** Within a table there is no other: telephones and screen readers make nothing of it. */
const outsideTable = groups.map(tools => tools.filter(({ id }) => id !== 'table'));

const inTable: readonly Tool[] = [
  { id: 'rowBefore', sign: '上加行', name: '在上面加一行', run: chain => chain.addRowBefore() },
  { id: 'rowAfter', sign: '下加行', name: '在下面加一行', run: chain => chain.addRowAfter() },
  { id: 'rowOff', sign: '删行', name: '删去这一行', run: chain => chain.deleteRow() },
  { id: 'columnBefore', sign: '左加列', name: '在左边加一列', run: chain => chain.addColumnBefore() },
  { id: 'columnAfter', sign: '右加列', name: '在右边加一列', run: chain => chain.addColumnAfter() },
  { id: 'columnOff', sign: '删列', name: '删去这一列', run: chain => chain.deleteColumn() },
  { id: 'merge', sign: '合并拆分', name: '合并或拆分单元格', run: chain => chain.mergeOrSplit() },
  { id: 'head', sign: '表头行', name: '第一行作为表头', run: chain => chain.toggleHeaderRow() },
  { id: 'tableOff', sign: '删表格', name: '删去表格', run: chain => chain.deleteTable() },
];

const all = [...groups.flat(), ...inTable];

/** One stop of the keyboard; the arrows move within. */
const useRoving = () => {
  const [at, setAt] = useState(0);
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button')];
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = (here + step + buttons.length) % buttons.length;
    event.preventDefault();
    buttons[next]?.focus();
    setAt(next);
  };
  return { at, move };
};

interface ToolButtonProps {
  sign: string;
  name: string;
  pressed?: boolean | undefined;
  stop: boolean;
  act: () => void;
}

const ToolButton = ({ sign, name, pressed, stop, act }: ToolButtonProps) => (
  <button
    type="button"
    className="tool"
    title={name}
    tabIndex={stop ? 0 : -1}
    {...(pressed !== undefined && { 'aria-pressed': pressed })}
    // The cursor stays in the text.
    onMouseDown={event => event.preventDefault()}
    onClick={act}
  >
    {sign}
  </button>
);

interface BarProps {
  editor: Editor;
  label: string;
  tools: readonly (readonly Tool[])[];
  active: Readonly<Record<string, boolean>>;
  more?: readonly { sign: string; name: string; pressed?: boolean; act: () => void }[];
}

const Bar = ({ editor, label, tools, active, more = [] }: BarProps) => {
  const { at, move } = useRoving();
  const starts = tools.map((_, group) => tools.slice(0, group).flat().length);
  const flat = tools.flat().length;
  return (
    <div className="toolbar" role="toolbar" aria-label={label} aria-controls="item-body" onKeyDown={move}>
      {tools.map((group, index) => (
        <span key={group[0]?.id} className="tools">
          {group.map(({ id, sign, name, active: known, run }, place) => (
            <ToolButton
              key={id}
              sign={sign}
              name={name}
              pressed={known && active[id]}
              stop={(starts[index] ?? 0) + place === at}
              act={() => run(editor.chain().focus(), editor).run()}
            />
          ))}
        </span>
      ))}
      {more.length > 0 && (
        <span className="tools">
          {more.map((tool, place) => (
            <ToolButton key={tool.name} {...tool} stop={flat + place === at} />
          ))}
        </span>
      )}
    </div>
  );
};

interface CaptionProps {
  editor: Editor;
  node: 'table' | 'figure';
  label: string;
  value: string;
}

/** What stands over a table or under a picture. */
const Caption = ({ editor, node, label, value }: CaptionProps) => (
  <label className="caption">
    {label}
    <input
      value={value}
      maxLength={200}
      onChange={({ target }) => editor.commands.updateAttributes(node, { caption: target.value })}
    />
  </label>
);

interface ToolbarProps {
  editor: Editor;
  link: () => void;
  picture: () => void;
}

/** The tools over the text, those for a table or a picture where the cursor stands in one. */
export const Toolbar = ({ editor, link, picture }: ToolbarProps): ReactNode => {
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      active: Object.fromEntries(all.map(({ id, active }) => [id, active?.(current) ?? false])),
      link: current.isActive('link'),
      table: current.isActive('table') ? String(current.getAttributes('table').caption) : null,
      figure: current.isActive('figure') ? String(current.getAttributes('figure').caption) : null,
    }),
  });
  return (
    <div className="toolbars">
      <Bar
        editor={editor}
        label="正文格式"
        tools={state.table === null ? groups : outsideTable}
        active={state.active}
        more={[
          { sign: '链接', name: '链接', pressed: state.link, act: link },
          { sign: '图片', name: '插入图片', act: picture },
        ]}
      />
      {state.table !== null && (
        <>
          <Bar editor={editor} label="表格" tools={[inTable]} active={state.active} />
          <Caption editor={editor} node="table" label="表题" value={state.table} />
        </>
      )}
      {state.figure !== null && <Caption editor={editor} node="figure" label="图题" value={state.figure} />}
    </div>
  );
};
