import { halfWidth, normalizeProse } from '../text.ts';

/** A sentence that gives last year as its own time, as printed. */
type Leftover = string;

/** What may stand before the year where a sentence begins: its number. */
const numbering = /^(?:[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|\d+[.、．])?/;

/** What goes on after the year where the sentence tells what was done in it. */
const own = '，|,|(?:我|本(?:机关|单位|部门|局|委|办|镇|乡|街道)|全年|未|没|无|共|收取|信息处理费)';

/** Words by which a sentence looks back on a year rather than tells its own. */
const lookingBack =
  /[较比]|同期|对照|以来|结转|遗留|上年|去年|印发|出台|修订|发布的|制定的|通知|(?:整改|改进|解决)(?:到位|完毕|完成|情况)|已(?:全部)?(?:整改|解决|改进|完成)|报告(?:指出|提出|中)/;

/** With these words in the section, a later sentence of last year may look back; one that opens the section does not. */
const ofThisYear = /[本当]年/;
const longestHeading = 20;

const withoutTitles = (text: string): string => text.replace(/《[^》]*》/g, '');

/**
 * The first sentence of a section that begins with last year as its own time (「2023年，我局…」 in the report of
 * 2024). Nothing where the section names the report's own year or 今年, or where the sentence looks back.
 */
export const leftoverYear = (section: string, year: number): Leftover | undefined => {
  const text = normalizeProse(section);
  const plain = withoutTitles(halfWidth(text));
  if (plain.includes(`${year}年`) || plain.includes('今年')) return undefined;
  const last = year - 1;
  const begins = new RegExp(`^${last}年(?:度?(?:${own})|1月1日起?[至到—-]+(?:${last}年)?12月31日)`);
  const sentences = text.split(/[。；！？;!?\n]/).map(sentence => sentence.replace(numbering, ''));
  const at = sentences.findIndex(sentence => {
    const words = withoutTitles(halfWidth(sentence));
    return begins.test(words) && !lookingBack.test(words);
  });
  const opens = sentences.slice(0, at).every(({ length }) => length <= longestHeading);
  return opens || !ofThisYear.test(plain) ? sentences[at] : undefined;
};
