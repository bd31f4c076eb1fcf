import type { CalendarDate } from '../../calendar/index.ts';
import { checkDecision, type Decision, type OutcomeId, outcomeOf } from '../outcome/index.ts';
import { type Step, type StepId, stepOf, steps, undraftedOutcomes } from './table.ts';
import {
  type Actor,
  actors,
  type LetterKind,
  type Status,
  type StepNeed,
  statuses,
  stepNeeds,
} from './words.ts';

/** What closed a request on a day: an outcome, or being joined to another request whose outcome it shares. */
export type Closing = { on: CalendarDate } & ({ outcome: OutcomeId } | { joinedTo: string });

/** Where a request stands. */
export interface Flow {
  status: Status;
  /** The steps done that can be done once only. */
  done: readonly StepId[];
  /** Letters sent and not answered. */
  letters: Readonly<Record<LetterKind, number>>;
  /** The decision drafted, while it is under way. */
  decision?: Decision;
  /** In order; one, and one more each time a closed request was taken up again. */
  closings: readonly Closing[];
}

/** A step as somebody takes it. */
export interface Taken {
  step: StepId;
  by: Actor;
  on: CalendarDate;
  given?: Readonly<Partial<Record<StepNeed, string>>>;
  decision?: Decision;
}

export type FlowErrorCode =
  | 'not-here'
  | 'not-yours'
  | 'already-done'
  | 'missing'
  | 'letters-open'
  | 'no-letter'
  | 'decision-incomplete'
  | 'outcome-elsewhere'
  | 'before-last-step';

export type FlowFailure = { error: { code: FlowErrorCode; message: string; missing?: readonly string[] } };

/** A request just registered. */
export const registeredFlow: Flow = {
  status: 'registered',
  done: [],
  letters: { 'third-party': 0, body: 0 },
  closings: [],
};

const refuse = (code: FlowErrorCode, message: string, missing?: readonly string[]): FlowFailure => ({
  error: { code, message, ...(missing && { missing }) },
});

const letterLabels: Readonly<Record<LetterKind, string>> = { 'third-party': '第三方', body: '其他机关' };

/** The steps that a status allows. */
const stepsAt = (status: Status): Step[] =>
  (steps as readonly Step[]).filter(({ from }) => from.includes(status));

const refusePlace = ({ status }: Flow, step: Step): FlowFailure | undefined => {
  if (step.from.includes(status)) return undefined;
  const possible = stepsAt(status).map(({ label }) => label);
  return refuse(
    'not-here',
    `“${statuses[status].label}”的申请不能“${step.label}”，可以：${possible.join('、')}。`,
  );
};

const refuseActor = (by: Actor, step: Step): FlowFailure | undefined =>
  step.who.includes(by)
    ? undefined
    : refuse(
        'not-yours',
        `“${step.label}”由${step.who.map(who => actors[who]).join('、')}办理，${actors[by]}不能办理。`,
      );

const refuseAgain = ({ done }: Flow, step: Step): FlowFailure | undefined =>
  step.once && done.includes(step.id)
    ? refuse('already-done', `“${step.label}”一件申请只有一次，此前已经办过（${step.article}）。`)
    : undefined;

const refuseLetters = ({ letters }: Flow, step: Step): FlowFailure | undefined => {
  if (step.letters === undefined) return undefined;
  if (step.letters === 'none') {
    const open = (Object.keys(letters) as LetterKind[]).filter(kind => letters[kind] > 0);
    return open.length > 0
      ? refuse(
          'letters-open',
          `还在等待${open.map(kind => letterLabels[kind]).join('、')}的意见，不能“${step.label}”。请录入意见，或在期限届满后注明逾期。`,
        )
      : undefined;
  }
  return 'answers' in step.letters && letters[step.letters.answers] === 0
    ? refuse(
        'no-letter',
        `没有等待${letterLabels[step.letters.answers]}意见的征求意见书，不能“${step.label}”。`,
      )
    : undefined;
};

const refuseMissing = ({ given = {} }: Taken, step: Step): FlowFailure | undefined => {
  const missing = step.needs.filter(need => (given[need] ?? '').trim() === '');
  return missing.length === 0
    ? undefined
    : refuse(
        'missing',
        `“${step.label}”：${missing.map(need => stepNeeds[need].missing).join('；')}。`,
        missing,
      );
};

const refuseDecision = ({ decision }: Taken, step: Step): FlowFailure | undefined => {
  if (!step.decision) return undefined;
  if (!decision) return refuse('decision-incomplete', `“${step.label}”：请先拟好决定。`);
  if (undraftedOutcomes.includes(decision.outcome))
    return refuse(
      'outcome-elsewhere',
      `“${outcomeOf(decision.outcome).label}”有自己的步骤，不作为决定“${step.label}”。`,
    );
  const faults = checkDecision(decision);
  return faults.length === 0
    ? undefined
    : refuse(
        'decision-incomplete',
        faults.map(({ message }) => message).join(''),
        faults.map(({ need }) => need),
      );
};

const refuseDay = ({ closings }: Flow, { on }: Taken, step: Step): FlowFailure | undefined => {
  const last = closings.at(-1)?.on;
  return last !== undefined && on < last
    ? refuse('before-last-step', `“${step.label}”的日期${on}早于办结的日期${last}，请核对。`)
    : undefined;
};

const lettersAfter = ({ letters }: Flow, step: Step): Flow['letters'] => {
  if (step.letters === undefined || step.letters === 'none') return letters;
  const kind = 'opens' in step.letters ? step.letters.opens : step.letters.answers;
  return { ...letters, [kind]: letters[kind] + ('opens' in step.letters ? 1 : -1) };
};

const closingOf = (decision: Decision | undefined, { on, given }: Taken, step: Step): Closing[] => {
  if (step.closes === undefined) return [];
  if (step.closes === 'joined') return [{ on, joinedTo: given?.mainRequest ?? '' }];
  if (step.closes === 'decision') return decision ? [{ on, outcome: decision.outcome }] : [];
  return [{ on, outcome: step.closes }];
};

/**
 * Takes a step: the request as it then stands, or why it cannot be taken, by name: not in this status, not by this
 * person, a second time, with an opinion still awaited, without what it needs.
 */
export const takeStep = (flow: Flow, taken: Taken): { flow: Flow } | FlowFailure => {
  const step = stepOf(taken.step);
  const refused =
    refusePlace(flow, step) ??
    refuseActor(taken.by, step) ??
    refuseAgain(flow, step) ??
    refuseLetters(flow, step) ??
    refuseDay(flow, taken, step) ??
    refuseMissing(taken, step) ??
    refuseDecision(taken, step);
  if (refused) return refused;
  const drafted = step.decision ? taken.decision : flow.decision;
  const to = step.to ?? flow.status;
  const keeps = statuses[to].open && to !== 'processing';
  const { decision: _, ...rest } = flow;
  return {
    flow: {
      ...rest,
      status: to,
      done: step.once ? [...flow.done, step.id] : flow.done,
      letters: lettersAfter(flow, step),
      ...(keeps && drafted && { decision: drafted }),
      closings: [...flow.closings, ...closingOf(drafted, taken, step)],
    },
  };
};

/** The steps that somebody may take now, as far as status, person and letters decide it. */
export const possibleSteps = (flow: Flow, by: Actor): Step[] =>
  stepsAt(flow.status).filter(
    step => !(refuseActor(by, step) ?? refuseAgain(flow, step) ?? refuseLetters(flow, step)),
  );
