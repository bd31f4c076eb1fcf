import { describe, test } from 'vitest';
import { type Case, checkClean } from '../../test/clipboard.ts';

const wordHead = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!--
 /* Font Definitions */
 @font-face {font-family:仿宋_GB2312; panose-1:2 1 6 9 6 1 1 1 1 1;}
 p.MsoNormal, li.MsoNormal, div.MsoNormal {mso-style-unhide:no; margin:0cm; text-align:justify; font-size:10.5pt;}
--></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:普通表格;}</style><![endif]--></head>
<body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'><!--StartFragment-->`;
const word = (body: string): string => `${wordHead}\r\n${body}\r\n<!--EndFragment--></body></html>`;

/** A paragraph of a list as Word writes it. */
const wordItem = (list: string, marker: string, text: string, symbol = false): string =>
  `<p class=MsoListParagraph style='margin-left:18.0pt;text-indent:-18.0pt;mso-char-indent-count:0;mso-list:${list}'><![if !supportLists]><span lang=EN-US style='${symbol ? 'font-family:Wingdings;mso-fareast-font-family:Wingdings' : 'mso-bidi-font-family:仿宋'}'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<span
lang=EN-US><o:p></o:p></span></p>`;

/** A cell of a table as Word writes it. */
const wordCell = (text: string, bold = false, more = ''): string =>
  `<td width=142 ${more} valign=top style='width:106.5pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'>
  <p class=MsoNormal align=center style='text-align:center'>${bold ? `<b style='mso-bidi-font-weight:normal'><span style='font-family:黑体'>${text}<span lang=EN-US><o:p></o:p></span></span></b>` : `<span style='font-family:仿宋_GB2312'>${text}<span lang=EN-US><o:p></o:p></span></span>`}</p>
  </td>`;
const wordTable = (...rows: string[]): string =>
  `<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 width=568 style='width:426.0pt;border-collapse:collapse;border:none;mso-yfti-tbllook:1184'>
${rows.map((row, index) => ` <tr style='mso-yfti-irow:${index};page-break-inside:avoid'>${row}</tr>`).join('\n')}
</table>`;

/** A run as WPS writes it. */
const wps = (text: string, more = ''): string =>
  `<span style="mso-spacerun:'yes';font-family:仿宋_GB2312;mso-ascii-font-family:'Times New Roman';${more}font-size:16.0000pt;mso-font-kerning:1.0000pt;"><font face="仿宋_GB2312">${text}</font></span><span style="mso-spacerun:'yes';font-family:仿宋_GB2312;font-size:16.0000pt;mso-font-kerning:1.0000pt;"><o:p></o:p></span>`;

