import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FlowFacts, needIds } from './needs.ts';
import { type FlowRole, type FlowState, flowStateName, flowStates } from './state.ts';
import { availableActions, nextState, step } from './step.ts';
import { type FlowAction, type FlowActionId, flowActionIds, flowActions, returnActions } from './table.ts';

const roles: readonly FlowRole[] = [
  'clerk',
  'reviewer',
  'head',
  'office',
  'administrator',
  'auditor',
  'system',
];

const now = new Date('2024-06-03T02:00:00Z');
const later = new Date('2024-06-04T02:00:00Z');

/** Facts under which nothing but the state and the role stands in the way of the action. */
const factsFor = (action: FlowActionId, given: readonly FlowRole[]): FlowFacts => ({
  roles: given,
  isDrafter: action === 'take-back',
  reason: '按规定办理',
  attribute: 'proactive',
  formedOn: '2024-05-30',
  today: '2024-06-03',
  missing: [],
  openFindings: 0,
  publishAt: action === 'schedule' ? later : null,
  now,
});

const key = (state: FlowState | null): string =>
  state ? `${state.standing}/${state.work ?? '-'}` : 'absent';

/**
 * The whole flow written out by hand, apart from the table: of each action its steps and its roles (Art. 17: content
 * review, secrecy review, signature). `*` stands for every standing, which it keeps.
 */
const expected: Record<FlowActionId, { steps: string[]; roles: FlowRole[] }> = {
  create: { steps: ['absent none/draft'], roles: ['clerk', 'reviewer', 'head', 'office', 'system'] },
  write: { steps: ['*/draft */draft'], roles: ['clerk', 'reviewer', 'head', 'office', 'system'] },
  submit: { steps: ['*/draft */content'], roles: ['clerk', 'reviewer', 'head', 'office'] },
  'take-back': { steps: ['*/content */draft'], roles: ['clerk', 'reviewer', 'head', 'office'] },
  'content-pass': { steps: ['*/content */secrecy'], roles: ['reviewer', 'head', 'office'] },
  'content-return': { steps: ['*/content */draft'], roles: ['reviewer', 'head', 'office'] },
  'secrecy-pass': { steps: ['*/secrecy */signing'], roles: ['reviewer', 'head', 'office'] },
  'secrecy-return': { steps: ['*/secrecy */draft'], roles: ['reviewer', 'head', 'office'] },
  sign: { steps: ['*/signing */scheduled'], roles: ['head', 'office'] },
  'sign-return': { steps: ['*/signing */draft'], roles: ['head', 'office'] },
  'urgent-release': {
    steps: ['*/content */scheduled', '*/secrecy */scheduled', '*/signing */scheduled'],
    roles: ['reviewer', 'head', 'office'],
  },
  schedule: { steps: ['*/signing */signing', '*/scheduled */scheduled'], roles: ['head', 'office'] },
  unschedule: { steps: ['*/scheduled */signing'], roles: ['head', 'office'] },
  publish: { steps: ['*/scheduled published/-'], roles: ['system'] },
  revise: { steps: ['*/- */draft'], roles: ['clerk', 'reviewer', 'head', 'office'] },
  'discard-draft': { steps: ['*/draft */-'], roles: ['clerk', 'reviewer', 'head', 'office'] },
  withdraw: {
    steps: [
      'published/- withdrawn/-',
      'published/draft withdrawn/draft',
      'published/content withdrawn/content',
      'published/secrecy withdrawn/secrecy',
      'published/signing withdrawn/signing',
      'published/scheduled withdrawn/signing',
    ],
    roles: ['reviewer', 'head', 'office'],
  },
  restore: {
    steps: ['-', 'draft', 'content', 'secrecy', 'signing', 'scheduled'].map(
      work => `withdrawn/${work} published/${work}`,
    ),
    roles: ['head', 'office'],
  },
};

const steps = new Map(
  Object.entries(expected).map(([action, { steps: written }]) => [
    action,
    new Map(
      written.flatMap(line =>
        (line.includes('*') ? ['none', 'published', 'withdrawn'] : ['']).map(
          standing => line.replaceAll('*', standing).split(' ') as [string, string],
        ),
      ),
    ),
  ]),
);

const everyState: readonly (FlowState | null)[] = [null, ...flowStates];

