/** Which bodies an item of the law speaks of: every authority, those of a county and above, townships. */
export type ArticleReach = 'all' | 'county' | 'township';

/** 法定主动公开内容: one item of Art. 20 or 21. */
export interface Article {
  /** `20.1`; the subjects of Art. 21 are numbered here in the order in which it names them. */
  id: string;
  /** 「第二十条第（一）项」. */
  source: string;
  /** A short name; the article says it in full. */
  name: string;
  reach: ArticleReach;
}

const numerals = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
];

/** Art. 20, items (一) to (十五), in order. */
const names20 = [
  '行政法规、规章和规范性文件',
  '机关职能、机构设置和联系方式',
  '规划及相关政策',
  '统计信息',
  '行政许可和其他对外管理服务事项',
  '行政处罚、行政强制和处罚决定',
  '财政预算、决算',
  '行政事业性收费',
  '政府集中采购',
  '重大建设项目',
  '扶贫、教育、医疗、社会保障、促进就业',
  '突发公共事件预案、预警和应对',
  '环境、公共卫生、安全生产、食品药品、产品质量监督检查',
  '公务员招考和录用',
  '法律法规规定的其他信息',
];

/** Art. 21, first half: city and county governments and their departments. */
const names21County = ['市政建设', '公共服务', '公益事业', '土地征收', '房屋征收', '治安管理', '社会救助'];

/** Art. 21, second half: governments of townships and towns. */
const names21Township = [
  '农业农村政策',
  '农田水利工程建设运营',
  '农村土地承包经营权流转',
  '宅基地使用情况审核',
  '土地征收',
  '房屋征收',
  '筹资筹劳',
  '社会救助',
];

/** Every item of Art. 20 and 21, in the order of the law. */
export const articles: readonly Article[] = [
  ...names20.map(
    (name, index): Article => ({
      id: `20.${index + 1}`,
      source: `第二十条第（${numerals[index]}）项`,
      name,
      reach: 'all',
    }),
  ),
  ...[...names21County, ...names21Township].map(
    (name, index): Article => ({
      id: `21.${index + 1}`,
      source: '第二十一条',
      name,
      reach: index < names21County.length ? 'county' : 'township',
    }),
  ),
];

export const articleIds: readonly string[] = articles.map(({ id }) => id);
