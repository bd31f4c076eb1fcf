import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cell,
  drawingsOf,
  faces,
  heading,
  lengthsOf,
  lines,
  open,
  pagesOf,
  paragraph,
  table,
  write,
} from '../../test/pages.ts';
import type { Block } from './index.ts';

describe('the file', () => {
  test('points at each object where it stands', () => {
    const file = Buffer.from(write([heading('一、情况'), lines(30), table(3)]));
    const text = file.toString('latin1');
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    expect(text.slice(start)).toMatch(/^\d+ 0 obj\n<<\/Type\/XRef/);
    const from = text.indexOf('stream\n', start) + 7;
    const places = inflateSync(file.subarray(from, text.indexOf('\nendstream', from)));
    let packed = 0;
    for (let number = 0; number < places.length / 7; number++) {
      const [kind, offset] = [places[7 * number], places.readUInt32BE(7 * number + 1)];
      if (kind === 1) expect(text.slice(offset)).toMatch(new RegExp(`^${number} 0 obj\n`));
      if (kind === 2) packed++;
    }
    expect(packed).toBeGreaterThan(20);
  });

  test('names its title and standard in its metadata', () => {
    const file = Buffer.from(write([lines(1)], '甲 & <乙>')).toString('utf8');
    expect(file).toContain('<rdf:li xml:lang="x-default">甲 &amp; &lt;乙&gt;</rdf:li>');
    expect(file).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  test('control characters of a title do no harm to its metadata', () => {
    const file = Buffer.from(write([lines(1)], '甲\u0000\u0001\u200b\ud842乙')).toString('utf8');
    expect(file).toContain('<rdf:li xml:lang="x-default">甲\ufffd乙</rdf:li>');
  });

  test('lists its headings as bookmarks', async () => {
    const outline = await (
      await open([heading('一、情况'), lines(12), heading('二、问题'), lines(1)])
    ).getOutline();
    expect(outline?.map(({ title }) => title)).toEqual(['一、情况', '二、问题']);
  });

  test('an empty document is an empty page', async () => {
    expect(await pagesOf([])).toEqual(['']);
  });
});

describe('the tags', () => {
  interface Node {
    role?: string;
    type?: string;
    id?: string;
    children?: Node[];
  }
  const outline = (node: Node): unknown =>
    node.type === 'content' ? 'text' : [node.role, ...(node.children ?? []).map(outline)];

  test('say what each part is', async () => {
    const pdf = await open([heading('一、情况'), lines(2), table(2, 2)]);
    const tree = (await (await pdf.getPage(1)).getStructTree()) as Node;
    expect(outline(tree)).toEqual([
      'Root',
      [
        'Document',
        ['H2', 'text'],
        ['P', 'text'],
        [
          'Table',
          ['TR', ['TH', 'text'], ['TH', 'text']],
          ['TR', ['TH', 'text'], ['TD', 'text']],
          ['TR', ['TD', 'text']],
        ],
      ],
    ]);
  });

  test('hold a paragraph together over two pages', async () => {
    const pdf = await open([lines(14)]);
    const trees = [1, 2].map(async number =>
      outline((await (await pdf.getPage(number)).getStructTree()) as Node),
    );
    expect(await Promise.all(trees)).toEqual([
      ['Root', ['Document', ['P', 'text']]],
      ['Root', ['Document', ['P', 'text']]],
    ]);
  });

  test('leave nothing of a page unmarked', () => {
    const drawings = drawingsOf(write([heading('一、情况'), table(20)]));
    for (const drawing of drawings) {
      let depth = 0;
      for (const operation of drawing.split('\n')) {
        const opens = /B[DM]C$/.test(operation);
        const closes = operation === 'EMC';
        if (!opens && !closes) expect(depth).toBe(1);
        depth += Number(opens) - Number(closes);
      }
      expect(depth).toBe(0);
    }
    expect(drawings).toHaveLength(3);
  });
});

describe('the flow of paragraphs', () => {
  test.each<[string, Block[], number[]]>([
    ['ten lines fill a page', [lines(10)], [10]],
    ['the eleventh takes one along to the next', [lines(11)], [9, 2]],
    ['no first line stays behind alone', [lines(9), lines(4)], [9, 4]],
    ['two first lines may', [lines(8), lines(4)], [10, 2]],
    ['three lines are not parted', [lines(8), lines(3)], [8, 3]],
    ['very long ones go on and on', [lines(35)], [10, 10, 10, 5]],
    ['a single line stands where it finds room', [lines(9), lines(1)], [10]],
    ['a heading takes two lines along', [lines(8), lines(1, { keepWithNext: true }), lines(5)], [8, 6]],
    ['and stays where they have room', [lines(7), lines(1, { keepWithNext: true }), lines(5)], [10, 3]],
  ])('%s', async (_, blocks, lengths) => {
    expect(await lengthsOf(blocks)).toEqual(lengths);
  });
});

describe('characters that the fonts lack', () => {
  test('are boxes that keep their text; the document no longer claims its standard', async () => {
    const blocks = [paragraph('公开😀信息🏳️‍🌈完')];
    const [text] = await pagesOf(blocks);
    expect(text).toMatch(/^公开😀信息🏳.*🌈完$/u);
    expect(Buffer.from(write(blocks)).toString('latin1')).not.toContain('pdfuaid:part');
  });

  test('come from another font that has them', async () => {
    const [serif, sans] = faces.map(face => face.glyphs);
    const code = sans?.findIndex((glyph, at) => at > 0x20 && glyph > 0 && serif?.[at] === 0) ?? 0;
    expect(code).toBeGreaterThan(0x20);
    const file = Buffer.from(write([paragraph(`甲${String.fromCodePoint(code)}`)])).toString('latin1');
    expect(file).toContain('pdfuaid:part');
  });

  test('one font is embedded where one is used', () => {
    const file = Buffer.from(write([lines(1)])).toString('latin1');
    expect(file.match(/\/Length1 /g)).toHaveLength(1);
  });
});

describe('whatever the document', () => {
  const anyText = fc
    .array(
      fc.constantFrom('政', '，', '（', '”', 'PDF', ' ', '2024年', '——', '…', '😀', 'www.a.cn/b', '\u0007'),
      {
        maxLength: 120,
      },
    )
    .map(pieces => pieces.join(''));
  const anyBlock = fc.oneof<fc.Arbitrary<Block>[]>(
    fc
      .tuple(anyText, fc.boolean(), fc.constantFrom(0, 2))
      .map(([text, keepWithNext, indent]) => paragraph(text, { keepWithNext, indent })),
    fc
      .integer({ min: 1, max: 14 })
      .chain(rows => fc.integer({ min: 1, max: rows }).map(merged => table(rows, merged))),
    anyText.map(text => {
      const made = table(1);
      return { ...made, rows: [...made.rows, { height: 20, cells: [cell(text, 0), cell('1', 1)] }] };
    }),
  );
  const textOf = (block: Block): string =>
    block.kind === 'paragraph'
      ? block.parts.flatMap(runs => runs.map(run => run.text)).join('')
      : block.rows.flatMap(row => row.cells.map(each => each.text)).join('');
  /** The characters of a text and how many there are of each; heads of tables may stand again on each page. */
  const counted = (text: string) =>
    Map.groupBy(text.replace(/[\s\p{Cc}项目数量]/gu, ''), character => character);

  test('its text stands on its pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyBlock, { maxLength: 6 }), async blocks => {
        const found = counted((await pagesOf(blocks)).join(''));
        const wanted = counted(blocks.map(textOf).join(''));
        for (const [character, all] of wanted) expect(found.get(character)).toHaveLength(all.length);
        expect(found.size).toBe(wanted.size);
      }),
      { numRuns: 40 },
    );
  });
});
