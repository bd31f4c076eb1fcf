import { strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cleanFile } from '../../src/index.ts';
import { pages, pdfOf, shown } from '../pdf.ts';
import { docx, paragraph, run } from '../word.ts';
import { clean, file, hiddenIn, look } from './look.ts';
import { packageOf, relationships } from './office.ts';
import { picture } from './pictures.ts';

describe('files that LibreOffice wrote', () => {
  test.each<[string, string, string[], string[]]>([
    [
      'subsidy.docx',
      '云溪县补贴公示\n补贴总额为六百万元，由县财政局拨付。\n甲段乙段。\n姓名\t电话\t金额\n王某\t0734-5550101\t1200\n云溪县财政局\n内部资料 注意保存',
      [
        'tracked-changes 正文 4',
        'hidden-text 正文 1',
        'comments 批注 1',
        'author 文件属性 2',
        'custom-properties 文件属性 1',
      ],
      ['五百万元', '内部口径不要外传', '这一段', '数字要再核实'],
    ],
    [
      'subsidy.doc',
      '云溪县补贴公示\n补贴总额为六百万元，由县财政局拨付。\n甲段\n乙段。\n姓名\t电话\t金额\n王某\t0734-5550101\t1200\n云溪县财政局\n内部资料 注意保存\n',
      ['comments 批注 1'],
      [],
    ],
    [
      'list.xlsx',
      '名单\n姓名\t身份证号\t金额\n王某\t隐藏列\t1200\n李某\t隐藏行\t900\n合计\t\t2100\nPage',
      [
        'hidden-sheets 工作表“底稿” 1',
        'hidden-rows 工作表“名单” 1',
        'hidden-columns 工作表“名单” 1',
        'comments 批注 1',
        'author 文件属性 2',
      ],
      ['底稿', '未公开的底稿', 'Page', '标准待定'],
    ],
  ])('%s', async (name, text, hidden, hiddenText) => {
    const inspection = await look(file(name));
    expect(inspection).toMatchObject({ kind: name.replace(/.*\./, ''), text, truncated: false });
    expect(inspection.hiddenText.split('\n').filter(part => part !== '')).toEqual(hiddenText);
    expect(await hiddenIn(file(name))).toEqual(hidden);
    for (const { message } of inspection.hidden) expect(message).toMatch(/请.+。$/);
  });

  test('subsidy.pdf', async () => {
    const { text, hiddenText } = await look(file('subsidy.pdf'));
    expect(text).toContain('由县财政局拨付。');
    expect(text).toContain('内部资料 注意保存');
    expect(hiddenText).toBe('数字要再核实');
    expect(await hiddenIn(file('subsidy.pdf'))).toEqual(['annotations  1', 'author  1']);
  });

  test('cleaned, they say the same and hide only what people must decide', async () => {
    expect((await clean(file('subsidy.docx'))).left).toEqual(['hidden-text']);
    expect((await clean(file('list.xlsx'))).left).toEqual(['hidden-sheets', 'hidden-rows', 'hidden-columns']);
    for (const name of ['subsidy.docx', 'list.xlsx']) {
      const cleaned = await cleanFile(file(name));
      expect('bytes' in cleaned && (await look(cleaned.bytes)).text).toBe((await look(file(name))).text);
      const parts = 'bytes' in cleaned ? unzipSync(cleaned.bytes) : {};
      const all = Object.values(parts)
        .map(part => new TextDecoder().decode(part))
        .join('\n');
      expect(Object.keys(parts)).toContain('[Content_Types].xml');
      expect(all).not.toMatch(/周小云|吴小溪|五百万元|再核实|标准待定|comments|custom\.xml/);
    }
  });
});

