import type { Table4GroupId } from '../form.ts';
import type { Report } from '../model.ts';
import type { Mark } from './lexicon.ts';
import { disputeGroups, type Rows } from './readings.ts';

/** How sure it is that figures are those of the whole authority and the whole year. */
export type Certainty = 'sure' | 'unsure' | 'no';

/** What the sentence has said so far: of which year and body it speaks, and of what. */
export interface State {
  year: Certainty;
  /** A figure of another year was met: the paragraph goes on about that year until it names its own. */
  yearSticks: boolean;
  ownYearNamed: boolean;
  time: Certainty;
  scope: Certainty;
  /** Where a word for the whole area ended: 「全市各部门」 is still all of it. */
  wholeUntil: number;
  /** Whether it is about requests (申请), about something else that is counted, or not said. */
  topic: 'requests' | 'foreign' | null;
  /** The groups of table four spoken of last, and all in this sentence. */
  disputes: readonly Table4GroupId[] | null;
  disputesNamed: readonly Table4GroupId[];
  /** The disputes are surely those about disclosure. */
  disputesSure: boolean;
  /** A number of disputes about disclosure was told before: those that follow are such, too. */
  ofDisclosure: boolean;
  document: 'normativeDocuments' | 'rules' | null;
  action: 'issued' | 'repealed' | 'inForce' | null;
  /** The rows that the last figure of requests counted: whose applicants are told next. */
  parent: Rows | null;
  /** All such rows of this passage, the last first: applicants told later may be those of any. */
  parents: readonly Rows[];
  /** A count of some of the requests (「申请公开征地信息2件」) was met: outcomes told next are those of it alone. */
  narrowed: boolean;
  /** Whether the last count could be read. */
  lastCount: 'claim' | 'unknown' | null;
  /** The same for the figure that 「其中」 or a bracket opens. */
  openedBy: 'claim' | 'unknown' | null;
  /** The last figure was an outcome, a result or a kind of applicant, so that a bare 「其他」 belongs to its list. */
  list: 'outcome' | 'result' | 'applicant' | null;
}

export const newState = (): State => ({
  year: 'sure',
  yearSticks: false,
  ownYearNamed: false,
  time: 'sure',
  scope: 'sure',
  wholeUntil: -1,
  topic: null,
  disputes: null,
  disputesNamed: [],
  disputesSure: true,
  ofDisclosure: false,
  document: null,
  action: null,
  parent: null,
  parents: [],
  narrowed: false,
  lastCount: null,
  openedBy: null,
  list: null,
});

/** A full stop: what a sentence says of time and body ends; what it speaks of goes on. */
export const endSentence = (state: State): void => {
  if (!state.yearSticks) state.year = 'sure';
  state.ownYearNamed = false;
  state.time = 'sure';
  state.scope = 'sure';
  state.narrowed = false;
  state.document = null;
  state.action = null;
  state.disputesNamed = state.disputes ?? [];
  state.list = null;
};

const ofGovernment = /(?:人民政府|管理委员会|管委会)$/;
const ofTownship = /(?:镇|乡|街道)/;

/** Whether 「全市」 「我县」 is the authority's own scope: a government's report adds up all its bodies. */
const wholeArea = (report: Report): Certainty => {
  if (report.authority === null) return 'unsure';
  return ofGovernment.test(report.authority) || ofTownship.test(report.authority) ? 'sure' : 'unsure';
};

const ownYear = (state: State) => {
  state.year = 'sure';
  state.yearSticks = false;
  state.ownYearNamed = true;
  state.time = 'sure';
};

const namedYear = (state: State, mark: Mark, report: Report) => {
  const year = /20\d\d/.exec(mark.text)?.[0];
  if (year === undefined) state.year = 'no';
  else if (report.year === null) state.year = 'unsure';
  else if (Number(year) === report.year) ownYear(state);
  else state.year = 'no';
};

const worse = (a: Certainty, b: Certainty): Certainty =>
  a === 'no' || b === 'no' ? 'no' : a === 'unsure' ? a : b;

const dispute = (state: State, mark: Mark) => {
  const groups = disputeGroups[mark.concept] ?? [];
  state.disputes = groups;
  state.disputesNamed = [...new Set([...state.disputesNamed, ...groups])];
  state.disputesSure = true;
  state.list = null;
};

const topic = (to: State['topic']) => (state: State) => {
  state.topic = to;
  state.disputes = null;
  state.disputesNamed = [];
  if (to !== 'foreign') return;
  forgetParents(state);
  state.ofDisclosure = false;
};

/** A figure was met that could not be read: applicants told next may be its own. */
export const forgetParents = (state: State): void => {
  state.parent = null;
  state.parents = [];
};

const act = (action: NonNullable<State['action']>) => (state: State) => {
  state.action = action;
};

const effects: Partial<Record<Mark['concept'], (state: State, mark: Mark, report: Report) => void>> = {
  otherYear: namedYear,
  ownYear: (state, mark) => {
    if (mark.text !== '当年' || state.year === 'sure') ownYear(state);
  },
  whole: (state, mark, report) => {
    state.scope = wholeArea(report);
    state.wholeUntil = mark.end;
  },
  ownName: (state, mark, report) => {
    state.scope = /[县市区省州]$/.test(mark.text) ? wholeArea(report) : 'sure';
  },
  wider: state => {
    state.scope = worse(state.scope, 'unsure');
  },
  part: (state, mark) => {
    if (mark.start !== state.wholeUntil) state.scope = 'no';
    else if (/^各[乡镇街]/.test(mark.text)) state.scope = worse(state.scope, 'unsure');
    else state.wholeUntil = mark.end;
  },
  cumulative: (state, mark) => {
    if (mark.text !== '累计') state.time = 'no';
    else if (!state.ownYearNamed) state.time = worse(state.time, 'unsure');
  },
  period: (state, mark) => {
    if (!/^1[-—–至]12月/.test(mark.text)) state.time = 'no';
  },
  application: topic('requests'),
  foreign: topic('foreign'),
  reconsideration: dispute,
  litigation: dispute,
  directLitigation: dispute,
  litigationAfterReconsideration: dispute,
  normative: state => {
    state.document = 'normativeDocuments';
  },
  rules: state => {
    state.document = 'rules';
  },
  issue: act('issued'),
  repeal: act('repealed'),
  inForce: act('inForce'),
};

/** A semicolon: what was done to documents is named anew. */
export const endPart = (state: State): void => {
  state.action = null;
};

/** What a word changes in what the sentence speaks of. */
export const passMark = (state: State, mark: Mark, report: Report): void =>
  effects[mark.concept]?.(state, mark, report);

/** How far a figure at this place is the authority's own for the whole year. */
export const certainty = (state: State): Certainty => worse(worse(state.year, state.time), state.scope);
