import { apart } from '../apart.ts';
import type { Hit } from '../model.ts';
import type { Reading } from '../reading.ts';
import { basis, type TextRule } from '../rule.ts';

/** A kind of mark: how it looks in the text, and what may stand in its whole line for it to be one. */
interface Mark {
  pattern: RegExp;
  /** Looked for in the line that holds it; without it the mark is one wherever it stands. */
  line?: RegExp;
  severity?: 'note';
  message?: string;
}

const level = '(?<!工作|商业|个人)(?:绝 {0,2}密|机 {0,2}密|秘 {0,2}密)';
const period = '(?:\\d{1,3}|[一二三五十]{1,3})(?:年|个月)|长期';
/** Signs around a mark that stands alone. */
const open = '[\\s【\\[(〔《*★]{0,4}';
const close = '[\\s】\\])〕》*★]{0,4}';

const classified: readonly Mark[] = [
  { pattern: new RegExp(`${level} ?[★☆✩⭐*] ?(?:${period})?`, 'g') },
  {
    pattern: new RegExp(level, 'g'),
    line: new RegExp(`^${open}(?:密级[: ]{0,3})?${level}(?:[ ,、]{0,3}(?:${period}))?${close}$`),
  },
  { pattern: new RegExp(`[【\\[(〔]${level}[】\\])〕]`, 'g') },
  { pattern: new RegExp(`(?:密级|保密等级|涉密等级)[: \\t]{1,3}${level}`, 'g') },
  { pattern: /份号[: ]{1,3}\d{1,8}/g },
  { pattern: /份 {0,2}号/g, line: /^[\s【]{0,3}份 {0,2}号[: ]{0,3}\d{0,8}】?\s*$/ },
];

const shortLine = /^.{1,22}$/;
const notAMark =
  /审查|审核|法|制度|规定|办法|管理|泄露|泄漏|涉及|涉密|保守|清理|收集|要求|严格|培训|检查|出版物|名单$/;

const internal: readonly Mark[] = [
  { pattern: /工作秘密 ?[★☆*]/g },
  { pattern: /[【[(〔](?:工作秘密|内部资料|内部文件|内部使用|内部材料)[】\])〕]/g },
  { pattern: /工作秘密/g, line: new RegExp(`^${open}工作秘密(?:[ ,]{0,3}(?:${period}))?${close}$`) },
  {
    pattern:
      /内部(?:资料|文件|材料|刊物|使用|掌握)[ ,、:]{0,3}(?:请)?(?:注意保存|妥善保管|注意保密|严禁外传|不得外传|请勿外传|不得翻印|仅供参考|免费交流|严禁复制)/g,
  },
  {
    pattern: /内部(?:资料|文件|材料|使用)/g,
    line: new RegExp(`^${open}内部(?:资料|文件|材料|使用)${close}$`),
  },
  { pattern: /(?:仅供|限于?)内部(?:使用|参考|掌握|传阅|交流)/g },
  {
    pattern: /[(【〔](?:此件|本件)?(?:不予?公开|不宜公开)[)】〕]|此件不予?公开/g,
    message: '文件注明“不公开”。请核对公开属性：确可公开的，先办理属性变更，再改去这个标注。',
  },
  {
    pattern: /[(【〔](?:此件)?依申请公开[)】〕]|此件依申请公开/g,
    severity: 'note',
    message: '文件注明“依申请公开”。请核对公开属性：主动公开的，先办理属性变更。',
  },
  { pattern: /(?:不得|严禁|请勿|禁止|切勿)外传/g, line: shortLine },
  {
    pattern: /(?:不得|严禁|请勿|禁止|切勿)外传/g,
    severity: 'note',
    message: '这里写着不得外传。请核对：说的是本文件的，不能公开；只是叙述的，可以保留。',
  },
];

/** No line of a mark is longer on either side of it. */
const reach = 60;

const lineAround = (text: string, from: number, to: number): string => {
  const before = text.slice(Math.max(0, from - reach), from);
  const after = text.slice(to, to + reach);
  const end = after.indexOf('\n');
  return `${before.slice(before.lastIndexOf('\n') + 1)}${text.slice(from, to)}${end < 0 ? after : after.slice(0, end)}`;
};

function* marksIn({ text }: Reading, marks: readonly Mark[]): Generator<Hit> {
  const taken = new Set<number>();
  for (const { pattern, line, severity, message } of marks)
    for (const { 0: found, index } of text.matchAll(pattern)) {
      const to = index + found.length;
      if (taken.has(index)) continue;
      if (line) {
        const whole = lineAround(text, index, to);
        if (!line.test(whole.trim()) || notAMark.test(whole)) continue;
      }
      taken.add(index);
      yield { from: index, to, ...(severity && { severity }), ...(message !== undefined && { message }) };
    }
}

/** 密级标志: a mark that stands as one, not the word within a sentence (保守国家秘密, 个人秘密, 商业秘密, 保密审查). */
export const secrecyMark: TextRule = {
  code: 'SECRECY-MARK',
  severity: 'must',
  title: '国家秘密标志和份号',
  basis: basis.secrecy,
  message: '这是国家秘密的标志。请立即停止上传、报告保密工作机构；已解密的，附解密依据后再公开。',
  find: reading => apart(marksIn(reading, classified)),
};

/** 工作秘密、内部资料 and the like, as marks. */
export const internalMark: TextRule = {
  code: 'INTERNAL-MARK',
  severity: 'must',
  title: '工作秘密、内部资料、不公开的标注',
  basis: basis.secrecy,
  message:
    '文件标有“内部”或“工作秘密”字样。请核对能否公开：不能的，换成可以公开的文件；能的，改去标注并说明理由。',
  find: reading => apart(marksIn(reading, internal)),
};
