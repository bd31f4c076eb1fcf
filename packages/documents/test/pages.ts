/** Small pages for tests of the PDF engine, and what is found on them. */
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';
import { expect } from 'vitest';
import {
  type Block,
  openTypeface,
  type PageFormat,
  type Paragraph,
  type Table,
  type TableCell,
  writeDocument,
} from '../src/pdf/index.ts';

const require = createRequire(import.meta.url);
export const faces = [
  'serif-sc/400Regular/NotoSerifSC_400Regular',
  'sans-sc/500Medium/NotoSansSC_500Medium',
].map(name => openTypeface(require.resolve(`@expo-google-fonts/noto-${name}.ttf`)));

/** A page of ten lines: 20 points from line to line, the last without what follows it. */
const page: PageFormat = {
  width: 300,
  height: 300,
  margin: { top: 50, bottom: 60, left: 50, right: 50 },
  pageNumber: { size: 10, below: 10, font: 0 },
};

export const paragraph = (text: string, changes: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  role: 'P',
  parts: [[{ text, font: 0 }]],
  size: 10,
  pitch: 20,
  align: 'both',
  indent: 0,
  keepWithNext: false,
  bookmark: false,
  after: 0,
  ...changes,
});
/** So many lines of twenty characters. */
export const lines = (count: number, changes: Partial<Paragraph> = {}) =>
  paragraph('政'.repeat(20 * count), changes);
export const heading = (text: string) =>
  paragraph(text, { role: 'H2', keepWithNext: true, bookmark: true, parts: [[{ text, font: 1 }]] });

export const cell = (text: string, column: number, changes: Partial<TableCell> = {}): TableCell => ({
  text,
  column,
  columns: 1,
  rows: 1,
  role: 'figure',
  align: 'centre',
  size: 10,
  ...changes,
});

/** A head over rows of a label and a figure; the first label reaches over as many rows as asked. */
export const table = (rows: number, merged = 1): Table => ({
  kind: 'table',
  widths: [1, 1],
  headRows: 1,
  rows: [
    { height: 20, cells: [cell('项目', 0, { role: 'columnHead' }), cell('数量', 1, { role: 'columnHead' })] },
    ...Array.from({ length: rows }, (_, row) => ({
      height: 20,
      cells: [
        ...(row === 0 ? [cell('合并', 0, { role: 'rowHead', rows: merged })] : []),
        ...(row >= merged ? [cell(`第${row}行`, 0, { role: 'rowHead' })] : []),
        cell(String(1000 + row), 1),
      ],
    })),
  ],
  font: 0,
  leading: 4,
  padding: { side: 2, above: 5 },
  rule: 1,
  after: 0,
});

export const write = (blocks: Block[], title = '云溪县') =>
  writeDocument({ title, authors: ['云溪县'], language: 'zh-CN', page, blocks }, faces);

export const open = async (blocks: Block[]) => getDocumentProxy(write(blocks));

/** What is drawn on the pages, as the file's streams say it. */
export const drawingsOf = (bytes: Uint8Array): string[] => {
  const text = Buffer.from(bytes).toString('latin1');
  const streams = [...text.matchAll(/\/Filter\/FlateDecode\/Length (\d+)>>\nstream\n/g)].map(found => {
    const from = found.index + found[0].length;
    return inflateSync(bytes.subarray(from, from + Number(found[1]))).toString('latin1');
  });
  return streams.filter(stream => stream.startsWith('/') && stream.includes(' Tf '));
};

/** Each page's text, without spaces and without its number. */
export const pagesOf = async (blocks: Block[]): Promise<string[]> => {
  const pdf = await open(blocks);
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      const text = items
        .map(item => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, '');
      expect(text).toMatch(new RegExp(`-${index + 1}-$`));
      return text.replace(/-\d+-$/, '');
    }),
  );
};

export const lengthsOf = async (blocks: Block[]) => (await pagesOf(blocks)).map(text => text.length / 20);
