const china = { timeZone: 'Asia/Shanghai' } as const;
const moment = new Intl.DateTimeFormat('zh-CN', { ...china, dateStyle: 'long', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat('sv-SE', { ...china, dateStyle: 'short', timeStyle: 'medium' });
const calendar = new Intl.DateTimeFormat('sv-SE', china);

/** An instant (ISO text or ms) as people read it: 2026年3月1日 09:30. */
export const momentOf = (instant: string | number): string => moment.format(new Date(instant));

/** An instant to the second: 2026-03-01 09:30:15. */
export const exactOf = (instant: string): string => exact.format(new Date(instant));

/** The day in China: `YYYY-MM-DD`. */
export const today = (): string => calendar.format(new Date());

/** Years from this one back to the first, as the choices of a field. */
export const yearsSince = (first: number): { value: string; label: string }[] => {
  const last = Number(today().slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    value: String(last - index),
    label: `${last - index}年`,
  }));
};
