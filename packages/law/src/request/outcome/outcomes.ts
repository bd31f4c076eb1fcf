import type { RemedyRoute } from '../../dispute/index.ts';
import type { Table3RowId } from '../../report/index.ts';
import type { NeedId } from './needs.ts';

interface OutcomeRule {
  id: string;
  label: string;
  /** The articles that the letter names. */
  basis: readonly string[];
  /** The one row of table three in which the request counts. */
  row: Table3RowId;
  /** The letter that tells it. */
  letter: string;
  remedy: RemedyRoute;
  /** What the decision cannot be issued without. */
  needs: readonly NeedId[];
}

const reply = (words: string): string => `政府信息公开申请答复书（${words}）`;

/**
 * Every way in which a request is closed: basis, row of table three, letter, remedy and what the decision needs.
 * Reconsideration comes first where the body withheld under Art. 14–16 (行政复议法, Art. 23(1)(4)); an express refusal
 * to handle, and the rest, may go either way.
 */
export const outcomes = [
  {
    id: 'disclosed',
    label: '予以公开',
    basis: ['条例第三十六条第（二）项'],
    row: 'granted',
    letter: reply('予以公开'),
    remedy: 'either',
    needs: ['content'],
  },
  {
    id: 'alreadyPublic',
    label: '已主动公开，告知获取方式、途径',
    basis: ['条例第三十六条第（一）项'],
    row: 'granted',
    letter: reply('已主动公开'),
    remedy: 'either',
    needs: ['whereToFind'],
  },
  {
    id: 'partial',
    label: '部分公开',
    basis: ['条例第三十七条'],
    row: 'partiallyGranted',
    letter: reply('部分公开'),
    remedy: 'either',
    needs: ['content', 'reason', 'withheldGrounds', 'separation'],
  },
  {
    id: 'stateSecret',
    label: '属于国家秘密，不予公开',
    basis: ['条例第十四条', '条例第三十六条第（三）项'],
    row: 'stateSecret',
    letter: reply('属于国家秘密'),
    remedy: 'reconsideration-first',
    needs: ['reason', 'secrecyBasis'],
  },
  {
    id: 'prohibitedByLaw',
    label: '法律、行政法规禁止公开，不予公开',
    basis: ['条例第十四条', '条例第三十六条第（三）项'],
    row: 'prohibitedByLaw',
    letter: reply('法律、行政法规禁止公开'),
    remedy: 'reconsideration-first',
    needs: ['reason', 'lawNamed'],
  },
  {
    id: 'threeSecurities',
    label: '可能危及国家安全、公共安全、经济安全、社会稳定，不予公开',
    basis: ['条例第十四条', '条例第三十六条第（三）项'],
    row: 'threeSecurities',
    letter: reply('危及三安全一稳定'),
    remedy: 'reconsideration-first',
    needs: ['reason'],
  },
  {
    id: 'thirdPartyRights',
    label: '公开会损害第三方合法权益，不予公开',
    basis: ['条例第十五条', '条例第三十二条', '条例第三十六条第（三）项'],
    row: 'thirdPartyRights',
    letter: reply('保护第三方合法权益'),
    remedy: 'reconsideration-first',
    needs: ['reason', 'thirdPartyStep'],
  },
  {
    id: 'internalAffairs',
    label: '属于三类内部事务信息，不予公开',
    basis: ['条例第十六条第一款', '条例第三十六条第（三）项'],
    row: 'internalAffairs',
    letter: reply('内部事务信息'),
    remedy: 'reconsideration-first',
    needs: ['reason'],
  },
  {
    id: 'processInformation',
    label: '属于四类过程性信息，不予公开',
    basis: ['条例第十六条第二款', '条例第三十六条第（三）项'],
    row: 'processInformation',
    letter: reply('过程性信息'),
    remedy: 'reconsideration-first',
    needs: ['reason'],
  },
  {
    id: 'enforcementFile',
    label: '属于行政执法案卷，不予公开',
    basis: ['条例第十六条第二款', '条例第三十六条第（三）项'],
    row: 'enforcementFile',
    letter: reply('行政执法案卷'),
    remedy: 'reconsideration-first',
    needs: ['reason'],
  },
  {
    id: 'administrativeInquiry',
    label: '属于行政查询事项，依照有关法律、行政法规办理',
    basis: ['条例第三十六条第（七）项'],
    row: 'administrativeInquiry',
    letter: reply('行政查询事项'),
    remedy: 'either',
    needs: ['reason', 'lawNamed', 'whereToGo'],
  },
  {
    id: 'nonexistent',
    label: '经检索没有，信息不存在',
    basis: ['条例第三十六条第（四）项'],
    row: 'notHeld',
    letter: reply('信息不存在'),
    remedy: 'either',
    needs: ['reason', 'searchRecord'],
  },
  {
    id: 'anotherBody',
    label: '不属于本机关负责公开',
    basis: ['条例第三十六条第（五）项'],
    row: 'notHeld',
    letter: reply('不属于本机关负责公开'),
    remedy: 'either',
    needs: ['reason', 'otherBody'],
  },
  {
    id: 'mustBeCreated',
    label: '没有现成信息，需要另行制作',
    basis: ['条例第三十八条'],
    row: 'mustBeCreated',
    letter: reply('需要另行制作'),
    remedy: 'either',
    needs: ['reason', 'searchRecord'],
  },
  {
    id: 'stillUnclear',
    label: '补正后申请内容仍不明确',
    basis: ['条例第三十条'],
    row: 'stillUnclear',
    letter: reply('补正后仍不明确'),
    remedy: 'either',
    needs: ['reason', 'correctionReceived'],
  },
  {
    id: 'petition',
    label: '以申请的形式信访、投诉、举报，不予处理',
    basis: ['条例第三十九条第一款'],
    row: 'petition',
    letter: reply('信访、投诉、举报'),
    remedy: 'either',
    needs: ['reason', 'whereToGo'],
  },
  {
    id: 'duplicate',
    label: '重复申请，不予重复处理',
    basis: ['条例第三十六条第（六）项'],
    row: 'duplicate',
    letter: reply('重复申请'),
    remedy: 'either',
    needs: ['reason', 'earlierAnswer', 'signature'],
  },
  {
    id: 'publication',
    label: '要求提供公开出版物，不予处理',
    basis: ['条例第三十九条第二款'],
    row: 'publication',
    letter: reply('公开出版物'),
    remedy: 'either',
    needs: ['reason', 'whereToFind'],
  },
  {
    id: 'excessive',
    label: '数量、频次明显超过合理范围且理由不合理，不予处理',
    basis: ['条例第三十五条'],
    row: 'excessive',
    letter: reply('明显超过合理范围'),
    remedy: 'either',
    needs: ['reason', 'reasonsAsked'],
  },
  {
    id: 'reconfirmation',
    label: '要求确认或者重新出具已获取的信息，不予处理',
    basis: ['国办公开办函〔2021〕30号格式表三（五）5'],
    row: 'reconfirmation',
    letter: reply('确认或者重新出具已获取信息'),
    remedy: 'either',
    needs: ['reason', 'earlierAnswer'],
  },
  {
    id: 'overdueCorrection',
    label: '逾期不补正，视为放弃申请',
    basis: ['条例第三十条'],
    row: 'overdueCorrection',
    letter: reply('逾期不补正'),
    remedy: 'either',
    needs: ['correctionNotice'],
  },
  {
    id: 'overdueFee',
    label: '逾期不缴费，视为放弃申请',
    basis: ['政府信息公开信息处理费管理办法'],
    row: 'overdueFee',
    letter: reply('逾期不缴费'),
    remedy: 'either',
    needs: ['feeNotice'],
  },
  {
    id: 'withdrawn',
    label: '申请人撤回申请',
    basis: [],
    row: 'otherHandling',
    letter: reply('撤回申请'),
    remedy: 'none',
    needs: ['withdrawal'],
  },
  {
    id: 'otherwise',
    label: '其他处理',
    basis: [],
    row: 'otherHandling',
    letter: reply('其他处理'),
    remedy: 'either',
    needs: ['reason'],
  },
] as const satisfies readonly OutcomeRule[];

