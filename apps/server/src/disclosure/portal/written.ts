import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { HtmlEscapedString } from 'hono/utils/html';

const texts = new WeakMap<object, Map<string, HtmlEscapedString>>();

/**
 * A part of a page that depends on nothing but one thing that is kept (a region's frame, the row of an item) and on
 * what `as` names: written once as HTML, and gone with the thing.
 */
export const written = (of: object, as: string, write: () => Child): HtmlEscapedString => {
  const known = texts.get(of) ?? new Map<string, HtmlEscapedString>();
  const found = known.get(as);
  if (found !== undefined) return found;
  const text = raw(String(write()));
  texts.set(of, known.set(as, text));
  return text;
};
