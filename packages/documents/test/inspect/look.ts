import { readFileSync } from 'node:fs';
import { cleanFile, type Inspection, inspectFile } from '../../src/index.ts';

/** A file of this folder. */
export const file = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));

/** What a file holds; throws where it cannot be looked into. */
export const look = async (bytes: Uint8Array): Promise<Inspection> => {
  const result = await inspectFile(bytes);
  if ('error' in result) throw new Error(result.error.message);
  return result;
};

/** What a file hides, one line each: kind, place, count. */
export const hiddenIn = async (bytes: Uint8Array): Promise<string[]> =>
  (await look(bytes)).hidden.map(({ kind, where, count }) => `${kind} ${where} ${count}`);

/** A file cleaned, with the kinds of what is left in it; throws where it cannot be cleaned. */
export const clean = async (bytes: Uint8Array): Promise<{ bytes: Uint8Array; left: string[] }> => {
  const result = await cleanFile(bytes);
  if ('error' in result) throw new Error(result.error.message);
  return { bytes: result.bytes, left: result.left.map(({ kind }) => kind) };
};
