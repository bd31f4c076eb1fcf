import { zipSync } from 'fflate';
import { localName } from '../../read/xlsx/workbook.ts';
import { attributeOf } from '../../read/xml.ts';
import { unzipParts } from '../../read/zip.ts';
import { ownerOf, resolveTarget } from '../office.ts';
import { cleanPicture } from './picture.ts';
import { parseTree, prune, writeTree } from './tree.ts';

/** The parts of an Office file, to be changed and packed again. */
export type Parts = Record<string, Uint8Array>;

/** @throws Unreadable `damaged`, `too-large` */
export const unpack = (bytes: Uint8Array): Parts => unzipParts(bytes, name => !name.endsWith('/'));

/** One and the same moment for every part, so that cleaning tells nothing of when it was done. */
const moment = new Date(1980, 0, 1, 12);
const packed = /\.(?:jpe?g|png|gif|webp|zip|docx|xlsx|pptx)$/i;

export const pack = (parts: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(
        ([name, data]) => [name, [data, { level: packed.test(name) ? 0 : 6 }]] as const,
      ),
    ),
    { mtime: moment },
  );

/** Changes an XML part; a part that is not there stays away. */
export const change = (parts: Parts, name: string, by: (xml: string) => string): void => {
  const part = parts[name];
  if (part) parts[name] = new TextEncoder().encode(by(new TextDecoder().decode(part)));
};

/** Takes parts out of the file with everything that points at them: relationships and content types. */
export const removeParts = (parts: Parts, isGone: (name: string) => boolean): void => {
  const gone = new Set(Object.keys(parts).filter(isGone));
  if (gone.size === 0) return;
  for (const name of gone) {
    delete parts[name];
    delete parts[name.replace(/([^/]*)$/, '_rels/$1.rels')];
  }
  for (const name of Object.keys(parts).filter(other => other.endsWith('.rels')))
    change(parts, name, xml => {
      const tree = parseTree(xml);
      prune(
        tree,
        node =>
          localName(node.name) === 'Relationship' &&
          attributeOf(node.attributes, 'TargetMode') !== 'External' &&
          gone.has(resolveTarget(ownerOf(name), attributeOf(node.attributes, 'Target') ?? '')),
      );
      return writeTree(tree);
    });
  change(parts, '[Content_Types].xml', xml => {
    const tree = parseTree(xml);
    prune(
      tree,
      node =>
        localName(node.name) === 'Override' &&
        gone.has((attributeOf(node.attributes, 'PartName') ?? '').replace(/^\//, '')),
    );
    return writeTree(tree);
  });
};

/** Elements of docProps that name people and bodies, or what they noted. */
const personal = new Set(['creator', 'lastModifiedBy', 'description', 'Manager', 'Company', 'HyperlinkBase']);

/** Takes out who made the file and with which template: names, own properties, the picture of the first page. */
export const cleanProperties = (parts: Parts): void => {
  removeParts(parts, name => /^docProps\/(?:custom\.xml|thumbnail\.\w+)$/.test(name));
  for (const name of ['docProps/core.xml', 'docProps/app.xml'])
    change(parts, name, xml => {
      const tree = parseTree(xml);
      prune(tree, node => personal.has(localName(node.name)));
      return writeTree(tree);
    });
};

const kinds: readonly (readonly [pattern: RegExp, kind: 'jpg' | 'png' | 'webp'])[] = [
  [/\/media\/[^/]+\.jpe?g$/i, 'jpg'],
  [/\/media\/[^/]+\.png$/i, 'png'],
  [/\/media\/[^/]+\.webp$/i, 'webp'],
];

/** Takes positions, owners and cameras out of the pictures; a picture that cannot be read stays as it is. */
export const cleanMedia = (parts: Parts): void => {
  for (const [name, data] of Object.entries(parts)) {
    const kind = kinds.find(([pattern]) => pattern.test(name))?.[1];
    if (kind) parts[name] = cleanPicture(data, kind) ?? data;
  }
};
