import { isoOf } from './instants.ts';
import { absolute, element } from './markup.ts';

/** A page of the portal. */
export interface SitemapPage {
  /** Its path, or its whole address. */
  path: string;
  changedAt?: Date | undefined;
}

export interface SitemapPart {
  /** From 1. */
  number: number;
  xml: string;
  /** When the newest of its pages changed, where they say. */
  changedAt: Date | undefined;
  pages: number;
}

/** The limits of a part (sitemaps.org): pages, and bytes of its text. */
const maxPages = 50_000;
const maxBytes = 50 * 1024 * 1024;

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const partHead = `${head}<urlset ${namespace}>\n`;
const partEnd = '</urlset>\n';

const pageXml = ({ path, changedAt }: SitemapPage, site: string): string =>
  `<url>${element('loc', absolute(path, site))}${changedAt ? element('lastmod', isoOf(changedAt)) : ''}</url>\n`;

const later = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one && other ? (one > other ? one : other) : (one ?? other);

/** The parts of a sitemap, one after the other, each as large as may be; holds one at a time. */
export async function* writeSitemapParts(
  site: string,
  pages: Iterable<SitemapPage> | AsyncIterable<SitemapPage>,
): AsyncGenerator<SitemapPart> {
  let number = 0;
  let lines: string[] = [];
  let bytes = 0;
  let changedAt: Date | undefined;
  const part = (): SitemapPart => {
    number++;
    const made = { number, xml: partHead + lines.join('') + partEnd, changedAt, pages: lines.length };
    lines = [];
    bytes = 0;
    changedAt = undefined;
    return made;
  };
  for await (const page of pages) {
    const line = pageXml(page, site);
    const length = Buffer.byteLength(line);
    if (lines.length === maxPages || bytes + length > maxBytes - partHead.length - partEnd.length)
      yield part();
    lines.push(line);
    bytes += length;
    changedAt = later(changedAt, page.changedAt);
  }
  if (lines.length > 0 || number === 0) yield part();
}

/** The index of a sitemap: where its parts are. */
export const writeSitemapIndex = (site: string, parts: readonly SitemapPage[]): string =>
  `${head}<sitemapindex ${namespace}>\n${parts
    .map(page => pageXml(page, site).replace('<url>', '<sitemap>').replace('</url>', '</sitemap>'))
    .join('')}</sitemapindex>\n`;