describe('from Word', () => {
  test.each<Case>([
    {
      name: 'a title, an address, a paragraph wrapped in the source, empty ones between',
      html: word(`<p class=MsoNormal align=center style='text-align:center;line-height:28.0pt'><b style='mso-bidi-font-weight:normal'><span style='font-size:22.0pt;font-family:方正小标宋简体'>衡山县商务局关于做好<span
lang=EN-US>2024</span>年促消费工作的通
知<span lang=EN-US><o:p></o:p></span></span></b></p>

<p class=MsoNormal style='line-height:28.0pt'><span lang=EN-US><o:p>&nbsp;</o:p></span></p>

<p class=MsoNormal><span style='font-size:16.0pt'>各乡镇人民政府：</span></p>

<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='mso-spacerun:yes'>&nbsp;&nbsp;</span><span style='font-size:16.0pt'>请于<span lang=EN-US>3</span>月<span lang=EN-US>31</span>日前
报送，联系电话<span lang=EN-US>0734-5812345</span>。</span></p>`),
      clean:
        '<p class="center"><strong>衡山县商务局关于做好2024年促消费工作的通知</strong></p><p>各乡镇人民政府：</p><p>请于3月31日前报送，联系电话0734-5812345。</p>',
    },
    {
      name: 'a numbered list with bullets inside',
      html: word(
        wordItem('l0 level1 lfo1', '1.', '申报<b>条件</b>') +
          wordItem('l0 level2 lfo1', 'l', '在本县注册', true) +
          wordItem('l0 level2 lfo1', 'l', '信用良好', true) +
          wordItem('l0 level1 lfo1', '2.', '申报材料'),
      ),
      clean:
        '<ol><li>申报<strong>条件</strong><ul><li>在本县注册</li><li>信用良好</li></ul></li><li>申报材料</li></ol>',
    },
    {
      name: 'bullets of Symbol and a second list after a paragraph',
      html: word(
        `${wordItem('l1 level1 lfo2', '·', '营业执照', true)}${wordItem('l1 level1 lfo2', '·', '申报表', true)}<p class=MsoNormal>另附：</p>${wordItem('l2 level1 lfo3', '1)', '承诺书')}`,
      ),
      clean: '<ul><li>营业执照</li><li>申报表</li></ul><p>另附：</p><ol><li>承诺书</li></ol>',
    },
    {
      name: 'numbers that others cite (一、（一）1. going on after a paragraph) stay in the text',
      html: word(
        `${wordItem('l0 level1 lfo1', '一、', '总体要求')}${wordItem('l0 level2 lfo1', '（一）', '基本原则')}${wordItem('l3 level1 lfo4', '1.', '依法行政。')}<p class=MsoNormal>说明。</p>${wordItem('l3 level1 lfo4', '2.', '便民高效。')}${wordItem('l0 level1 lfo1', '二、', '工作任务')}`,
      ),
      clean:
        '<p>一、总体要求</p><p>（一）基本原则</p><p>1. 依法行政。</p><p>说明。</p><p>2. 便民高效。</p><p>二、工作任务</p>',
    },
    {
      name: 'a table with its row of heads, merged cells, and the row that notes the widths',
      html: word(
        `${wordTable(
          wordCell('序号', true) + wordCell('项目', true) + wordCell('标准（万元）', true),
          wordCell('1') + wordCell('首次入统', false, 'rowspan=2') + wordCell('5'),
          wordCell('2') + wordCell('3'),
          wordCell('合计', false, 'colspan=2') + wordCell('8'),
        ).replace(
          '</table>',
          "<![if !supportMisalignedColumns]><tr height=0><td width=142 style='border:none'></td><td width=142 style='border:none'></td><td width=142 style='border:none'></td></tr><![endif]></table>",
        )}`,
      ),
      clean:
        '<table><thead><tr><th>序号</th><th>项目</th><th>标准（万元）</th></tr></thead><tbody><tr><td>1</td><td rowspan="2">首次入统</td><td>5</td></tr><tr><td>2</td><td>3</td></tr><tr><td colspan="2">合计</td><td>8</td></tr></tbody></table>',
    },
    {
      name: 'heads two rows deep',
      html: word(
        wordTable(
          wordCell('单位', true, 'rowspan=2') + wordCell('办件（件）', true, 'colspan=2'),
          wordCell('收到', true) + wordCell('办结', true),
          wordCell('商务局') + wordCell('12') + wordCell('11'),
        ),
      ),
      clean:
        '<table><thead><tr><th rowspan="2">单位</th><th colspan="2">办件（件）</th></tr><tr><th>收到</th><th>办结</th></tr></thead><tbody><tr><td>商务局</td><td>12</td><td>11</td></tr></tbody></table>',
    },
    {
      name: 'a table’s title as its first row is its caption',
      html: word(
        wordTable(
          wordCell('2024年补贴标准', true, 'colspan=2'),
          wordCell('类别', true) + wordCell('金额', true),
          wordCell('零售') + wordCell('5万元'),
        ),
      ),
      clean:
        '<table><caption>2024年补贴标准</caption><thead><tr><th>类别</th><th>金额</th></tr></thead><tbody><tr><td>零售</td><td>5万元</td></tr></tbody></table>',
    },
    {
      name: 'a table that is bold throughout, and one without bold, have no heads',
      html: word(
        wordTable(wordCell('甲', true) + wordCell('乙', true), wordCell('丙', true) + wordCell('丁', true)) +
          wordTable(wordCell('甲') + wordCell('乙'), wordCell('丙') + wordCell('丁')),
      ),
      clean:
        '<table><tbody><tr><td><strong>甲</strong></td><td><strong>乙</strong></td></tr><tr><td><strong>丙</strong></td><td><strong>丁</strong></td></tr></tbody></table><table><tbody><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></tbody></table>',
    },
    {
      name: 'a picture, its copy for old versions, and an equation’s picture',
      html: word(
        `<p class=MsoNormal>见下图：<!--[if gte vml 1]><v:shape id="图片_x0020_1" style='width:200pt'><v:imagedata src="file:///C:/Users/user/msohtmlclip1/01/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=415 height=200 src="file:///C:/Users/user/msohtmlclip1/01/clip_image002.png" v:shapes="图片_x0020_1"><![endif]></p>`,
      ),
      clean: '<p>见下图：</p>',
      dropped: [/图片1张没有保留.*作为附件上传/],
    },
    {
      name: 'comments, tracked changes, hidden text',
      html: word(
        `<p class=MsoNormal>补贴<a style='mso-comment-reference:A_1;mso-comment-date:20240301'><span class=msoDel><del cite="mailto:a" datetime="2024-03-01T10:00">3</del></span><span class=msoIns><ins cite="mailto:a" datetime="2024-03-01T10:00">5</ins></span>万元</a><span class=MsoCommentReference><span lang=EN-US style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[A1]</a></span></span>。<span style='display:none;mso-hide:all'>内部掌握</span></p>
<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width="33%"><![endif]><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText>请核对</p></div></div></div>`,
      ),
      clean: '<p>补贴5万元。</p>',
      dropped: [/修订中删除的文字1处/, /隐藏的文字1处/, /批注1处/],
    },
    {
      name: 'headings are lowered together, and are bold without saying so',
      html: word(
        '<h1><b><span style="font-size:22pt">实施方案<o:p></o:p></span></b></h1><h2 style="margin:0"><span>一、目标</span></h2><h5>说明</h5>',
      ),
      clean: '<h2>实施方案</h2><h3>一、目标</h3><h4>说明</h4>',
    },
    {
      name: 'a heading numbered by its style',
      html: word(
        "<h2 style='text-indent:0cm;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、</span><![endif]>工作目标</h2>",
      ),
      clean: '<h2>一、工作目标</h2>',
    },
    {
      name: 'short bold paragraphs stay paragraphs',
      html: word('<p class=MsoNormal><b><span style="font-family:黑体">一、补贴对象</span></b></p>'),
      clean: '<p><strong>一、补贴对象</strong></p>',
    },
    {
      name: 'blanks to fill in stay as wide as they were; bold over nothing goes',
      html: word(
        '<p class=MsoNormal>姓名：<u><span lang=EN-US>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;</span></u>（签字）<b> </b></p>',
      ),
      clean: '<p>姓名：<u>　　　　</u>（签字）</p>',
    },
    {
      name: 'formatting that is style alone; a footnote’s mark',
      html: word(
        "<p class=MsoNormal><span style='font-weight:bold'>粗</span><span style='font-style:italic'>斜</span><span style='text-decoration:underline'>线</span><span style='text-decoration:line-through'>删</span>m<span style='vertical-align:super'>2</span>H<sub>2</sub>O<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\"><span class=MsoFootnoteReference>[1]</span></a></p>",
      ),
      clean: '<p><strong>粗</strong><em>斜</em><u>线</u><s>删</s>m<sup>2</sup>H<sub>2</sub>O[1]</p>',
    },
    {
      name: 'Word for the web: each item a list of its own',
      html: `<div class="OutlineElement Ltr"><div class="ListContainerWrapper"><ol class="NumberListStyle1" role="list" start="1"><li data-leveltext="%1." data-font="" data-listid="3" data-aria-posinset="1" data-aria-level="1" role="listitem"><p class="Paragraph" paraid="1"><span class="TextRun"><span class="NormalTextRun">申请</span></span><span class="EOP">&nbsp;</span></p></li></ol></div></div><div class="ListContainerWrapper"><ul class="BulletListStyle1" role="list"><li data-leveltext="•" data-listid="3" data-aria-level="2" role="listitem"><p class="Paragraph">当面</p></li></ul></div><div class="ListContainerWrapper"><ol class="NumberListStyle1" role="list" start="2"><li data-leveltext="%1." data-listid="3" data-aria-level="1" role="listitem"><p class="Paragraph">受理</p></li></ol></div>`,
      clean: '<ol><li>申请<ul><li>当面</li></ul></li><li>受理</li></ol>',
    },
  ])('$name', checkClean);
});

