import type { ByteSource } from './decode.ts';
import { emptyEntry, type FeedEntry, type FeedPart } from './entry.ts';
import { parseInstant } from './instants.ts';
import { readEntries, type XmlReader } from './xml.ts';

/** An item of a WordPress export: an article, a page, or a file of the media library. */
export interface WxrEntry extends FeedEntry {
  /** WordPress's number of it. */
  id: string;
  /** The number of what it belongs to: a file's article, a page's page above; '' where there is none. */
  parentId: string;
  tags: string[];
  /** publish, draft, pending, private, future, trash, inherit … */
  status: string;
  /** post, page, attachment, nav_menu_item, revision … */
  type: string;
}

const emptyWxr = (): WxrEntry => ({
  ...emptyEntry(),
  id: '',
  parentId: '',
  tags: [],
  status: '',
  type: '',
});

/** What each element of an item tells. */
const fields: Readonly<Record<string, (entry: WxrEntry, text: string) => void>> = {
  title: (entry, text) => set(entry, 'title', text.trim()),
  link: (entry, text) => set(entry, 'link', text.trim()),
  guid: (entry, text) => set(entry, 'guid', text.trim()),
  'dc:creator': (entry, text) => set(entry, 'author', text.trim()),
  'content:encoded': (entry, text) => set(entry, 'bodyHtml', text),
  'excerpt:encoded': (entry, text) => set(entry, 'excerpt', text.trim()),
  'wp:post_id': (entry, text) => set(entry, 'id', text.trim()),
  'wp:post_parent': (entry, text) => set(entry, 'parentId', text.trim().replace(/^0$/, '')),
  'wp:status': (entry, text) => set(entry, 'status', text.trim()),
  'wp:post_type': (entry, text) => set(entry, 'type', text.trim()),
  'wp:attachment_url': (entry, text) => addFile(entry, text.trim()),
};

const set = <K extends keyof WxrEntry>(entry: WxrEntry, key: K, value: WxrEntry[K]): void => {
  entry[key] = value;
};

const addFile = (entry: FeedEntry, url: string): void => {
  if (url !== '' && !entry.attachments.some(each => each.url === url))
    entry.attachments.push({ url, type: '', bytes: null });
};

const fileAddress =
  /(?:href|src)\s*=\s*["']([^"'<>\s]{1,2000}(?:\/uploads\/[^"'<>\s]{1,500}|\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|txt|csv)))["']/gi;

/** The files that a text leads to: those of the media library, and documents. */
const linkedFiles = (html: string): string[] =>
  [...html.matchAll(fileAddress)].map(([, url = '']) => url.replaceAll('&amp;', '&'));

/** The dates of an item, the surest first: its UTC date, the feed's, its local one. 0000-00-00 is none. */
const dateNames = ['wp:post_date_gmt', 'pubDate', 'wp:post_date'] as const;
type DateName = (typeof dateNames)[number];
const isDateName = (name: string): name is DateName => dateNames.some(each => each === name);

class WxrReader implements XmlReader<WxrEntry> {
  readonly called = 'WordPress导出文件（WXR）';
  readonly #authors = new Map<string, string>();
  #entry: WxrEntry | undefined;
  #dates: Partial<Record<DateName, string>> = {};
  #modified = '';
  #category: { domain: string } | undefined;
  #login = '';

  readonly isRoot = (name: string): boolean => name === 'rss';

  readonly open = (name: string, attributes: ReadonlyMap<string, string>): void => {
    if (name === 'item') {
      this.#entry = emptyWxr();
      this.#dates = {};
      this.#modified = '';
    }
    if (name === 'category') this.#category = { domain: attributes.get('domain') ?? 'category' };
  };

  readonly close = (name: string, text: string, out: (entry: WxrEntry) => void): void => {
    const entry = this.#entry;
    if (entry === undefined) this.#channel(name, text);
    else if (name === 'item') {
      this.#finish(entry);
      this.#entry = undefined;
      out(entry);
    } else this.#field(entry, name, text);
  };

  #channel(name: string, text: string): void {
    if (name === 'wp:author_login') this.#login = text.trim();
    if (name === 'wp:author_display_name') this.#authors.set(this.#login, text.trim());
  }

  #field(entry: WxrEntry, name: string, text: string): void {
    fields[name]?.(entry, text);
    if (isDateName(name)) this.#dates[name] = text;
    if (name === 'wp:post_modified_gmt') this.#modified = text;
    if (name === 'category') addCategory(entry, this.#category?.domain ?? '', text.trim());
  }

  #finish(entry: WxrEntry): void {
    for (const name of dateNames) entry.publishedAt ??= this.#dateOf(name);
    entry.updatedAt = utc(this.#modified);
    entry.author = this.#authors.get(entry.author) || entry.author;
    for (const url of linkedFiles(entry.bodyHtml)) addFile(entry, url);
  }

  #dateOf(name: DateName): Date | null {
    const text = this.#dates[name] ?? '';
    return name === 'wp:post_date_gmt' ? utc(text) : parseInstant(text);
  }
}

const utc = (text: string): Date | null => parseInstant(`${text.trim()}Z`);

const addCategory = (entry: WxrEntry, domain: string, text: string): void => {
  if (text === '') return;
  if (domain === 'category') entry.categories.push(text);
  if (domain === 'post_tag') entry.tags.push(text);
};

/**
 * Reads a WordPress export (WXR) as it comes. Files of the media library are entries of their own (`type` attachment)
 * with the number of their article; an article's `attachments` are the files that its text leads to.
 */
export const readWxr = (source: ByteSource): AsyncGenerator<FeedPart<WxrEntry>> =>
  readEntries(source, new WxrReader());
