export {
  type ApplicantKind,
  type CountedClosing,
  type CountedRequest,
  countedClosing,
  countRequests,
  type Table3Counts,
} from './count.ts';
export {
  type Closing as RequestClosing,
  type Flow as RequestFlow,
  type FlowErrorCode,
  type FlowFailure,
  possibleSteps,
  registeredFlow,
  type Taken as StepTaken,
  takeStep,
} from './flow.ts';
export {
  type Step as RequestStep,
  type StepId as RequestStepId,
  stepOf as requestStep,
  steps as requestSteps,
  undraftedOutcomes,
} from './table.ts';
export {
  type Actor as RequestActor,
  actors as requestActors,
  type LetterKind,
  type Status as RequestStatus,
  type StepNeed,
  statuses as requestStatuses,
  stepNeeds,
} from './words.ts';
