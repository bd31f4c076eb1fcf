import type { CellPath } from '../cells.ts';
import type { Report } from '../model.ts';
import { type Reading, reading } from './readings.ts';
import { type Found, fills, type Words } from './words.ts';

type Action = 'issued' | 'repealed' | 'inForce';

/** The cells of an action on documents; the 2019 format counts what was made, disclosed, and all that is disclosed. */
const documentCells = (report: Report, kind: 'normativeDocuments' | 'rules', action: Action): CellPath[] => {
  if (report.format === 2021) return [`table2.${kind}.${action}`];
  const of2019: Record<Action, CellPath[]> = {
    issued: [`table2of2019.${kind}.newlyMade`, `table2of2019.${kind}.newlyDisclosed`],
    repealed: [],
    inForce: [`table2of2019.${kind}.totalDisclosed`],
  };
  return of2019[action];
};

const actions: Record<string, Action> = { issue: 'issued', repeal: 'repealed', inForce: 'inForce' };
const between =
  '了|和|并|或|及|公开|主动|发布|公布|本级|县级|市级|区级|县政府|市政府|区政府|政府|各类|我局|文件|一批|有关|失效|行政';
const notTheCell =
  /部门|名义|报请|代拟|备案|审[查核]|清理|党内|修[订改]|拟|计划|解读|评估|失效|目录|转发|参与|起草/;

/** 「制发规范性文件5件」 「规范性文件制发5件」 「废止10件」: kind and action in either order, or from the words before. */
const document = (words: Words): Found | null => {
  const { state, report } = words;
  const mark = words.last;
  if (mark === undefined) return null;
  const ofKind = mark.concept === 'normative' || mark.concept === 'rules';
  const kind = ofKind ? (mark.concept === 'rules' ? 'rules' : 'normativeDocuments') : state.document;
  const before = words.before.at(-1);
  const adjacent = before !== undefined && fills(words.text(before.end, mark.start), between);
  const named = ofKind ? (adjacent && before ? actions[before.concept] : undefined) : actions[mark.concept];
  const whole = /共计|合计|总计|总数/.test(words.gap);
  const goesOn = before === undefined ? fills(words.head, between) && !whole : adjacent;
  const action = named ?? (goesOn ? state.action : null);
  if (kind === null || action === null) return null;
  const cells = documentCells(report, kind, action);
  if (cells.length === 0) return null;
  const around = words.head.slice(-12) + (before ? words.text(before.end, mark.start) : '') + words.gap;
  const unsure = notTheCell.test(around) || (ofKind && named === undefined && before !== undefined);
  return { kind: 'table2', readings: cells.map(cell => reading(null, [cell])), parent: null, unsure };
};

const decisionHead =
  /(?:^|[，、和及与的：]|作出|做出|实施|办理|办结|下达|处理|共|全年|各类|年度?|完成|其中|开展|局|委|机关|单位|县|市|区|镇|乡|累计)$/;
const published = /公示|公开|发布|归集|报送|推送|录入|上传|公布|信用|通报|晒|更新/;
const verbsBefore = /作出|做出|实施|办理|办结|下达|处理|完成/;

/** 行政许可、行政处罚、行政强制: decisions made, not items of a list and not notices published. */
const decision = (words: Words): Found | null => {
  const { last: mark, report, quantity } = words;
  if (mark === undefined || !decisionHead.test(words.head)) return null;
  const decided = /决定|办件|处理/.test(words.gap);
  if (quantity.kind === '项' && !decided) return null;
  const root = report.format === 2021 ? 'table2' : 'table2of2019';
  const path = report.format === 2021 ? `${root}.${mark.concept}` : `${root}.${mark.concept}.decisions`;
  const unsure =
    published.test(words.sentence) ||
    words.has('channel') ||
    /立案|移送|听证/.test(words.head) ||
    (/案/.test(words.gap) && !decided && !verbsBefore.test(words.head)) ||
    (mark.concept === 'penalties' && /案/.test(words.gap) && !decided);
  return { kind: 'table2', readings: [reading(null, [path])], parent: null, unsure };
};

const fees = (words: Words): Found | null => {
  if (words.report.format !== 2021 || /减|免|降|取消|少收|退/.test(words.head)) return null;
  const readings: Reading[] = [reading(null, ['table2.feesTenThousandYuan'])];
  return { kind: 'table2', readings, parent: null, unsure: false };
};

const documentTail = '文件|件|现行|制发|制定|共|的|数';
const decisionTail = '处理|决定|决定书|办件|案件|案|事务|业务|类|申请';

export const tableTwoReaders: Record<string, { tail: string; read: (words: Words) => Found | null }> = {
  normative: { tail: documentTail, read: document },
  rules: { tail: documentTail, read: document },
  issue: { tail: documentTail, read: document },
  repeal: { tail: documentTail, read: document },
  inForce: { tail: documentTail, read: document },
  licences: { tail: decisionTail, read: decision },
  penalties: { tail: decisionTail, read: decision },
  coerciveMeasures: { tail: decisionTail, read: decision },
  fees: { tail: '收入|金额|总金额|总额|收取|征收|实现|收费|资金', read: fees },
};
