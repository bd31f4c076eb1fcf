import { type SectionId, sections } from '@gongkai/law';
import type { Block } from '../blocks.ts';

const words: Record<SectionId, RegExp> = {
  overview: /总体情况|基本情况|总体概况|工作概述|^概述$/,
  table2: /主动公开(?:政府)?信息|主动公开情况/,
  table3:
    /(?:收到|受理)(?:和|及|与|、)?(?:处理|办理)(?:的)?(?:政府信息公开)?(?:依)?申请|政府信息公开申请(?:情况|办理)|依申请公开(?:政府信息)?(?:的)?情况/,
  table4: /复议.{0,12}诉讼/,
  problems: /问题.{0,12}(?:改进|整改|措施|情况|建议)|存在(?:的)?(?:主要)?(?:问题|不足)/,
  other: /其他(?:需要|应当|应)?(?:报告|说明|反映)?(?:的)?(?:有关)?事项/,
};

/** The head of table four, which has the words of its section. */
const tableFourHead = /^行政复议\s*行政诉讼$/;
const numerals = '一二三四五六';
const numbered = /^第?([一二三四五六])(?:部分)?\s*[、.．，,:：\s]\s*(.+)$/;
const maxHeading = 45;

/** A heading as a line: its section, and the text that runs on after it in the same paragraph. */
export interface Heading {
  id: SectionId;
  heading: string;
  rest: string;
}

const byNumber = (numeral: string): SectionId | undefined => sections[numerals.indexOf(numeral)]?.id;

/** Whether a line is a heading of a statutory section: its number with its words, or its words alone. */
export const headingOf = (text: string): Heading | undefined => {
  const match = numbered.exec(text);
  if (match) {
    const id = byNumber(match[1] ?? '');
    const body = match[2] ?? '';
    const runIn = /^([^。：:]{2,30})[。：:](.{20,})$/s.exec(body);
    const head = runIn?.[1] ?? body;
    if (id && head.length <= maxHeading && words[id].test(head) && !/[，；]/.test(head))
      return {
        id,
        heading: text.slice(0, text.length - (runIn?.[2]?.length ?? 0)).replace(/[。：:]$/, ''),
        rest: runIn?.[2]?.trim() ?? '',
      };
    return undefined;
  }
  if (text.length > 30 || /[。；，：:\t]/.test(text) || /^[（(\d]/.test(text) || tableFourHead.test(text))
    return undefined;
  const found = sections.find(
    section => words[section.id].test(text) && text.length <= section.heading.length + 8,
  );
  return found && { id: found.id, heading: text, rest: '' };
};

/** A heading known by its number alone, for a section whose wording is unusual. */
const looseHeadingOf = (text: string): Heading | undefined => {
  const match = numbered.exec(text);
  const id = match && byNumber(match[1] ?? '');
  return id && text.length <= maxHeading && !/[。；，]/.test(text)
    ? { id, heading: text, rest: '' }
    : undefined;
};

interface Mark extends Heading {
  index: number;
}

/** Headings that follow one another with nothing between, and come again later, are a table of contents. */
const withoutContents = (marks: Mark[]): Mark[] => {
  const last = new Map(marks.map((mark, position) => [mark.id, position]));
  return marks.filter((mark, position) => {
    const next = marks[position + 1];
    const again = last.get(mark.id) !== position;
    const alone = next !== undefined && next.index === mark.index + 1;
    const endsContents = marks[position - 1]?.index === mark.index - 1;
    return !(again && (alone || endsContents || /[.…·]{3,}|\d+$/.test(mark.heading)));
  });
};

/** A numbered heading without its usual number, where the same section has a numbered one, is ordinary text. */
const preferNumbered = (marks: Mark[]): Mark[] => {
  const known = new Set(marks.filter(({ heading }) => numbered.test(heading)).map(({ id }) => id));
  return marks.filter(({ id, heading }) => !known.has(id) || numbered.test(heading));
};

/** Finds the headings of the six sections among the blocks, in their order. */
export const findHeadings = (blocks: Block[]): Mark[] => {
  const strict: Mark[] = [];
  const loose: Mark[] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph') return;
    const heading = headingOf(block.text);
    const weak = heading ? undefined : looseHeadingOf(block.text);
    if (heading) strict.push({ ...heading, index });
    if (weak) loose.push({ ...weak, index });
  });
  const marks = preferNumbered(withoutContents(strict));
  for (const [position, section] of sections.entries()) {
    if (marks.some(mark => mark.id === section.id)) continue;
    const after =
      marks.findLast(mark => sections.findIndex(({ id }) => id === mark.id) < position)?.index ?? -1;
    const before =
      marks.find(mark => mark.index > after && sections.findIndex(({ id }) => id === mark.id) > position)
        ?.index ?? blocks.length;
    const candidate = loose.find(mark => mark.id === section.id && mark.index > after && mark.index < before);
    if (candidate) marks.push(candidate);
    marks.sort((a, b) => a.index - b.index);
  }
  return marks;
};
