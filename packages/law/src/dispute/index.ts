export {
  checkDispute,
  columnIn,
  countDisputes,
  type Dispute,
  type DisputeFault,
  type DisputeFaultCode,
  type DisputeKind,
  type DisputeResult,
  type DisputeResultId,
  disputeKinds,
  disputeResults,
  groupOf,
  type Reconsideration,
} from './dispute.ts';
export { disputesAsMarkdown } from './markdown.ts';
export {
  countingSource,
  type Remedy,
  type RemedyId,
  type RemedyRoute,
  type RemedyTerm,
  remedies,
  remedyRoutes,
  remedyTerm,
  remedyTerms,
} from './remedies.ts';
