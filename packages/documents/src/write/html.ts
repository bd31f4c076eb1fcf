import type { Report } from '@gongkai/law';
import { style } from './html-style.ts';
import { htmlTable } from './html-table.ts';
import { escapeHtml } from './html-text.ts';
import {
  type LayoutSection,
  levelTwoHead,
  paragraphsOf,
  publishedLine,
  sectionsOf,
  titleLines,
} from './layout.ts';

/** A paragraph of prose; the heading that it begins with, 「（一）…」, stands out. */
const paragraph = (text: string): string => {
  const head = levelTwoHead(text);
  return `<p>${head && `<strong>${escapeHtml(head)}</strong>`}${escapeHtml(text.slice(head.length))}</p>`;
};

const section = ({ id, heading, paragraphs, table }: LayoutSection): string =>
  [
    `<section aria-labelledby="${id}-heading">`,
    `<h2 id="${id}-heading">${escapeHtml(heading)}</h2>`,
    ...paragraphs.map(paragraph),
    ...(table ? [htmlTable(table)] : []),
    '</section>',
  ].join('\n');

/** Meta tags of an article (政府网站发展指引, 国办发〔2017〕47号); a tag whose content is not known is left out. */
const metaTags = (report: Report, title: string): string[] => {
  const contents: [string, string | null][] = [
    ['ArticleTitle', title],
    ['PubDate', report.published],
    ['ContentSource', report.authority],
    ['Keywords', ['政府信息公开', '年度报告', report.authority].filter(Boolean).join(',')],
    ['Description', `${title}，含总体情况、主动公开、依申请公开、行政复议和行政诉讼的统计数据。`],
  ];
  return contents.flatMap(([name, content]) =>
    content === null ? [] : [`<meta name="${name}" content="${escapeHtml(content)}">`],
  );
};

/** Writes the report as a page that stands alone: HTML5, no script, nothing loaded from elsewhere. */
export const writeHtml = (report: Report): string => {
  const lines = titleLines(report);
  const date = publishedLine(report);
  const title = lines.join('');
  return `${[
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    ...metaTags(report, title),
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<article aria-labelledby="title">',
    '<header>',
    `<h1 id="title">${lines.map(line => `<span>${escapeHtml(line)}</span>`).join('<br>')}</h1>`,
    ...(date === null
      ? []
      : [`<p class="date"><time datetime="${report.published}">${escapeHtml(date)}</time></p>`]),
    '</header>',
    ...paragraphsOf(report.preamble).map(paragraph),
    ...sectionsOf(report).map(section),
    '</article>',
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;
};
