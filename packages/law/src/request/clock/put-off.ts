/** What puts the reply off: the extension (Art. 33) and a later date fixed under Art. 35. */
import { dateOf, dayNumber, workingDayAfter } from './days.ts';
import { refuse } from './error.ts';
import { maxExtensionDays } from './periods.ts';
import { type Apply, refuseAfterDue, refuseStopped, refuseUntil } from './refusals.ts';
import { currentPeriod, dueAt, note } from './state.ts';

export const extended: Apply<'extended'> = (state, placed, day) => {
  const { workingDays } = placed.event;
  if (state.extended)
    return refuse(placed, 'second-extension', '答复期限只能延长一次（条例第三十三条），此前已经延长过。');
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > maxExtensionDays)
    return refuse(
      placed,
      'bad-extension',
      `延长的工作日数（workingDays）应为1至${maxExtensionDays}的整数，不能是${workingDays}（条例第三十三条）。`,
    );
  const period = currentPeriod(state);
  if (period.fixed !== undefined)
    return refuse(placed, 'second-later-date', '此前已按条例第三十五条确定延迟答复的日期，不再适用延期。');
  const refused = refuseStopped(state, placed) ?? refuseAfterDue(state, placed, day);
  if (refused) return refused;
  state.extended = true;
  period.length += workingDays;
  period.extendedBy = workingDays;
  return undefined;
};

export const laterDateFixed: Apply<'later-date-fixed'> = (state, placed, day) => {
  const date = dayNumber(placed.event.until);
  const period = currentPeriod(state);
  if (period.fixed !== undefined)
    return refuse(placed, 'second-later-date', '此前已经确定延迟答复的日期，只能确定一次。');
  const refused = refuseStopped(state, placed) ?? refuseUntil(placed) ?? refuseAfterDue(state, placed, day);
  if (refused) return refused;
  const at = dueAt(state, day);
  if ('error' in at) return at;
  if (at.due !== undefined && date <= at.due)
    return refuse(
      placed,
      'later-date-not-later',
      `延迟答复的日期${placed.event.until}应当晚于原来的到期日${dateOf(at.due)}。`,
    );
  const working = workingDayAfter(state.table, date - 1, 1);
  if (!('day' in working)) return { error: working.error };
  if (working.day !== date)
    note(
      state,
      'later-date-moved',
      `延迟答复的日期${placed.event.until}不是工作日，顺延到${dateOf(working.day)}。`,
    );
  period.fixed = working.day;
  return undefined;
};
