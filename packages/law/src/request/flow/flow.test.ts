import { describe, expect, test } from 'vitest';
import { addDays } from '../../calendar/index.ts';
import { outcomeRowIds } from '../../report/index.ts';
import { outcomeOf } from '../outcome/index.ts';
import { type CountedRequest, countedClosing } from './count.ts';
import { type Flow, type FlowErrorCode, registeredFlow, type Taken, takeStep } from './flow.ts';
import { type StepId, stepOf } from './table.ts';
import {
  after,
  allSteps,
  decide,
  drafted,
  everyone,
  nextSteps,
  on,
  requestOf,
  take,
  whole,
} from './testing.ts';
import { type Actor, type Status, statuses } from './words.ts';

/** What tells one state from another: letters and closings as far as they decide what may come. */
const keyOf = ({ status, done, letters, closings }: Flow): string =>
  [
    status,
    [...done].sort(),
    Math.min(letters['third-party'], 2),
    Math.min(letters.body, 2),
    Math.min(closings.length, 3),
  ].join('/');

/** Every state that can be reached, a few letters and rulings at most. */
const reachable = (): Map<string, Flow> => {
  const found = new Map<string, Flow>([[keyOf(registeredFlow), registeredFlow]]);
  const open = [registeredFlow];
  for (let flow = open.pop(); flow; flow = open.pop())
    for (const step of nextSteps(flow)) {
      if (
        step.letters &&
        step.letters !== 'none' &&
        'opens' in step.letters &&
        flow.letters[step.letters.opens] > 0
      )
        continue;
      if (step.reopens && flow.closings.length > 1) continue;
      const next = take(flow, whole(step));
      if (found.has(keyOf(next))) continue;
      found.set(keyOf(next), next);
      open.push(next);
    }
  return found;
};

const main: CountedRequest = requestOf(
  { ...registeredFlow, closings: [{ on, outcome: 'partial' }] },
  '已写明',
);

/** The row in which a request counts; what joins is joined to one disclosed in part. */
const rowOf = (flow: Flow) => {
  const request = requestOf(flow);
  return countedClosing(request, new Map([request, main].map(each => [each.id, each])))?.row;
};

describe('every path through the table', () => {
  const states = [...reachable().values()];

  test('reaches every status and takes every step', () => {
    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(Object.keys(statuses)));
    const taken = new Set(states.flatMap(nextSteps).map(({ id }) => id));
    expect(taken).toEqual(new Set(allSteps.map(({ id }) => id)));
  });

  test('an open request has no row unless it was taken up again; a closed one has exactly one', () => {
    for (const flow of states) {
      const row = rowOf(flow);
      const reopened = flow.closings.length > 0 && statuses[flow.status].open;
      expect(row !== undefined).toBe(!statuses[flow.status].open || reopened);
      if (row) expect(outcomeRowIds(2021)).toContain(row);
    }
  });

  test('none leads nowhere: from every state the archive can be reached', () => {
    const keys = new Map(states.map(flow => [keyOf(flow), flow]));
    const ending = new Set(states.filter(({ status }) => status === 'archived').map(keyOf));
    for (let grown = true; grown; ) {
      grown = false;
      for (const [key, flow] of keys) {
        if (ending.has(key)) continue;
        const leads = nextSteps(flow).some(step => ending.has(keyOf(take(flow, whole(step)))));
        if (leads) ending.add(key);
        grown ||= leads;
      }
    }
    expect(ending.size).toBe(keys.size);
  });

  test('each path from status to status ends archived with one closing and one row', () => {
    let paths = 0;
    const walk = (flow: Flow, passed: readonly StepId[]) => {
      if (flow.status === 'archived') {
        paths++;
        expect(flow.closings).toHaveLength(1);
        expect(rowOf(flow)).toBeDefined();
        return;
      }
      for (const step of nextSteps(flow)) {
        const repeats = passed.includes(step.id) || !step.to || step.reopens || step.id === 'supplement';
        if (!repeats) walk(take(flow, whole(step)), [...passed, step.id]);
      }
    };
    walk(registeredFlow, []);
    expect(paths).toBeGreaterThan(100);
  });

  test.each(drafted)('%s ends in its own row', outcome => {
    const submitted = take(after('start'), whole(stepOf('submit'), outcome));
    const flow = (['approve', 'reply', 'deliver', 'archive'] as const).reduce(
      (each, id) => take(each, whole(stepOf(id))),
      submitted,
    );
    expect(rowOf(flow)).toBe(outcomeOf(outcome).row);
    const atOnce = take(registeredFlow, whole(stepOf('replyAtOnce'), outcome));
    expect(rowOf(atOnce)).toBe(outcomeOf(outcome).row);
  });

  test.each<[string, StepId[], string]>([
    ['Art. 30: not corrected', ['askCorrection', 'abandonUncorrected'], 'overdueCorrection'],
    ['fee rules: not paid', ['start', 'noticeFee', 'abandonUnpaid'], 'overdueFee'],
    ['withdrawn', ['withdraw'], 'otherHandling'],
    ['withdrawn while waiting', ['askCorrection', 'withdraw'], 'otherHandling'],
    ['Art. 36(5): referred', ['refer', 'deliver'], 'notHeld'],
    ['joined: as the one it is joined to', ['join'], 'partiallyGranted'],
  ])('%s', (_, path, row) => {
    expect(rowOf(after(...path))).toBe(row);
  });
});

