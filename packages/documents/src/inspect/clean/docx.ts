import { withUsualPrefix } from '../../read/docx/index.ts';
import { change, cleanMedia, cleanProperties, pack, removeParts, unpack } from './package.ts';
import { isNode, type Node, parseTree, writeTree } from './tree.ts';

/** Gone with all that is in them: what was deleted or moved away, old properties, marks of ranges, comments. */
const gone = new Set(
  'w:del w:moveFrom w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:tblPrExChange w:trPrChange w:tcPrChange w:tblGridChange w:numberingChange w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd w:customXmlMoveToRangeStart w:customXmlMoveToRangeEnd w:cellIns w:cellMerge w:commentRangeStart w:commentRangeEnd w:commentReference w:annotationRef'.split(
    ' ',
  ),
);
/** Their content stays: what was inserted or moved here. */
const unwrapped = new Set(['w:ins', 'w:moveTo']);

const child = (node: Node, name: string): Node | undefined =>
  node.children.filter(isNode).find(other => other.name === name);

const isDeletedRow = (node: Node): boolean => {
  const properties = node.name === 'w:tr' && child(node, 'w:trPr');
  return properties ? child(properties, 'w:del') !== undefined : false;
};
const isDeletedCell = (node: Node): boolean => {
  const properties = node.name === 'w:tc' && child(node, 'w:tcPr');
  return properties ? child(properties, 'w:cellDel') !== undefined : false;
};

/** Paragraphs whose mark was deleted (or moved away): they go on in the next one. */
const markIsDeleted = (node: Node): boolean => {
  const properties = node.name === 'w:p' ? child(node, 'w:pPr') : undefined;
  const mark = properties && child(properties, 'w:rPr');
  return mark ? child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined : false;
};

const isProperties = (node: Node | string): boolean => isNode(node) && node.name === 'w:pPr';
const contentOf = (paragraph: Node): (Node | string)[] =>
  paragraph.children.filter(node => !isProperties(node));
const isSectionBreak = (node: Node): boolean => {
  const properties = child(node, 'w:pPr');
  return properties !== undefined && child(properties, 'w:sectPr') !== undefined;
};

/** Joins paragraphs whose mark is deleted with the next; the joined one looks as the next does. */
const joinParagraphs = (children: readonly (Node | string)[], open: ReadonlySet<Node>): (Node | string)[] => {
  const joined: (Node | string)[] = [];
  let carried: { paragraph: Node; content: (Node | string)[] } | undefined;
  for (const node of children) {
    if (carried && isNode(node)) {
      if (node.name === 'w:p')
        node.children = [...node.children.filter(isProperties), ...carried.content, ...contentOf(node)];
      else if (carried.content.some(isNode)) joined.push(carried.paragraph);
      carried = undefined;
    }
    if (isNode(node) && open.has(node) && !isSectionBreak(node))
      carried = { paragraph: node, content: contentOf(node) };
    else joined.push(node);
  }
  // The last paragraph of a cell or of the text has nothing to go on in: it stays, without its mark's deletion.
  const isAlone = !joined.some(node => isNode(node) && node.name === 'w:p');
  if (carried && (isAlone || carried.content.some(isNode))) joined.push(carried.paragraph);
  return joined;
};

/** The children of a node with all changes accepted and without comments. Changes the tree below. */
const accepted = (node: Node): (Node | string)[] => {
  const open = new Set<Node>();
  const children = node.children.flatMap((part): (Node | string)[] => {
    if (!isNode(part)) return [part];
    if (gone.has(part.name) || isDeletedRow(part) || isDeletedCell(part)) return [];
    if (unwrapped.has(part.name)) return accepted(part);
    if (markIsDeleted(part)) open.add(part);
    const hadRows = part.name === 'w:tbl' && child(part, 'w:tr') !== undefined;
    const hadCells = part.name === 'w:tr' && child(part, 'w:tc') !== undefined;
    part.children = accepted(part);
    const emptied = (hadRows && !child(part, 'w:tr')) || (hadCells && !child(part, 'w:tc'));
    return emptied ? [] : [part];
  });
  return open.size === 0 ? children : joinParagraphs(children, open);
};

const story = /^word\/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|glossary\/document)\.xml$/;
const commentParts = /^word\/(?:comments\w*|people)\.xml$/;

/** A Word document without comments, properties and picture metadata, with all tracked changes accepted. */
export const cleanDocx = (bytes: Uint8Array): Uint8Array => {
  const parts = unpack(bytes);
  for (const name of Object.keys(parts).filter(other => story.test(other)))
    change(parts, name, xml => {
      const root = parseTree(withUsualPrefix(xml));
      root.children = accepted(root);
      return writeTree(root);
    });
  removeParts(parts, name => commentParts.test(name));
  cleanProperties(parts);
  cleanMedia(parts);
  return pack(parts);
};
