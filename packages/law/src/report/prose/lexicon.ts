/**
 * The words that say what a figure counts, as one compiled pattern. At one place of the text the first entry that
 * fits wins, so the longer wording stands before the shorter.
 */

const self = '(?:本|我)(?:机关|单位|部门|局|委|办|厅|厂|院|中心|街道|镇|乡|县|市|区|省|级)?';
const years = '(?:20\\d\\d年度?)';
const last = `(?:上一?年度?|去年度?|${years})`;
const next = `(?:下一?个?年度?|次年度?|明年度?|翌年|${years})`;
const carried = '(?:结转|转结|转来|转入|转接|转至|转到|转|顺延|遗留|延续|未办结|未办理完毕|未办完|未答复)';

const entries = {
  // Outcomes and their reasons (table three).
  petition:
    '信访(?:、|和|及|或)?(?:投诉)?(?:、|和|及|或)?举报(?:、|和|及|或)?(?:投诉)?类?(?:的?申请|事项)?|信访(?:、)?投诉(?:、)?举报',
  overdueCorrection: '(?:申请人)?(?:无正当理由)?逾期(?:不|未)(?:作|予|进行|按要求)?补正',
  overdueFee:
    '(?:申请人)?逾期(?:未|不)(?:按(?:照)?(?:收费通知)?(?:要求|规定|时)?)?(?:缴纳|交纳|缴|交)(?:信息处理)?费用?',
  stillUnclear: '(?:经)?补正后(?:的)?(?:申请)?(?:内容)?仍(?:然)?不(?:够)?(?:明确|清楚)',
  notHeld: `(?:${self})?(?:机关)?不掌握(?:该|此|所)?(?:申请)?(?:相关|有关)?(?:的)?(?:政府)?(?:信息)?`,
  mustBeCreated:
    '(?:没有|无)现成(?:政府)?信息(?:、|，)?(?:需要?)?(?:另行)?(?:制作)?|需要?(?:另行)?(?:加工)?制作',
  stateSecret: '(?:属于|涉及)?国家秘密(?:的?信息)?',
  prohibitedByLaw:
    '(?:属于)?(?:其他)?法律(?:、|和)?行政法规(?:规定)?禁止(?:公开)?|(?:其他)?法律法规禁止(?:公开)?',
  threeSecurities: '(?:危及)?[“"]?三安全一稳定[”"]?',
  thirdPartyRights: '(?:保护|损害|侵害|涉及)?第三[方人](?:的)?合法权益',
  internalAffairs: '(?:属于)?(?:三类)?内部(?:事务|管理)信息',
  processInformation: '(?:属于)?(?:四类)?过程性信息',
  enforcementFile: '(?:属于)?(?:行政)?执法案卷(?:信息)?',
  administrativeInquiry: '(?:属于)?行政查询(?:事项)?',
  duplicate: '(?:属于)?重复(?:申请|提交)',
  publication: '(?:要求提供)?公开出版物',
  excessive: '(?:无正当理由)?(?:大量、?反复|反复、?大量)申请',
  reconfirmation: '(?:要求)?(?:行政机关)?(?:确认或(?:者)?)?重新出具(?:已获取)?(?:的)?信息',
  grantedOrPartial: '予以公开或(?:予以)?部分公开',
  partiallyGranted: '(?:予以)?部分(?:予以)?公开',
  granted: '予以(?:全部|主动)?公开(?!道歉|曝光|通报|谴责)',
  refused: '(?:决定)?不(?:予|予以)公开',
  unavailable: '(?:信息)?无法提供|不能提供',
  notProcessed: '不予处理',
  otherwise: '其[他它](?:方式)?处理(?:情形|情况)?',
  // Applicants (columns of table three).
  everybody:
    '(?:自然人|公民)(?:、|和|及|或|与)?(?:企业)?(?:法人)?(?:、|和|及|或|与|或者)(?:者)?(?:法人)?(?:、|和|及|或|与)?(?:其他|有关)组织',
  organizations: '法人(?:和|或|或者|及|、|与|以及)(?:者)?其[他它]组织|法人(?:、)?组织|法人(?:单位)?',
  naturalPerson: '自然人',
  enterprise: '(?:商业)?企业',
  researchInstitution: '科研(?:机构|院所|单位)',
  publicWelfareOrganization: '(?:社会)?公益(?:性)?组织',
  legalServiceInstitution: '法律服务机构',
  otherOrganization: '其[他它](?:类型)?组织',
  // Carried from year to year; which way, the words and years tell (carriedBy).
  carry: [
    `${next}(?:的)?结转`,
    `${last}(?:末|底|期)?(?:的)?(?:未办结|未办理完毕|尚未办结|剩余|未答复)?(?:的)?(?:并)?${carried}(?:至|到|入|来|为)?(?:今年|本年度?|本年度内|当年|${years}|下一?年度?)?(?:继续|内)?(?:办理|答复|处理|受理)?`,
    `(?:结转|转结|转入|转至|转到|转|顺延|延续|延|跨|留|移)(?:至|到|入|往|为)?(?:${next}|上一?年度?|去年|本年度?|今年)(?:的)?(?:继续|再)?(?:办理|答复|处理)?`,
    '结转(?:办理)?',
  ].join('|'),
  unfinished:
    '(?:尚|还|仍)?(?:正在|处于|在)(?:依法)?(?:办理|答复|处理)(?:之?中|过程中|期限内|期内)?|(?:尚未|未)(?:办结|办理完毕|答复)|办理中',
  // What was done with requests.
  receiveNew:
    '(?:本年度?|本年|年度|当年)?(?:新收到?|新接收到?|新受理|新接到|新增受理|新增(?=政府|信息|依申请|公开申请|申请))',
  receiveAndHandle:
    '收办|收到?(?:并|和|及|、|且)(?:办理|处理|办结)|受理(?:并|和|及|、)?办理|收到和办理|接收(?:并|和|、)办理',
  receive: '收到|接收到?|接到|收悉|接受|受理(?!条件|点|窗口|机构|流程|登记)|共收(?=政府|信息|依申|申请)',
  handled:
    '办结|办复|办毕|(?:办理|处理|答复|回复|办理答复)(?:完毕|完结|完成)|(?:办理|处理)?(?:并)?(?:作出|做出|完成|予以|依法|出具)?(?:书面)?(?:答复|回复)',
  process: '(?:办理|处理)',
  // Disputes (table four).
  directLitigation:
    '(?:未经|未|不经)(?:行政)?复议(?:而)?(?:程序)?(?:直接)?(?:提起|向法院提起)?(?:行政)?(?:起诉|诉讼)|直接(?:提起)?(?:行政)?(?:起诉|诉讼)',
  litigationAfterReconsideration:
    '(?:经(?:过)?)?(?:行政)?复议(?:之)?后(?:再|又)?(?:提起)?(?:行政)?(?:起诉|诉讼)',
  reconsideration:
    '行政复议(?!机关|机构|意见|建议|法|体制|委员|局|规范|人员)|(?:被)?(?:提起|申请)?复议(?!机关|机构|决定|意见|委员|局|法|体制|工作|化解|应诉)',
  litigation: '行政(?:应诉|诉讼)(?!法)|(?:被)?(?:提起)?诉讼(?!法|服务|请求)',
  upheld: '(?:结果)?(?:予以|被)?维持(?:原(?:具体)?行政行为|原(?:行政)?决定|原判)?',
  corrected: '(?:结果)?(?:予以|被)?纠正|(?:被)?纠错',
  otherResult: '其[他它]结果|结果(?:为)?其[他它](?!处理)',
  pending:
    '(?:尚|还)?未(?:审|办|审理)结(?:案)?|(?:尚|正|仍)?(?:在)?审理(?:之?中|过程中|阶段)|正在审理|待审(?:结|理)?|未审理完毕',
  // Documents and decisions (table two).
  normative: '(?:行政)?规范性文件',
  rules: '(?:政府|部门)?规章(?!制度|和制度|规定|、制度)',
  issue: '(?:新)?(?:制定|制发|制订|出台|印发|颁布)(?:并|和|、|及)?(?:制定|制发|印发|出台|发布|公布|颁布)?',
  repeal: '(?:清理|公布|宣布)?废止(?:清理)?',
  inForce: '(?:现行|继续|仍|目前)(?:仍)?有效|现存(?:有效)?|保留(?:继续)?有效',
  licences: '行政许可',
  penalties: '行政处罚',
  coerciveMeasures: '行政强制(?:措施)?',
  fees: '行政事业性收费(?!项目|标准|目录|清单|单位)',
  // What the request is called; the bare 「其他」.
  application:
    '(?:公开)?(?:政府|政务)?信息(?:依申请)?公开(?:的)?(?:申请|请求)|(?:政府|政务)?信息(?:公开)?依申请(?:公开)?|依申请(?:主动)?公开|申请公开(?:政府)?信息|申请(?:政府)?信息公开|公开(?:政府|政务)?信息(?:的)?申请|(?:政府|政务)信息申请(?:公开)?|信息公开(?=办件|件)',
  otherBare: '其[他它](?!需要)',
  // Other counts that share the verbs: they end the subject.
  foreign:
    '建议(?!意见)|提案|议案|留言|信箱|热线|12345|咨询|工单|网民|来访|来信|信访|投诉|举报|舆情|意见|诉求|问政|政务服务|网办|便民|协办|会办|转办|督办|案件评查|合法性审[查核]|备案|咨询件|纠错|问卷|满意度|市民|访谈|直播|培训|会议',
  // Whose and which time's figures these are.
  otherYear: `(?<![较比与同和自从及至])(?:${years}|去年|上一?年度?|前年|往年)(?!相比|同期|的?结转|末|底|修订|修改|发布|印发|版|要点|政务公开)`,
  ownYear: '本年度?|今年|全年|当年|年内|一年来',
  whole: '全(?:市|县|区|省|州|盟|旗|镇|乡|域|街道)',
  wider: '全(?:系统|行业|国)|(?:系统|行业)内',
  part: '各(?:级|地|县|区|市|乡|镇|街|部|单|委|科|股|处|相关|有关|行政)|(?:市|县|区|州|省)直|直属|下属|所属|下辖|基层单位|(?:市|县|区|州|省|镇|乡)?本级|部门(?=共|新|收|受|接|办|答|全年|累计)',
  ownName: `(?:本|我)(?:机关|单位|局|委|办|厅|院|中心|街道|镇|乡|县|市|区|省|州)`,
  cumulative: '累计|历年|截至目前|截止目前|至今|以来|近[一二两三四五]年',
  period:
    '上半年|下半年|[一二三四1-4前后](?:个)?季度|(?<![\\d至—–-])\\d{1,2}(?:[-—–至]\\d{1,2})?月份?(?![\\d至底末初])|每月|月均|日均|年均',
  channel:
    '网上|网络|互联网|在线|线上|线下|信函|邮寄|快递|当面|现场|传真|邮件|邮箱|窗口|平台|网站|系统|小程序|口头|电话|当场|邮政|EMS',
  onTime: '按规|依规|按期|按时|如期|及时|法定期限|规定期限|期限内|时限内|依法按',
} satisfies Record<string, string>;

