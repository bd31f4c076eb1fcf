import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { Unreadable } from '../../blocks.ts';

export type Document = DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;

/** A long report's page has some ten thousand elements; what has this many is not one, and would fill the memory. */
const maxElements = 400_000;

export const isElement = (node: Node): node is Element => 'tagName' in node;
export const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

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
      throw new Unreadable('too-large', `网页里的元素超过${maxElements / 10_000}万个，不像一份年度报告，没有继续读取。请检查是否选错了文件。`);
    return defaultTreeAdapter.createElement(...parts);
  };
  return parse(html, { treeAdapter: { ...defaultTreeAdapter, createElement } });
};

/** Visits every element of the tree in order, without recursion; `enter` tells whether to go into its children. */
export const walk = (root: Document | Element, visitor: { enter: (element: Element) => boolean; leave: (element: Element) => void; text: (text: string) => void }): void => {
  const path: { element: Element | undefined; children: Node[]; next: number }[] = [{ element: undefined, children: root.childNodes, next: 0 }];
  for (let top = path[0]; top !== undefined; top = path[path.length - 1]) {
    const node = top.children[top.next++];
    if (node === undefined) {
      path.pop();
      if (top.element) visitor.leave(top.element);
    } else if (isText(node)) visitor.text(node.value);
    else if (isElement(node) && visitor.enter(node)) path.push({ element: node, children: node.childNodes, next: 0 });
  }
};

/** All text inside an element, as written. */
export const textOf = (root: Element): string => {
  let text = '';
  walk(root, { enter: () => true, leave: () => undefined, text: part => (text += part) });
  return text;
};
