import { normalizeProse } from '../text.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type Mark, marksIn } from './lexicon.ts';
import { plainText } from './plain.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';

/** A paragraph of prose, read once for both rules. Offsets are the same in both forms of the text. */
export interface Paragraph {
  /** As it is quoted. */
  text: string;
  /** As it is read. */
  plain: string;
  clauses: readonly Clause[];
  marks: readonly Mark[];
  quantities: readonly Quantity[];
}

/** Only a paragraph with a figure, or with a word that says there was none, can say something of a table. */
const saysFigures = /[\d０-９]|[未无没零]|[一二两三四五六七八九十][件份宗起例条]|自然人|办结/;

/** Reading a paragraph takes time by the square of its length; a file without line breaks is read in parts. */
const longest = 4000;

/** A long paragraph in parts of whole sentences; a sentence too long by itself is left out. */
const partsOf = (paragraph: string): string[] => {
  if (paragraph.length <= longest) return [paragraph];
  const parts: string[] = [];
  let part = '';
  for (const sentence of paragraph.split(/(?<=。)/)) {
    if (sentence.length > longest) continue;
    if (part.length + sentence.length > longest) {
      parts.push(part);
      part = '';
    }
    part += sentence;
  }
  return [...parts, part];
};

const read = (text: string): Paragraph => {
  const plain = plainText(text);
  return { text, plain, clauses: clausesOf(plain), marks: marksIn(plain), quantities: quantitiesIn(plain) };
};

/** The sections read last: two rules read the same report one after the other. */
const lately = new Map<string, readonly Paragraph[]>();
const kept = 4;

/** The paragraphs of a section that are worth reading. */
export const paragraphsOf = (section: string): readonly Paragraph[] => {
  if (section === '') return [];
  const known = lately.get(section);
  if (known) return known;
  const paragraphs = normalizeProse(section)
    .split('\n')
    .flatMap(partsOf)
    .filter(text => saysFigures.test(text))
    .map(read);
  if (lately.size >= kept) lately.delete(lately.keys().next().value ?? '');
  lately.set(section, paragraphs);
  return paragraphs;
};
