import { SaxesParser } from 'saxes';
import { type ByteSource, decodeStream } from './decode.ts';
import type { FeedFault, FeedFaultCode, FeedPart } from './entry.ts';

/** What a reader does with the elements of a file. Names are `local` or `prefix:local` with the prefixes below. */
export interface XmlReader<T> {
  open: (name: string, attributes: ReadonlyMap<string, string>, out: (entry: T) => void) => void;
  close: (name: string, text: string, out: (entry: T) => void) => void;
  /** Whether the markup inside the element is its text, as XHTML in Atom is. */
  keepsMarkup?: (name: string, attributes: ReadonlyMap<string, string>) => boolean;
  /** Whether the root is that of a file this reader reads. */
  isRoot: (name: string) => boolean;
  /** What such a file is called, to say that this is none. */
  called: string;
}

/** The usual prefix of each namespace; that of RSS 1.0, RSS 2.0 and Atom itself is none. */
const prefixes: readonly [RegExp, string][] = [
  [/^http:\/\/www\.w3\.org\/2005\/Atom$/, 'atom:'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/, 'content:'],
  [/^http:\/\/purl\.org\/dc\/(?:elements\/1\.1|terms)\/$/, 'dc:'],
  [/^http:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/$/, 'excerpt:'],
  [/^http:\/\/wordpress\.org\/export\/[\d.]+\/$/, 'wp:'],
  [/^http:\/\/search\.yahoo\.com\/mrss\/?$/, 'media:'],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#$/, 'rdf:'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/$/, ''],
  [/^http:\/\/www\.w3\.org\/1999\/xhtml$/, 'xhtml:'],
];

/** Names of HTML that feeds use without declaring them. */
const entities: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  bull: '•',
  times: '×',
  deg: '°',
  copy: '©',
  reg: '®',
  yen: '¥',
  laquo: '«',
  raquo: '»',
};

/** Characters between two tags, and in all texts of an element: no article is longer. */
const maxText = 20_000_000;
const maxDepth = 200;

class Stop extends Error {
  readonly code: FeedFaultCode;
  constructor(code: FeedFaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

interface Open {
  name: string;
  text: string[];
  length: number;
  namespaces: ReadonlyMap<string, string>;
  markup: boolean;
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const startTag = (name: string, attributes: ReadonlyMap<string, string>): string =>
  `<${name}${[...attributes]
    .filter(([key]) => !key.startsWith('xmlns'))
    .map(([key, value]) => ` ${key}="${escapeText(value).replaceAll('"', '&quot;')}"`)
    .join('')}>`;

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

const noNamespaces: ReadonlyMap<string, string> = new Map();

/** The walk through a file: which elements are open, and what their texts are so far. */
class Walk<T> {
  readonly #reader: XmlReader<T>;
  readonly #open: Open[] = [];
  readonly #out: (entry: T) => void;

  constructor(reader: XmlReader<T>, out: (entry: T) => void) {
    this.#reader = reader;
    this.#out = out;
  }

  /** The name with the usual prefix of its namespace, whatever prefix the file uses. */
  #nameOf(name: string, namespaces: ReadonlyMap<string, string>): string {
    const colon = name.indexOf(':');
    const uri = namespaces.get(colon < 0 ? '' : name.slice(0, colon));
    const prefix = uri === undefined ? undefined : prefixes.find(([pattern]) => pattern.test(uri))?.[1];
    return prefix === undefined ? name : prefix + name.slice(colon + 1);
  }

  open(written: string, given: Record<string, string>): void {
    const outer = this.#open.at(-1);
    const attributes = new Map(Object.entries(given));
    const own = [...attributes].filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
    const namespaces =
      own.length === 0
        ? (outer?.namespaces ?? noNamespaces)
        : new Map([...(outer?.namespaces ?? []), ...own.map(([key, uri]) => [key.slice(6), uri] as const)]);
    const name = this.#nameOf(written, namespaces);
    if (outer === undefined && !this.#reader.isRoot(name))
      throw new Stop(
        'not-a-feed',
        `这不是${this.#reader.called}：最外层是<${written}>。请检查是否选错了文件。`,
      );
    if (this.#open.length >= maxDepth)
      throw new Stop('refused', '元素嵌套过深，没有继续读取。请检查文件的来源。');
    if (outer?.markup) {
      this.#add(outer, startTag(localOf(name), attributes));
      this.#open.push({ name, text: outer.text, length: 0, namespaces, markup: true });
      return;
    }
    const markup = this.#reader.keepsMarkup?.(name, attributes) ?? false;
    this.#open.push({ name, text: [], length: 0, namespaces, markup });
    this.#reader.open(name, attributes, this.#out);
  }

  text(text: string): void {
    const top = this.#open.at(-1);
    // White space between elements says nothing; a container of many would gather it.
    if (top === undefined || (top.text.length === 0 && text.trim() === '')) return;
    this.#add(top, top.markup ? escapeText(text) : text);
  }

  #add(top: Open, text: string): void {
    top.length += text.length;
    if (top.length > maxText)
      throw new Stop('too-large', '一处内容超过2000万字，没有继续读取。请分开后再导入。');
    top.text.push(text);
  }

