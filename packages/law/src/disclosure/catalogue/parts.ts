import type { Category } from './categories.ts';
import type { ColumnDraft } from './column.ts';
import type { ColumnKindId } from './kinds.ts';

type Place = readonly [slug: string, name: string];

/** A column that holds items: where it stands, what kind it is, what it serves and under what it counts. */
const leaf = (
  [slug, name]: Place,
  kind: ColumnKindId,
  articles: readonly string[],
  category: Category,
  description: string,
  more: Partial<ColumnDraft> = {},
): ColumnDraft => ({ slug, name, kind, articles, category, description, ...more });

const group = (
  [slug, name]: Place,
  articles: readonly string[],
  description: string,
  children: readonly ColumnDraft[],
): ColumnDraft => ({ slug, name, kind: 'group', articles, description, children });

const tables = { forms: ['text', 'table'] } as const;

/**
 * 政府信息公开专栏: guide, rules, statutory content, annual report and the entrance to requests (国办公开办函〔2019〕61号),
 * with what the kind of body publishes below 法定主动公开内容.
 */
export const section = (content: readonly ColumnDraft[]): ColumnDraft =>
  group(['disclosure', '政府信息公开'], [], '按《政府信息公开条例》公开的信息', [
    leaf(
      ['guide', '政府信息公开指南'],
      'guide',
      [],
      'other',
      '信息的分类、编排、获取方式和公开工作机构的联系方式（条例第十二条）',
    ),
    leaf(['rules', '政府信息公开制度'], 'guide', [], 'other', '条例、配套规定和本机关的公开制度'),
    group(['content', '法定主动公开内容'], [], '条例第二十条、第二十一条规定主动公开的内容', content),
    leaf(
      ['annual-reports', '政府信息公开年报'],
      'guide',
      [],
      'other',
      '历年政府信息公开工作年度报告（条例第四十九条）',
    ),
    {
      slug: 'request',
      name: '依申请公开',
      kind: 'entrance',
      description: '向本机关申请获取政府信息的入口（条例第二十七条）',
    },
  ]);

export const news = leaf(['news', '工作动态'], 'news', [], 'news', '本机关近期的工作', {
  forms: ['text', 'picture', 'video'],
});

export const policies = group(['policies', '政策文件'], ['20.1'], '规范性文件、其他文件和解读', [
  leaf(
    ['normative', '行政规范性文件'],
    'policy',
    ['20.1'],
    'policy',
    '标明文号、成文日期和有效性的规范性文件',
  ),
  leaf(['documents', '其他政策文件'], 'policy', ['20.3'], 'policy', '规范性文件以外的政策文件'),
  leaf(
    ['interpretations', '政策解读'],
    'interpretation',
    ['20.15'],
    'policy',
    '与所解读的文件互相链接的文字、图解、视频和问答',
    { forms: ['text', 'picture', 'video', 'faq'] },
  ),
]);

export const notices = leaf(
  ['notices', '通知公告'],
  'notice',
  ['20.15'],
  'policy',
  '面向公众的通知、公告和公示',
);

export const organization = group(['organization', '机构信息'], ['20.2'], '职能、机构、领导和联系方式', [
  leaf(['functions', '机构职能'], 'profile', ['20.2'], 'organization', '职能、办公地址、办公时间和联系方式'),
  leaf(['leaders', '领导信息'], 'profile', ['20.2'], 'organization', '负责人姓名、职务和分工'),
  leaf(
    ['sections', '内设机构'],
    'profile',
    ['20.2'],
    'organization',
    '内设机构和所属单位的职责、负责人和电话',
  ),
]);

export const plans = leaf(
  ['plans', '规划计划'],
  'information',
  ['20.3'],
  'organization',
  '发展规划、专项规划和年度工作计划',
);

export const finance = group(['finance', '财政信息'], ['20.7'], '预算、决算、“三公”经费和专项资金', [
  leaf(
    ['budgets', '财政预算'],
    'information',
    ['20.7'],
    'finance',
    '预算及“三公”经费预算，附全部表格和说明',
    tables,
  ),
  leaf(
    ['accounts', '财政决算'],
    'information',
    ['20.7'],
    'finance',
    '决算及“三公”经费决算，附全部表格和说明',
    tables,
  ),
  leaf(['funds', '专项资金'], 'information', ['20.7'], 'finance', '财政专项资金的管理、分配和使用', tables),
]);

