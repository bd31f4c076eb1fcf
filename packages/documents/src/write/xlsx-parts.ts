/** The parts of a written workbook: styles, sheets and the package's own files. */
import { escapeXml } from './docx-parts.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Cells from one corner to the other: rows from 1, columns from 0. */
export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** A sheet ready to be put into the package. */
export interface SheetXml {
  name: string;
  xml: string;
  merges?: Area[];
  /** Rows repeated at the head of each printed page, first and last. */
  titleRows?: readonly [number, number];
  /** Kept out of sight: lists that other sheets choose from. */
  hidden?: boolean;
}

const fonts = [
  { name: '宋体', size: 11 },
  { name: '方正小标宋简体', size: 20 },
  { name: '楷体', size: 13 },
  { name: '黑体', size: 14 },
  { name: '仿宋', size: 13 },
  { name: '宋体', size: 10 },
] as const;

type Align = 'center' | 'left';

interface StyleForm {
  font: number;
  align: Align;
  border: boolean;
  fill: boolean;
  /** Number format; 49 keeps what is typed as text: telephone numbers and dates stay as written. */
  format?: number;
}

/** How cells look: the number of the font, alignment, whether bordered, whether on coloured ground. */
const styles = {
  plain: { font: 0, align: 'left', border: false, fill: false },
  title: { font: 1, align: 'center', border: false, fill: false },
  date: { font: 2, align: 'center', border: false, fill: false },
  heading: { font: 3, align: 'left', border: false, fill: false },
  text: { font: 4, align: 'left', border: false, fill: false },
  head: { font: 5, align: 'center', border: true, fill: false },
  label: { font: 5, align: 'left', border: true, fill: false },
  shaded: { font: 5, align: 'center', border: true, fill: true },
  figure: { font: 5, align: 'center', border: true, fill: false },
  entry: { font: 5, align: 'left', border: true, fill: false, format: 49 },
} as const satisfies Record<string, StyleForm>;

export type StyleName = keyof typeof styles;
const styleNames = Object.keys(styles) as StyleName[];

const side = (name: string) => `<${name} style="thin"><color rgb="FF000000"/></${name}>`;

const xf = ({ font, align, border, fill, format = 0 }: StyleForm) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill ? 2 : 0}" borderId="${border ? 1 : 0}" xfId="0"${format > 0 ? ' applyNumberFormat="1"' : ''} applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${align}"${border && align === 'left' ? ' indent="1"' : ''} vertical="${border ? 'center' : 'top'}" wrapText="1"/></xf>`;

const stylesXml = `${declaration}<styleSheet xmlns="${main}"><fonts count="${fonts.length}">${fonts
  .map(({ name, size }) => `<font><sz val="${size}"/><name val="${name}"/><family val="1"/></font>`)
  .join(
    '',
  )}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFC6D9F1"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styleNames.length}">${styleNames.map(name => xf(styles[name])).join('')}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The number by which cells and columns name a style. */
const styleNumber = (name: StyleName): number => styleNames.indexOf(name);

/** 0 → A, 26 → AA. */
export const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);

/** 「_x000D_」 in a text would be taken for a character's code: its first sign is written as one. */
const escapeText = (text: string): string => escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

/** A cell: a number as a number, a text in place, nothing as a blank with its borders. */
export const cellXml = (column: number, row: number, style: StyleName, content: string | number): string => {
  const head = `<c r="${columnName(column)}${row}" s="${styleNumber(style)}"`;
  if (content === '') return `${head}/>`;
  return typeof content === 'number'
    ? `${head}><v>${content}</v></c>`
    : `${head} t="inlineStr"><is><t xml:space="preserve">${escapeText(content)}</t></is></c>`;
};

/** 「A1:C5」 */
export const areaName = ({ top, bottom, left, right }: Area) =>
  `${columnName(left)}${top}:${columnName(right)}${bottom}`;

interface SheetContent {
  /** Column widths in characters. */
  columns: number[];
  rows: string[];
  merges: Area[];
  landscape: boolean;
  /** Rows and columns that stay in view. */
  frozen?: { rows: number; columns: number };
  /** The style of cells not yet filled, for every column. */
  blank?: StyleName;
  /** What cells may hold, as `dataValidation` elements. */
  validations?: string[];
}

const paneXml = ({ rows, columns }: NonNullable<SheetContent['frozen']>): string => {
  const pane = columns > 0 ? 'bottomRight' : 'bottomLeft';
  return `<pane${columns > 0 ? ` xSplit="${columns}"` : ''} ySplit="${rows}" topLeftCell="${columnName(columns)}${rows + 1}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`;
};

/** A sheet for A4 paper, fitted to the page's width. */
export const sheetXml = ({
  columns,
  rows,
  merges,
  landscape,
  frozen,
  blank,
  validations = [],
}: SheetContent): string => {
  const view = `<sheetViews><sheetView workbookViewId="0" showGridLines="0">${frozen ? paneXml(frozen) : ''}</sheetView></sheetViews>`;
  const widths = columns
    .map(
      (width, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}"${blank ? ` style="${styleNumber(blank)}"` : ''} customWidth="1"/>`,
    )
    .join('');
  const merged =
    merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map(area => `<mergeCell ref="${areaName(area)}"/>`).join('')}</mergeCells>`
      : '';
  const validated =
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
      : '';
  return `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view}<sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData>${rows.join('')}</sheetData>${merged}${validated}<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.9" bottom="0.9" header="0.4" footer="0.4"/><pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C- &amp;P -</oddFooter></headerFooter></worksheet>`;
};

const relationship = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${kind}" Target="${target}"/>`;
const relationships = (entries: string[]) =>
  `${declaration}<Relationships xmlns="${packageRelationships}">${entries.join('')}</Relationships>`;

/** The workbook, its sheets and styles, and the list of them all. */
export const workbookParts = (sheets: SheetXml[]): Record<string, string> => {
  const names = sheets
    .map(({ name, titleRows }, index) =>
      titleRows
        ? `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(name)}'!$${titleRows[0]}:$${titleRows[1]}</definedName>`
        : '',
    )
    .join('');
  const override = (part: string, kind: string) =>
    `<Override PartName="/${part}" ContentType="${kind}+xml"/>`;
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', `${type}.sheet.main`)}${override('xl/styles.xml', `${type}.styles`)}${sheets.map((_, index) => override(`xl/worksheets/sheet${index + 1}.xml`, `${type}.worksheet`)).join('')}${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties')}</Types>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView/></bookViews><sheets>${sheets.map(({ name, hidden }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('')}</sheets>${names && `<definedNames>${names}</definedNames>`}</workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, index) =>
        relationship(`rId${index + 1}`, `${office}/worksheet`, `worksheets/sheet${index + 1}.xml`),
      ),
      relationship(`rId${sheets.length + 1}`, `${office}/styles`, 'styles.xml'),
    ]),
    'xl/styles.xml': stylesXml,
    ...Object.fromEntries(sheets.map(({ xml }, index) => [`xl/worksheets/sheet${index + 1}.xml`, xml])),
  };
};

/** The package's own parts. */
export const fixedParts = (title: string, creator: string): Record<string, string> => ({
  '_rels/.rels': relationships([
    relationship('rId1', `${office}/officeDocument`, 'xl/workbook.xml'),
    relationship('rId2', `${packageRelationships}/metadata/core-properties`, 'docProps/core.xml'),
  ]),
  'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`,
});