  close(): void {
    const top = this.#open.pop();
    if (top === undefined) return;
    const outer = this.#open.at(-1);
    if (outer?.markup) {
      const local = localOf(top.name);
      if (!voidTags.has(local)) this.#add(outer, `</${local}>`);
      return;
    }
    this.#reader.close(top.name, top.text.join(''), this.#out);
  }
}

const voidTags = new Set(['br', 'hr', 'img', 'col', 'wbr', 'input', 'meta', 'link', 'area', 'source']);

/** Characters that XML forbids but exports contain; nothing is lost without them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML cannot carry
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const faultOf = ({ code, message }: Stop, line: number, read: number): FeedFault => {
  const before = read > 0 ? `此前的${read}条已经读出。` : '没有读出任何内容。';
  return { code, message: `第${line}行：${message}${before}`, line, read };
};

const parserFor = <T>(walk: Walk<T>): SaxesParser => {
  const parser = new SaxesParser();
  Object.assign(parser.ENTITIES, entities);
  parser.on('doctype', doctype => {
    // A declared entity may stand for a text of any length, or for a file of this machine.
    if (/<!ENTITY/i.test(doctype))
      throw new Stop('refused', '文件里定义了实体（ENTITY），为安全起见没有读取。请重新导出文件。');
  });
  parser.on('opentag', tag => walk.open(tag.name, tag.attributes));
  parser.on('text', text => walk.text(text));
  parser.on('cdata', text => walk.text(text));
  parser.on('closetag', () => walk.close());
  parser.on('error', () => {
    throw new Stop('broken', '内容不符合XML的写法（标签没有配对，或有不该出现的符号）。请重新导出文件。');
  });
  return parser;
};

/**
 * Reads a file of entries as it comes, holding one entry and one piece of the file at a time. Ends with a fault where
 * the XML is broken, is not such a file, or was made to exhaust its reader.
 */
export async function* readEntries<T>(source: ByteSource, reader: XmlReader<T>): AsyncGenerator<FeedPart<T>> {
  const ready: { entry: T; line: number }[] = [];
  const parser = parserFor(new Walk<T>(reader, entry => ready.push({ entry, line: parser.line })));
  let read = 0;
  const take = function* (): Generator<FeedPart<T>> {
    for (const { entry, line } of ready.splice(0)) {
      read++;
      yield { kind: 'entry', entry, line };
    }
  };
  let stop: Stop | undefined;
  let quiet = 0;
  let skipped: number | undefined;
  try {
    for await (const text of decodeStream(source)) {
      const begun: boolean = skipped !== undefined;
      const clean = begun ? text.replace(forbidden, '') : text.replace(forbidden, '').trimStart();
      // Empty lines before the declaration are common, and forbidden.
      if (!begun && clean !== '')
        skipped = text.slice(0, text.indexOf(clean.charAt(0))).split('\n').length - 1;
      parser.write(clean);
      quiet = ready.length > 0 ? 0 : quiet + text.length;
      yield* take();
      if (quiet > 2 * maxText)
        throw new Stop('too-large', '一条内容超过4000万字，没有继续读取。请分开后再导入。');
    }
    parser.close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    stop = error;
  }
  yield* take();
  if (stop) yield { kind: 'fault', fault: faultOf(stop, parser.line + (skipped ?? 0), read) };
}
