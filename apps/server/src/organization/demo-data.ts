import type { RegionLevel, UnitKind } from './kinds.ts';

/** The demonstration county with those above it. */
export const demoRegionId = '430423';

/** Its towns and townships; their codes are numbered for the demonstration. */
const towns = ['开云镇', '白果镇', '萱洲镇', '东湖镇', '长江镇', '新桥镇', '店门镇'];
const townships = ['永和乡', '福田铺乡', '贯塘乡', '江东乡', '岭坡乡'];

interface DemoRegion {
  id: string;
  parentId: string | null;
  name: string;
  level: RegionLevel;
}

const demoAreas: readonly DemoRegion[] = [
  ...towns.map((name, index) => ({ id: String(430423100 + index), name })),
  ...townships.map((name, index) => ({ id: String(430423200 + index), name })),
].map(area => ({ ...area, parentId: demoRegionId, level: 'township' }));

export const demoRegions: readonly DemoRegion[] = [
  { id: '430000', parentId: null, name: '湖南省', level: 'province' },
  { id: '430400', parentId: '430000', name: '衡阳市', level: 'city' },
  { id: demoRegionId, parentId: '430400', name: '衡山县', level: 'county' },
  ...demoAreas,
];

/** A unit of the demonstration; `under` is the name of its parent, the county government's if not said. */
export interface DemoUnit {
  name: string;
  shortName: string;
  kind: UnitKind;
  fromDay: string;
  under?: string;
  /** Which sections answer for disclosure: the office, and with licences the section for them too. */
  licences?: boolean;
  area?: string;
}

export const governmentName = '衡山县人民政府';
export const officeName = '衡山县人民政府办公室';

const reform = '2019-03-15';

const bureau = (short: string, fromDay: string, licences = false): DemoUnit => ({
  name: `衡山县${short}`,
  shortName: `县${short}`,
  kind: 'department',
  fromDay,
  licences,
});

const bureaus: readonly DemoUnit[] = [
  bureau('发展和改革局', '2010-03-22', true),
  bureau('教育局', '1984-05-10', true),
  bureau('科技和工业信息化局', reform),
  bureau('公安局', '1983-12-01', true),
  bureau('民政局', '1984-05-10', true),
  bureau('司法局', '1984-05-10'),
  bureau('财政局', '1983-12-01', true),
  bureau('人力资源和社会保障局', '2010-03-22', true),
  bureau('自然资源局', reform, true),
  bureau('住房和城乡建设局', '2010-03-22', true),
  bureau('交通运输局', '2010-03-22', true),
  bureau('水利局', '1984-05-10', true),
  bureau('农业农村局', reform, true),
  bureau('商务局', '2010-03-22', true),
  bureau('文化体育广播电视局', '2010-03-22', true),
  bureau('卫生健康局', reform, true),
  bureau('退役军人事务局', reform),
  bureau('应急管理局', reform, true),
  bureau('审计局', '1984-05-10'),
  bureau('市场监督管理局', reform, true),
  bureau('统计局', '1984-05-10'),
  bureau('医疗保障局', reform),
  bureau('林业局', '1984-05-10', true),
  bureau('城市管理和综合执法局', reform, true),
  bureau('行政审批服务局', '2019-12-20', true),
  bureau('信访局', '2010-03-22'),
  bureau('乡村振兴局', '2021-06-10'),
];

const others: readonly DemoUnit[] = [
  {
    name: '国家税务总局衡山县税务局',
    shortName: '县税务局',
    kind: 'vertical',
    fromDay: '2018-07-20',
    licences: true,
  },
  { name: '衡山县气象局', shortName: '县气象局', kind: 'vertical', fromDay: '1984-05-10' },
  { name: '衡山县公共资源交易中心', shortName: '县交易中心', kind: 'institution', fromDay: '2014-09-01' },
  {
    name: '衡山县不动产登记中心',
    shortName: '县不动产中心',
    kind: 'institution',
    fromDay: '2016-06-01',
    under: '衡山县自然资源局',
  },
  {
    name: '衡山县疾病预防控制中心',
    shortName: '县疾控中心',
    kind: 'institution',
    fromDay: '2005-04-01',
    under: '衡山县卫生健康局',
  },
  {
    name: '衡山县人民医院',
    shortName: '县人民医院',
    kind: 'utility',
    fromDay: '1984-05-10',
    under: '衡山县卫生健康局',
  },
  {
    name: '衡山县扶贫开发服务中心',
    shortName: '县扶贫服务中心',
    kind: 'institution',
    fromDay: '2015-03-01',
    under: '衡山县乡村振兴局',
  },
  {
    name: '衡山县城市管理执法大队',
    shortName: '县城管大队',
    kind: 'internal',
    fromDay: reform,
    under: '衡山县城市管理和综合执法局',
  },
];

const local: readonly DemoUnit[] = demoAreas.map(({ id, name }) => ({
  name: `衡山县${name}人民政府`,
  shortName: name,
  kind: 'town',
  fromDay: '2015-11-30',
  area: id,
}));

export const demoUnits: readonly DemoUnit[] = [
  { name: governmentName, shortName: '县政府', kind: 'government', fromDay: '1983-12-01' },
  { name: officeName, shortName: '县政府办', kind: 'office', fromDay: '1983-12-01' },
  ...bureaus,
  ...others,
  ...local,
];

/** 更名: the same bureau under its name since the reform of 2019. */
export const demoRename = {
  from: '衡山县文化体育广播电视局',
  name: '衡山县文化旅游广电体育局',
  shortName: '县文旅广体局',
  day: reform,
  note: '机构改革，划入旅游管理职责',
};

/** 合并: a bureau that went into another, with the institution below it. */
export const demoMerge = {
  from: '衡山县乡村振兴局',
  into: '衡山县农业农村局',
  day: '2024-03-20',
  note: '机构改革，并入农业农村局',
};

/** Units whose rosters lack something, so that the check of gaps has something to find. */
export const demoGaps: Readonly<Record<string, readonly string[]>> = {
  衡山县林业局: ['officer'],
  衡山县统计局: ['in-charge'],
  衡山县气象局: ['section'],
  衡山县江东乡人民政府: ['group-leader', 'group-deputy', 'group-member', 'in-charge', 'section', 'officer'],
};

export const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡',
];
export const givenNames = [
  ...[
    '建国',
    '志明',
    '文博',
    '晓兰',
    '丽华',
    '国强',
    '海燕',
    '少峰',
    '永康',
    '雪梅',
    '立新',
    '俊杰',
    '春生',
    '冬梅',
  ],
  ...[
    '平',
    '敏',
    '涛',
    '静',
    '勇',
    '艳',
    '磊',
    '娟',
    '斌',
    '琴',
    '远航',
    '思远',
    '子涵',
    '嘉宁',
    '新宇',
    '佩兰',
  ],
];
