import { between, type Chance, choose, pick } from './chance.ts';
import {
  commerceInvestment,
  commerceName,
  commerceOrganization,
  commercePolicies,
  commerceServices,
} from './commerce.ts';
import { type DemoEntry, paragraph, table } from './entry.ts';
import { documents, entry, finance, type Made, threeExpenses } from './make.ts';
import { fundText, type PoolName } from './words.ts';

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
export const commerce = (chance: Chance, year: number): DemoEntry[] => {
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
