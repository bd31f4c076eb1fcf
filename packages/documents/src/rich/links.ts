import { escapeAttribute } from './escape.ts';

const own = 'https://own.invalid';

/** An address of the page's own site, which must begin with one slash. */
const ownPath = (address: string): string | undefined => {
  if (!/^\/(?![/\\])/.test(address)) return undefined;
  const url = URL.parse(address, own);
  return url?.origin === own ? url.pathname + url.search + url.hash : undefined;
};

const safeText = (address: string): string | undefined =>
  // A path may not be read as another host, whatever a browser makes of it.
  address.startsWith('//') ? undefined : address;

const linkSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address of a link as it may stand in a body, or undefined: web, mail, telephone, or a path of our own site. */
export const linkAddress = (written: string): string | undefined => {
  const address = written.trim();
  const path = ownPath(address);
  if (path !== undefined) return safeText(path);
  const url = URL.parse(address);
  return url && linkSchemes.has(url.protocol) && url.username === '' && url.password === ''
    ? url.href
    : undefined;
};

/** The address of an image as it may stand in a body, or undefined: a file of our own, or https. */
export const imageAddress = (written: string): string | undefined => {
  const address = written.trim();
  const path = ownPath(address);
  if (path !== undefined) return path.startsWith('/files/') ? path : undefined;
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
};

export const imageTag = (address: string, alt: string): string =>
  `<img src="${escapeAttribute(address)}" alt="${escapeAttribute(alt)}">`;
