import type { Report } from '@gongkai/law';
import { bodyParagraph, plainParagraph, tableXml } from './docx-body.ts';
import { docxFile } from './docx-parts.ts';
import { paragraphsOf, publishedLine, sectionsOf, titleLines } from './layout.ts';

/** Writes the report as a Word document in the official layout (GB/T 9704-2012 and the form's tables). */
export const writeDocx = (report: Report): Uint8Array => {
  const lines = titleLines(report);
  const date = publishedLine(report);
  const blankLine = plainParagraph('body', '');
  const content = [
    ...lines.map(text => plainParagraph('title', text)),
    ...(date === null ? [] : [plainParagraph('date', date)]),
    blankLine,
    ...paragraphsOf(report.preamble).map(bodyParagraph),
    ...sectionsOf(report).flatMap(({ heading, paragraphs, table }) => [
      plainParagraph('heading1', heading),
      ...paragraphs.map(bodyParagraph),
      ...(table ? [tableXml(table, true), blankLine] : []),
    ]),
  ];
  return docxFile(lines.join(''), report.authority ?? '', content.join(''));
};