export const services = leaf(
  ['services', '办事服务'],
  'service',
  ['20.5'],
  'services',
  '办事的依据、条件、程序、材料、时限和结果',
);

export const licences = leaf(
  ['licences', '行政许可'],
  'decision',
  ['20.5'],
  'services',
  '行政许可的依据、条件、程序和许可决定',
  tables,
);

export const penalties = leaf(
  ['penalties', '行政处罚和行政强制'],
  'decision',
  ['20.6'],
  'supervision',
  '处罚、强制的依据、条件、程序和有社会影响的处罚决定',
  tables,
);

export const inspections = leaf(
  ['inspections', '监督检查'],
  'information',
  ['20.13'],
  'supervision',
  '环境、卫生、安全、食品药品和产品质量的检查情况',
);

export const fees = leaf(
  ['fees', '行政事业性收费'],
  'information',
  ['20.8'],
  'services',
  '收费项目及其依据和标准',
  tables,
);

export const procurement = leaf(
  ['procurement', '政府采购'],
  'information',
  ['20.9'],
  'projects',
  '集中采购的目录、标准和实施情况',
);

export const projects = leaf(
  ['projects', '重大建设项目'],
  'information',
  ['20.10'],
  'projects',
  '重大建设项目的批准和实施情况',
);

export const statistics = leaf(
  ['statistics', '统计信息'],
  'data',
  ['20.4'],
  'statistics',
  '国民经济和社会发展统计、行业统计',
  tables,
);

export const livelihood = leaf(
  ['livelihood', '民生领域'],
  'information',
  ['20.11'],
  'livelihood',
  '教育、医疗、社会保障、就业等方面的政策、措施和实施情况',
);

export const emergency = leaf(
  ['emergency', '应急管理'],
  'information',
  ['20.12'],
  'emergency',
  '应急预案、预警信息和应对情况',
);

export const recruitment = leaf(
  ['recruitment', '人事招考'],
  'information',
  ['20.14'],
  'recruitment',
  '招考的职位、名额、报考条件和录用结果',
);

export const investment = leaf(
  ['investment', '招商引资'],
  'information',
  ['20.15'],
  'investment',
  '招商政策、招商服务和招商项目',
);

export const proposals = leaf(
  ['proposals', '建议提案办理'],
  'information',
  ['20.15'],
  'other',
  '人大代表建议、政协提案的办理结果',
);

const subject = (place: Place, articles: readonly string[], description: string): ColumnDraft =>
  leaf(place, 'information', articles, 'livelihood', description);

/** What Art. 21 adds for cities and counties. */
export const countySubjects: readonly ColumnDraft[] = [
  subject(['municipal', '市政建设和公共服务'], ['21.1', '21.2', '21.3'], '市政建设、公共服务和公益事业'),
  subject(['expropriation', '土地房屋征收'], ['21.4', '21.5'], '土地征收、房屋征收的批准、补偿和实施'),
  subject(['public-security', '治安管理'], ['21.6'], '治安管理方面的信息'),
  subject(['assistance', '社会救助'], ['21.7'], '社会救助的政策、标准和实施情况'),
];

/** What Art. 21 adds for townships. */
export const townshipSubjects: readonly ColumnDraft[] = [
  subject(['agriculture', '农业农村'], ['21.8', '21.9', '21.10'], '农业农村政策、农田水利和承包地流转'),
  subject(['homesteads', '宅基地审核'], ['21.11'], '宅基地使用情况的审核'),
  subject(['expropriation', '土地房屋征收'], ['21.12', '21.13'], '土地征收、房屋征收的补偿和实施'),
  subject(['labour', '筹资筹劳'], ['21.14'], '筹资筹劳的项目、数额和使用'),
  subject(['assistance', '社会救助'], ['21.15'], '救助对象、标准和发放情况'),
];
