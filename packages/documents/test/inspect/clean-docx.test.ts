import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cleanFile, inspectFile } from '../../src/index.ts';
import { cell, docx, paragraph, run, table, tableRow } from '../word.ts';

const inserted = (content: string) => `<w:ins w:author="某">${content}</w:ins>`;
const deleted = (text: string) => `<w:del w:author="某"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const movedAway = (text: string) => `<w:moveFrom w:author="某">${run(text)}</w:moveFrom>`;
const movedHere = (text: string) => `<w:moveTo w:author="某">${run(text)}</w:moveTo>`;
const comment =
  '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>';
const deletedMark = '<w:rPr><w:del w:author="某"/></w:rPr>';
const insertedMark = '<w:rPr><w:ins w:author="某"/></w:rPr>';

const bodyOf = async (body: string): Promise<{ xml: string; bytes: Uint8Array }> => {
  const cleaned = await cleanFile(docx(body));
  if ('error' in cleaned) throw new Error(cleaned.error.message);
  const xml = new TextDecoder().decode(unzipSync(cleaned.bytes)['word/document.xml']);
  return { xml: /<w:body>(.*)<\/w:body>|<w:body\/>/s.exec(xml)?.[1] ?? '', bytes: cleaned.bytes };
};

describe('tracked changes are accepted', () => {
  const centred = '<w:jc w:val="center"/>';
  test.each<[string, string, string]>([
    ['an insertion', paragraph(run('甲') + inserted(run('乙'))), paragraph(run('甲') + run('乙'))],
    ['a deletion', paragraph(run('甲') + deleted('乙')), paragraph(run('甲'))],
    ['a move', paragraph(movedAway('甲') + run('乙') + movedHere('甲')), paragraph(run('乙') + run('甲'))],
    ['a deletion within an insertion', paragraph(inserted(run('甲') + deleted('乙'))), paragraph(run('甲'))],
    [
      'a change of form',
      paragraph(run('甲', '<w:b/><w:rPrChange w:author="某"><w:rPr><w:i/></w:rPr></w:rPrChange>')),
      paragraph(run('甲', '<w:b/>')),
    ],
    [
      'an inserted mark',
      paragraph(run('甲'), insertedMark),
      '<w:p><w:pPr><w:rPr/></w:pPr><w:r><w:t xml:space="preserve">甲</w:t></w:r></w:p>',
    ],
    [
      'two paragraphs made one look as the second',
      paragraph(run('甲'), deletedMark) + paragraph(run('乙'), centred),
      paragraph(run('甲') + run('乙'), centred),
    ],
    [
      'three made one',
      paragraph(run('甲'), deletedMark) + paragraph(run('乙'), deletedMark) + paragraph(run('丙')),
      paragraph(run('甲') + run('乙') + run('丙')),
    ],
    ['a paragraph deleted whole', paragraph(deleted('甲'), deletedMark) + paragraph('乙'), paragraph('乙')],
    ['a deleted last paragraph', paragraph('乙') + paragraph(deleted('甲'), deletedMark), paragraph('乙')],
    [
      'a deleted row',
      table([tableRow([cell('甲')]), tableRow([cell('乙')], '<w:del w:author="某"/>')]),
      table([tableRow([cell('甲')])]),
    ],
    [
      'a deleted table',
      paragraph('甲') + table([tableRow([cell('乙')], '<w:del w:author="某"/>')]),
      paragraph('甲'),
    ],
    ['a comment', paragraph(run('甲') + comment), paragraph(`${run('甲')}<w:r/>`)],
  ])('%s', async (_, before, after) => {
    const { xml } = await bodyOf(before);
    expect(xml).toBe(after.replaceAll('></w:tcPr>', '/>'));
  });

  test('the only paragraph of a cell stays, for a cell must have one', async () => {
    const { xml } = await bodyOf(table([tableRow([cell(paragraph(deleted('甲'), deletedMark))])]));
    expect(xml).toContain('<w:p>');
  });

  const text = fc.string({
    unit: fc.constantFrom('县', '政', '&', '<', ' ', 'a', '"'),
    minLength: 1,
    maxLength: 4,
  });
  const content = fc
    .array(
      fc.oneof(
        text.map(words => run(words)),
        text.map(words => inserted(run(words))),
        fc.constant(deleted('删')),
        fc.constant(movedAway('移')),
        text.map(words => movedHere(words)),
        fc.constant(comment),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map(parts => parts.join(''));
  const paragraphs = fc
    .array(fc.tuple(content, fc.constantFrom('', deletedMark, insertedMark)), { minLength: 1, maxLength: 4 })
    .chain(drafts =>
      content.map(last => drafts.map(draft => paragraph(...draft)).join('') + paragraph(last)),
    );
  const rows = fc
    .array(fc.tuple(fc.array(content, { minLength: 2, maxLength: 2 }), fc.boolean()), {
      minLength: 1,
      maxLength: 3,
    })
    .map(drafts =>
      table([
        tableRow([cell('甲'), cell('乙')]),
        ...drafts.map(([cells, isDeleted]) =>
          tableRow(
            cells.map(part => cell(paragraph(part))),
            isDeleted ? '<w:del w:author="某"/>' : '',
          ),
        ),
      ]),
    );
  const body = fc
    .array(fc.oneof(paragraphs, rows), { minLength: 1, maxLength: 4 })
    .map(parts => parts.join(''));

  test('the text is what Word shows with all changes accepted; nothing is left, and again nothing changes', async () => {
    await fc.assert(
      fc.asyncProperty(body, async xml => {
        const before = await inspectFile(docx(xml));
        const { bytes } = await bodyOf(xml);
        const after = await inspectFile(bytes);
        if ('error' in before || 'error' in after) throw new Error('unreadable');
        expect(after.text).toBe(before.text);
        expect(after.hidden).toEqual([]);
        const again = await cleanFile(bytes);
        expect('bytes' in again && Buffer.from(again.bytes).equals(bytes)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
