/** 衡山县商务局: its titles of two years, as many of each kind as its annual report counts. */

export const commerceName = '衡山县商务局';

export const commerceServices = [
  '成品油零售经营资格审批',
  '二手车交易市场备案',
  '单用途商业预付卡发卡企业备案',
  '拍卖业务经营许可初审',
  '报废机动车回收企业资质初审',
  '家政服务企业信用信息登记',
  '再生资源回收经营者备案',
  '对外劳务合作经营资格初审',
  '商业特许经营备案',
  '外商投资信息报告',
  '电子商务进农村服务站点申报',
  '商务领域投诉举报',
] as const;

/** Column and title; `{y}` is the year. What is the other year's alone stands in that year's list. */
export const commercePolicies: Readonly<Record<number, readonly (readonly [string, string])[]>> = {
  2023: [
    ['notices', '关于组织申报{y}年外贸促进资金项目的通知'],
    ['notices', '关于开展{y}年消费促进月活动的通知'],
    ['notices', '关于做好{y}年成品油零售企业年度检查的通知'],
    ['notices', '关于征集{y}年县域商业体系建设项目的公告'],
    ['notices', '关于公布{y}年应急保供企业名单的通知'],
    ['notices', '关于开展预付卡风险排查的通知'],
    ['notices', '关于组织参加第{n}届进出口商品交易会的通知'],
    ['documents', '衡山县{y}年促消费工作方案'],
    ['documents', '衡山县县域商业建设行动实施方案'],
    ['documents', '衡山县{y}年稳外贸工作要点'],
    ['interpretations', '《衡山县县域商业建设行动实施方案》解读'],
  ],
  2024: [
    ['notices', '关于组织申报{y}年外贸促进资金项目的通知'],
    ['notices', '关于开展{y}年消费品以旧换新活动的公告'],
    ['notices', '关于家电以旧换新参与企业名单的公示'],
    ['notices', '关于做好{y}年成品油零售企业年度检查的通知'],
    ['notices', '关于组织申报电子商务进农村服务站点的通知'],
    ['notices', '关于公布{y}年应急保供企业名单的通知'],
    ['notices', '关于组织参加第{n}届进出口商品交易会的通知'],
    ['notices', '关于开展单用途商业预付卡专项检查的通知'],
    ['documents', '衡山县{y}年促消费工作方案'],
    ['documents', '衡山县推动消费品以旧换新实施方案'],
    ['documents', '衡山县{y}年产业链供应链招商工作方案'],
    ['interpretations', '《衡山县推动消费品以旧换新实施方案》解读'],
    ['interpretations', '一图读懂：衡山县消费品以旧换新怎么补'],
  ],
};

export const commerceOrganization: Readonly<Record<number, readonly (readonly [string, string])[]>> = {
  2023: [
    ['functions', '衡山县商务局机构职能'],
    ['leaders', '衡山县商务局领导班子成员分工'],
    ['sections', '衡山县商务局内设机构'],
    ['plans', '衡山县商务局{y}年工作要点'],
  ],
  2024: [
    ['functions', '衡山县商务局主要职责和办公信息'],
    ['leaders', '衡山县商务局领导班子成员分工调整情况'],
    ['sections', '衡山县商务局内设机构及所属单位'],
    ['plans', '衡山县商务局{y}年工作要点'],
  ],
};

/** Investment: title and kind of its text; the topic is one of the county's key topics. */
type Investment = readonly [title: string, text: 'project' | 'visit' | 'service', topic: string];

const chain = '产业链供应链招商';
const foreign = '引外资';

const industries = [
  '农产品精深加工',
  '门窗及新型建材',
  '电子元器件',
  '轨道交通配套',
  '冷链物流',
  '油茶精深加工',
  '文旅康养',
  '包装印刷',
] as const;

const projects = (from: number, count: number): Investment[] =>
  Array.from({ length: count }, (_, index) => [
    `招商项目：衡山县${industries[(from + index) % industries.length]}项目（{y}年）`,
    'project',
    chain,
  ]);

const visits = (cities: readonly string[], industry: string): Investment[] =>
  cities.map(city => [`衡山县赴${city}开展${industry}产业链招商`, 'visit', chain]);

export const commerceInvestment: Readonly<Record<number, readonly Investment[]>> = {
  2023: [
    ...projects(0, 8),
    ...visits(['广州', '东莞', '宁波'], '门窗及新型建材'),
    ...visits(['成都', '长沙'], '农产品精深加工'),
    ['衡山县重点招商项目服务专员名单', 'service', '优化营商环境'],
    ['衡山县招商引资优惠政策问答', 'service', chain],
    ['{y}年第一季度招商引资项目进展情况', 'service', chain],
    ['{y}年第二季度招商引资项目进展情况', 'service', chain],
    ['{y}年第三季度招商引资项目进展情况', 'service', chain],
    ['衡山县外商投资企业服务指引', 'service', foreign],
    ['衡山县投资环境概况（{y}年）', 'service', foreign],
    ['衡山经济开发区标准厂房招租信息', 'service', chain],
  ],
  2024: [
    ...projects(3, 8),
    ...visits(['深圳', '佛山', '温州', '厦门'], '电子元器件'),
    ...visits(['武汉', '郑州'], '冷链物流'),
    ['衡山县{y}年重点招商项目服务专员名单', 'service', '优化营商环境'],
    ['衡山县产业链供应链招商图谱', 'service', chain],
    ['{y}年第一季度招商引资项目进展情况', 'service', chain],
    ['{y}年第二季度招商引资项目进展情况', 'service', chain],
    ['{y}年第三季度招商引资项目进展情况', 'service', chain],
    ['衡山县外商投资企业圆桌会议召开', 'visit', foreign],
    ['衡山县投资环境概况（{y}年）', 'service', foreign],
    ['衡山经济开发区{y}年第二批标准厂房招租信息', 'service', chain],
    ['衡山县外商投资准入和服务事项清单', 'service', foreign],
  ],
};
