import { between, type Chance, choose, pick } from './chance.ts';
import { commerceName } from './commerce.ts';
import { type DemoEntry, daysBefore } from './entry.ts';
import { documents, entry, finance } from './make.ts';
import { commerce } from './plan-commerce.ts';
import { policyEntries } from './policies.ts';
import { governmentName, officeName } from './policy-parts.ts';
import { type Profile, profiles, smallUnits, townNames } from './units.ts';
import type { PoolName } from './words.ts';

/** The years of the demonstration. */
const demoYears = [2023, 2024] as const;

/** Of a list that both years share, the part of this year. */
const ofYear = <T>(list: readonly T[], year: number): T[] => list.filter((_, at) => at % 2 === year % 2);

/** Titles that name the year in every year, the others in one of the two. */
const titlesOf = (list: readonly string[], year: number): string[] =>
  list.filter((title, at) => title.includes('{y}') || at % 2 === year % 2);

const months = ['3月', '5月', '8月', '10月', '11月', '6月'];

const newsTitle = (chance: Chance, unit: string, topic: string, year: number): string => {
  const short = unit.replace('衡山县', '县');
  return pick(chance, [
    `${short}召开${year}年${topic}工作推进会`,
    `${short}开展${year}年${topic}调研`,
    `${short}举办${year}年${topic}专题培训`,
    `${short}扎实推进${year}年${pick(chance, months)}${topic}工作`,
  ]);
};

const specialPools: Readonly<Record<string, PoolName>> = {
  plans: 'document',
  recruitment: 'notice',
  procurement: 'notice',
};

const bureau = (
  chance: Chance,
  { unit, field, services, notices, news, documents: titles, special }: Profile,
  year: number,
): DemoEntry[] => {
  const made = { chance, year, unit };
  const first = year === demoYears[0];
  return [
    ...finance(made),
    entry(
      made,
      first ? 'functions' : 'leaders',
      first ? `${unit}机构职能` : `${unit}领导班子成员分工`,
      'profile',
    ),
    ...(first ? [entry(made, 'sections', `${unit}内设机构`, 'profile')] : []),
    entry(made, 'plans', `${unit}{y}年工作要点`, 'document'),
    ...ofYear(services, year).map(service => entry(made, 'services', `${service}办事指南`, 'service')),
    ...titlesOf(notices, year).map(title => entry(made, 'notices', title, 'notice')),
    ...news.map(topic => entry(made, 'news', newsTitle(chance, unit, topic, year), 'news')),
    ...documents(made, ofYear(titles, year), `山${field.slice(0, 1)}发`),
    ...special.map(([column, title]) => entry(made, column, title, specialPools[column] ?? 'livelihood')),
    entry(made, 'livelihood', `{y}年${field}领域群众关心问题办理情况`, 'livelihood'),
  ];
};

const small = (chance: Chance, unit: string, field: string, year: number): DemoEntry[] => {
  const made = { chance, year, unit };
  return [
    ...finance(made),
    entry(made, 'functions', `${unit}基本情况（{y}年）`, 'profile'),
    entry(made, 'services', `${field}指南（{y}年版）`, 'service'),
    entry(made, 'notices', `关于{y}年${field}工作安排的公告`, 'notice'),
    entry(made, 'news', newsTitle(chance, unit, field, year), 'news'),
  ];
};

const townTopics = ['防汛抗旱', '人居环境整治', '秋粮生产', '森林防火', '医保缴费', '安全生产'];

const town = (chance: Chance, name: string, year: number): DemoEntry[] => {
  const made = { chance, year, unit: `衡山县${name}人民政府` };
  return [
    ...finance(made),
    entry(made, 'leaders', `${name}领导班子成员分工（{y}年）`, 'profile'),
    entry(made, 'notices', `关于${name}{y}年城乡居民医保缴费的通告`, 'notice'),
    entry(made, 'agriculture', `${name}{y}年耕地地力保护补贴公示`, 'livelihood'),
    entry(made, 'homesteads', `${name}{y}年第{q}批农村宅基地审批结果`, 'livelihood'),
    entry(made, 'assistance', `${name}{y}年最低生活保障对象公示说明`, 'livelihood'),
    ...choose(chance, townTopics, 3).map(topic =>
      entry(made, 'news', `${name}扎实开展{y}年${topic}工作`.replace('{y}', String(year)), 'news'),
    ),
  ];
};

const countyNotices = [
  '关于{y}年部分节假日安排的通知',
  '关于调整县城公共交通线路的公告',
  '关于公布{y}年行政规范性文件目录的公告',
  '关于{y}年民生实事项目进展的公告',
];

const county = (chance: Chance, year: number): DemoEntry[] => {
  const made = { chance, year, unit: governmentName };
  const office = { chance, year, unit: officeName };
  return [
    entry(made, 'plans', '衡山县{y}年政府工作报告', 'document'),
    entry(made, 'budgets', '衡山县{y}年“三公”经费预算汇总情况', 'profile'),
    ...titlesOf(countyNotices, year).map(title => entry(made, 'notices', title, 'notice')),
    ...documents(
      made,
      ['衡山县{y}年政务公开工作要点', '衡山县{y}年重点民生实事实施方案', '衡山县{y}年招商引资工作方案'],
      '山政办发',
    ),
    ...['乡村振兴', '安全生产', '项目建设', '防汛抗旱', '营商环境', '教育医疗'].map(topic =>
      entry(made, 'news', `县政府召开${year}年${topic}专题会议`, 'news'),
    ),
    entry(made, 'statistics', '衡山县{y}年主要经济指标', 'livelihood'),
    entry(made, 'emergency', '衡山县{y}年突发事件应对情况', 'livelihood'),
    entry(made, 'proposals', '{y}年人大代表建议、政协提案办理情况', 'livelihood'),
    ...finance(office),
    entry(office, 'functions', `${officeName}主要职责（{y}年）`, 'profile'),
    entry(office, 'news', `县政府办开展{y}年政务公开业务培训`, 'news'),
    entry(office, 'notices', '关于报送{y}年政府信息公开工作年度报告的通知', 'notice'),
  ];
};

/** What the county published in the two years, with the documents whose validity is known. */
export const planEntries = (chance: Chance): DemoEntry[] => [
  ...policyEntries(),
  ...demoYears.flatMap(year => [
    ...county(chance, year),
    ...commerce(chance, year),
    ...profiles.flatMap(profile => bureau(chance, profile, year)),
    ...smallUnits.flatMap(([unit, field]) => small(chance, unit, field, year)),
    ...townNames.flatMap(name => town(chance, name, year)),
  ]),
];

/** What was published in the last days before the demonstration is made, so that its columns are not all overdue. */
export const recentEntries = (chance: Chance, today: string): DemoEntry[] =>
  [...profiles.map(({ unit, field }) => [unit, field] as const), [commerceName, '商贸流通'] as const].map(
    ([unit, field]) => {
      const day = daysBefore(today, between(chance, 1, 10));
      const year = Number(day.slice(0, 4));
      return entry({ chance, year, unit }, 'news', newsTitle(chance, unit, field, year), 'news', day);
    },
  );
