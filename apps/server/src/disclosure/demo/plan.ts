import { between, type Chance, choose, fill, pick } from './chance.ts';
import {
  commerceInvestment,
  commerceName,
  commerceOrganization,
  commercePolicies,
  commerceServices,
} from './commerce.ts';
import { type DemoEntry, daysBefore, paragraph, table, workday, written } from './entry.ts';
import { governmentName, officeName, policyEntries } from './policies.ts';
import { type Profile, profiles, smallUnits, townNames } from './units.ts';
import { budgetText, fundText, type PoolName, textFrom } from './words.ts';

/** The years of the demonstration. */
export const demoYears = [2023, 2024] as const;

interface Made {
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

const entry = (made: Made, column: string, title: string, pool: PoolName, day = anyDay(made)): DemoEntry => {
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

const documents = (made: Made, titles: readonly string[], mark: string): DemoEntry[] =>
  titles.map(title => ({
    ...entry(made, 'documents', title, 'document'),
    kind: 'document',
    documentNo: officialNo(made, mark),
    subjectClass: '综合政务',
  }));

const finance = (made: Made): DemoEntry[] => {
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

const threeExpenses = (made: Made): DemoEntry[] => [
  entry(made, 'budgets', `${made.unit}{y}年“三公”经费预算说明`, 'profile', workday(made.year, 2, 8)),
  entry(
    made,
    'accounts',
    `${made.unit}${made.year - 1}年度“三公”经费决算说明`,
    'profile',
    workday(made.year, 9, 12),
  ),
];

/** Of a list that both years share, the part of this year. */
const ofYear = <T>(list: readonly T[], year: number): T[] => list.filter((_, at) => at % 2 === year % 2);

/** Titles that name the year in every year, the others in one of the two. */
const titlesOf = (list: readonly string[], year: number): string[] =>
  list.filter((title, at) => title.includes('{y}') || at % 2 === year % 2);

const commerceFunds: Readonly<Record<number, readonly (readonly [string, string])[]>> = {
  2023: [
    ['{y}年促消费专项资金', '促消费'],
    ['{y}年县域商业体系建设资金', '促消费'],
  ],
  2024: [
    ['{y}年消费品以旧换新补贴资金', '促消费'],
    ['{y}年外贸促进专项资金', '稳外贸'],
  ],
};

const receivers = [
  '云开商贸有限公司',
  '衡岳进出口有限公司',
  '湘衡超市',
  '金龙冷链有限公司',
  '开云电商服务中心',
];

const funds = (made: Made): DemoEntry[] =>
  (commerceFunds[made.year] ?? []).map(([name, topic]) => {
    const title = name.replace('{y}', String(made.year));
    return {
      ...entry(made, 'funds', `${title}分配情况公示`, 'livelihood'),
      form: 'table',
      topics: [topic],
      body: fundText(made.chance, made.unit, title, choose(made.chance, receivers, 4)),
    };
  });

const projectText = ({ chance, unit }: Made, title: string): string =>
  paragraph(`${title.replace(/^招商项目：|（.*?）$/g, '')}现面向社会招商，欢迎有意向的企业洽谈。`) +
  table(
    ['项目', '内容'],
    [
      ['建设地点', `衡山经济开发区${pick(chance, ['东片区', '西片区', '物流园'])}`],
      ['建设规模', `用地${between(chance, 30, 200)}亩，厂房${between(chance, 2, 9)}万平方米`],
      ['总投资', `${between(chance, 1, 12)}亿元`],
      ['合作方式', pick(chance, ['独资', '合资', '合作', '股权投资'])],
      ['预期效益', `年产值${between(chance, 2, 18)}亿元，带动就业${between(chance, 80, 600)}人`],
    ],
    title,
  ) +
  paragraph(`联系单位：${unit}，由服务专员全程跟进。`);

const investment = (made: Made): DemoEntry[] =>
  (commerceInvestment[made.year] ?? []).map(([title, kind, topic]) => {
    const base = entry(made, 'investment', title, kind === 'service' ? 'livelihood' : 'news');
    return {
      ...base,
      topics: [topic],
      ...(kind === 'project' && { form: 'table' as const, body: projectText(made, base.title) }),
    };
  });

const topicsByWord: readonly (readonly [RegExp, string])[] = [
  [/消费|以旧换新|电子商务/, '促消费'],
  [/外贸|进出口/, '稳外贸'],
  [/招商/, '产业链供应链招商'],
];

const withTopics = (made: DemoEntry): DemoEntry => ({
  ...made,
  topics: made.topics ?? topicsByWord.flatMap(([word, topic]) => (word.test(made.title) ? [topic] : [])),
});

const tradeIn = 'trade-in';

const commercePolicy = (made: Made): DemoEntry[] =>
  (commercePolicies[made.year] ?? []).map(([column, title]): DemoEntry => {
    if (column === 'documents') {
      const [document] = documents(made, [title], '山商发');
      if (!document) throw new Error(`no document ${title}`);
      return /以旧换新/.test(title)
        ? { ...document, key: tradeIn, day: '2024-06-14', formedOn: '2024-06-12', files: ['申报表'] }
        : document;
    }
    const base = entry(made, column, title, column === 'notices' ? 'notice' : 'livelihood');
    if (!/以旧换新.*(?:解读|怎么补)/.test(title)) return base;
    const day = { day: '2024-06-17', formedOn: '2024-06-14' };
    return /一图/.test(title)
      ? { ...base, ...day, form: 'picture', interprets: tradeIn, derivedFrom: tradeIn }
      : { ...base, ...day, interprets: tradeIn };
  });

const organizationPool = (column: string): PoolName => (column === 'plans' ? 'document' : 'profile');

/** 衡山县商务局 in a year: in 2024 6 of finance, 13 of policy, 4 of organisation, 12 of services, 23 of investment. */
const commerce = (chance: Chance, year: number): DemoEntry[] => {
  const made = { chance, year, unit: commerceName };
  const services = year === 2024 ? commerceServices : commerceServices.slice(0, 10);
  return [
    ...finance(made).map(each => ({ ...each, files: [`预算表${year}`] })),
    ...threeExpenses(made),
    ...funds(made),
    ...commercePolicy(made),
    ...(commerceOrganization[year] ?? []).map(([column, title]) =>
      entry(made, column, title, organizationPool(column)),
    ),
    ...services.map(service =>
      entry(made, 'services', year === 2024 ? `${service}办事指南` : `${service}服务事项`, 'service'),
    ),
    ...investment(made),
  ].map(withTopics);
};

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
