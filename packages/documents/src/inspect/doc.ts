import { readDoc } from '../read/doc/index.ts';
import { readText } from '../read/doc/pieces.ts';
import { openStreams, type Streams } from '../read/doc/streams.ts';
import { type Looked, textOfBlocks } from './model.ts';

/** Text of headers, footers and notes, which stands after the body's; marks of fields and cells are left out. */
const aroundBody = (streams: Streams): string => {
  const { body, footnotes, headers } = streams.lengths;
  const text = readText(streams).text.slice(body, body + footnotes + headers);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Word marks paragraphs, cells and fields with them
  return text.replace(/[\r\u0007]+/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f]/g, '');
};

/**
 * Looks into a Word 97–2003 document: its text, and whether it has comments. Its changes and properties are kept in
 * ways that only Word reads reliably.
 * @throws Unreadable `encrypted`, `damaged`, `too-large`, `unknown-kind`; RangeError where it is cut off
 */
export const lookAtDoc = (bytes: Uint8Array): Looked => {
  const { blocks } = readDoc(bytes);
  const streams = openStreams(bytes);
  const { comments } = streams.lengths;
  return {
    text: [textOfBlocks(blocks), aroundBody(streams)],
    hiddenText: [],
    hidden:
      comments > 0
        ? [
            {
              kind: 'comments',
              where: '批注',
              count: 1,
              severity: 'must',
              message: '文件有批注，读者能看到内容和批注人。请用Word打开，删除全部批注，另存为docx后再上传。',
            },
          ]
        : [],
    notes: ['旧版Word文件（doc）的修订痕迹和作者信息没有检查。请用Word打开，另存为docx后再上传。'],
  };
};
