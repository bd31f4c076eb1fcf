import type { Report } from '@gongkai/law';

/** The report as `annual-report/1`, indented for people. */
export const writeJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
