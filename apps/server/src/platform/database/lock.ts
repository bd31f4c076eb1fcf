import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder is open in another process: PGlite is one process's alone. */
export class FolderInUse extends Error {
  readonly process: number;
  constructor(folder: string, process: number) {
    super(
      `数据目录${folder}正由另一个进程（进程号${process}）使用。请用运行中的服务完成操作，或先停止它再试。`,
    );
    this.process = process;
  }
}

const isAlive = (id: number): boolean => {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const take = async (file: string): Promise<boolean> => {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/**
 * Takes the folder for this process. The lock of a process that died is taken over.
 * @returns what gives it back.
 * @throws FolderInUse
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  const file = join(folder, 'lock');
  for (let attempt = 0; !(await take(file)); attempt++) {
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (attempt > 2 || (owner > 0 && owner !== process.pid && isAlive(owner)))
      throw new FolderInUse(folder, owner);
    await rm(file, { force: true });
  }
  return () => rm(file, { force: true });
};