describe('every state × action × role', () => {
  test('there are 18 states, each with a name of its own', () => {
    expect(flowStates).toHaveLength(18);
    expect(new Set(flowStates.map(flowStateName)).size).toBe(18);
  });

  describe.each(flowActionIds)('%s', action => {
    test.each(everyState.map(state => [key(state), state] as const))('from %s', (from, state) => {
      const to = steps.get(action)?.get(from);
      for (const role of roles) {
        const result = step(state, action, factsFor(action, [role]));
        const outcome = 'state' in result ? key(result.state) : result.refusal.code;
        const allowed = expected[action].roles.includes(role);
        expect([role, outcome]).toEqual([
          role,
          to === undefined ? 'not-from-here' : allowed ? to : 'not-your-role',
        ]);
      }
    });
  });

  test('nobody without a role takes any step', () => {
    for (const state of everyState)
      for (const action of flowActionIds)
        expect(step(state, action, factsFor(action, []))).toHaveProperty('refusal');
  });

  test('what is offered is what can be done', () => {
    for (const state of flowStates)
      for (const role of roles)
        for (const isDrafter of [true, false]) {
          const can = flowActionIds.filter(action => {
            const result = step(state, action, { ...factsFor(action, [role]), isDrafter });
            return 'state' in result;
          });
          expect(availableActions(state, [role], isDrafter)).toEqual(can);
        }
  });
});

describe('what a step needs', () => {
  const broken: Record<(typeof needIds)[number], Partial<FlowFacts>> = {
    'four-eyes': { isDrafter: true },
    drafter: { isDrafter: false },
    reason: { reason: ' \n' },
    proactive: { attribute: 'withheld' },
    complete: { missing: ['标题'] },
    formed: { formedOn: '' },
    checked: { openFindings: 1 },
    future: { publishAt: now },
    due: { publishAt: later },
  };
  const expectedNeeds: Record<FlowActionId, string> = {
    create: '',
    write: '',
    submit: 'proactive complete formed checked',
    'take-back': 'drafter',
    'content-pass': 'four-eyes',
    'content-return': 'four-eyes reason',
    'secrecy-pass': 'four-eyes',
    'secrecy-return': 'four-eyes reason',
    sign: 'four-eyes proactive',
    'sign-return': 'four-eyes reason',
    'urgent-release': 'four-eyes reason proactive complete formed checked',
    schedule: 'future',
    unschedule: 'reason',
    publish: 'due',
    revise: '',
    'discard-draft': '',
    withdraw: 'reason',
    restore: 'reason',
  };

  test.each(flowActionIds)('%s (Art. 17)', action => {
    const start = everyState.find(state => nextState(state, action) !== undefined) ?? null;
    const needs = expectedNeeds[action].split(' ').filter(Boolean);
    for (const need of needIds) {
      const facts = { ...factsFor(action, expected[action].roles), ...broken[need] };
      const result = step(start, action, facts);
      const code = 'refusal' in result ? result.refusal.code : undefined;
      expect([need, code]).toEqual([need, needs.includes(need) ? need : undefined]);
      if ('refusal' in result) expect(result.refusal.message).toMatch(/[请能还].*。$/u);
    }
  });

  test('a date that has not come is no date of formation (Art. 26)', () => {
    const draft: FlowState = { standing: 'none', work: 'draft' };
    const result = step(draft, 'submit', { ...factsFor('submit', ['clerk']), formedOn: '2024-06-04' });
    expect(result).toMatchObject({
      refusal: { code: 'formed', message: expect.stringContaining('2024-06-04') },
    });
  });

  test('one who holds several roles may do what any of them may', () => {
    const signing: FlowState = { standing: 'none', work: 'signing' };
    expect(step(signing, 'sign', factsFor('sign', ['clerk', 'head']))).toEqual({
      state: { standing: 'none', work: 'scheduled' },
    });
  });

  test('each action has a name of its own, a sentence of help, and where it carries out an article its number', () => {
    const rules = Object.values<FlowAction>(flowActions);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { help, article } of rules) {
      expect(help).toMatch(/。$/);
      if (article !== null) expect(article).toMatch(/^条例第.+条$/);
    }
    for (const action of returnActions) {
      expect(flowActions[action].needs).toContain('reason');
      expect(flowActions[action].moves[0].to).toBe('draft');
    }
  });
});

/** Edges of the graph, reachable from the beginning, with each path's history kept as far as the law asks for it. */
type Walked = { state: FlowState | null; content: boolean; secrecy: boolean; signature: boolean };

const begin: Walked = { state: null, content: false, secrecy: false, signature: false };

/** What a step means for the text being worked on: a new or changed text has been reviewed by nobody. */
const follow = (walked: Walked, action: FlowActionId): Walked | undefined => {
  const state = nextState(walked.state, action);
  if (state === undefined) return undefined;
  const forgets = ['create', 'write', 'revise', 'take-back', ...returnActions].includes(action);
  const reviews = forgets ? begin : walked;
  return {
    state,
    content: reviews.content || ['content-pass', 'urgent-release'].includes(action),
    secrecy: reviews.secrecy || ['secrecy-pass', 'urgent-release'].includes(action),
    signature: reviews.signature || ['sign', 'urgent-release'].includes(action),
  };
};

