import { strToU8, zipSync } from 'fflate';

const relationships = (
  relations: readonly (readonly [type: string, target: string, external?: true])[],
): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations
    .map(
      ([type, target, external], index) =>
        `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

export { relationships };

const types = (names: string[]): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${names
    .map(name => `<Override PartName="/${name}" ContentType="application/xml"/>`)
    .join('')}</Types>`;

/** An Office file of the given parts, each with its content type. */
export const packageOf = (parts: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(types(Object.keys(parts).filter(name => name.endsWith('.xml')))),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  });

/** A sheet of a workbook: its XML within `worksheet`, its state, and what it refers to. */
export interface SheetDraft {
  name: string;
  xml: string;
  state?: 'hidden' | 'veryHidden';
}

const cell = (text: string, reference: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Rows of texts from A1 on. */
export const sheetData = (rows: readonly (readonly string[])[], hiddenRows: readonly number[] = []): string =>
  `<sheetData>${rows
    .map(
      (texts, index) =>
        `<row r="${index + 1}"${hiddenRows.includes(index + 1) ? ' hidden="1"' : ''}>${texts
          .map((text, column) => cell(text, `${String.fromCharCode(65 + column)}${index + 1}`))
          .join('')}</row>`,
    )
    .join('')}</sheetData>`;

export const workbook = (
  sheets: readonly SheetDraft[],
  parts: Record<string, string | Uint8Array> = {},
  around = '',
): Uint8Array =>
  packageOf({
    'xl/workbook.xml': `<workbook xmlns:r="r">${around}<sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
    ),
    ...Object.fromEntries(
      sheets.map(({ xml }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet>${xml}</worksheet>`,
      ]),
    ),
    ...parts,
  });

/** A presentation: the content of its slides in the order of the show, though their parts are numbered backwards. */
export const presentation = (
  slides: readonly { xml: string; hidden?: boolean }[],
  parts: Record<string, string | Uint8Array> = {},
): Uint8Array => {
  const part = (index: number) => `slides/slide${slides.length - index}.xml`;
  return packageOf({
    'ppt/presentation.xml': `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>${slides
      .map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 1}"/>`)
      .join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relationships(
      slides.map((_, index) => ['slide', part(index)] as const),
    ),
    ...Object.fromEntries(
      slides.map(({ xml, hidden }, index) => [
        `ppt/${part(index)}`,
        `<p:sld xmlns:p="p" xmlns:a="a"${hidden ? ' show="0"' : ''}>${xml}</p:sld>`,
      ]),
    ),
    ...parts,
  });
};

export const line = (text: string): string => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;
