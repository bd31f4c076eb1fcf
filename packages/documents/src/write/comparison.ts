import { type ComparisonInput, type ComparisonLayout, comparisonLayout } from './comparison-layout.ts';
import { plainParagraph, tableXml } from './docx-body.ts';
import { docxFile } from './docx-parts.ts';
import { style } from './html-style.ts';
import { htmlTable } from './html-table.ts';
import { escapeHtml } from './html-text.ts';

/** The kinds of file that a comparison can be written as. */
export const comparisonKinds = ['txt', 'html', 'docx'] as const;
export type ComparisonKind = (typeof comparisonKinds)[number];

const txt = ({ title, summary, tables, proseHeading, proseSummary, copied }: ComparisonLayout): string => {
  const lines = [
    ...title,
    '',
    ...summary,
    ...tables.flatMap(({ heading, changes }) => [
      '',
      heading,
      ...changes.map(
        ({ name, older, newer, difference, rate }) =>
          `${name}：${[`${older} → ${newer}`, difference, rate].filter(text => text !== '—').join('，')}`,
      ),
    ]),
    '',
    proseHeading,
    proseSummary,
    ...copied.map(({ head, text }) => `${head}${text}`),
  ];
  return `${lines.join('\n')}\n`;
};

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

const section = (id: string, heading: string, content: string[]): string[] => [
  `<section aria-labelledby="${id}-heading">`,
  `<h2 id="${id}-heading">${escapeHtml(heading)}</h2>`,
  ...content,
  '</section>',
];

const html = ({ title, summary, tables, proseHeading, proseSummary, copied }: ComparisonLayout): string =>
  `${[
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title.join(''))}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<header>',
    `<h1>${title.map(line => `<span>${escapeHtml(line)}</span>`).join('<br>')}</h1>`,
    '</header>',
    ...summary.map(paragraph),
    ...tables.flatMap(({ heading, grid }) => section(grid.id, heading, [htmlTable(grid)])),
    ...section('prose', proseHeading, [
      paragraph(proseSummary),
      ...copied.map(({ head, text }) => `<p><strong>${escapeHtml(head)}</strong>${escapeHtml(text)}</p>`),
    ]),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;

const docx = (
  { title, summary, tables, proseHeading, proseSummary, copied }: ComparisonLayout,
  creator: string,
): Uint8Array => {
  const content = [
    ...title.map(line => plainParagraph('title', line)),
    plainParagraph('body', ''),
    ...summary.map(line => plainParagraph('body', line)),
    ...tables.flatMap(({ heading, grid }) => [
      plainParagraph('heading1', heading),
      tableXml(grid, false),
      plainParagraph('body', ''),
    ]),
    plainParagraph('heading1', proseHeading),
    plainParagraph('body', proseSummary),
    ...copied.map(({ head, text }) => plainParagraph('body', head + text)),
  ];
  return docxFile(title.join(''), creator, content.join(''));
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const writers: Record<ComparisonKind, (layout: ComparisonLayout, creator: string) => Uint8Array> = {
  txt: layout => encode(txt(layout)),
  html: layout => encode(html(layout)),
  docx,
};

/**
 * Writes the comparison of two reports (`compareReports(older, newer)`): the figures that changed, table by table,
 * how many did not, and the paragraphs that are the older report's.
 */
export const writeComparison = async (input: ComparisonInput, kind: ComparisonKind): Promise<Uint8Array> =>
  writers[kind](comparisonLayout(input), input.newer.authority ?? '');
