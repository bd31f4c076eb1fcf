import { type Decision, decisionStatuses } from '../api/words.ts';

type Standing = Pick<Decision, 'status' | 'daysLeft' | 'late'>;

/** Working days left at which one is warned. */
const soon = 2;

const leftOf = ({ status, daysLeft }: Standing): { text: string; tone: string } | null => {
  if (status !== 'entered' || daysLeft === null) return null;
  if (daysLeft < 0) return { text: `逾期${-daysLeft}个工作日`, tone: 'bad' };
  const text = daysLeft === 0 ? '今天到期' : `还剩${daysLeft}个工作日`;
  return { text, tone: daysLeft <= soon ? 'warn' : '' };
};

/** Where a decision stands: its status, the working days left of seven, or that it came late. */
export const StandingMarks = ({ decision }: { decision: Standing }) => {
  const left = leftOf(decision);
  return (
    <span className="marks">
      <small className="mark">{decisionStatuses[decision.status]}</small>
      {left && <small className={`mark ${left.tone}`}>{left.text}</small>}
      {decision.late && <small className="mark warn">逾期公示</small>}
    </span>
  );
};
