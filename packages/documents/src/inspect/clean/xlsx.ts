import { localName } from '../../read/xlsx/workbook.ts';
import { XmlFault } from '../../read/xml.ts';
import { relationsIn, resolveTarget } from '../office.ts';
import { change, cleanMedia, cleanProperties, type Parts, pack, removeParts, unpack } from './package.ts';
import { isNode, type Node, parseTree, prune, writeTree } from './tree.ts';

const commentParts =
  /^xl\/(?:comments[^/]*\.xml|comments\/[^/]+\.xml|threadedComments\/[^/]+\.xml|persons\/[^/]+\.xml)$/;

const holds = (node: Node, is: (node: Node) => boolean): boolean =>
  node.children.some(child => isNode(child) && (is(child) || holds(child, is)));

const isNote = (node: Node): boolean =>
  localName(node.name) === 'ClientData' && /ObjectType\s*=\s*["']Note["']/.test(node.attributes);

/** The boxes of comments in an old drawing. @returns whether anything else is drawn; undefined where it is unreadable */
const withoutNotes = (xml: string): { xml: string; isEmpty: boolean } | undefined => {
  try {
    const tree = parseTree(xml);
    prune(tree, node => localName(node.name) === 'shape' && holds(node, isNote));
    return { xml: writeTree(tree), isEmpty: !holds(tree, node => localName(node.name) === 'shape') };
  } catch (error) {
    if (error instanceof XmlFault) return undefined;
    throw error;
  }
};

/** Takes the boxes of comments out of the sheets' old drawings, and drawings that held nothing else out of the sheets. */
const removeBoxes = (parts: Parts): void => {
  const empty = new Set<string>();
  for (const name of Object.keys(parts).filter(other => /^xl\/.*\.vml$/i.test(other))) {
    const rest = withoutNotes(new TextDecoder().decode(parts[name]));
    if (rest?.isEmpty) empty.add(name);
    else if (rest) parts[name] = new TextEncoder().encode(rest.xml);
  }
  for (const name of Object.keys(parts).filter(other => /^xl\/worksheets\/[^/]+\.xml$/.test(other))) {
    const rels = parts[name.replace(/([^/]*)$/, '_rels/$1.rels')];
    if (!rels) continue;
    const ids = relationsIn(new TextDecoder().decode(rels))
      .filter(({ target }) => empty.has(resolveTarget(name, target)))
      .map(({ id }) => id);
    if (ids.length === 0) continue;
    change(parts, name, xml => {
      const tree = parseTree(xml);
      prune(
        tree,
        node =>
          localName(node.name) === 'legacyDrawing' &&
          ids.some(id => new RegExp(`["']${id}["']`).test(node.attributes)),
      );
      return writeTree(tree);
    });
  }
  removeParts(parts, name => empty.has(name));
};

/** The folder of the file on its author's computer, and the name under which it is shared. */
const isTrace = (node: Node): boolean =>
  (localName(node.name) === 'AlternateContent' &&
    holds(node, child => localName(child.name) === 'absPath')) ||
  localName(node.name) === 'fileSharing';

/** A workbook without comments, properties and picture metadata. What is hidden in it is for people to decide. */
export const cleanXlsx = (bytes: Uint8Array): Uint8Array => {
  const parts = unpack(bytes);
  const hadComments = Object.keys(parts).some(name => commentParts.test(name));
  if (hadComments) removeBoxes(parts);
  removeParts(parts, name => commentParts.test(name));
  change(parts, 'xl/workbook.xml', xml => {
    const tree = parseTree(xml);
    prune(tree, isTrace);
    return writeTree(tree);
  });
  cleanProperties(parts);
  cleanMedia(parts);
  return pack(parts);
};
