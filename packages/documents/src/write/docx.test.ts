import { type Report, reportOf } from '@gongkai/law';
import { anyReport } from '@gongkai/law/testing';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { descendants, type Element, parseXml } from '../../test/xml.ts';
import { writeDocx } from './docx.ts';

const partsOf = (report: Report): Record<string, Element> =>
  Object.fromEntries(
    Object.entries(unzipSync(writeDocx(report))).map(([name, bytes]) => [name, parseXml(strFromU8(bytes))]),
  );

/** Order of the properties in the schema (ISO/IEC 29500-1, transitional); Word refuses a file that breaks it. */
const schemaOrder: Record<string, string[]> = {
  'w:tblPr': [
    'w:tblStyle',
    'w:tblW',
    'w:jc',
    'w:tblInd',
    'w:tblBorders',
    'w:shd',
    'w:tblLayout',
    'w:tblCellMar',
    'w:tblLook',
    'w:tblCaption',
  ],
  'w:tcPr': [
    'w:tcW',
    'w:gridSpan',
    'w:vMerge',
    'w:tcBorders',
    'w:shd',
    'w:noWrap',
    'w:tcMar',
    'w:tcFitText',
    'w:vAlign',
  ],
  'w:pPr': ['w:pStyle', 'w:keepNext', 'w:keepLines', 'w:spacing', 'w:ind', 'w:jc', 'w:outlineLvl', 'w:rPr'],
  'w:rPr': ['w:rFonts', 'w:b', 'w:bCs', 'w:color', 'w:kern', 'w:sz', 'w:szCs', 'w:lang'],
  'w:style': ['w:name', 'w:basedOn', 'w:next', 'w:qFormat', 'w:pPr', 'w:rPr'],
  'w:font': ['w:altName', 'w:panose1', 'w:charset', 'w:family', 'w:pitch', 'w:sig'],
  'w:sectPr': ['w:footerReference', 'w:pgSz', 'w:pgMar'],
  'w:settings': ['w:zoom', 'w:characterSpacingControl', 'w:compat', 'w:themeFontLang'],
};

const blank = (changes: Partial<Report> = {}): Report =>
  ({ ...reportOf(2021, () => 0), authority: '云溪县水利局', year: 2024, ...changes }) as Report;

describe('the package is one that Word opens', () => {
  test('every part is well-formed, typed and related, and properties stand in the order of the schema', () => {
    fc.assert(
      fc.property(anyReport(), report => {
        const parts = partsOf(report);
        for (const [name, order] of Object.entries(schemaOrder))
          for (const part of Object.values(parts))
            for (const { children } of descendants(part, name)) {
              const places = children.map(child => order.indexOf(child.name));
              expect(places).not.toContain(-1);
              expect(places).toEqual(places.toSorted((a, b) => a - b));
            }
        const types = descendants(parts['[Content_Types].xml'] as Element, 'Override');
        const typed = types.map(({ attributes }) => attributes.PartName?.slice(1));
        expect(typed.toSorted()).toEqual(
          Object.keys(parts)
            .filter(name => !/rels$|Types/.test(name))
            .toSorted(),
        );
        const related = descendants(parts['word/_rels/document.xml.rels'] as Element, 'Relationship');
        for (const { attributes } of related) expect(parts).toHaveProperty([`word/${attributes.Target}`]);
      }),
      { numRuns: 15 },
    );
  });

  test('each row of a table fills its grid, cell by cell', () => {
    fc.assert(
      fc.property(anyReport(), report => {
        for (const table of descendants(partsOf(report)['word/document.xml'] as Element, 'w:tbl')) {
          const columns = descendants(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']));
          for (const row of descendants(table, 'w:tr')) {
            const cells = descendants(row, 'w:tcPr');
            const spans = cells.map(cell =>
              Number(descendants(cell, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1),
            );
            const widths = cells.map(cell => Number(descendants(cell, 'w:tcW')[0]?.attributes['w:w']));
            expect(spans.reduce((a, b) => a + b, 0)).toBe(columns.length);
            expect(widths.reduce((a, b) => a + b, 0)).toBe(columns.reduce((a, b) => a + b, 0));
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('the text of a report', () => {
  test.each([
    ['signs of XML', '甲<w:p>&乙"丙\'', '甲<w:p>&乙"丙\''],
    ['control characters', '甲\u0000\u0001\u000b\u001f\ufffe\uffff乙', '甲乙'],
    ['half a surrogate pair', '甲\ud842乙', '甲\ufffd乙'],
    ['a rare character', '𠮷田', '𠮷田'],
    ['spaces', '  Word  2024  ', '  Word  2024  '],
  ])('%s stay text', (_, text, shown) => {
    const parts = partsOf(blank({ overview: text, authority: text }));
    const paragraphs = descendants(parts['word/document.xml'] as Element, 'w:p').map(
      paragraph => paragraph.text,
    );
    expect(paragraphs.filter(paragraph => paragraph === shown)).toHaveLength(2);
    expect(parts['docProps/core.xml']?.text).toContain(shown);
  });

  test('the title, the authority and the language are properties of the file', () => {
    const [core] = (partsOf(blank())['docProps/core.xml'] as Element).children;
    expect(core?.children.map(({ name, text }) => [name, text])).toEqual([
      ['dc:title', '云溪县水利局2024年政府信息公开工作年度报告'],
      ['dc:creator', '云溪县水利局'],
      ['dc:language', 'zh-CN'],
    ]);
  });

  test('the head of a paragraph, 「（一）…」, is in 楷体, the rest in the font of the body', () => {
    const parts = partsOf(blank({ overview: '（一）主动公开。公开信息12条。' }));
    const paragraph = descendants(parts['word/document.xml'] as Element, 'w:p').find(({ text }) =>
      text.startsWith('（一）主动'),
    );
    const runs = descendants(paragraph as Element, 'w:r').map(run => [
      run.text,
      descendants(run, 'w:rFonts')[0]?.attributes['w:eastAsia'],
    ]);
    expect(runs).toEqual([
      ['（一）主动公开。', '楷体_GB2312'],
      ['公开信息12条。', undefined],
    ]);
  });
});

test('the same report gives the same bytes', () => {
  fc.assert(
    fc.property(anyReport(), report => {
      expect(writeDocx(structuredClone(report))).toEqual(writeDocx(report));
    }),
    { numRuns: 5 },
  );
});