describe('Word documents', () => {
  const vanish = '<w:vanish/>';
  const styles = `<w:styles xmlns:w="w"><w:style w:styleId="Hid"><w:rPr>${vanish}</w:rPr></w:style></w:styles>`;
  test.each<[string, string, string[], string?]>([
    ['nothing', paragraph('通知'), []],
    ['hidden by its run', paragraph(run('甲', vanish) + run('乙')), ['hidden-text 正文 1'], '乙'],
    ['not hidden after all', paragraph(run('甲', '<w:vanish w:val="0"/>')), [], '甲'],
    ['a hidden paragraph mark hides no text', paragraph(run('甲'), `<w:rPr>${vanish}</w:rPr>`), [], '甲'],
    [
      'hidden by the style of its run',
      paragraph(run('甲', '<w:rStyle w:val="Hid"/>')),
      ['hidden-text 正文 1'],
    ],
    [
      'hidden by the style of its paragraph',
      paragraph(run('甲'), '<w:pStyle w:val="Hid"/>'),
      ['hidden-text 正文 1'],
    ],
    [
      'a change of form',
      paragraph(run('甲', '<w:rPrChange w:author="某"><w:rPr/></w:rPrChange>')),
      ['tracked-changes 正文 1'],
    ],
  ])('%s', async (_, body, hidden, text) => {
    const bytes = docx(body, { 'word/styles.xml': styles });
    expect(await hiddenIn(bytes)).toEqual(hidden);
    if (text !== undefined) expect((await look(bytes)).text).toBe(text);
  });

  test('headers, notes, embedded files, macros, links, positions in pictures', async () => {
    const part = (element: string, text: string) =>
      `<w:${element} xmlns:w="w">${paragraph(text)}</w:${element}>`;
    const bytes = packageOf({
      'word/document.xml': `<w:document xmlns:w="w"><w:body>${paragraph('正文')}</w:body></w:document>`,
      'word/header1.xml': part('hdr', '秘密★10年'),
      'word/footnotes.xml': part('footnotes', '脚注一'),
      'word/embeddings/Microsoft_Excel_Sheet1.xlsx': strToU8('x'),
      'word/vbaProject.bin': strToU8('x'),
      'word/media/image1.jpeg': picture('jpg', { gps: true, artist: 'ZHOU' }),
      'word/_rels/document.xml.rels': relationships([
        ['hyperlink', 'https://www.yunxi.gov.cn/', true],
        ['hyperlink', 'file:///C:/Users/zhou/plan.docx', true],
        ['attachedTemplate', '\\\\oa\\template.dotx', true],
      ]),
    });
    expect((await look(bytes)).text).toBe('正文\n秘密★10年\n脚注一');
    expect(await hiddenIn(bytes)).toEqual([
      'embedded  1',
      'macros  1',
      'external-links  2',
      'gps 图片image1.jpeg 1',
      'camera-owner 图片image1.jpeg 1',
    ]);
    expect((await clean(bytes)).left).toEqual(['embedded', 'macros', 'external-links']);
  });

  test('names that programs put in name nobody', async () => {
    const core = (name: string) =>
      docx(paragraph('甲'), {
        'docProps/core.xml': `<cp:coreProperties><dc:creator>${name}</dc:creator></cp:coreProperties>`,
      });
    for (const name of ['', 'Administrator', 'openpyxl', '微软用户'])
      expect(await hiddenIn(core(name))).toEqual([]);
    expect(await hiddenIn(core('周小云'))).toEqual(['author 文件属性 1']);
  });
});

describe('PDF', () => {
  test('annotations, attachments, scripts, layers, author', async () => {
    const bytes = pdfOf(
      [
        {
          dictionary:
            '/Type /Catalog /Pages 2 0 R /OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>> /Names <</EmbeddedFiles <</Names [(a.txt) 6 0 R]>>>> /OCProperties <</OCGs [8 0 R 9 0 R] /D <</OFF [8 0 R]>>>>',
        },
        { dictionary: '/Type /Pages /Kids [3 0 R] /Count 1' },
        {
          dictionary:
            '/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [5 0 R 10 0 R]',
        },
        { dictionary: '', stream: Buffer.from('') },
        { dictionary: '/Type /Annot /Subtype /Text /Rect [0 0 10 10] /Contents (check) /T (zhou)' },
        { dictionary: '/Type /Filespec /F (a.txt) /EF <</F 7 0 R>>' },
        { dictionary: '/Type /EmbeddedFile', stream: Buffer.from('secret') },
        { dictionary: '/Type /OCG /Name (draft)' },
        { dictionary: '/Type /OCG /Name (shown)' },
        { dictionary: '/Type /Annot /Subtype /Link /Rect [0 0 10 10]' },
        { dictionary: '/Author (Zhou)' },
      ],
      '/Info 11 0 R',
    );
    expect(await hiddenIn(bytes)).toEqual([
      'annotations  1',
      'attachments  1',
      'javascript  1',
      'hidden-layers  1',
      'author  1',
    ]);
    const { notes, text } = await look(bytes);
    expect(text).toBe('');
    expect(notes[0]).toContain('扫描件');
  });

  test('what stands on several pages is not lost', async () => {
    const page = (text: string) =>
      shown('内部资料，不得外传', 200, 800) + shown(text, 100, 400) + shown('县政府网站', 250, 40);
    const { text } = await look(
      pages(['第一页写着通知的正文内容。', '第二页接着写正文内容。', '第三页正文到此为止。'].map(page)),
    );
    expect(text).toContain('第二页接着写正文内容。');
    expect(text).toContain('内部资料，不得外传');
  });

  test('is not cleaned: what to do instead is said', async () => {
    expect(await cleanFile(pages([shown('甲', 10, 10)]))).toMatchObject({
      error: { code: 'not-cleanable', message: expect.stringContaining('重新导出PDF') },
    });
  });
});

describe('text and pages', () => {
  test('as they are shown', async () => {
    expect((await look(Buffer.from('\ufeff标题\r\n第一行', 'utf8'))).text).toBe('标题\n第一行');
    expect(
      await look(
        Buffer.from(
          '<html><body><p>甲<b>乙</b></p><p style="display:none">丙</p><table><tr><td>a</td><td>b</td></tr></table></body></html>',
        ),
      ),
    ).toMatchObject({ kind: 'html', text: '甲乙\na\tb' });
  });

  test('what is too long is cut, and said', async () => {
    const { text, truncated } = await look(Buffer.from('甲'.repeat(2_000_100), 'utf8'));
    expect([text.length, truncated]).toEqual([2_000_000, true]);
  });
});
