import { attribute, type Document, textOf, walk } from './tree.ts';

/** What a page says of itself outside its text. */
export interface Head {
  title: string | undefined;
  /** The text of all style sheets inside the page. */
  css: string;
  /** The content of a meta tag, whatever the case of its name. */
  meta: (name: string) => string | undefined;
}

export const readHead = (document: Document): Head => {
  const metas = new Map<string, string>();
  let title: string | undefined;
  let css = '';
  walk(document, {
    enter: element => {
      if (element.tagName === 'style') css += `${textOf(element)}\n`;
      if (element.tagName === 'title') title ??= textOf(element).trim();
      if (element.tagName === 'meta') {
        const name = (attribute(element, 'name') ?? attribute(element, 'property'))?.toLowerCase();
        const content = attribute(element, 'content')?.trim() ?? '';
        if (name !== undefined && content !== '' && !metas.has(name)) metas.set(name, content);
      }
      return true;
    },
    leave: () => undefined,
    text: () => undefined,
  });
  return { title, css, meta: name => metas.get(name.toLowerCase()) };
};