const walk = (): { walked: Walked; action: FlowActionId; next: Walked }[] => {
  const seen = new Set<string>();
  const edges: { walked: Walked; action: FlowActionId; next: Walked }[] = [];
  const waiting = [begin];
  for (let walked = waiting.pop(); walked; walked = waiting.pop()) {
    if (seen.has(JSON.stringify(walked))) continue;
    seen.add(JSON.stringify(walked));
    for (const action of flowActionIds) {
      const next = follow(walked, action);
      if (!next) continue;
      edges.push({ walked, action, next });
      waiting.push(next);
    }
  }
  return edges;
};

/** A text with those who wrote on it and those who let it pass. */
interface Text {
  state: FlowState | null;
  drafters: readonly string[];
  passedBy: Readonly<Record<string, string>>;
}

const unwritten: Text = { state: null, drafters: [], passedBy: {} };

const anyAttempt = fc.record({
  action: fc.constantFrom(...flowActionIds),
  person: fc.constantFrom('甲', '乙', '丙'),
  role: fc.constantFrom(...roles),
});

/** What each step that lets a text pass stands for; every other one that changes the text or gives it back undoes them. */
const passes: Partial<Record<FlowActionId, string[]>> = {
  'content-pass': ['content'],
  'secrecy-pass': ['secrecy'],
  sign: ['signature'],
  'urgent-release': ['content', 'secrecy', 'signature'],
};
const undoing: readonly FlowActionId[] = ['create', 'write', 'revise', 'take-back', ...returnActions];
const writing: readonly FlowActionId[] = ['create', 'write', 'revise'];

/** Takes one step where it may be taken, and looks at who let pass what is published by it. */
const attemptOn = (
  text: Text,
  { action, person, role }: { action: FlowActionId; person: string; role: FlowRole },
): Text => {
  const isDrafter = text.drafters.includes(person);
  const result = step(text.state, action, { ...factsFor(action, [role]), isDrafter });
  if (!('state' in result)) return text;
  const passed = Object.fromEntries((passes[action] ?? []).map(what => [what, person]));
  if (action === 'publish') {
    expect(Object.keys(text.passedBy).sort()).toEqual(['content', 'secrecy', 'signature']);
    for (const by of Object.values(text.passedBy)) expect(text.drafters).not.toContain(by);
  }
  const isNew = action === 'revise' && text.state?.standing !== 'none';
  const drafters = isNew ? [] : text.drafters;
  return {
    state: result.state,
    drafters: writing.includes(action) ? [...drafters, person] : drafters,
    passedBy: undoing.includes(action) ? {} : { ...text.passedBy, ...passed },
  };
};

describe('the graph of the flow', () => {
  const edges = walk();

  test('every state is reached', () => {
    const reached = new Set(edges.map(({ next }) => key(next.state)));
    expect(flowStates.map(key).filter(state => !reached.has(state))).toEqual([]);
  });

  test('whatever is published has passed content review, secrecy review and signature (Art. 17)', () => {
    const publications = edges.filter(({ action }) => action === 'publish');
    expect(publications.length).toBeGreaterThan(0);
    for (const { walked } of publications)
      expect(walked).toMatchObject({ content: true, secrecy: true, signature: true });
  });

  test('and only by publication does anything new come before readers', () => {
    const comes = edges.filter(
      ({ walked, next }) => walked.state?.standing !== 'published' && next.state?.standing === 'published',
    );
    expect(new Set(comes.map(({ action }) => action))).toEqual(new Set(['publish', 'restore']));
    // What is restored is the version that was withdrawn, which was published before.
    for (const { walked, action } of comes)
      if (action === 'restore') expect(walked.state?.standing).toBe('withdrawn');
  });

  test('by none who drafted it: each step of review and signature asks for four eyes', () => {
    for (const action of ['content-pass', 'secrecy-pass', 'sign', 'urgent-release'] as const) {
      const from = flowStates.find(state => nextState(state, action)) ?? null;
      const facts = { ...factsFor(action, roles), isDrafter: true };
      expect(step(from, action, facts)).toMatchObject({ refusal: { code: 'four-eyes' } });
    }
  });

  test('there is no dead end: from every state something can still be published', () => {
    const canPublish = new Set<string>();
    for (let size = -1; size < canPublish.size; ) {
      size = canPublish.size;
      for (const { walked, action, next } of edges)
        if (action === 'publish' || canPublish.has(key(next.state))) canPublish.add(key(walked.state));
    }
    expect(everyState.map(key).filter(state => !canPublish.has(state))).toEqual([]);
  });

  test('a withdrawn text never comes back by itself: no time set before lets it be published', () => {
    for (const { action, next } of edges)
      if (action === 'withdraw') expect(next.state?.work).not.toBe('scheduled');
  });

  test('whatever is tried in whatever order, by whomever, a text is published only as the law wants it', () => {
    fc.assert(
      fc.property(fc.array(anyAttempt, { maxLength: 60 }), attempts => {
        let text = unwritten;
        for (const attempt of attempts) text = attemptOn(text, attempt);
      }),
      { numRuns: 500 },
    );
  });
});
