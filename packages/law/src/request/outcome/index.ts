export { checkDecision, type Decision, type DecisionFault, missingParts, needsOf } from './decision.ts';
export { type NeedId as DecisionNeed, needs as decisionNeeds, type ReplyPart, replyParts } from './needs.ts';
export {
  type Outcome,
  type OutcomeId,
  outcomeOf,
  outcomes,
  remedyOf,
  remedyOfSilence,
  withheldGroundIds,
} from './outcomes.ts';
