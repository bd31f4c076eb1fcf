import { glob, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A file to read, or a name that leads to none. */
export type Input = { file: string } | { file: string; missing: string };

const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$');

const filesUnder = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => !relative(folder, file).split(/[/\\]/).some(isHidden))
    .sort();
};

const expand = async (name: string): Promise<Input[]> => {
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) {
    const files = await filesUnder(name);
    return files.length > 0 ? files.map(file => ({ file })) : [{ file: name, missing: '文件夹里没有文件。' }];
  }
  if (found) return [{ file: name }];
  if (/[*?[{]/.test(name)) {
    const files = await Array.fromAsync(glob(name));
    if (files.length > 0) return files.sort().map(file => ({ file }));
    return [{ file: name, missing: '没有符合这个通配符的文件，请检查写法。' }];
  }
  return [{ file: name, missing: '没有这个文件，请检查文件名和路径。' }];
};

/** Files, folders (with all below them) and globs to the files that they mean, each once, in order. */
export const expandInputs = async (names: string[]): Promise<Input[]> => {
  const inputs = (await Promise.all(names.map(expand))).flat();
  return [...new Map(inputs.map(input => [input.file, input])).values()];
};
