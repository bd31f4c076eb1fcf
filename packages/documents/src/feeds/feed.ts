import type { ByteSource } from './decode.ts';
import { emptyEntry, type FeedAttachment, type FeedEntry, type FeedPart } from './entry.ts';
import { parseInstant } from './instants.ts';
import { readEntries, type XmlReader } from './xml.ts';

type Attributes = ReadonlyMap<string, string>;

/** What is gathered of an entry until it ends. */
interface Draft {
  entry: FeedEntry;
  /** Whether the body has been given by a better element than the summary. */
  hasBody: boolean;
  /** Whether the summary is HTML. */
  html: boolean;
}

type Field = (draft: Draft, text: string, attributes: Attributes) => void;

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const lengthOf = (text: string | undefined): number | null =>
  /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : null;

const addAttachment = (draft: Draft, url: string | undefined, type: string | undefined, length?: string) => {
  const attachment: FeedAttachment = { url: url?.trim() ?? '', type: type ?? '', bytes: lengthOf(length) };
  if (attachment.url !== '' && !draft.entry.attachments.some(each => each.url === attachment.url))
    draft.entry.attachments.push(attachment);
};

const addCategory = ({ entry }: Draft, text: string): void => {
  if (text !== '') entry.categories.push(text);
};

const title: Field = ({ entry }, text) => {
  entry.title ||= text.trim();
};
const author: Field = ({ entry }, text) => {
  entry.author ||= text.trim();
};
const published: Field = ({ entry }, text) => {
  entry.publishedAt ??= parseInstant(text);
};
const updated: Field = ({ entry }, text) => {
  entry.updatedAt ??= parseInstant(text);
};

/** Fields of RSS 2.0 and RSS 1.0, with those of other vocabularies that they carry. */
const rssFields: Readonly<Record<string, Field>> = {
  title,
  link: ({ entry }, text) => {
    entry.link ||= text.trim();
  },
  guid: ({ entry }, text) => {
    entry.guid = text.trim();
  },
  description: ({ entry }, text) => {
    entry.excerpt = text;
  },
  'content:encoded': (draft, text) => {
    draft.entry.bodyHtml = text;
    draft.hasBody = true;
  },
  author,
  'dc:creator': ({ entry }, text) => {
    entry.author = text.trim();
  },
  pubDate: published,
  'dc:date': published,
  'atom:updated': updated,
  'dc:modified': updated,
  category: (draft, text) => addCategory(draft, text.trim()),
  'dc:subject': (draft, text) => addCategory(draft, text.trim()),
  enclosure: (draft, _, attributes) =>
    addAttachment(draft, attributes.get('url'), attributes.get('type'), attributes.get('length')),
};

/** Text of an Atom element as HTML, by its type: text, html, or xhtml with its markup kept. */
const htmlOf = (text: string, attributes: Attributes): string => {
  const type = attributes.get('type') ?? 'text';
  if (type === 'xhtml') return text.replace(/^\s*<div>|<\/div>\s*$/g, '');
  return type === 'html' || type === 'text/html' ? text : escapeText(text);
};

/** A title or summary as text: markup that it may carry is only formatting. */
const plainOf = (text: string, attributes: Attributes): string =>
  (attributes.get('type') ?? 'text') === 'text' ? text : unmarked(text);

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

const unmarked = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => named[name] ?? '');

const atomLink: Field = (draft, _, attributes) => {
  const href = attributes.get('href');
  const relation = attributes.get('rel') ?? 'alternate';
  if (relation === 'alternate') draft.entry.link ||= href?.trim() ?? '';
  if (relation === 'enclosure') addAttachment(draft, href, attributes.get('type'), attributes.get('length'));
};

const atomFields: Readonly<Record<string, Field>> = {
  'atom:title': (draft, text, attributes) => title(draft, plainOf(text, attributes), attributes),
  'atom:link': atomLink,
  'atom:id': ({ entry }, text) => {
    entry.guid = text.trim();
  },
  'atom:summary': ({ entry }, text, attributes) => {
    entry.excerpt = plainOf(text, attributes);
  },
  'atom:content': (draft, text, attributes) => {
    const source = attributes.get('src');
    if (source !== undefined) addAttachment(draft, source, attributes.get('type'));
    else draft.entry.bodyHtml = htmlOf(text, attributes);
    draft.hasBody = source === undefined;
  },
  'atom:published': published,
  'atom:updated': updated,
  'atom:name': author,
  'atom:category': (draft, _, attributes) =>
    addCategory(draft, (attributes.get('label') || attributes.get('term') || '').trim()),
};

const roots = new Set(['rss', 'rdf:RDF', 'atom:feed']);

/** Elements whose inner elements tell of something else than the entry: Atom's `source` is the feed it came from. */
const foreign = new Set(['atom:source', 'atom:contributor', 'source', 'image', 'textinput']);

class FeedReader implements XmlReader<FeedEntry> {
  readonly called = 'RSS或Atom订阅文件';
  #draft: Draft | undefined;
  #fields: Readonly<Record<string, Field>> = rssFields;
  /** The elements open inside the entry, with their attributes. */
  #path: { name: string; attributes: Attributes }[] = [];

  readonly isRoot = (name: string): boolean => {
    this.#fields = name === 'atom:feed' ? atomFields : rssFields;
    return roots.has(name);
  };

  readonly keepsMarkup = (name: string, attributes: Attributes): boolean =>
    name.startsWith('atom:') && attributes.get('type') === 'xhtml';

  readonly open = (name: string, attributes: Attributes): void => {
    if (this.#draft) this.#path.push({ name, attributes });
    else if (name === 'item' || name === 'atom:entry') {
      this.#draft = { entry: emptyEntry(), hasBody: false, html: name === 'item' };
      this.#draft.entry.guid = attributes.get('rdf:about') ?? '';
    }
  };

  readonly close = (name: string, text: string, out: (entry: FeedEntry) => void): void => {
    const draft = this.#draft;
    if (draft === undefined) return;
    const here = this.#path.pop();
    if (here === undefined) {
      this.#draft = undefined;
      out(finished(draft));
    } else if (!this.#path.some(each => foreign.has(each.name)))
      this.#field(draft, name, text, here.attributes);
  };

  #field(draft: Draft, name: string, text: string, attributes: Attributes): void {
    const known = Object.hasOwn(this.#fields, name) ? name : undefined;
    if (known !== undefined) this.#fields[known]?.(draft, text, attributes);
  }
}

/** RSS describes in HTML, and often has the whole text in its description: then that is the body. */
const finished = ({ entry, hasBody, html }: Draft): FeedEntry => {
  const whole = html && !hasBody && /<[a-z][^>]*>/i.test(entry.excerpt);
  const excerpt = html ? unmarked(entry.excerpt) : entry.excerpt;
  return {
    ...entry,
    guid: entry.guid || entry.link,
    excerpt: whole ? '' : excerpt.trim(),
    bodyHtml: whole ? entry.excerpt : entry.bodyHtml,
  };
};

/** Reads a feed (RSS 2.0, RSS 1.0 or Atom 1.0) as it comes, an entry at a time. */
export const readFeed = (source: ByteSource): AsyncGenerator<FeedPart<FeedEntry>> =>
  readEntries(source, new FeedReader());
