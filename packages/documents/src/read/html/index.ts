import type { Source } from '../../blocks.ts';
import { findDate } from '../../interpret/dates.ts';
import { titleFromHint } from '../../interpret/title.ts';
import { type Article, findArticle } from './article.ts';
import { decodeHtml } from './decode.ts';
import { readHead } from './head.ts';
import { readPage } from './page.ts';
import type { Page } from './pieces.ts';
import { parsePage } from './tree.ts';

/** The title that says most: with the authority and the year, else the first that is a report's, else the first. */
const bestTitle = (titles: (string | undefined)[]): string | undefined => {
  const given = titles.filter(title => title !== undefined && title !== '');
  const said = given.map(title => ({ title, read: titleFromHint(title) }));
  return (said.find(({ read }) => read?.authority && read.year) ?? said.find(({ read }) => read) ?? said[0])
    ?.title;
};

/** Where the report may be when the page, by its title or its headings a report's, does not hold its tables. */
const notesOn = (page: Page, article: Article, title: string | undefined): string[] => {
  const isReport = article.marked || titleFromHint(title) !== undefined;
  if (!isReport || page.pieces.some(piece => piece.statutory)) return [];
  const names = page.attachments.filter(name => name !== '');
  const others = names.length > 1 ? `等${names.length}个文件` : '';
  return [
    ...(names.length > 0
      ? [`网页里没有统计表，报告可能在附件“${names[0]}”${others}里。请下载附件，直接读取附件。`]
      : []),
    ...(page.frames > 0
      ? ['网页里嵌入了另一个页面或文件，其中的内容没有读取。请单独打开嵌入的内容，另存后再试。']
      : []),
    ...(article.marked && page.images > 0
      ? ['网页里有图片，如果统计表是图片，则无法读取。请改用文字版的报告。']
      : []),
  ];
};

/**
 * Reads a web page: the article that bears the report's headings and tables, without the page around it. Text and
 * tables are as a browser shows them; hidden parts, scripts and styles are left out.
 * @throws Unreadable `too-large` where the page has more elements than any report
 */
export const readHtml = (bytes: Uint8Array): Source => {
  const document = parsePage(decodeHtml(bytes));
  const head = readHead(document);
  const page = readPage(document, head.css);
  const article = findArticle(page);
  const title = bestTitle([head.meta('ArticleTitle'), article.title, head.meta('og:title'), head.title]);
  const published = findDate(head.meta('PubDate') ?? '') ?? article.published;
  return {
    blocks: article.pieces.map(piece => piece.block),
    hints: { ...(title === undefined ? {} : { title }), ...(published === undefined ? {} : { published }) },
    notes: notesOn(page, article, title),
  };
};
