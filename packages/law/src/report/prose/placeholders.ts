/** Words of a template left in, and the clause in which they stand. */
interface Placeholder {
  text: string;
  clause: string;
}

/** Signs of web addresses, models and words in Latin letters: beside them X and N are letters, not blanks. */
const latin = 'A-Za-z0-9./@_+＋-';
const apart = (pattern: string) => `(?<![${latin}])(?:${pattern})(?![${latin}])`;
/** What a missing count or date is followed by, and what a missing name is. */
const counted = '[年月日条件份项篇次场期个人万]';
const named = '[局厅县市省区镇乡州街]';

/** What the form's blanks look like when they were left in: 「XX」「（文字描述）」「××年」「【】条」「某某局」. */
const placeholder = new RegExp(
  [
    apart('[XＸ]{2,}'),
    `${apart('[xｘ]{2,}')}(?=${counted}|${named})`,
    `${apart('[XxＸｘ]')}(?=[月日])`,
    `${apart('[NＮ]')}(?=[条件份篇次场期])`,
    `(?:[×＊*]{2,4}|_{2,})(?=${counted}|${named})`,
    `[×＊](?=[年月日条件局县市省])`,
    `(?:【[ 　]*】|〔[ 　]*〕|\\[[ 　]*\\]|（[ 　]*）|\\([ 　]*\\)|[？?]{2,})(?=${counted})`,
    `某某(?=${named}|单位|部门|街道)`,
    '[（(]文字描述[^）)]{0,40}[）)]',
    '(?:此处|请)(?:填写|输入)',
  ].join('|'),
  'g',
);

/** Enough to see that a section was not filled in. */
const mostOfSection = 5;

const delimiter = /[，。；：！,;!\n]/;

/** The clause around a stretch of the text (offsets into it), as printed; signs within the stretch do not part it. */
export const clauseAround = (text: string, start: number, end: number): string => {
  let from = start;
  let to = end;
  while (from > 0 && !delimiter.test(text[from - 1] ?? '')) from--;
  while (to < text.length && !delimiter.test(text[to] ?? '')) to++;
  return text.slice(from, to);
};

/** The placeholders of a section, one a clause, each clause once, at most five. */
export const placeholdersIn = (section: string): Placeholder[] => {
  const byClause = new Map<string, Placeholder>();
  for (const { 0: text, index } of section.matchAll(placeholder)) {
    const clause = clauseAround(section, index, index + text.length);
    if (!byClause.has(clause)) byClause.set(clause, { text, clause });
    if (byClause.size === mostOfSection) break;
  }
  return [...byClause.values()];
};
