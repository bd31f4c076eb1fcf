import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { systemAdvice, systemCode } from '../platform/system-errors.ts';

/** Whether something was written, or why not. */
export type Saved = { saved: true } | { fault: string };

/** Asks before a file is replaced, where there is someone to ask. */
const mayReplace = async (file: string): Promise<boolean> => {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return true;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`${file}已存在，替换吗？（y/n）`);
  prompt.close();
  return /^(?:y|是)/i.test(answer.trim());
};

/** Writes beside the file and renames: an interrupted run leaves the old file as it was, with its permissions. */
const replace = async (file: string, bytes: Uint8Array | string, mode: number | undefined): Promise<void> => {
  const temporary = `${file}.${process.pid}.part`;
  try {
    await writeFile(temporary, bytes);
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
};

const write = async (
  name: string,
  bytes: Uint8Array | string,
  sources: readonly string[],
): Promise<Saved> => {
  const found = await stat(name).catch(error => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (found?.isDirectory()) return { fault: `${name}是文件夹。请写文件名。` };
  // A device or a pipe is written to, never replaced.
  if (found && !found.isFile()) {
    await writeFile(name, bytes);
    return { saved: true };
  }
  const file = found ? await realpath(name) : name;
  const inputs = await Promise.all(sources.map(source => realpath(source).catch(() => source)));
  if (inputs.includes(file)) return { fault: `${name}就是要读的文件。请换一个输出文件名，以免盖掉原件。` };
  if (found && !(await mayReplace(name))) return { fault: '没有写入。' };
  await replace(file, bytes, found && found.mode & 0o777);
  return { saved: true };
};

/**
 * Writes a file whole or not at all. `-` is the standard output; a link is followed; a device is written to. A file
 * that the command reads (`sources`) is never replaced.
 */
export const save = async (
  name: string,
  bytes: Uint8Array | string,
  sources: readonly string[] = [],
): Promise<Saved> => {
  if (name === '-') {
    process.stdout.write(bytes);
    return { saved: true };
  }
  try {
    return await write(name, bytes, sources);
  } catch (error) {
    const advice = systemAdvice(error);
    if (advice === undefined) throw error;
    return { fault: `写不进${name}：${advice}` };
  }
};
