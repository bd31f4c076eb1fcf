/** The task of the worker threads that look into attached files: one bad file costs its own thread and nothing else. */
import { inspectFile } from '@gongkai/documents';
import type { FileInspection } from './inspect.ts';

/** What is kept of a file: its text by itself, for the search; the rest as its inspection. */
export const inspect = async ({ bytes }: { bytes: Uint8Array }): Promise<FileInspection> => {
  const found = await inspectFile(bytes);
  if ('error' in found) return { text: '', inspection: found };
  const { text, ...inspection } = found;
  return { text, inspection };
};
