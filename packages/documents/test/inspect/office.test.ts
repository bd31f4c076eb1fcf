import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cleanFile } from '../../src/index.ts';
import { clean, hiddenIn, look } from './look.ts';
import { line, presentation, relationships, sheetData, workbook } from './office.ts';

describe('workbooks', () => {
  test('deeply hidden sheets, empty hidden columns, zero width', async () => {
    const bytes = workbook([
      {
        name: '甲',
        xml: `<cols><col min="2" max="2" width="0"/><col min="9" max="9" hidden="1"/></cols>${sheetData(
          [
            ['一', '二'],
            ['三', '四'],
          ],
          [2],
        )}`,
      },
      { name: '乙', xml: sheetData([['五']]), state: 'veryHidden' },
    ]);
    expect(await hiddenIn(bytes)).toEqual([
      'hidden-sheets 工作表“乙” 1',
      'hidden-rows 工作表“甲” 1',
      'hidden-columns 工作表“甲” 1',
    ]);
    const { hidden, text, hiddenText } = await look(bytes);
    expect(hidden[0]?.message).toContain('深度隐藏');
    expect(hidden[2]?.message).toContain('B列');
    expect(text).toBe('甲\n一\t二\n三\t四');
    expect(hiddenText).toBe('乙\n五');
  });

  test('threads count once, though old programs get a copy; histories, caches, connections', async () => {
    const comments =
      '<comments><authors><author>tc={1}</author><author>周小云</author></authors><commentList><comment ref="A1" authorId="0"><text><t>[线程]</t></text></comment><comment ref="A2" authorId="1"><text><t>老批注</t></text></comment></commentList></comments>';
    const vml = (others: string) =>
      `<xml xmlns:v="v" xmlns:x="x"><v:shape id="n"><x:ClientData ObjectType="Note"/></v:shape>${others}</xml>`;
    const parts = (others: string) => ({
      'xl/comments1.xml': comments,
      'xl/threadedComments/threadedComment1.xml':
        '<ThreadedComments><threadedComment ref="A1"><text>新批注</text></threadedComment></ThreadedComments>',
      'xl/persons/person.xml': '<personList><person displayName="周小云"/></personList>',
      'xl/drawings/vmlDrawing1.vml': vml(others),
      'xl/worksheets/_rels/sheet1.xml.rels': relationships([
        ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
        ['comments', '../comments1.xml'],
      ]),
      'xl/revisions/revisionLog1.xml': '<revisions/>',
      'xl/pivotCache/pivotCacheRecords1.xml': '<pivotCacheRecords/>',
      'xl/connections.xml': '<connections/>',
    });
    const sheet = { name: '甲', xml: `${sheetData([['一']])}<legacyDrawing r:id="rId1"/>` };
    const traces =
      '<fileSharing userName="周小云"/><mc:AlternateContent><mc:Choice><x15ac:absPath url="C:\\Users\\周小云\\"/></mc:Choice></mc:AlternateContent>';
    const bytes = workbook([sheet], parts(''), traces);
    expect(await hiddenIn(bytes)).toEqual([
      'comments 批注 2',
      'tracked-changes 修订记录 1',
      'cached-data 数据透视表 1',
      'external-links  1',
    ]);
    expect((await clean(bytes)).left).toEqual(['tracked-changes', 'cached-data', 'external-links']);
    const unpacked = async (input: Uint8Array) => {
      const cleaned = await cleanFile(input);
      return 'bytes' in cleaned ? unzipSync(cleaned.bytes) : {};
    };
    const plain = await unpacked(bytes);
    expect(Object.keys(plain).filter(name => /comment|person|vml/i.test(name))).toEqual([]);
    const text = Object.values(plain)
      .map(part => new TextDecoder().decode(part))
      .join('');
    expect(text).not.toMatch(/周小云|legacyDrawing|comments|批注/);
    const button = '<v:shape id="b"><x:ClientData ObjectType="Button"/></v:shape>';
    const drawn = await unpacked(workbook([sheet], parts(button)));
    const kept = new TextDecoder().decode(drawn['xl/drawings/vmlDrawing1.vml']);
    expect(kept).toContain('Button');
    expect(kept).not.toContain('Note');
    expect(new TextDecoder().decode(drawn['xl/worksheets/sheet1.xml'])).toContain('legacyDrawing');
  });
});

describe('presentations', () => {
  test('slides in the order of the show, hidden ones, notes, comments', async () => {
    const table = `<a:tbl><a:tr><a:tc>${line('姓名')}</a:tc><a:tc>${line('电')}${line('话')}</a:tc></a:tr></a:tbl>`;
    const bytes = presentation(
      [{ xml: line('第一页') }, { xml: line('隐藏页'), hidden: true }, { xml: `${line('第三页')}${table}` }],
      {
        'ppt/notesSlides/notesSlide1.xml': `<p:notes xmlns:p="p" xmlns:a="a">${line('不要提标准')}${line('3')}</p:notes>`,
        'ppt/notesSlides/notesSlide2.xml': `<p:notes xmlns:p="p" xmlns:a="a">${line('2')}</p:notes>`,
        'ppt/comments/comment1.xml':
          '<p:cmLst xmlns:p="p"><p:cm authorId="0"><p:text>要改</p:text></p:cm></p:cmLst>',
        'ppt/commentAuthors.xml': '<p:cmAuthorLst xmlns:p="p"><p:cmAuthor name="周小云"/></p:cmAuthorLst>',
      },
    );
    expect(await look(bytes)).toMatchObject({
      kind: 'pptx',
      text: '第一页\n第三页\n姓名\t电 话',
      hiddenText: '隐藏页\n不要提标准\n要改',
    });
    expect(await hiddenIn(bytes)).toEqual([
      'hidden-slides 第2页 1',
      'speaker-notes 备注 1',
      'comments 批注 1',
    ]);
    expect((await clean(bytes)).left).toEqual(['hidden-slides', 'speaker-notes']);
  });
});
