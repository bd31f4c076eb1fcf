import type { Report } from '@gongkai/law';

/** The kinds of file that a report can be written as. */
export const writeKinds = ['docx', 'pdf', 'html', 'xlsx', 'txt', 'json'] as const;
export type WriteKind = (typeof writeKinds)[number];

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Writers are loaded when first needed. */
const writers: Record<WriteKind, (report: Report) => Promise<Uint8Array>> = {
  docx: async report => (await import('./docx.ts')).writeDocx(report),
  pdf: async report => (await import('./pdf.ts')).writePdf(report),
  html: async report => encode((await import('./html.ts')).writeHtml(report)),
  xlsx: async report => (await import('./xlsx.ts')).writeXlsx(report),
  txt: async report => encode((await import('./txt.ts')).writeTxt(report)),
  json: async report => encode((await import('./json.ts')).writeJson(report)),
};

/** Writes a report in the official layout as a file of the given kind. */
export const writeReport = (report: Report, kind: WriteKind): Promise<Uint8Array> => writers[kind](report);
