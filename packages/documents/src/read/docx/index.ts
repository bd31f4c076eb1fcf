import { type Source, Unreadable } from '../../blocks.ts';
import { unzipParts } from '../zip.ts';
import { readBody } from './body.ts';
import { readNumbering } from './numbering.ts';

const parts = /^(_rels\/\.rels|word\/(document\d*|numbering|styles)\.xml)$/;
const wordNamespace =
  /xmlns:([A-Za-z0-9]+)="(?:http:\/\/schemas\.openxmlformats\.org|http:\/\/purl\.oclc\.org\/ooxml)\/wordprocessingml\/(?:2006\/)?main"/;

/** The document's XML with its Word namespace bound to `w`, which nearly every file has already. */
export const withUsualPrefix = (xml: string): string => {
  const prefix = wordNamespace.exec(xml.slice(0, 8192))?.[1];
  return prefix === undefined || prefix === 'w'
    ? xml
    : xml
        .replaceAll(`<${prefix}:`, '<w:')
        .replaceAll(`</${prefix}:`, '</w:')
        .replaceAll(` ${prefix}:`, ' w:');
};

/**
 * Reads a Word document (docx): merged cells, tables in tables, text boxes, tracked changes as accepted, automatic
 * numbers; footnotes, comments and hidden text are left out.
 * @throws Unreadable `damaged`, `too-large`
 */
export const readDocx = (bytes: Uint8Array): Source => {
  const files = unzipParts(bytes, name => parts.test(name));
  const decode = (name: string): string | undefined => {
    const file = files[name];
    return file && withUsualPrefix(new TextDecoder().decode(file));
  };
  const target =
    /Target="\/?(word\/document\d*\.xml)"/.exec(decode('_rels/.rels') ?? '')?.[1] ?? 'word/document.xml';
  const xml = decode(target);
  if (xml === undefined)
    throw new Unreadable('damaged', 'Word文件里没有正文。请用Word打开，另存一份后再试。');
  const numbering = readNumbering(decode('word/numbering.xml'), decode('word/styles.xml'));
  const notes = xml.includes('<w:altChunk') ? ['文件里嵌入了另一份文件，其中的内容没有读取。'] : [];
  return { blocks: readBody(xml, numbering), hints: {}, notes };
};
