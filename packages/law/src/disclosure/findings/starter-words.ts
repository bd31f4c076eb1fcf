import type { Word } from './model.ts';

/** 「wrong→right」, with the longer words in which it is right after 「|」: 「按装→安装|按装配」. */
const typos = `
帐户→账户 帐号→账号 帐目→账目 帐务→账务 报帐→报账 结帐→结账 转帐→转账 做帐→做账 记帐→记账 对帐→对账
做为→作为|叫做为|当做为 截止目前→截至目前 截止到目前→截至目前 截止#年→截至#年 截止#月→截至#月
布署→部署|公布署|颁布署|发布署|宣布署 按装→安装|按装配|按装机|按装备|按装修|按装载|按装卸 松驰→松弛 既使→即使|既使用|既使得 座落→坐落 迁徒→迁徙 粗旷→粗犷 防碍→妨碍 签定→签订
登陆网站→登录网站 登陆系统→登录系统 登陆平台→登录平台 反应问题→反映问题|良反应问题 反应情况→反映情况|良反应情况|敏反应情况|急反应情况|学反应情况|疫反应情况|速反应情况 招聘启示→招聘启事 招领启示→招领启事
如火如茶→如火如荼 一愁莫展→一筹莫展 再接再励→再接再厉 迫不急待→迫不及待 不径而走→不胫而走 一如继往→一如既往 走头无路→走投无路
按步就班→按部就班 名列前矛→名列前茅 因地治宜→因地制宜 统筹兼固→统筹兼顾 安份守己→安分守己 水份→水分|污水份|供水份|排水份|用水份 身分证→身份证
批露→披露 朔源→溯源 追朔→追溯 贪脏→贪赃 脏款→赃款 振灾→赈灾|抗振灾 幅射→辐射 复盖→覆盖|反复盖|修复盖|恢复盖 重迭→重叠 倍受关注→备受关注
撤消→撤销 勿需→无需 亲睐→青睐 震憾→震撼 欢渡→欢度 渡假→度假 过度期→过渡期 过度安置→过渡安置 装璜→装潢 坐谈会→座谈会
泻露→泄露 泻密→泄密 侯选人→候选人 等侯→等候 气侯→气候 侯补→候补 慰籍→慰藉 寒喧→寒暄 修茸→修葺
拔付→拨付 拔款→拨款 划拔→划拨 拔打→拨打 己经→已经|自己经|知己经 自已→自己|自已经|独自已|各自已|亲自已 末经批准→未经批准 末成年→未成年 竟争→竞争|究竟争 竟标→竞标
竟价→竞价|究竟价 辩认→辨认 辩别→辨别 分辩率→分辨率 答辨→答辩 燥音→噪音 陪训→培训 人名政府→人民政府 干躁→干燥
`;

/** Names of bodies that people write in a wrong form. */
const wrongNames = `
人力资源与社会保障→人力资源和社会保障 住房与城乡建设→住房和城乡建设 发展与改革委员会→发展和改革委员会 发展与改革局→发展和改革局
工业与信息化→工业和信息化 文化与旅游局→文化和旅游局 农业与农村局→农业农村局 卫生与健康局→卫生健康局 卫生和健康局→卫生健康局
市场监督局→市场监督管理局 市场监管管理局→市场监督管理局 退役军人事务管理局→退役军人事务局 国务院办公室→国务院办公厅
`;

/** Bodies that the reforms of 2008, 2018 and 2023 renamed or merged. */
const oldNames: readonly [year: string, names: string][] = [
  [
    '2008',
    '信息产业部→工业和信息化部 劳动和社会保障局→人力资源和社会保障局 建设部→住房和城乡建设部|城乡建设部|建设部门|建设部署|建设部分|建设部位|建设部队',
  ],
  [
    '2018',
    `国土资源部→自然资源部|国土资源部门|国土资源部署|国土资源部分 国土资源局→自然资源局 国土资源厅→自然资源厅
环境保护部→生态环境部|环境保护部门|环境保护部署|环境保护部分 环境保护局→生态环境局 环境保护厅→生态环境厅 环保局→生态环境局
农业部→农业农村部|农业部门|农业部分|农业部署|农业部长 农业局→农业农村局 文化部→文化和旅游部|文化部门|文化部分|文化部署|文化部落 旅游局→文化和旅游局|和旅游局|文化旅游局|体旅游局|电旅游局|育旅游局|物旅游局
卫生部→国家卫生健康委员会|卫生部门|卫生部位|卫生部署|卫生部分 卫生和计划生育局→卫生健康局 卫生和计划生育委员会→卫生健康委员会 卫计局→卫健局 卫计委→卫健委
工商行政管理局→市场监督管理局 工商行政管理总局→市场监督管理总局 工商局→市场监督管理局 质量技术监督局→市场监督管理局 质监局→市场监督管理局|药质监局
食品药品监督管理局→市场监督管理局 安全生产监督管理局→应急管理局 安监局→应急管理局 公安消防大队→消防救援大队 国家税务局→税务局 地方税务局→税务局 国税局→税务局 地税局→税务局
国家林业局→国家林业和草原局 国家粮食局→国家粮食和物资储备局 法制办公室→司法局`,
  ],
  [
    '2023',
    '银保监会→金融监督管理总局 银行保险监督管理委员会→金融监督管理总局 扶贫办→农业农村局 扶贫开发办公室→农业农村局 乡村振兴局→农业农村局',
  ],
];

