import { maskEmail, maskNumber } from '../mask.ts';
import type { Hit } from '../model.ts';
import { type Candidate, type Labels, labelOf, type Reading } from '../reading.ts';
import { basis, type TextRule } from '../rule.ts';

type Kind = 'person' | 'public' | 'other';

const labels: Labels<Kind> = [
  ['person', /电话|手机|联系|移动|号码|短号/g],
  [
    'public',
    /(?:(?:值班|监督|举报|咨询|投诉|热线|客服)[^,:]{0,4}|(?:服务|办公|对外|公开|应急|报警|救援)(?:联系)?(?:电话|手机|号码))(?!.*\d{5})/g,
  ],
  [
    'other',
    /编[号码]|单号|订单|流水|[账帐][号户]|代码|[证文税案户表]号|(?:登记|备案|注册|合同|档案|设备|宗地)号|发票|批次|条码|追溯|工单|金额|资金|合计|总[额计量值价]|投资|产值|收入|支出|面积|数量|预算|决算|单价|价款|QQ|报价|余额/g,
  ],
];

/** What counts money, goods or people: a figure before it is no telephone. */
const unit = /^ ?(?:[万亿千百]?(?:元|美元|吨|公斤|平方|立方|亩|公顷|千瓦)|千克|公里|%|‰)/;
const shapes = new Set(['11', '3,4,4', '3,8', '4,4,3', '2,11', '2,3,4,4', '4,11', '4,3,4,4', '13', '15']);
const mobilePattern = /^(?:(?:00)?86)?(1[3-9]\d{9})$/;

/** A sum of money, a decimal or a code with letters that the digits go on; 「Tel」 before a telephone is none. */
const joinedBefore = /(?:[¥$￥#_]|\d\.|(?<!\b(?:tel|mob|mobile|phone))[A-Za-z])$/i;

/** Parts of a figure with a decimal point, of a code with letters, or of a number that a hyphen joins to another. */
const isPartOfMore = (reading: Reading, { from, to, gap }: Candidate): boolean =>
  /[-\u2010-\u2014\u2212]/.test(gap) ||
  joinedBefore.test(reading.text.slice(Math.max(0, from - 8), from)) ||
  /^(?:[A-Za-z_]|\.\d)/.test(reading.after(to, 2)) ||
  reading.inAddress(from);

const isMobile = (reading: Reading, candidate: Candidate): boolean => {
  const { digits, shape, to } = candidate;
  return (
    mobilePattern.test(digits) &&
    shapes.has(shape().join(',')) &&
    !isPartOfMore(reading, candidate) &&
    !unit.test(reading.after(to))
  );
};

const publicNumber = '这是手机号码，看上去用于值班、咨询或监督。请核对：是个人手机的，换成办公电话。';

function* mobiles(reading: Reading): Generator<Hit> {
  let end = 0;
  for (const candidate of reading.candidates(11, 15, 4)) {
    const { from, to } = candidate;
    if (from < end || !isMobile(reading, candidate)) continue;
    const label = labelOf(reading, from, labels);
    if (label === 'other') continue;
    end = to;
    yield label === 'public' ? { from, to, severity: 'note', message: publicNumber } : { from, to };
  }
}

/** Mobile numbers belong to persons; office lines (with an area code), 12345 and 400 numbers are meant to be known. */
export const mobile: TextRule = {
  code: 'MOBILE',
  severity: 'must',
  title: '手机号码（办公电话和服务热线除外）',
  basis: basis.privacy,
  message: '这是手机号码。请换成办公电话，或删去中间四位；经本人同意公开的，请说明理由。',
  mask: maskNumber(3, 2),
  find: mobiles,
};

/** Mail services at which persons have their addresses. */
const emailPattern =
  /(?<![\w.+-])[\w.+-]{1,64}@(?:vip\.)?(?:163|126|qq|foxmail|sina|sohu|139|189|wo|yeah|aliyun|gmail|hotmail|outlook|live|icloud|yahoo|tom|21cn|263)\.(?:com\.cn|com|net|cn)(?![\w-]|\.\w)/gi;

/** Many offices use such a mailbox for lack of another, so it is only worth a look. */
export const personalEmail: TextRule = {
  code: 'PERSONAL-EMAIL',
  severity: 'note',
  title: '个人电子邮箱',
  basis: basis.privacy,
  message: '这是公共邮箱服务的地址。是个人邮箱的，请换成单位邮箱；单位对外使用的，可以保留。',
  mask: maskEmail,
  *find({ text }) {
    for (const { 0: found, index } of text.matchAll(emailPattern))
      yield { from: index, to: index + found.length };
  },
};