describe('from WPS', () => {
  test.each<Case>([
    {
      name: 'a title and paragraphs in font elements, indented by wide spaces',
      html: `<html><body><!--StartFragment--><p class=MsoNormal  align=center  style="text-align:center;line-height:28.0000pt;" ><b>${wps('衡山县2024年稳外贸若干措施', 'font-weight:bold;')}</b></p><p class=MsoNormal  style="text-indent:32.0000pt;mso-char-indent-count:2.0000;" >${wps('　　为贯彻落实省、市部署，')}${wps('制定本措施。')}</p><p class=MsoNormal ><span style="font-size:16.0000pt;" ><font face="仿宋" >&nbsp;</font></span></p><!--EndFragment--></body></html>`,
      clean:
        '<p class="center"><strong>衡山县2024年稳外贸若干措施</strong></p><p>为贯彻落实省、市部署，制定本措施。</p>',
    },
    {
      name: 'a list with its numbers between comments',
      html: `<p class=MsoNormal style="margin-left:21.0000pt;text-indent:-21.0000pt;mso-list:l0 level1 lfo1;" ><![if !supportLists]><span style="font-family:Wingdings;mso-list:Ignore;" >Ø<span>&nbsp;</span></span><![endif]>${wps('对新增进出口实绩的企业给予奖励')}</p><p class=MsoNormal style="margin-left:21.0000pt;text-indent:-21.0000pt;mso-list:l0 level1 lfo1;" ><![if !supportLists]><span style="font-family:Wingdings;mso-list:Ignore;" >Ø<span>&nbsp;</span></span><![endif]>${wps('支持参加境外展会')}</p>`,
      clean: '<ul><li>对新增进出口实绩的企业给予奖励</li><li>支持参加境外展会</li></ul>',
    },
    {
      name: 'numbers in brackets are kept',
      html: `<p class=MsoNormal style="mso-list:l2 level1 lfo3;" ><span style="mso-list:Ignore;" >（1）<span>&nbsp;</span></span>${wps('企业申报')}</p><p class=MsoNormal style="mso-list:l2 level1 lfo3;" ><span style="mso-list:Ignore;" >（2）<span>&nbsp;</span></span>${wps('部门审核')}</p>`,
      clean: '<p>（1）企业申报</p><p>（2）部门审核</p>',
    },
    {
      name: 'a table',
      html: `<table class=MsoTableGrid border=1 cellspacing=0 style="border-collapse:collapse;width:426.1000pt;margin-left:5.4000pt;mso-table-layout-alt:fixed;" ><tr style="height:20.0000pt;" ><td width=189 valign=center style="width:142.0000pt;padding:0.0000pt 5.4000pt;border:1.0000pt solid windowtext;" ><p class=MsoNormal align=center style="text-align:center;" ><b>${wps('企业', 'font-weight:bold;')}</b></p></td><td width=189 valign=center ><p class=MsoNormal align=center style="text-align:center;" ><b>${wps('进出口额', 'font-weight:bold;')}</b></p></td></tr><tr><td><p class=MsoNormal >${wps('甲公司')}</p></td><td><p class=MsoNormal align=right style="text-align:right;" >${wps('1,200')}</p></td></tr></table>`,
      clean:
        '<table><thead><tr><th>企业</th><th>进出口额</th></tr></thead><tbody><tr><td>甲公司</td><td>1,200</td></tr></tbody></table>',
    },
    {
      name: 'a signature on the right',
      html: `<p class=MsoNormal  align=right  style="text-align:right;" >${wps('衡山县商务局　　')}</p><p class=MsoNormal  align=right  style="text-align:right;" >${wps('2024年3月15日')}</p>`,
      clean: '<p class="right">衡山县商务局</p><p class="right">2024年3月15日</p>',
    },
  ])('$name', checkClean);
});

