/** Before the tests: the program as people start it, built from the sources as they are now. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const setup = async (): Promise<void> => {
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL('./build.mjs', import.meta.url))]);
};
