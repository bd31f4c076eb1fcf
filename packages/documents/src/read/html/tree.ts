import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { Unreadable } from '../../blocks.ts';

export type Document = DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;

/** A long report's page has some ten thousand elements; what has this many is not one, and would fill the memory. */
const maxElements = 400_000;

export const isElement = (node: Node): node is Element => 'tagName' in node;
const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find(entry => entry.name === name)?.value;

/**
 * The page as the tree that a browser makes of it. The tree may be as deep as the page is long, so it is never walked
 * by recursion.
 * @throws Unreadable `too-large` where there are more elements than any report has
 */
export const parsePage = (html: string): Document => {
  let elements = 0;
  const createElement: typeof defaultTreeAdapter.createElement = (...parts) => {
    if (++elements > maxElements)
      throw new Unreadable(
        'too-large',
        `网页里的元素超过${maxElements / 10_000}万个，不像一份年度报告，没有继续读取。请检查是否选错了文件。`,
      );
    return defaultTreeAdapter.createElement(...parts);
  };
  return parse(html, { treeAdapter: { ...defaultTreeAdapter, createElement } });
};

/** What is done on the way through a tree; what `enter` returns is handed to `leave`. */
export interface Visitor<T> {
  /** @returns undefined to pass over the element and all in it */
  enter: (element: Element) => T | undefined;
  leave: (element: Element, entered: T) => void;
  text: (text: string) => void;
}

/** Visits every element of the tree in order, without recursion. */
export const walk = <T>(root: Document | Element, visitor: Visitor<T>): void => {
  const path: { leave: () => void; children: Node[]; next: number }[] = [
    { leave: () => undefined, children: root.childNodes, next: 0 },
  ];
  for (let top = path[0]; top !== undefined; top = path[path.length - 1]) {
    const node = top.children[top.next++];
    if (node === undefined) {
      path.pop();
      top.leave();
    } else if (isText(node)) visitor.text(node.value);
    else if (isElement(node)) {
      const entered = visitor.enter(node);
      if (entered !== undefined)
        path.push({ leave: () => visitor.leave(node, entered), children: node.childNodes, next: 0 });
    }
  }
};

/** All text inside an element, as written. */
export const textOf = (root: Element): string => {
  let text = '';
  walk(root, { enter: () => true, leave: () => undefined, text: part => (text += part) });
  return text;
};
