import { Table as TableBase, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Extension, Mark, mergeAttributes, Node } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';

/** The classes of a body: how a paragraph stands. */
const alignments = ['center', 'right', 'indent'] as const;
export type Alignment = (typeof alignments)[number];

const alignmentOf = (element: HTMLElement): Alignment | null =>
  alignments.find(name => element.classList.contains(name)) ?? null;

const alignAttribute = {
  align: {
    default: null,
    parseHTML: alignmentOf,
    renderHTML: ({ align }: Record<string, unknown>) => (align ? { class: align } : {}),
  },
};

const Aligned = Extension.create({
  name: 'aligned',
  addGlobalAttributes: () => [{ types: ['paragraph', 'heading'], attributes: alignAttribute }],
});

/** A stretch of a line that stands otherwise than its paragraph, as a cleaned body may have it. */
const Placed = Mark.create({
  name: 'placed',
  addAttributes: () => alignAttribute,
  parseHTML: () => [{ tag: 'span', getAttrs: element => (alignmentOf(element) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
});

const markOf = (name: string, tag: string) =>
  Mark.create({
    name,
    excludes: name,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
  });

/** A picture in a line; shown from the address of the file within the console. */
const Picture = Node.create<{ addressOf: (src: string) => string }>({
  name: 'picture',
  group: 'inline',
  inline: true,
  draggable: true,
  addOptions: () => ({ addressOf: src => src }),
  addAttributes: () => ({ src: { default: '' }, alt: { default: '' } }),
  parseHTML: () => [{ tag: 'img[src]' }],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('img');
      dom.src = this.options.addressOf(String(node.attrs.src));
      dom.alt = String(node.attrs.alt);
      return { dom };
    };
  },
});

const captionOf = (tag: string) => ({
  caption: {
    default: '',
    parseHTML: (element: HTMLElement) => element.querySelector(tag)?.textContent?.trim() ?? '',
    renderHTML: () => ({}),
  },
});

/** Pictures with a caption, a part of the text of their own. */
const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'picture+',
  draggable: true,
  addAttributes: () => captionOf('figcaption'),
  // What is said in the caption is an attribute, no part of the content.
  parseHTML: () => [{ tag: 'figcaption', ignore: true }, { tag: 'figure' }],
  renderHTML: ({ node }) =>
    node.attrs.caption
      ? ['figure', ['div', 0], ['figcaption', String(node.attrs.caption)]]
      : ['figure', ['div', 0]],
});

/** A table with its caption and without widths: the page that shows it gives it its room. */
const Table = TableBase.extend({
  addAttributes: () => captionOf('caption'),
  parseHTML: () => [{ tag: 'caption', ignore: true }, { tag: 'table' }],
  renderHTML: ({ node }) =>
    node.attrs.caption
      ? ['table', ['caption', String(node.attrs.caption)], ['tbody', 0]]
      : ['table', ['tbody', 0]],
});

const spans = (tag: 'td' | 'th') => ({
  addAttributes: () => ({ colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } }),
  renderHTML: ({ HTMLAttributes: { colspan, rowspan } }: { HTMLAttributes: Record<string, unknown> }) =>
    [
      tag,
      mergeAttributes(Number(colspan) > 1 ? { colspan } : {}, Number(rowspan) > 1 ? { rowspan } : {}),
      0,
    ] as const,
});

/** What may stand in a link: web, mail, telephone, or a path of our own site. */
export const isAddress = (address: string): boolean =>
  /^(?:https?:\/\/[^\s@]+\.[^\s@]+|mailto:\S+@\S+|tel:[\d+-]+|\/(?!\/)\S*)$/i.test(address);

/** The vocabulary of a body, as the server keeps it: what is not in it cannot be written. */
export const extensionsWith = (addressOf: (src: string) => string) => [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    dropcursor: { class: 'drop-here', color: false },
    link: {
      openOnClick: false,
      autolink: false,
      linkOnPaste: false,
      HTMLAttributes: { target: null, rel: null },
      isAllowedUri: url => isAddress(url),
    },
  }),
  Aligned,
  Placed,
  markOf('subscript', 'sub'),
  markOf('superscript', 'sup'),
  Picture.configure({ addressOf }),
  Figure,
  Table.configure({ resizable: false, View: null }),
  TableRow,
  TableCell.extend(spans('td')),
  TableHeader.extend(spans('th')),
];
