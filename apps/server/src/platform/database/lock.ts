import { open, readFile, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';

/** The folder is open in another process: PGlite is one process's alone. */
export class FolderInUse extends Error {
  /** Its id, or 0 where that is not known. */
  readonly process: number;
  constructor(folder: string, process: number) {
    const who = process > 0 ? `另一个进程（进程号${process}）` : '另一个进程';
    super(`数据目录${folder}正由${who}使用。请用运行中的服务完成操作，或先停止它再试。`);
    this.process = process;
  }
}

/** Folders that this process has open itself. */
const held = new Set<string>();

const isAlive = (id: number): boolean => {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** When the process began, as Linux tells it; empty elsewhere, and for one that has ended and is not yet buried. */
const beginningOf = async (id: number): Promise<string> => {
  const told = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  const [state, ...fields] = told.slice(told.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' ? 'ended' : (fields[18] ?? '');
};

/** Whether the lock's owner still runs: numbers are given anew, after a restart of the machine above all. */
const stillRuns = async (id: number, beginning: string): Promise<boolean> =>
  id > 0 && id !== process.pid && isAlive(id) && (await beginningOf(id)) === beginning;

/** Whether a server answers at the folder's control socket: it may be in another container, its number unknown here. */
const answers = (folder: string): Promise<boolean> =>
  new Promise(resolve => {
    const socket = createConnection(join(folder, 'control.sock'));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const take = async (file: string): Promise<boolean> => {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(`${process.pid} ${await beginningOf(process.pid)}`);
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
  if (held.has(folder)) throw new FolderInUse(folder, process.pid);
  held.add(folder);
  try {
    const file = join(folder, 'lock');
    for (let attempt = 0; !(await take(file)); attempt++) {
      const [id = 0, beginning = ''] = (await readFile(file, 'utf8').catch(() => '')).split(' ');
      const owner = Number(id);
      if (attempt > 2 || (await stillRuns(owner, beginning)) || (await answers(folder)))
        throw new FolderInUse(folder, owner);
      await rm(file, { force: true });
    }
    return async () => {
      await rm(file, { force: true });
      held.delete(folder);
    };
  } catch (error) {
    held.delete(folder);
    throw error;
  }
};
