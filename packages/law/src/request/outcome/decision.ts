import { type NeedId, needs, type ReplyPart, replyParts } from './needs.ts';
import { type OutcomeId, outcomeOf, withheldGroundIds } from './outcomes.ts';

/** A decision as it is drafted: the outcome and what stands behind it, each in words or as a reference. */
export interface Decision {
  outcome: OutcomeId;
  /** Of 部分公开: the grounds of what is withheld. */
  withheld?: readonly OutcomeId[];
  /** Whether disclosure would harm a third party's lawful rights (Art. 32); then the third party must be asked. */
  affectsThirdParty?: boolean;
  given: Readonly<Partial<Record<NeedId, string>>>;
}

export interface DecisionFault {
  need: NeedId;
  message: string;
}

/** What a decision needs: what its outcome needs, and what the grounds of a partly withheld answer need. */
export const needsOf = ({ outcome, withheld = [], affectsThirdParty }: Decision): NeedId[] => {
  const own: readonly NeedId[] = outcomeOf(outcome).needs;
  const ofGrounds = outcome === 'partial' ? withheld.flatMap(ground => [...outcomeOf(ground).needs]) : [];
  const discloses = outcome === 'disclosed' || outcome === 'partial';
  const asked: NeedId[] = affectsThirdParty && discloses ? ['thirdPartyStep'] : [];
  return [...new Set([...own, ...ofGrounds, ...asked])];
};

/** Whether something needed is there; the grounds of a partial answer are those chosen, at least one and each of a kind that withholds. */
const isGiven = (need: NeedId, { given, withheld = [] }: Decision): boolean =>
  need === 'withheldGrounds'
    ? withheld.length > 0 && withheld.every(ground => withheldGroundIds.includes(ground))
    : (given[need] ?? '').trim() !== '';

/** What keeps a decision from being issued, one sentence a fault; none where it may be. */
export const checkDecision = (decision: Decision): DecisionFault[] =>
  needsOf(decision)
    .filter(need => !isGiven(need, decision))
    .map(need => ({ need, message: `“${outcomeOf(decision.outcome).label}”：${needs[need].missing}` }));

/** The parts of a reply that are still blank. */
export const missingParts = (reply: Readonly<Partial<Record<ReplyPart, string>>>): ReplyPart[] =>
  (Object.keys(replyParts) as ReplyPart[]).filter(part => (reply[part] ?? '').trim() === '');
