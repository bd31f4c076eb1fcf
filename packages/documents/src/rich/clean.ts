import { walk } from '../read/html/tree.ts';
import { buildBlocks } from './build.ts';
import type { Block } from './model.ts';
import { Notes } from './notes.ts';
import { parseSource } from './source.ts';
import { readClasses } from './style.ts';
import { writeBlocks } from './write.ts';

/** The parts of a body, with sentences on what was lost from a text that was not one yet. */
export const readBody = (html: string): { blocks: Block[]; dropped: string[] } => {
  const source = parseSource(html);
  if ('fault' in source) return { blocks: [], dropped: [source.fault] };
  const { body, document } = source;
  let titled = false;
  walk(body, {
    enter: ({ tagName }) => {
      titled ||= tagName === 'h1';
      return true;
    },
    leave: () => undefined,
    text: () => undefined,
  });
  const notes = new Notes();
  const blocks = buildBlocks(body, { classes: readClasses(document), notes, lower: titled ? 1 : 0 });
  return { blocks, dropped: notes.list() };
};

/**
 * HTML as it is pasted from Word, WPS, Excel, web pages or e-mail, or imported, as the body of an item: a small closed
 * set of elements (h2–h4, p, lists, tables, blockquote, figure, strong, em, u, s, sub, sup, a, img, br, hr, and the
 * classes center, right, indent), whatever came in. Cleaning a body again leaves it as it is.
 * @returns `html`, always safe to be shown; `dropped`, a Chinese sentence for each kind of thing that was lost
 */
export const cleanBody = (html: string): { html: string; dropped: string[] } => {
  const { blocks, dropped } = readBody(html);
  return { html: writeBlocks(blocks), dropped };
};
