/** XML that is not well formed, nested beyond reason, or has a document type (which Office files never have). */
export class XmlFault extends Error {}

/** The attributes of a tag as written, to be asked by name with `attributeOf`. */
export type Attributes = string;

export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** Deeper nesting than any document has: what goes beyond is made to exhaust a reader. */
const maxDepth = 2000;

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const codePoint = (text: string): string => {
  const code = text[1] === 'x' ? Number.parseInt(text.slice(2), 16) : Number.parseInt(text.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
};

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#\d+|#x[\da-f]+|\w+);/gi, (whole, name: string) =>
        name.startsWith('#') ? codePoint(name.toLowerCase()) : (named[name] ?? whole),
      )
    : text;

const attribute = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** The value of an attribute, or undefined where the tag has none of that name. */
export const attributeOf = (attributes: Attributes, name: string): string | undefined => {
  if (!attributes.includes(name)) return undefined;
  attribute.lastIndex = 0;
  for (let match = attribute.exec(attributes); match; match = attribute.exec(attributes))
    if (match[1] === name) return decode(match[2] ?? match[3] ?? '');
  return undefined;
};

const quote = 34;
const apostrophe = 39;
const greater = 62;

/** Where the tag that begins at `start` ends: the first `>` outside quotes. */
const endOfTag = (xml: string, start: number): number => {
  for (let at = start; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === greater) return at;
    if (code === quote || code === apostrophe) {
      at = xml.indexOf(code === quote ? '"' : "'", at + 1);
      if (at < 0) break;
    }
  }
  throw new XmlFault('unclosed tag');
};

const after = (xml: string, mark: string, from: number): number => {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new XmlFault(`${mark} is missing`);
  return at + mark.length;
};

const slash = 47;

/** A walk under way: the open elements, and the names seen so far, each one string for all its tags. */
interface Walk {
  xml: string;
  handler: XmlHandler;
  open: string[];
  names: (string | undefined)[];
}

const slots = 512;

/** The name that stands from `start` to `end`; looked up by its checksum, so that a known one is not made again. */
const nameAt = ({ xml, names }: Walk, start: number, end: number, checksum: number): string => {
  const slot = checksum % slots;
  const known = names[slot];
  if (known !== undefined && known.length === end - start && xml.startsWith(known, start)) return known;
  const name = xml.slice(start, end);
  names[slot] = name;
  return name;
};

/** Handles the end tag at `start`. @returns where the text after it begins. */
const closeTag = ({ xml, handler, open }: Walk, start: number): number => {
  const end = after(xml, '>', start);
  const name = open.pop();
  const fits = name !== undefined && xml.startsWith(name, start + 2);
  if (!fits || xml.slice(start + 2 + name.length, end - 1).trim() !== '')
    throw new XmlFault(`unexpected ${xml.slice(start, end)}`);
  handler.close(name);
  return end;
};

/** Handles a comment, a CDATA section or a declaration. */
const special = (xml: string, start: number, handler: XmlHandler): number => {
  if (xml.startsWith('<!--', start)) return after(xml, '-->', start + 4);
  if (xml.startsWith('<?', start)) return after(xml, '?>', start + 2);
  if (!xml.startsWith('<![CDATA[', start)) throw new XmlFault('document type');
  const end = after(xml, ']]>', start);
  handler.text(xml.slice(start + 9, end - 3));
  return end;
};

const openTag = (walk: Walk, start: number): number => {
  const { xml, handler, open } = walk;
  const end = endOfTag(xml, start);
  const closed = xml.charCodeAt(end - 1) === slash;
  const last = closed ? end - 1 : end;
  let nameEnd = start + 1;
  let checksum = 0;
  for (; nameEnd < last; nameEnd++) {
    const code = xml.charCodeAt(nameEnd);
    if (code <= 32) break;
    checksum = (checksum * 31 + code) & 0xffffff;
  }
  if (nameEnd === start + 1) throw new XmlFault('a tag without a name');
  if (open.length >= maxDepth) throw new XmlFault('too deep');
  const name = nameAt(walk, start + 1, nameEnd, checksum);
  handler.open(name, nameEnd === last ? '' : xml.slice(nameEnd, last));
  if (closed) handler.close(name);
  else open.push(name);
  return end + 1;
};

/**
 * Walks the XML of an Office part from its first sign to its last, in time linear in its length. Attributes are
 * looked at only when asked for, which is what makes it several times quicker than a general parser.
 * @throws XmlFault
 */
export const walkXml = (xml: string, handler: XmlHandler): void => {
  const walk: Walk = { xml, handler, open: [], names: new Array(slots) };
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const end = tag < 0 ? xml.length : tag;
    if (end > at) handler.text(decode(xml.slice(at, end)));
    if (tag < 0) break;
    const next = xml.charCodeAt(tag + 1);
    if (next === slash) at = closeTag(walk, tag);
    else if (next === 33 || next === 63) at = special(xml, tag, handler);
    else at = openTag(walk, tag);
  }
  if (walk.open.length > 0) throw new XmlFault(`<${walk.open[walk.open.length - 1]}> is not closed`);
};
