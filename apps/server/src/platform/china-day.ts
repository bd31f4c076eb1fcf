const china = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day in China at an instant: `YYYY-MM-DD`. */
export const chinaDay = (instant = new Date()): string => china.format(instant);
