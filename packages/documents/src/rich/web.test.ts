import { describe, test } from 'vitest';
import { type Case, checkClean } from '../../test/clipboard.ts';

describe('from WeChat', () => {
  test.each<Case>([
    {
      name: 'sections, pictures loaded late, a player, hidden marks',
      html: `<section style="box-sizing: border-box; font-size: 16px;" data-mpa-powered-by="yiban.io"><section style="text-align: center; margin: 10px 0px;" powered-by="xiumi.us"><section style="display: inline-block; border: 1px solid rgb(192, 200, 209);"><p style="margin: 0px;"><strong style="box-sizing: border-box;"><span leaf="">一图读懂促消费政策</span></strong></p></section></section><section><p style="text-indent: 2em; white-space: normal;"><span style="color: rgb(62, 62, 62); font-size: 15px;">　　补贴时间为3月1日至<span leaf=""><br></span></span></p><p><br></p><p><img class="rich_pages wxw-img" data-src="https://mmbiz.qpic.cn/mmbiz_png/x/640?wx_fmt=png" data-ratio="0.56" src="data:image/svg+xml,%3C%3Fxml version='1.0'%3F%3E" style="width: 677px !important;"></p><mpvoice voice_encode_fileid="x"></mpvoice><iframe class="video_iframe" data-src="https://v.example/x"></iframe><p style="display: none;"><mp-style-type data-value="3"></mp-style-type></p></section></section>`,
      clean: '<p class="center"><strong>一图读懂促消费政策</strong></p><p>补贴时间为3月1日至</p>',
      dropped: [/图片1张没有保留/, /嵌入的内容1处/],
    },
    {
      name: 'list and quotation',
      html: '<blockquote class="js_blockquote_wrap" data-type="2"><section class="js_blockquote_digest"><section>摘自《条例》第二十条</section></section></blockquote><ul class="list-paddingleft-1" style="list-style-type: disc;"><li><p style="margin: 0px;">第一</p></li><li><p>第二</p></li></ul>',
      clean: '<blockquote><p>摘自《条例》第二十条</p></blockquote><ul><li>第一</li><li>第二</li></ul>',
    },
    {
      name: 'text set as blocks of spans',
      html: '<section><span style="display: block; text-align: right;">来源：县商务局</span><span style="display:block">编辑：办公室</span></section>',
      clean: '<p class="right">来源：县商务局</p><p>编辑：办公室</p>',
    },
  ])('$name', checkClean);
});

