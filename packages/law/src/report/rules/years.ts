import type { Report } from '../model.ts';

/** Whether the previous report is there and is the one of the year before. */
export const consecutive = (report: Report, previous: Report | undefined): previous is Report =>
  previous !== undefined && previous.year !== null && report.year === previous.year + 1;
