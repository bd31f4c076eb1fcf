/** The tasks of the report's worker threads: reading, checking and writing files, off the request path. */
import { readFile, stat } from 'node:fs/promises';
import {
  maxFileBytes,
  type ReadResult,
  type ReadSuccess,
  readReport,
  tooLarge,
  type WriteKind,
  writeReport,
} from '@gongkai/documents';
import { type CheckInput, type CheckResult, checkReport, type Report } from '@gongkai/law';
import { systemAdvice } from '../platform/system-errors.ts';

/** A file read and checked, or why it could not be read. `check` is there when it was read. */
export interface Inspection {
  result: ReadResult;
  check?: CheckResult;
}

/** What the rules look at in a file as read, beside last year's report where there is one. */
export const checkInput = ({ report, outline, notes }: ReadSuccess, previous?: Report): CheckInput => ({
  report,
  unread: notes.flatMap(({ cells }) => cells),
  ...(outline && { outline }),
  ...(previous && { previous }),
});

export const inspect = async ({
  bytes,
  previous,
}: {
  bytes: Uint8Array;
  previous?: Report;
}): Promise<Inspection> => {
  const result = await readReport(bytes);
  return 'error' in result ? { result } : { result, check: checkReport(checkInput(result, previous)) };
};

/** Reads and checks a file of this machine; what is too large is refused before it is opened. */
export const inspectFile = async ({ path }: { path: string }): Promise<Inspection> => {
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) return { result: { error: tooLarge(size) } };
    return await inspect({ bytes: await readFile(path) });
  } catch (error) {
    const message = systemAdvice(error);
    if (message === undefined) throw error;
    return { result: { error: { code: 'not-found', message } } };
  }
};

export const write = ({ report, kind }: { report: Report; kind: WriteKind }): Promise<Uint8Array> =>
  writeReport(report, kind);
