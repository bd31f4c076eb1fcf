/** Characters that XML 1.0 cannot carry. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML cannot carry
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader turns a bare one into a line feed.
  '\r': '&#13;',
};

/** Text for an element or a quoted attribute of XML. */
const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/[&<>"\r]/g, sign => signs[sign] ?? sign);

/** Text for a quoted attribute, where line ends would become spaces. */
const attributeText = (text: string): string =>
  xmlText(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

const attributesText = (attributes: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${attributeText(value)}"`))
    .join('');

/** An element with text. */
export const element = (
  name: string,
  text: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): string => `<${name}${attributesText(attributes)}>${xmlText(text)}</${name}>`;

/** An element with nothing in it but its attributes. */
export const emptyElement = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
): string => `<${name}${attributesText(attributes)}/>`;

/** An address as seen from outside. @throws TypeError where `site` is no absolute address: a mistake of the program */
export const absolute = (address: string, site: string): string => new URL(address, site).href;

/** A clean body whose own addresses (`/files/…`) are absolute, for it is read far from its site. */
export const absoluteBody = (html: string, site: string): string =>
  html.replace(/ (href|src)="(\/[^"]*)"/g, (_, name: string, path: string) => {
    const address = absolute(path.replaceAll('&amp;', '&'), site);
    return ` ${name}="${address.replaceAll('&', '&amp;')}"`;
  });
