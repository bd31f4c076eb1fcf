import { findDate, isDateLine } from '../../interpret/dates.ts';
import { type Piece, textOfPiece } from './pieces.ts';

/** What pages write around an article, and never inside one, after it: neighbours, tools, the site's imprint. */
const afterArticle = new RegExp(
  `^[\\s【\\[（(<《☆★▶►·|｜]*(?:${[
    '上一(?:篇|条|页|则|个)',
    '下一(?:篇|条|页|则|个)',
    '(?:相关|热点|推荐|最新|更多)(?:阅读|链接|文章|文档|新闻|稿件|信息|附件|报道|解读|推荐|政策|内容)(?:[:：>》]|$)',
    '(?:我要)?打\\s*印(?:本页|此页|本文|文章|页面|此文)?(?:[\\s】\\]）)|｜]|$)',
    '关\\s*闭(?:窗口|本页|页面|此页)?(?:[\\s】\\]）)|｜]|$)',
    '分享(?:到|至|本页|文章)?(?:[:：\\s】]|$)',
    '(?:微信)?扫(?:一扫|描)',
    '(?:主办|承办|协办|指导|维护|运维|主管)(?:单位)?\\s*[:：]',
    '(?:网站)?(?:技术支持|版权所有|网站标识码|标识码|备案号|网站备案)',
    '[^。；，]{0,12}(?:ICP备|公网安备)',
    '(?:责任)?编\\s*辑\\s*[:：]',
    '(?:信息)?来源\\s*[:：]',
    '(?:返回|回到)(?:顶部|列表|首页|上页)',
    '(?:网站地图|联系我们|友情链接|网站声明|隐私声明|关于我们|我要纠错|网页纠错|设为首页|加入收藏|收藏本页|无障碍)(?:\\s|[|｜>：:]|$)',
    '(?:浏览|点击|访问|阅读)(?:次数|量|数)?\\s*[:：]',
    'copyright|©',
    '附件\\s*\\d*\\s*[:：.、]?[^。；]{0,60}\\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)',
  ].join('|')})`,
  'i',
);

/** Lines about the article that pages write over it: date, source, size of letters, tools, the way to the page. */
const overArticle =
  /^[\s【[（(]*(?:(?:(?:发布|公布|公开|生成|成文|更新|发文|录入|编辑)(?:日期|时间))|日期|时间|(?:信息|文章|稿件)?来源|作者|编辑|责任编辑|发布(?:机构|单位|者|人)|发文(?:机关|字号)|公开(?:方式|形式|范围|责任部门)|(?:浏览|阅读|点击|访问)(?:次数|量|数)?|字\s*[号体]|字体大小|视力保护色?|打印(?:本页)?|分享(?:到|至)?|收藏(?:本页)?|索\s*引\s*号|文\s*号|主题(?:分类|词)|名\s*称|有效性|体裁|组配分类|信息(?:索引|名称|分类|类别))\s*(?:[:：【（[\]】）)\s]|$)/;

const wayToPage = /(?:当前(?:所在)?|您(?:现在|当前)?(?:所在)?的?)位置|首\s*页\s*[>＞»›/\\]/;
const letterSizes = /[大]\s*[|｜/]?\s*中\s*[|｜/]?\s*小/;
const maxLine = 160;

/** Whether what follows the last section ends here. */
export const endsArticle = (piece: Piece): boolean => {
  const text = textOfPiece(piece);
  return piece.aside || (text.length <= maxLine && afterArticle.test(text));
};

/** Whether most of the piece leads to other pages. A sentence of its own may be one link by mistake. */
export const isLinks = (piece: Piece): boolean => {
  const { length } = textOfPiece(piece);
  return piece.linked > 0.7 * length && length <= 80;
};

/** Whether a line before the first section belongs to the page. */
export const isOverArticle = (piece: Piece): boolean => {
  const text = textOfPiece(piece);
  if (piece.aside || isLinks(piece)) return true;
  if (text.length > maxLine || isDateLine(text)) return false;
  if (overArticle.test(text) || wayToPage.test(text) || letterSizes.test(text)) return true;
  return /^[\d\s年月日:：./-]{8,24}(?:来源|浏览|字|作者|发布|阅读|点击|【|\[)/.test(text);
};

const namedDate =
  /(?:发布|公布|公开|发文)(?:日期|时间)?\s*[:：]?\s*(.{8,24})|^[\s（(【[]*(?:日期|时间)\s*[:：]?\s*(.{8,24})/;
const dateAndSource = /^\s*20\d\d[-/.年].*(?:来源|浏览|字[号体]|作者|阅读|点击)/;

/** The day on which the page says that it was published: 「发布日期：2025-01-16 来源：…」. */
export const dateOver = (text: string): string | null => {
  if (text.length > 2 * maxLine) return null;
  const match = namedDate.exec(text);
  const named = match?.[1] ?? match?.[2];
  if (named !== undefined && /^[\s（(]*(?:20\d\d|二)/.test(named)) return findDate(named);
  return isDateLine(text) || dateAndSource.test(text) ? findDate(text) : null;
};
