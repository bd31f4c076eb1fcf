import { attribute, type Element } from './tree.ts';

/** Elements of which a browser shows nothing, or nothing that belongs to a text. */
const withoutText = new Set(
  'head script style noscript template iframe object embed applet svg math audio video canvas map select datalist option button textarea input progress meter xml rt rp del dialog noframes frameset title'.split(
    ' ',
  ),
);

/** Elements that begin a paragraph of their own; every other one, names that nobody knows among them, runs on in the line. */
const blocks = new Set(
  'address article aside blockquote body caption center col colgroup dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'.split(
    ' ',
  ),
);

/** What the page's own style sheets say of visibility and lists, as far as it can be told from simple rules. */
export interface Styles {
  /** `.name` and `#name` that are `display: none`. */
  hidden: Set<string>;
  /** Whether lists go without numbers. */
  plainLists: boolean;
}

const maxStyleSheet = 200_000;

const withoutComments = (css: string): string =>
  css
    .split('/*')
    .map((part, index) => (index === 0 || !part.includes('*/') ? part : part.slice(part.indexOf('*/') + 2)))
    .join(' ');

/** Rules that hold on screen: comments and the contents of @media, @page and the like are left out. */
const topLevelRules = (css: string): string =>
  withoutComments(css.slice(0, maxStyleSheet))
    .replace(/<!--|-->/g, ' ')
    .replace(/@[^{};]{0,300}(?:;|\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\})*[^{}]{0,2000}\})/g, ' ');

/** Reads style sheets. A name that another rule shows again (`.tab.on`) is not taken as hidden. */
export const readStyles = (css: string): Styles => {
  const hidden = new Set<string>();
  const shown: string[] = [];
  let plainLists = false;
  for (const [, selectors = '', rule = ''] of topLevelRules(css).matchAll(/([^{}]{1,1000})\{([^{}]*)\}/g)) {
    const display = /(?:^|[;\s])display\s*:\s*([a-z-]+)/i.exec(rule)?.[1]?.toLowerCase();
    const names = selectors.split(',').map(selector => selector.trim());
    if (display !== undefined && display !== 'none') shown.push(...names);
    if (display === 'none') for (const name of names) if (/^[.#][\w-]+$/.test(name)) hidden.add(name);
    if (
      /list-style(?:-type)?\s*:[^;]*\bnone\b/i.test(rule) &&
      names.some(name => /^(?:\*|ol|li|ol li)$/i.test(name))
    )
      plainLists = true;
  }
  const again = new Set(shown.flatMap(selector => selector.match(/[.#][\w-]+/g) ?? []));
  return { hidden: new Set([...hidden].filter(name => !again.has(name))), plainLists };
};

const hidesByStyle = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i;

/** Whether the element is one whose content is no text of the page. */
export const holdsNoText = (element: Element): boolean => withoutText.has(element.tagName);

/** Whether the element is hidden by an attribute, by its style, or by a rule of the page's style sheets. */
export const isHidden = (element: Element, styles: Styles): boolean => {
  for (const { name, value } of element.attrs) {
    if (name === 'hidden') return true;
    if (name === 'style' && hidesByStyle.test(value)) return true;
    if (styles.hidden.size === 0) continue;
    if (name === 'id' && styles.hidden.has(`#${value}`)) return true;
    if (name === 'class' && value.split(/\s+/).some(part => styles.hidden.has(`.${part}`))) return true;
  }
  return false;
};

/** What an element does to the text in it. */
export interface Traits {
  /** It stands in paragraphs of its own. */
  block: boolean;
  /** It leads to another page; an anchor or a link within the page does not. */
  link: boolean;
  /** It is the page's margin: navigation, footer. */
  aside: boolean;
  /** Line ends of the source are line ends of the text. */
  lines: boolean;
}

const asideTags = new Set(['nav', 'footer', 'aside', 'menu']);

/** The page's margin by its name or its role; word processors name a page's head and foot in a title. */
const isAside = (element: Element): boolean =>
  asideTags.has(element.tagName) ||
  /^(?:navigation|contentinfo|complementary|search)$/.test(attribute(element, 'role') ?? '') ||
  (element.tagName === 'div' && /^(?:header|footer)$/.test(attribute(element, 'title') ?? ''));

const blockStyle = /display\s*:\s*(?:block|flex|grid|table|list-item)\b/i;
const linesStyle = /white-space\s*:\s*pre/i;

export const traitsOf = (element: Element): Traits => {
  const { tagName } = element;
  const style = attribute(element, 'style') ?? '';
  return {
    block: blocks.has(tagName) || blockStyle.test(style),
    link: tagName === 'a' && /^\s*[^#\s]/.test(attribute(element, 'href') ?? ''),
    aside: isAside(element),
    lines: tagName === 'pre' || linesStyle.test(style),
  };
};
