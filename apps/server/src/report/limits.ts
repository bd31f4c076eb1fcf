import type { FormLimits } from '../platform/http-form.ts';

const megabyte = 1024 * 1024;

/** What one check may bring. Real reports are some hundred kB; scanned attachments make them larger. */
export const checkLimits: FormLimits = {
  file: 20 * megabyte,
  files: 20,
  field: 10_000,
  total: 100 * megabyte,
};

/** A report as data is below 100 kB; the largest that is offered and taken for writing. */
export const maxReportBytes = 2 * megabyte;
export const convertLimits: FormLimits = {
  file: 0,
  files: 1,
  field: maxReportBytes,
  total: maxReportBytes + 10_000,
};

/** Memory for the forms of all visitors together. */
export const memoryBudget = 4 * checkLimits.total;

/** Files that may wait for a thread before new visitors are asked to come back. */
export const maxWaiting = 100;

/** Seconds after which a visitor may try again. */
export const retryAfter = 15;

export const inMegabytes = (bytes: number): string =>
  `${Math.max(0.1, Math.round((bytes / megabyte) * 10) / 10)} MB`;
