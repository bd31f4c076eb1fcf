import { type Attributes, walkXml } from '../../read/xml.ts';

/** An element of an XML part, with its attributes as written. */
export interface Node {
  name: string;
  attributes: Attributes;
  children: (Node | string)[];
}

/**
 * XML as a tree under a nameless root. Comments and processing instructions are left out: Office keeps nothing in them.
 * @throws XmlFault
 */
export const parseTree = (xml: string): Node => {
  const root: Node = { name: '', attributes: '', children: [] };
  const open = [root];
  walkXml(xml, {
    open: (name, attributes) => {
      const node: Node = { name, attributes, children: [] };
      open[open.length - 1]?.children.push(node);
      open.push(node);
    },
    close: () => {
      open.pop();
    },
    text: text => {
      if (open.length > 1) open[open.length - 1]?.children.push(text);
    },
  });
  return root;
};

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

const write = (node: Node | string, out: string[]): void => {
  if (typeof node === 'string') {
    out.push(node.replace(/[&<>\r]/g, sign => escapes[sign] ?? sign));
    return;
  }
  const tag = `${node.name}${node.attributes.trimEnd()}`;
  if (node.children.length === 0) {
    out.push(`<${tag}/>`);
    return;
  }
  out.push(`<${tag}>`);
  for (const child of node.children) write(child, out);
  out.push(`</${node.name}>`);
};

/** The tree as XML. */
export const writeTree = (root: Node): string => {
  const out = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  for (const child of root.children) write(child, out);
  return out.join('');
};

export const isNode = (child: Node | string): child is Node => typeof child !== 'string';

/** Leaves out every element that `isGone`, with all below it. Changes the tree. */
export const prune = (node: Node, isGone: (node: Node) => boolean): void => {
  node.children = node.children.filter(child => !isNode(child) || !isGone(child));
  for (const child of node.children) if (isNode(child)) prune(child, isGone);
};
