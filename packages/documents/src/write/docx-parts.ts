/** The fixed parts of a written Word document: fonts, styles, footer and the package's own files. */

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

/** Length in twentieths of a point. */
export const millimetres = (length: number): number => Math.round((length * 1440) / 25.4);

/** Run properties: a font by name for every script. */
export const fontProperties = (name: string): string =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`;

export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML 1.0 cannot carry
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

const style = (id: string, name: string, paragraph: string, run: string, extra = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === 'body' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${extra}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

const sized = (font: string, halfPoints: number) =>
  `${fontProperties(font)}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;

/** Line pitch 28 pt, first line indented two characters, lines justified. */
const body =
  '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>';
const centred = '<w:spacing w:line="560" w:lineRule="exact"/><w:jc w:val="center"/>';

const styles = `${declaration}<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr>${sized(fonts.body.name, 32)}<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>${[
  style('body', 'Normal', body, sized(fonts.body.name, 32)),
  style(
    'title',
    'Title',
    '<w:spacing w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>',
    sized(fonts.title.name, 44),
  ),
  style('date', 'Date', centred, sized(fonts.levelTwo.name, 32)),
  style(
    'heading1',
    'heading 1',
    `<w:keepNext/>${body}<w:outlineLvl w:val="0"/>`,
    sized(fonts.levelOne.name, 32),
  ),
  style(
    'cell',
    'Table Text',
    '<w:spacing w:line="260" w:lineRule="atLeast"/><w:jc w:val="left"/>',
    sized(fonts.table.name, 20),
  ),
  style('pageNumber', 'footer', '<w:jc w:val="center"/>', sized(fonts.table.name, 28)),
].join('')}</w:styles>`;

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
const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('document', 'document.main')}${part('styles', 'styles')}${part('fontTable', 'fontTable')}${part('footer1', 'footer')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const relationships = (...entries: string[]) =>
  `${declaration}<Relationships xmlns="${packageRelationships}">${entries.join('')}</Relationships>`;

/** The whole of word/document.xml around its body. */
export const documentXml = (content: string): string =>
  `${declaration}<w:document xmlns:w="${word}" xmlns:r="${office}"><w:body>${content}<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="${millimetres(210)}" w:h="${millimetres(297)}"/><w:pgMar w:top="${millimetres(37)}" w:right="${millimetres(26)}" w:bottom="${millimetres(35)}" w:left="${millimetres(28)}" w:header="850" w:footer="${millimetres(25)}" w:gutter="0"/></w:sectPr></w:body></w:document>`;

/** Every part but the document itself. */
export const fixedParts = (title: string, creator: string): Record<string, string> => ({
  '[Content_Types].xml': contentTypes,
  '_rels/.rels': relationships(
    relationship('rId1', `${office}/officeDocument`, 'word/document.xml'),
    relationship('rId2', `${packageRelationships}/metadata/core-properties`, 'docProps/core.xml'),
  ),
  'word/_rels/document.xml.rels': relationships(
    relationship('rId1', `${office}/styles`, 'styles.xml'),
    relationship('rId2', `${office}/fontTable`, 'fontTable.xml'),
    relationship('rId3', `${office}/footer`, 'footer1.xml'),
  ),
  'word/styles.xml': styles,
  'word/fontTable.xml': fontTable,
  'word/footer1.xml': footer,
  'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`,
});
