/**
 * Milliseconds that the clock in China is ahead of UTC, in every season: there was no summer time after 1991, and no
 * instant that is kept here is older.
 */
const ahead = 8 * 3_600_000;

const chinaText = (instant: Date): string => new Date(instant.getTime() + ahead).toISOString();

/** The day in China at an instant: `YYYY-MM-DD`. */
export const chinaDay = (instant = new Date()): string => chinaText(instant).slice(0, 10);

/** The minute in China at an instant: 「2024-03-01 09:30」. */
export const chinaMinute = (instant: Date): string => chinaText(instant).slice(0, 16).replace('T', ' ');