describe('from 政府网站 and e-mail', () => {
  test.each<Case>([
    {
      name: 'paragraphs by line breaks and wide spaces, a tool bar with scripts',
      html: `<div class="TRS_Editor" id="zoom" onmouseup="share()"><style type="text/css">.TRS_Editor P{line-height:2;}</style><div align="center"><strong>关于开展专项检查的公告</strong></div>
　　根据工作安排，现公告如下。<br />
　　<strong>一、检查对象</strong><br />
　　全县成品油零售企业。<br /><br />&nbsp;&nbsp;&nbsp;&nbsp;二、检查时间<br>2024年4月<script>document.write('x')</script></div>`,
      clean:
        '<p class="center"><strong>关于开展专项检查的公告</strong></p><p>根据工作安排，现公告如下。</p><p><strong>一、检查对象</strong></p><p>全县成品油零售企业。</p><p>二、检查时间<br>2024年4月</p>',
      dropped: [/脚本2处/],
    },
    {
      name: 'what a style sheet hides in print or elsewhere is part of the text',
      html: '<html><head><style>.tab{display:none}@media print{.TRS_Editor{display:none}} .b{font-weight:bold}</style></head><body><div class="TRS_Editor"><p class="tab">全县<span class="b">农户</span></p><p style="display:none">编辑备注</p></div></body></html>',
      clean: '<p>全县<strong>农户</strong></p>',
      dropped: [/隐藏的文字1处/],
    },
    {
      name: 'a table for the layout around the text, with a table of data in it',
      html: '<table width="100%" border="0"><tbody><tr><td align="center" class="bt"><table width="96%"><tr><td><p>　　名单如下：</p><table border="1"><thead><tr><td>序号</td><td>单位</td></tr></thead><tbody><tr><td>1</td><td>甲公司</td></tr></tbody></table></td></tr></table></td></tr></tbody></table>',
      clean:
        '<p>名单如下：</p><table><thead><tr><th>序号</th><th>单位</th></tr></thead><tbody><tr><td>1</td><td>甲公司</td></tr></tbody></table>',
    },
    {
      name: 'attachments by relative paths, mails, telephones, and scripts for links',
      html: `<p>附件：<a href="./W020240315.docx" target="_blank" oldsrc="x" title="申报表">申报表.docx</a> <a href="https://www.example.gov.cn/art/2024/3/15/art_1.html?a=1&amp;b=2">原文</a> <a href="/files/12/表.xlsx">表</a> <a href="mailto:swj@example.gov.cn">邮箱</a> <a href="tel:07345812345">电话</a> <a href="javascript:void(0)" onclick="window.print()">打印</a> <a href="#top">回到顶部</a></p>`,
      clean:
        '<p>附件：申报表.docx <a href="https://www.example.gov.cn/art/2024/3/15/art_1.html?a=1&amp;b=2">原文</a> <a href="/files/12/%E8%A1%A8.xlsx">表</a> <a href="mailto:swj@example.gov.cn">邮箱</a> <a href="tel:07345812345">电话</a> 打印 回到顶部</p>',
      dropped: [/链接2处/, /脚本1处/],
    },
    {
      name: 'figures with captions, pictures of others, a picture that counts readers',
      html: '<figure class="image"><img src="/files/3/map.png" alt="位置 示意图" width="600" style="width:600px"><figcaption>图1　位置示意图</figcaption></figure><p><img src="http://x.example/a.jpg"><img src="https://x.example/b.jpg"><img src="https://x.example/c.gif" width="1" height="1"><img src="/logo.png"></p>',
      clean:
        '<figure><img src="/files/3/map.png" alt="位置 示意图"><figcaption>图1　位置示意图</figcaption></figure><p><img src="https://x.example/b.jpg" alt=""></p>',
      dropped: [/图片2张没有保留.*https/],
    },
    {
      name: 'a table in a figure, as WordPress writes it; a foot row',
      html: '<!-- wp:table --><figure class="wp-block-table"><table class="has-fixed-layout"><thead><tr><th>年度</th><th>件数</th></tr></thead><tbody><tr><td>2023</td><td>40</td></tr></tbody><tfoot><tr><td>合计</td><td>40</td></tr></tfoot></table><figcaption>公开数量</figcaption></figure><!-- /wp:table -->',
      clean:
        '<table><caption>公开数量</caption><thead><tr><th>年度</th><th>件数</th></tr></thead><tbody><tr><td>2023</td><td>40</td></tr><tr><td>合计</td><td>40</td></tr></tbody></table>',
    },
    {
      name: 'an e-mail: a quotation, a form, an inline picture',
      html: '<div dir="ltr" class="gmail_default" style="font-family:arial">请查收<img src="cid:ii_1" alt="签名"></div><div class="gmail_quote"><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid"><div>原信<br></div></blockquote></div><form action="https://x.example"><input type="hidden" name="t"><input type="text"><button>提交</button></form><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=x">',
      clean: '<p>请查收</p><blockquote><p>原信</p></blockquote>',
      dropped: [/嵌在文字中的图片1张/, /输入框、按钮等2处/],
    },
    {
      name: 'a document of Google, wrapped in bold that is none',
      html: '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:700;font-style:normal;text-decoration:none;vertical-align:baseline;">一、背景</span><span style="font-weight:400;">说明</span></p></b>',
      clean: '<p><strong>一、背景</strong>说明</p>',
    },
    {
      name: 'preformatted lines, definitions, details, a rule',
      html: '<pre>第一行\n第二行\n\n第二段</pre><dl><dt>对象</dt><dd>企业</dd></dl><hr><details><summary>更多</summary>内容</details>',
      clean: '<p>第一行<br>第二行</p><p>第二段</p><p>对象</p><p>企业</p><hr><p>更多</p><p>内容</p>',
    },
    {
      name: 'a list that does not begin at 1 keeps its numbers; one that goes on is joined',
      html: '<ol start="3"><li>第三</li><li>第四</li></ol><p>又</p><ol><li>甲</li></ol><ol start="2"><li>乙</li></ol><ul><li>一<li>二<ul><li>内</ul></ul>',
      clean:
        '<p>3. 第三</p><p>4. 第四</p><p>又</p><ol><li>甲</li><li>乙</li></ol><ul><li>一</li><li>二<ul><li>内</li></ul></li></ul>',
    },
    {
      name: 'how a paragraph stands: as our editor says, and as others indent',
      html: '<p class="indent">甲</p><p style="margin-left:2em">乙</p><center>丙</center><p style="text-align:center"><span style="text-align:left">丁</span></p><p>戊<span class="right evil">己</span></p>',
      clean:
        '<p class="indent">甲</p><p class="indent">乙</p><p class="center">丙</p><p class="center">丁</p><p>戊<span class="right">己</span></p>',
    },
    {
      name: 'plain text, and nothing',
      html: '只有一行 & 符号 < 5',
      clean: '<p>只有一行 &amp; 符号 &lt; 5</p>',
    },
    { name: 'nothing', html: '', clean: '' },
  ])('$name', checkClean);
});
