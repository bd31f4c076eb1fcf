/** The tasks of the report's worker threads: reading, checking and writing files, off the request path. */
import { readFile, stat } from 'node:fs/promises';
import {
  maxFileBytes,
  type ReadResult,
  readReport,
  tooLarge,
  type WriteKind,
  writeReport,
} from '@gongkai/documents';
import { type CheckResult, checkReport, type Report } from '@gongkai/law';

/** A file read and checked, or why it could not be read. `check` is there when it was read. */
export interface Inspection {
  result: ReadResult;
  check?: CheckResult;
}

export const inspect = async ({
  bytes,
  previous,
}: {
  bytes: Uint8Array;
  previous?: Report;
}): Promise<Inspection> => {
  const result = await readReport(bytes);
  if ('error' in result) return { result };
  const { report, outline } = result;
  return {
    result,
    check: checkReport({ report, ...(outline && { outline }), ...(previous && { previous }) }),
  };
};

/** Reads and checks a file of this machine; what is too large is refused before it is opened. */
export const inspectFile = async ({
  path,
  previous,
}: {
  path: string;
  previous?: Report;
}): Promise<Inspection> => {
  const { size } = await stat(path);
  if (size > maxFileBytes) return { result: { error: tooLarge(size) } };
  return inspect({ bytes: await readFile(path), ...(previous && { previous }) });
};

export const write = ({ report, kind }: { report: Report; kind: WriteKind }): Promise<Uint8Array> =>
  writeReport(report, kind);
