import { type FlowFacts, type FlowRefusal, findUnmet } from './needs.ts';
import { type FlowRole, type FlowState, flowStateName } from './state.ts';
import { type FlowAction, type FlowActionId, flowActionIds, flowActions } from './table.ts';

/** The state that an action leads to; undefined where it cannot be done from here. Null: it does not exist yet. */
export const nextState = (state: FlowState | null, action: FlowActionId): FlowState | undefined => {
  const { standing, moves }: FlowAction = flowActions[action];
  if (state === null || standing.from === 'absent') {
    const to = moves[0]?.to;
    return state === null && standing.from === 'absent' && to !== undefined && to !== 'same'
      ? { standing: standing.to === 'same' ? 'none' : standing.to, work: to }
      : undefined;
  }
  const move = moves.find(({ from }) => from.includes(state.work));
  if (!move || !standing.from.includes(state.standing)) return undefined;
  return {
    standing: standing.to === 'same' ? state.standing : standing.to,
    work: move.to === 'same' ? state.work : move.to,
  };
};

const notFromHere = (state: FlowState | null, { name }: FlowAction): FlowRefusal => ({
  code: 'not-from-here',
  message:
    state === null
      ? `还没有这条信息，不能“${name}”。`
      : `这条信息现在是“${flowStateName(state)}”，不能“${name}”。请刷新后再办理。`,
});

/** 办理一步 (Art. 17): the state that follows, or why the step is refused. */
export const step = (
  state: FlowState | null,
  action: FlowActionId,
  facts: FlowFacts,
): { state: FlowState } | { refusal: FlowRefusal } => {
  const rule: FlowAction = flowActions[action];
  const next = nextState(state, action);
  if (!next) return { refusal: notFromHere(state, rule) };
  if (!rule.roles.some(role => facts.roles.includes(role)))
    return {
      refusal: { code: 'not-your-role', message: `您的角色不能“${rule.name}”。请由有权限的人办理。` },
    };
  const refusal = findUnmet(rule.needs, facts);
  return refusal ? { refusal } : { state: next };
};

/** What someone could do from here, whatever is still to be filled in: what the page offers. */
export const availableActions = (
  state: FlowState,
  roles: readonly FlowRole[],
  isDrafter: boolean,
): FlowActionId[] =>
  flowActionIds.filter(id => {
    const { roles: allowed, needs }: FlowAction = flowActions[id];
    return (
      nextState(state, id) !== undefined &&
      allowed.some(role => roles.includes(role)) &&
      !(isDrafter && needs.includes('four-eyes')) &&
      (isDrafter || !needs.includes('drafter'))
    );
  });