export type Concept = keyof typeof entries;

const concepts = Object.keys(entries) as Concept[];
const pattern = new RegExp(concepts.map(concept => `(?:${entries[concept]})`).join('|'), 'g');
const grouped = new RegExp(concepts.map(concept => `(${entries[concept]})`).join('|'), 'y');

/**
 * Which entry a word found at a place belongs to. A word belongs to the same entry wherever it stands, so that the
 * slower pattern with groups is asked once a word.
 */
const conceptAt = (plain: string, start: number, text: string): Concept | undefined => {
  const known = conceptOf.get(text);
  if (known) return known;
  grouped.lastIndex = start;
  const groups = grouped.exec(plain);
  const concept = concepts.find((_, at) => groups?.[at + 1] !== undefined);
  if (concept && conceptOf.size < 5000) conceptOf.set(text, concept);
  return concept;
};
const conceptOf = new Map<string, Concept>();

/** A word of the lexicon in a paragraph. */
export interface Mark {
  concept: Concept;
  text: string;
  start: number;
  end: number;
}

/** The lexicon's words in a paragraph in its plain form, in order, none overlapping. */
export const marksIn = (plain: string): Mark[] => {
  const marks: Mark[] = [];
  for (const match of plain.matchAll(pattern)) {
    const [text] = match;
    const concept = text === '' ? undefined : conceptAt(plain, match.index, text);
    if (concept) marks.push({ concept, text, start: match.index, end: match.index + text.length });
  }
  return marks;
};

/** Which way requests were carried: into the year, out of it, either (the words do not say), or other years'. */
export const carriedBy = (text: string, year: number | null): 'in' | 'out' | 'either' | 'elsewhere' => {
  if (/下|次年|明年|翌年/.test(text)) return 'out';
  if (/上|去年/.test(text)) return 'in';
  const named = [...text.matchAll(/20\d\d/g)].map(match => Number(match[0]));
  if (named.length === 0) return /今年|本年|当年/.test(text) ? 'in' : 'either';
  if (year === null) return 'elsewhere';
  const first = named[0];
  const final = named.at(-1);
  if (final === year + 1) return 'out';
  if (first === year - 1) return 'in';
  return first === year ? (/^20/.test(text) ? 'either' : 'in') : 'elsewhere';
};
