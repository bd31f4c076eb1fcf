import { type PdfFile, reference, textString } from './objects.ts';

/** What a part of the document is, by the names of PDF. */
export type Role = 'Document' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';

/** A part of the document as those who hear it read meet it. */
export interface Element {
  role: Role;
  /** Entries of the table attributes, as 「/Scope/Row」. */
  attributes: string;
  kids: (Element | Mark)[];
}

/** A piece of marked content: the nth of a page. */
interface Mark {
  page: number;
  mark: number;
}

export const element = (role: Role, parent?: Element, attributes = ''): Element => {
  const made: Element = { role, attributes, kids: [] };
  parent?.kids.push(made);
  return made;
};

const isMark = (kid: Element | Mark): kid is Mark => 'mark' in kid;

/** Writes elements and notes which element each piece of marked content belongs to. */
class StructureWriter {
  /** By page, then by mark: the number of the element's object. */
  readonly owners: number[][];
  private readonly file: PdfFile;
  private readonly pages: readonly number[];
  private readonly attributes = new Map<string, number>();

  constructor(file: PdfFile, pages: readonly number[]) {
    this.file = file;
    this.pages = pages;
    this.owners = pages.map(() => []);
  }

  write(part: Element, parent: number): number {
    const number = this.file.reserve();
    const page = part.kids.find(isMark)?.page;
    const kids = part.kids.map(kid => (isMark(kid) ? this.mark(kid, page, number) : this.write(kid, number)));
    const texts = kids.map(kid => (typeof kid === 'number' ? reference(kid) : kid));
    this.file.set(
      number,
      [
        `<</S/${part.role}/P ${reference(parent)}`,
        page === undefined ? '' : `/Pg ${reference(this.pages[page] ?? 0)}`,
        part.attributes === '' ? '' : `/A ${reference(this.attributesOf(part.attributes))}`,
        `/K[${texts.join(' ')}]>>`,
      ].join(''),
    );
    return number;
  }

  private mark({ page, mark }: Mark, usual: number | undefined, owner: number): string {
    const owners = this.owners[page];
    if (owners) owners[mark] = owner;
    return page === usual
      ? String(mark)
      : `<</Type/MCR/Pg ${reference(this.pages[page] ?? 0)}/MCID ${mark}>>`;
  }

  /** Cells of the same kind share their attributes. */
  private attributesOf(entries: string): number {
    const known = this.attributes.get(entries);
    if (known !== undefined) return known;
    const number = this.file.add(`<</O/Table${entries}>>`);
    this.attributes.set(entries, number);
    return number;
  }
}

/**
 * Writes the structure tree of a tagged PDF.
 * @param pages the numbers of the pages' objects, whose `/StructParents` is their place in this list
 * @returns the number of the tree's root
 */
export const writeStructure = (file: PdfFile, root: Element, pages: readonly number[]): number => {
  const number = file.reserve();
  const writer = new StructureWriter(file, pages);
  const document = writer.write(root, number);
  const parents = writer.owners.map((owners, page) => `${page}[${owners.map(reference).join(' ')}]`);
  const parentTree = file.add(`<</Nums[${parents.join('')}]>>`);
  file.set(
    number,
    [
      `<</Type/StructTreeRoot/K[${reference(document)}]/ParentTree ${reference(parentTree)}`,
      `/ParentTreeNextKey ${pages.length}>>`,
    ].join(''),
  );
  return number;
};

/** A bookmark: a heading's text and where it stands, in points from the page's lower edge. */
export interface Bookmark {
  text: string;
  page: number;
  y: number;
}

/** Writes the bookmarks, one below the other. @returns the number of the outline; undefined without bookmarks */
export const writeOutline = (
  file: PdfFile,
  bookmarks: readonly Bookmark[],
  pages: readonly number[],
): number | undefined => {
  if (bookmarks.length === 0) return undefined;
  const root = file.reserve();
  const numbers = bookmarks.map(() => file.reserve());
  const link = (name: string, number: number | undefined) =>
    number === undefined ? '' : `/${name} ${reference(number)}`;
  bookmarks.forEach(({ text, page, y }, index) => {
    const target = `[${reference(pages[page] ?? 0)}/XYZ null ${Math.round(y)} null]`;
    const neighbours = link('Prev', numbers[index - 1]) + link('Next', numbers[index + 1]);
    const entries = `/Title${textString(text)}/Parent ${reference(root)}${neighbours}/Dest${target}`;
    file.set(numbers[index] ?? 0, `<<${entries}>>`);
  });
  const ends = link('First', numbers[0]) + link('Last', numbers.at(-1));
  file.set(root, `<</Type/Outlines${ends}/Count ${numbers.length}>>`);
  return root;
};
