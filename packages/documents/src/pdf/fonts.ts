import { createHash } from 'node:crypto';
import { Kind, kindOf } from './characters.ts';
import { type PdfFile, reference, textString } from './objects.ts';
import { subsetOf } from './subset.ts';
import type { Typeface } from './typeface.ts';

const hex4 = (value: number): string => (value + 0x10000).toString(16).slice(1);

/** A code point in UTF-16, in hexadecimal digits. */
const utf16 = (code: number): string =>
  code < 0x10000
    ? hex4(code)
    : hex4(0xd800 + ((code - 0x10000) >> 10)) + hex4(0xdc00 + ((code - 0x10000) & 0x3ff));

/** The sign's form: as wide as a Chinese character, or as narrow as a letter, where the font has both. */
export type Form = 'usual' | 'wide' | 'narrow';

/**
 * A typeface as one document uses it: the characters drawn so far, each with a number (its CID) in the order of first
 * use. Numbers go by character, not by glyph, so that text copied from the page is the text written.
 */
export class UsedFont {
  readonly face: Typeface;
  /** Name in the pages' resources. */
  readonly name: string;
  /** Whether a character was drawn as the box of a missing one. */
  lacking = false;
  /** By CID: four hexadecimal digits as the page writes them, and the width in thousandths of the size. */
  readonly codes: string[] = ['0000'];
  readonly widths: number[] = [];
  private readonly glyphs: number[] = [0];
  /** Code points. */
  private readonly texts: number[] = [0];
  /** CIDs by code point: of the first plane, of the others, and of narrow forms. */
  private readonly numbers = new Uint16Array(0x10000);
  private readonly rare = new Map<number, number>();
  private readonly narrow = new Map<number, number>();

  constructor(face: Typeface, name: string) {
    this.face = face;
    this.name = name;
    this.widths.push(this.scaled(face.widths[0] ?? 0));
  }

  get used(): boolean {
    return this.glyphs.length > 1;
  }

  has(code: number): boolean {
    return (this.face.glyphs[code] ?? 0) !== 0;
  }

  /** The CID of a character; one that the font lacks becomes a box that keeps the character's text. */
  cidOf(code: number, form: Form = 'usual'): number {
    const known = form === 'narrow' ? this.narrow.get(code) : (this.numbers[code] ?? this.rare.get(code));
    return known || this.take(code, form);
  }

  private take(code: number, form: Form): number {
    const { glyphs } = this.face;
    const isBlank = kindOf(code) === Kind.space || kindOf(code) === Kind.glue;
    const usual = glyphs[code] || (isBlank ? (glyphs[0x20] ?? 0) : 0);
    if (usual === 0) this.lacking = true;
    const glyph =
      form === 'usual' ? usual : ((form === 'wide' ? this.face.wide : this.face.narrow).get(usual) ?? usual);
    const cid = this.glyphs.push(glyph) - 1;
    this.texts.push(code);
    this.codes.push(hex4(cid));
    this.widths.push(this.scaled(this.face.widths[glyph] ?? 0));
    if (form === 'narrow') this.narrow.set(code, cid);
    else if (code < this.numbers.length) this.numbers[code] = cid;
    else this.rare.set(code, cid);
    return cid;
  }

  private scaled(width: number): number {
    return (width * 1000) / this.face.unitsPerEm;
  }

  /** Writes the font with the characters used. @returns the number of its object */
  write(file: PdfFile): number {
    const { face } = this;
    const name = `${this.tag()}+${face.postScriptName}`;
    const scale = (value: number) => Math.round(this.scaled(value));
    const data = subsetOf(face, this.glyphs);
    const program = file.addStream(`/Length1 ${data.length}`, data, file.reserve(), 'outlines');
    const descriptor = file.add(
      [
        `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${face.box.map(scale).join(' ')}]/ItalicAngle 0`,
        `/Ascent ${scale(face.ascent)}/Descent ${scale(face.descent)}/CapHeight ${scale(face.capHeight)}`,
        `/StemV ${Math.round(face.weight / 5)}/FontFile2 ${reference(program)}>>`,
      ].join(''),
    );
    const descendant = file.add(
      [
        `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDToGIDMap/Identity`,
        '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>',
        `/FontDescriptor ${reference(descriptor)}/DW 1000/W[${this.widthList()}]>>`,
      ].join(''),
    );
    const unicode = file.addStream('', Buffer.from(this.unicodeMap(), 'latin1'));
    return file.add(
      [
        `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H`,
        `/DescendantFonts[${reference(descendant)}]/ToUnicode ${reference(unicode)}>>`,
      ].join(''),
    );
  }

  /** Six letters that tell subsets apart, made of what is in them. */
  private tag(): string {
    const digest = createHash('sha256').update(Uint32Array.from(this.texts)).digest();
    return Array.from(digest.subarray(0, 6), byte => String.fromCharCode(65 + (byte % 26))).join('');
  }

  /** Widths other than that of a Chinese character, in runs of neighbouring numbers. */
  private widthList(): string {
    let list = '';
    let last = -2;
    this.widths.forEach((width, cid) => {
      if (width === 1000) return;
      list += cid === last + 1 ? ' ' : `${list === '' ? '' : ']'}${cid}[`;
      list += Math.round(width);
      last = cid;
    });
    return list === '' ? '' : `${list}]`;
  }

  /** Which characters the numbers stand for, a hundred at a time as the format has it. */
  private unicodeMap(): string {
    const lines = this.texts.slice(1).map((code, index) => `<${hex4(index + 1)}><${utf16(code)}>`);
    const groups = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => {
      const group = lines.slice(100 * index, 100 * index + 100);
      return `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar\n`;
    });
    return [
      '/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n',
      `/CIDSystemInfo<</Registry${textString('Adobe')}/Ordering${textString('UCS')}/Supplement 0>>def\n`,
      '/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n',
      '1 begincodespacerange<0000><ffff>endcodespacerange\n',
      ...groups,
      'endcmap CMapName currentdict/CMap defineresource pop end end\n',
    ].join('');
  }
}

/** The fonts of a document; a character that one lacks is drawn from the first of the others that has it. */
export class FontSet {
  readonly fonts: readonly UsedFont[];

  constructor(faces: readonly Typeface[]) {
    this.fonts = faces.map((face, index) => new UsedFont(face, `F${index}`));
  }

  /** Which font draws a character that is to stand in the given one. */
  indexFor(code: number, wished: number): number {
    if (this.fonts[wished]?.has(code) || kindOf(code) === Kind.space) return wished;
    const other = this.fonts.findIndex(font => font.has(code));
    return other < 0 ? wished : other;
  }

  get lacking(): boolean {
    return this.fonts.some(font => font.lacking);
  }
}
