import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import type { Element } from '../read/html/tree.ts';

/** A pasted book has some ten thousand elements; what has this many was made to fill the memory. */
const maxElements = 200_000;
/** Browsers stop at about twice this depth; no text that people write comes near it. */
const maxDepth = 250;
/** Characters, embedded images left out. */
const maxLength = 8_000_000;

const embedded = /\bdata:[\w/+.-]{0,80};base64,/gi;
const base64 = /[\w+/=%\r\n]{1,5000}/y;

/** Without the contents of embedded files: their beginning is enough to know them, and they may be of any length. */
const withoutEmbedded = (html: string): string => {
  const parts: string[] = [];
  let at = 0;
  for (const { 0: head, index } of html.matchAll(embedded)) {
    if (index < at) continue;
    parts.push(html.slice(at, index + head.length));
    at = index + head.length;
    for (base64.lastIndex = at; base64.test(html); ) at = base64.lastIndex;
  }
  return parts.length === 0 ? html : parts.join('') + html.slice(at);
};

class TooMuch extends Error {}

const tooLong = '内容太长，没有读取。请分成几部分粘贴，或作为附件上传。';
const tooDeep = '内容的层次太多，没有读取。请先粘贴到记事本，再从记事本复制过来。';

/**
 * The body of pasted HTML as the tree that a browser makes of it, with the style sheets beside it. parse5, not
 * sanitize-html: lists, tables and paragraphs are rebuilt, which needs the browser's own tree; a filter of tags as they
 * stand cannot be sure that its result is read as it was written.
 */
export const parseSource = (html: string): { body: Element; document: Element } | { fault: string } => {
  const source = withoutEmbedded(html);
  if (source.length > maxLength) return { fault: tooLong };
  let elements = 0;
  let depth = 0;
  const createElement: typeof defaultTreeAdapter.createElement = (...parts) => {
    if (++elements > maxElements) throw new TooMuch(tooLong);
    return defaultTreeAdapter.createElement(...parts);
  };
  const treeAdapter = {
    ...defaultTreeAdapter,
    createElement,
    onItemPush: () => {
      if (++depth > maxDepth) throw new TooMuch(tooDeep);
    },
    onItemPop: () => {
      depth--;
    },
  };
  try {
    const document = parse<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>(source, { treeAdapter });
    const root = document.childNodes.find((node): node is Element => node.nodeName === 'html');
    const body = root?.childNodes.find((node): node is Element => node.nodeName === 'body');
    // A frameset page has no body, and nothing to read.
    return root && body ? { body, document: root } : { fault: tooDeep };
  } catch (error) {
    if (error instanceof TooMuch) return { fault: error.message };
    throw error;
  }
};
