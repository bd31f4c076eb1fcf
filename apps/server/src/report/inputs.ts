import { glob, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { systemAdvice } from '../platform/system-errors.ts';

/** A file to read, or a name that leads to none, with the reason. */
export type Input = { file: string } | { file: string; missing: string };

const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$');

const unreadable = (file: string, error: unknown): Input => {
  const missing = systemAdvice(error);
  if (missing === undefined) throw error;
  return { file, missing };
};

/** The files of a folder and of all below it, in order; a folder that may not be opened stands for itself. */
const inputsUnder = async (folder: string): Promise<Input[]> => {
  try {
    const entries = (await readdir(folder, { withFileTypes: true }))
      .filter(({ name }) => !isHidden(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const inputs = await Promise.all(
      entries.map(async (entry): Promise<Input[]> => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return inputsUnder(path);
        return entry.isFile() || entry.isSymbolicLink() ? [{ file: path }] : [];
      }),
    );
    return inputs.flat();
  } catch (error) {
    return [unreadable(folder, error)];
  }
};

const matching = async (pattern: string): Promise<Input[]> => {
  const files = (await Array.fromAsync(glob(pattern))).filter(
    file =>
      !relative('.', file)
        .split(/[/\\]/)
        .some(part => part !== '..' && isHidden(part)),
  );
  if (files.length > 0) return files.sort().map(file => ({ file }));
  return [{ file: pattern, missing: '没有符合这个通配符的文件，请检查写法。' }];
};

const expand = async (name: string): Promise<Input[]> => {
  try {
    const found = await stat(name);
    if (found.isFile()) return [{ file: name }];
    if (!found.isDirectory()) return [{ file: name, missing: '这不是普通文件，没有读取。' }];
    const inputs = await inputsUnder(name);
    return inputs.length > 0 ? inputs : [{ file: name, missing: '文件夹里没有文件。' }];
  } catch (error) {
    return /[*?[{]/.test(name) ? matching(name) : [unreadable(name, error)];
  }
};

/** Files, folders (with all below them) and globs to the files that they mean, each once, in order. */
export const expandInputs = async (names: readonly string[]): Promise<Input[]> => {
  const inputs = (await Promise.all(names.map(expand))).flat();
  return [...new Map(inputs.map(input => [input.file, input])).values()];
};
