import { between, type Chance, fill } from './chance.ts';
import { type DemoEntry, daysBefore, workday, written } from './entry.ts';
import { budgetText, type PoolName, textFrom } from './words.ts';

/** Whose entries of which year are made. */
export interface Made {
  chance: Chance;
  year: number;
  unit: string;
}

const anyDay = ({ chance, year }: Made): string =>
  workday(year, between(chance, 1, 12), between(chance, 8, 25));

/** What a title is about, without its frame. */
const topicOf = (title: string): string =>
  title
    .replace(/^关于|的(?:通知|公告|公示|决定)$/g, '')
    .replace(/^衡山县|^\d{4}年/g, '')
    .replace(/（.*?）$/, '');

export const entry = (
  made: Made,
  column: string,
  title: string,
  pool: PoolName,
  day = anyDay(made),
): DemoEntry => {
  const { chance, year, unit } = made;
  const whole = fill(title.replaceAll('{y}', String(year)).replaceAll('{q}', '{n}'), {
    n: between(chance, 2, 9),
  });
  return {
    unit,
    column,
    title: whole,
    day,
    formedOn: daysBefore(day, between(chance, 0, 6)),
    body: textFrom(chance, pool, { unit, topic: topicOf(whole), day: written(day), year }),
  };
};

const officialNo = ({ chance, year }: Made, mark: string): string =>
  `${mark}〔${year}〕${between(chance, 2, 48)}号`;

export const documents = (made: Made, titles: readonly string[], mark: string): DemoEntry[] =>
  titles.map(title => ({
    ...entry(made, 'documents', title, 'document'),
    kind: 'document',
    documentNo: officialNo(made, mark),
    subjectClass: '综合政务',
  }));

export const finance = (made: Made): DemoEntry[] => {
  const { chance, year, unit } = made;
  const budgetDay = workday(year, 2, between(chance, 5, 12));
  const accountDay = workday(year, 9, between(chance, 5, 20));
  return [
    {
      ...entry(made, 'budgets', `${unit}{y}年部门预算公开`, 'profile', budgetDay),
      form: 'table',
      body: budgetText(chance, unit, year, '预算'),
    },
    {
      ...entry(made, 'accounts', `${unit}${year - 1}年度部门决算公开`, 'profile', accountDay),
      form: 'table',
      body: budgetText(chance, unit, year - 1, '决算'),
    },
  ];
};

export const threeExpenses = (made: Made): DemoEntry[] => [
  entry(made, 'budgets', `${made.unit}{y}年“三公”经费预算说明`, 'profile', workday(made.year, 2, 8)),
  entry(
    made,
    'accounts',
    `${made.unit}${made.year - 1}年度“三公”经费决算说明`,
    'profile',
    workday(made.year, 9, 12),
  ),
];