const pairs = (list: string): { word: string; suggestion: string; except?: string[] }[] =>
  list
    .trim()
    .split(/\s+/)
    .map(entry => {
      const [pair = '', ...except] = entry.split('|');
      const [word = '', suggestion = ''] = pair.split('→');
      return { word, suggestion, ...(except.length > 0 && { except }) };
    });

/** On Taiwan, Hong Kong and Macao, and on what documents of the Party and the state call themselves. */
const political: readonly Word[] = [
  ...[
    ['台湾政府', '台湾当局'],
    ['台湾总统', '台湾地区领导人'],
    ['台湾宪法', '台湾地区宪制性规定'],
    ['中国与台湾', '大陆与台湾'],
    ['中国和台湾', '大陆和台湾'],
    ['港澳台等国家', '港澳台地区'],
    ['香港、澳门、台湾等国家', '香港、澳门、台湾等地区'],
    ['香港主权回归', '香港回归'],
    ['澳门主权回归', '澳门回归'],
    ['收回香港主权', '对香港恢复行使主权'],
    ['收回澳门主权', '对澳门恢复行使主权'],
  ].map(
    ([word = '', suggestion = '']): Word => ({
      word,
      suggestion,
      severity: 'must',
      reason: '涉及台湾、香港、澳门的表述必须规范',
    }),
  ),
  { word: '福摩萨', suggestion: '台湾', severity: 'must', reason: '这是殖民时期的称呼' },
  { word: '国籍:台湾', suggestion: '国籍:中国', severity: 'must', reason: '台湾不是国家' },
  { word: '国籍:香港', suggestion: '国籍:中国', severity: 'must', reason: '香港不是国家' },
  {
    word: '中华民国',
    severity: 'must',
    except: ['中华民国时期', '中华民国临时政府', '中华民国成立'],
    reason: '1949年以后不得使用这个称号',
  },
  { word: '两岸三地', severity: 'note', reason: '海峡两岸和香港、澳门不应并称“两岸三地”' },
  { word: '中港两地', suggestion: '内地与香港', severity: 'must', reason: '香港是中国的特别行政区' },
  {
    word: '新时代特色社会主义思想',
    suggestion: '新时代中国特色社会主义思想',
    severity: 'must',
    reason: '漏了“中国”二字',
  },
  { word: '特色社会注意', suggestion: '特色社会主义', severity: 'must' },
  { word: '一代一路', suggestion: '一带一路', severity: 'must' },
  { word: '“一带一路”战略', suggestion: '“一带一路”倡议', severity: 'note', reason: '规范的提法是“倡议”' },
  { word: '中华人民共各国', suggestion: '中华人民共和国', severity: 'must' },
];

/** Words that hurt people, and terms of law that are no longer in use. */
const terms: readonly Word[] = [
  ...[
    '残废人→残疾人',
    '瞎子→视力残疾人',
    '聋哑人→听力言语残疾人',
    '弱智→智力残疾人',
    '低端人口→流动人口',
  ].flatMap(entry => pairs(entry).map((pair): Word => ({ ...pair, severity: 'note', reason: '对人不尊重' }))),
  { word: '法人代表', suggestion: '法定代表人', severity: 'note', reason: '法律用语是“法定代表人”' },
  {
    word: '劳动教养',
    severity: 'note',
    reason: '这一制度已于2013年废止',
    except: ['废止劳动教养', '废止有关劳动教养'],
  },
  { word: '收容遣送', severity: 'note', reason: '这一制度已于2003年废止' },
  { word: '拆迁许可', suggestion: '征收决定', severity: 'note', reason: '2011年起城市房屋拆迁改为房屋征收' },
  {
    word: '组织机构代码证',
    suggestion: '营业执照',
    severity: 'note',
    reason: '已并入载有统一社会信用代码的证照',
  },
  {
    word: '税务登记证',
    suggestion: '营业执照',
    severity: 'note',
    reason: '已并入载有统一社会信用代码的证照',
  },
  { word: '一站式审批大厅', suggestion: '政务服务大厅', severity: 'note' },
];

/** A list to begin with; a county keeps its own from then on. Old names are notes, for old documents cite them rightly. */
export const starterWords: readonly Word[] = [
  ...pairs(typos).map((pair): Word => ({ ...pair, severity: 'note' })),
  ...pairs(wrongNames).map(
    (pair): Word => ({ ...pair, severity: 'note', reason: '机构名称应与批准的全称一致' }),
  ),
  ...oldNames.flatMap(([year, names]) =>
    pairs(names).map(
      (pair): Word => ({
        ...pair,
        severity: 'note',
        reason: `${year}年机构改革后已不用这个名称，引用当时的文件除外`,
      }),
    ),
  ),
  ...political,
  ...terms,
];
