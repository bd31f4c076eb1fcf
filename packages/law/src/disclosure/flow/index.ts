export { type FlowFacts, type FlowNeed, type FlowRefusal, needIds as flowNeeds } from './needs.ts';
export {
  type FlowRole,
  type FlowStanding,
  type FlowState,
  type FlowWork,
  flowStateName,
  flowStates,
} from './state.ts';
export { availableActions, nextState, step } from './step.ts';
export {
  type FlowAction,
  type FlowActionId,
  flowActionIds,
  flowActions,
  returnActions,
} from './table.ts';