describe('from Excel', () => {
  const excel = (
    rows: string,
  ): string => `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--table
	{mso-displayed-decimal-separator:"\\.";}
.font5
	{color:windowtext; font-size:9.0pt;}
td
	{mso-style-parent:style0; padding-top:1px;}
.xl65
	{mso-style-parent:style0; font-weight:700; text-align:center; border:.5pt solid windowtext;}
.xl66
	{mso-style-parent:style0; mso-number-format:"\\#\\,\\#\\#0\\.00"; text-align:right;}
--></style></head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=216 style='border-collapse:collapse;width:162pt'><!--StartFragment--> <col width=72 span=3 style='width:54pt'>
${rows}<!--EndFragment--></table></body></html>`;
  test.each<Case>([
    {
      name: 'heads are bold by their class alone; rows without height go',
      html: excel(`<tr height=19 style='height:14.25pt'><td height=19 class=xl65 width=72 style='height:14.25pt;width:54pt'>单位</td><td class=xl65>收入<br>（万元）</td><td class=xl65>占比</td></tr>
 <tr height=19><td height=19 class=xl66 align=right x:num>商务局</td><td class=xl66 x:num="1234.5"><span style='mso-spacerun:yes'>&nbsp;</span>1,234.50<span style='mso-spacerun:yes'>&nbsp;</span></td><td x:fmla="=B2/B3">12%</td></tr>
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td><td width=72></td><td width=72></td></tr><![endif]>`),
      clean:
        '<table><thead><tr><th>单位</th><th>收入<br>（万元）</th><th>占比</th></tr></thead><tbody><tr><td>商务局</td><td>1,234.50</td><td>12%</td></tr></tbody></table>',
    },
    {
      name: 'a title over all columns, and a rowspan that would reach beyond the table',
      html: excel(
        `<tr><td colspan=3 class=xl65>附件　2024年预算公开表</td></tr><tr><td class=xl65>科目</td><td class=xl65>金额</td><td class=xl65>备注</td></tr><tr><td rowspan=9>基本支出</td><td>10</td><td></td></tr>`,
      ),
      clean:
        '<table><caption>附件　2024年预算公开表</caption><thead><tr><th>科目</th><th>金额</th><th>备注</th></tr></thead><tbody><tr><td>基本支出</td><td>10</td><td></td></tr></tbody></table>',
    },
    {
      name: 'one cell is a paragraph',
      html: excel('<tr><td class=xl66>合计：12</td></tr>'),
      clean: '<p>合计：12</p>',
    },
    {
      name: 'a selection of empty cells is nothing',
      html: excel('<tr><td></td><td>&nbsp;</td></tr><tr><td></td><td></td></tr>'),
      clean: '',
    },
  ])('$name', checkClean);
});
