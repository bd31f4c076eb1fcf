import type { CalendarDate } from '../../calendar/index.ts';
import { type Decision, needsOf, type OutcomeId, outcomes } from '../outcome/index.ts';
import type { CountedRequest } from './count.ts';
import { type Flow, possibleSteps, registeredFlow, type Taken, takeStep } from './flow.ts';
import { type Step, type StepId, stepOf, steps, undraftedOutcomes } from './table.ts';
import { type Actor, actors } from './words.ts';

export const on = '2025-03-03' as CalendarDate;
export const drafted = outcomes.map(({ id }) => id).filter(id => !undraftedOutcomes.includes(id));

export const decide = (outcome: OutcomeId): Decision => {
  const decision: Decision = {
    outcome,
    withheld: outcome === 'partial' ? ['internalAffairs'] : [],
    given: {},
  };
  return { ...decision, given: Object.fromEntries(needsOf(decision).map(need => [need, '已写明'])) };
};

/** A step with all that it needs, by the first who may take it. */
export const whole = (step: Step, outcome: OutcomeId = 'disclosed', day = on): Taken => ({
  step: step.id,
  by: step.who[0] as Actor,
  on: day,
  given: Object.fromEntries(step.needs.map(need => [need, '已写明'])),
  ...(step.decision && { decision: decide(outcome) }),
});

export const take = (flow: Flow, taken: Taken): Flow => {
  const found = takeStep(flow, taken);
  if ('error' in found) throw new Error(found.error.message);
  return found.flow;
};

export const after = (...ids: StepId[]): Flow =>
  ids.reduce((flow, id) => take(flow, whole(stepOf(id))), registeredFlow);

export const allSteps = steps as readonly Step[];
export const everyone = Object.keys(actors) as Actor[];

/** All steps that anybody may take. */
export const nextSteps = (flow: Flow): Step[] => [
  ...new Set(everyone.flatMap(by => possibleSteps(flow, by))),
];

export const requestOf = (flow: Flow, id = 'a'): CountedRequest => ({
  id,
  applicant: 'naturalPerson',
  receivedOn: on,
  closings: flow.closings,
});