describe('what is not in the table is refused by name', () => {
  const bare = (step: StepId, by: Actor): Taken => ({ step, by, on });

  test.each<[string, StepId[], Taken, FlowErrorCode, string]>([
    [
      'a reply before approval',
      ['start'],
      bare('reply', 'clerk'),
      'not-here',
      '“办理中”的申请不能“答复”，可以：',
    ],
    [
      'an archived request withdrawn',
      ['withdraw', 'archive'],
      bare('withdraw', 'applicant'),
      'not-here',
      '“已归档”',
    ],
    [
      'a clerk approves',
      ['start', 'submit'],
      { ...whole(stepOf('approve')), by: 'clerk' },
      'not-yours',
      '信息员不能办理',
    ],
    [
      'the competent office replies',
      ['start', 'submit', 'approve'],
      bare('reply', 'office'),
      'not-yours',
      '主管部门不能办理',
    ],
    ['an applicant extends', ['start'], bare('extend', 'applicant'), 'not-yours', '由单位负责人办理'],
    [
      'Art. 30: a second correction',
      ['askCorrection', 'receiveCorrection'],
      whole(stepOf('askCorrection')),
      'already-done',
      '只有一次',
    ],
    ['Art. 33: a second extension', ['start', 'extend'], whole(stepOf('extend')), 'already-done', '只有一次'],
    [
      'Art. 32: submitted while a third party is asked',
      ['start', 'askThirdParty'],
      whole(stepOf('submit')),
      'letters-open',
      '还在等待第三方的意见',
    ],
    [
      'Art. 34: an opinion nobody asked for',
      ['start'],
      whole(stepOf('receiveBody')),
      'no-letter',
      '没有等待其他机关意见',
    ],
    [
      'Art. 30: a correction without a term',
      ['start'],
      { ...whole(stepOf('askCorrection')), given: { letter: '1号' } },
      'missing',
      '请写明期限',
    ],
    [
      'approved by the one who drafted',
      ['start', 'submit'],
      bare('approve', 'head'),
      'missing',
      '不是经办人',
    ],
    ['no decision', ['start'], bare('submit', 'clerk'), 'decision-incomplete', '请先拟好决定'],
    [
      'a decision without its search',
      ['start'],
      { ...bare('submit', 'clerk'), decision: { outcome: 'nonexistent', given: { reason: '经检索' } } },
      'decision-incomplete',
      '检索',
    ],
    [
      'abandonment as a decision',
      ['start'],
      { ...bare('submit', 'clerk'), decision: decide('overdueFee') },
      'outcome-elsewhere',
      '有自己的步骤',
    ],
  ])('%s', (_, path, taken, code, words) => {
    const found = takeStep(after(...path), taken);
    expect(found).toMatchObject({ error: { code } });
    expect('error' in found && found.error.message).toContain(words);
  });

  test('a step dated before the request was closed', () => {
    const early = whole(stepOf('deliver'), 'disclosed', addDays(on, -1));
    expect(takeStep(after('refer'), early)).toMatchObject({ error: { code: 'before-last-step' } });
  });

  const all = (Object.keys(statuses) as Status[]).flatMap(status =>
    allSteps.flatMap(step => everyone.map(by => ({ status, step, by }))),
  );

  test('every status × step × person is either in the table or refused', () => {
    for (const { status, step, by } of all) {
      const found = takeStep({ ...registeredFlow, status }, { ...whole(step), by });
      const code = 'error' in found ? found.error.code : undefined;
      if (!step.from.includes(status)) expect(code).toBe('not-here');
      else if (!step.who.includes(by)) expect(code).toBe('not-yours');
      else expect(['no-letter', undefined]).toContain(code);
    }
  });
});
