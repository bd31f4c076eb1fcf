import type { ColumnState } from '../api/words.ts';
import { Notice } from '../app/notice.tsx';

type Standing = Pick<ColumnState, 'state' | 'daysLeft' | 'toDay' | 'dueDay' | 'limit' | 'lastDay'>;

/** Whether something must be done: nothing published yet, or nothing new within the limit. */
export const isBehind = ({ state, toDay }: Standing): boolean =>
  toDay === null && (state === 'overdue' || state === 'empty');

const markOf = ({ state, daysLeft, toDay }: Standing): { text: string; tone: string } | null => {
  if (toDay !== null) return { text: '已停用', tone: '' };
  const days = Math.abs(daysLeft ?? 0);
  if (state === 'overdue') return { text: `逾期${days}天`, tone: 'bad' };
  if (state === 'empty') return { text: '空白', tone: 'warn' };
  return state === 'due' ? { text: days === 0 ? '今天到期' : `还剩${days}天`, tone: 'warn' } : null;
};

/** How a column stands, in a word behind its name. */
export const StandingMark = ({ column }: { column: Standing }) => {
  const mark = markOf(column);
  return mark && <small className={`mark ${mark.tone}`}>{mark.text}</small>;
};

/** The same in a sentence, with what to do. */
export const StandingNotice = ({ column }: { column: Standing }) => {
  const { state, daysLeft, toDay, dueDay, limit, lastDay } = column;
  if (toDay !== null)
    return (
      <Notice type="warning" title={`已于${toDay}停用`}>
        不再收新信息；已有的信息仍可查到。
      </Notice>
    );
  if (state === 'overdue')
    return (
      <Notice type="warning" title={`超过更新期限${Math.abs(daysLeft ?? 0)}天`}>
        最近发布于{lastDay}，应当每{limit}天至少更新一次。
      </Notice>
    );
  if (state === 'empty')
    return (
      <Notice type="warning" title="栏目是空的">
        还没有发布过信息。空白栏目应当充实，或者停用。
      </Notice>
    );
  return state === 'due' ? <Notice title={`${dueDay}前须有更新`}>最近发布于{lastDay}。</Notice> : null;
};