export type OutcomeId = (typeof outcomes)[number]['id'];
export type Outcome = OutcomeRule & { id: OutcomeId };

const byId = new Map<string, Outcome>(outcomes.map(outcome => [outcome.id, outcome]));

/** The outcome of an id. */
export const outcomeOf = (id: OutcomeId): Outcome => byId.get(id) as Outcome;

/** The grounds on which all or a part of a request may be withheld, or not be provided: for 部分公开. */
export const withheldGroundIds: readonly OutcomeId[] = outcomes
  .filter(
    ({ row, remedy }) => remedy === 'reconsideration-first' || row === 'notHeld' || row === 'mustBeCreated',
  )
  .map(({ id }) => id);

/**
 * 救济途径 of a reply: of a partial one by the grounds of the part withheld; reconsideration comes first as soon as one
 * of them is of Art. 14–16.
 */
export const remedyOf = (id: OutcomeId, withheld: readonly OutcomeId[] = []): RemedyRoute => {
  if (id !== 'partial') return outcomeOf(id).remedy;
  return withheld.some(ground => outcomeOf(ground).remedy === 'reconsideration-first')
    ? 'reconsideration-first'
    : 'either';
};

/** Where no reply came in time, reconsideration comes first (行政复议法, Art. 23(1)(3)). */
export const remedyOfSilence: RemedyRoute = 'reconsideration-first';
