import type { OutcomeId } from '../outcome/index.ts';
import { closingSteps } from './closing.ts';
import { handlingSteps } from './handling.ts';
import type { StepRule } from './rule.ts';

/** Every step: statuses × actions × who may × what is needed. What is not here cannot be done. */
export const steps = [...handlingSteps, ...closingSteps] as const;

export type StepId = (typeof steps)[number]['id'];
export type Step = StepRule & { id: StepId };

const byId = new Map<string, Step>(steps.map(step => [step.id, step]));
export const stepOf = (id: StepId): Step => byId.get(id) as Step;

/** Outcomes that have a step of their own and are never drafted as a decision. */
export const undraftedOutcomes: readonly OutcomeId[] = ['overdueCorrection', 'overdueFee', 'withdrawn'];
