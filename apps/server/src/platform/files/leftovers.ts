import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const aDay = 24 * 3600 * 1000;

const olderThanADay = async (path: string): Promise<boolean> =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > aDay,
    () => false,
  );

/** Removes what uploads and backups left behind that were cut off with their process, once it is a day old. */
export const removeLeftovers = async (dataDir: string): Promise<void> => {
  const namesIn = (folder: string) => readdir(folder).catch(() => []);
  const incoming = join(dataDir, 'files', 'incoming');
  const paths = [
    ...(await namesIn(incoming)).map(name => join(incoming, name)),
    ...(await namesIn(dataDir))
      .filter(name => /^backup-\d+-\d+$/.test(name))
      .map(name => join(dataDir, name)),
  ];
  for (const path of paths) if (await olderThanADay(path)) await rm(path, { recursive: true, force: true });
};
