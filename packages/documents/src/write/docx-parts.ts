/** The fixed parts of a written Word document: fonts, styles, footer and the package's own files. */
import { strToU8, zipSync } from 'fflate';
import { page, tableStyle } from './layout.ts';

/** Official fonts (GB/T 9704-2012) and what stands in for each where it is not installed. */
export const fonts = {
  title: { name: '方正小标宋简体', fallback: '方正小标宋_GBK,Noto Serif CJK SC,宋体', family: 'roman' },
  body: { name: '仿宋_GB2312', fallback: '仿宋,FangSong,Noto Serif CJK SC', family: 'roman' },
  levelTwo: { name: '楷体_GB2312', fallback: '楷体,KaiTi,Noto Serif CJK SC', family: 'roman' },
  levelOne: { name: '黑体', fallback: 'SimHei,Noto Sans CJK SC', family: 'swiss' },
  table: { name: '宋体', fallback: 'SimSun,Noto Serif CJK SC', family: 'roman' },
} as const;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Lengths in twentieths of a point. */
export const millimetres = (length: number): number => Math.round((length * 1440) / 25.4);
export const points = (length: number): number => Math.round(length * 20);

/** Run properties: a font by name for every script. */
export const fontProperties = (name: string): string =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`;

/** Text for an element or a quoted attribute; what XML 1.0 cannot carry is left out. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML 1.0 cannot carry
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

const sized = (font: string, size: number) =>
  `${fontProperties(font)}<w:sz w:val="${2 * size}"/><w:szCs w:val="${2 * size}"/>`;

const spacing = (pitch: number) =>
  `<w:spacing w:before="0" w:after="0" w:line="${points(pitch)}" w:lineRule="exact"/>`;
const centred = '<w:jc w:val="center"/>';
const { title, body, pageNumber } = page;
/** First line indented two characters, lines justified. */
const prose = `${spacing(body.pitch)}<w:ind w:firstLineChars="200" w:firstLine="${points(2 * body.size)}"/><w:jc w:val="both"/>`;
const cellLine = `<w:spacing w:before="0" w:after="0" w:line="${points(tableStyle.size + 3)}" w:lineRule="atLeast"/>`;

/** Paragraph styles by id: Word's name for each (those of its own have a fixed one), paragraph and run properties. */
const paragraphStyles = {
  body: ['Normal', prose, sized(fonts.body.name, body.size)],
  title: ['Title', spacing(title.pitch) + centred, sized(fonts.title.name, title.size)],
  date: ['Date', spacing(body.pitch) + centred, sized(fonts.levelTwo.name, body.size)],
  heading1: [
    'heading 1',
    `<w:keepNext/>${prose}<w:outlineLvl w:val="0"/>`,
    sized(fonts.levelOne.name, body.size),
  ],
  cell: ['Form Table', cellLine, sized(fonts.table.name, tableStyle.size)],
  pageNumber: ['footer', centred, sized(fonts.table.name, pageNumber.size)],
} as const;

export type ParagraphStyle = keyof typeof paragraphStyles;

const kindOfStyle: Partial<Record<string, string>> = { body: ' w:default="1"', cell: ' w:customStyle="1"' };

const styles = `${declaration}<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr>${sized(fonts.body.name, body.size)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>${Object.entries(
  paragraphStyles,
)
  .map(
    ([id, [name, paragraph, run]]) =>
      `<w:style w:type="paragraph"${kindOfStyle[id] ?? ''} w:styleId="${id}"><w:name w:val="${name}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`,
  )
  .join('')}</w:styles>`;

/** Without a stated mode Word opens a file as one of an old version. */
const settings = `${declaration}<w:settings xmlns:w="${word}"><w:zoom w:percent="100"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

const fontTable = `${declaration}<w:fonts xmlns:w="${word}">${Object.values(fonts)
  .map(
    ({ name, fallback, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${fallback}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')}</w:fonts>`;

const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

/** 「- 1 -」 */
const footer = `${declaration}<w:ftr xmlns:w="${word}"><w:p><w:pPr><w:pStyle w:val="pageNumber"/></w:pPr><w:r><w:t xml:space="preserve">- </w:t></w:r>${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}<w:r><w:t>1</w:t></w:r>${field('end')}<w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p></w:ftr>`;

const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const part = (name: string, type: string) =>
  `<Override PartName="/word/${name}.xml" ContentType="${mainType}.${type}+xml"/>`;
const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('document', 'document.main')}${part('styles', 'styles')}${part('settings', 'settings')}${part('fontTable', 'fontTable')}${part('footer1', 'footer')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const relationships = (...entries: string[]) =>
  `${declaration}<Relationships xmlns="${packageRelationships}">${entries.join('')}</Relationships>`;

const { margin } = page;
/** The footer's lower edge, so that the page number stands the right way below the text. */
const footerEdge = millimetres(margin.bottom - pageNumber.below) - points(pageNumber.size);
const pageMargins = `<w:pgMar w:top="${millimetres(margin.top)}" w:right="${millimetres(margin.right)}" w:bottom="${millimetres(margin.bottom)}" w:left="${millimetres(margin.left)}" w:header="${points(42.5)}" w:footer="${footerEdge}" w:gutter="0"/>`;

const documentXml = (content: string): string =>
  `${declaration}<w:document xmlns:w="${word}" xmlns:r="${office}"><w:body>${content}<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="${millimetres(page.width)}" w:h="${millimetres(page.height)}"/>${pageMargins}</w:sectPr></w:body></w:document>`;

/** Every part but the document itself. */
const fixedParts = (title: string, creator: string): Record<string, string> => ({
  '[Content_Types].xml': contentTypes,
  '_rels/.rels': relationships(
    relationship('rId1', `${office}/officeDocument`, 'word/document.xml'),
    relationship('rId2', `${packageRelationships}/metadata/core-properties`, 'docProps/core.xml'),
  ),
  'word/_rels/document.xml.rels': relationships(
    relationship('rId1', `${office}/styles`, 'styles.xml'),
    relationship('rId2', `${office}/fontTable`, 'fontTable.xml'),
    relationship('rId3', `${office}/footer`, 'footer1.xml'),
    relationship('rId4', `${office}/settings`, 'settings.xml'),
  ),
  'word/styles.xml': styles,
  'word/settings.xml': settings,
  'word/fontTable.xml': fontTable,
  'word/footer1.xml': footer,
  'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`,
});

/** A zip's dates begin in 1980; a fixed one makes the same content the same bytes. */
const zipDate = new Date(1980, 0, 1, 12);

/** A Word document around the given paragraphs and tables. */
export const docxFile = (title: string, creator: string, content: string): Uint8Array => {
  const parts = { ...fixedParts(title, creator), 'word/document.xml': documentXml(content) };
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]);
  return zipSync(Object.fromEntries(files), { mtime: zipDate });
};
