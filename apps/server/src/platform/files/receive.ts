import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../api/problem.ts';

/** A file as received, on the disk under a name that nobody chose. */
export interface Received {
  path: string;
  size: number;
  sha256: string;
}

const megabyte = 1024 * 1024;

const tooLarge = (limit: number) =>
  new Problem(
    413,
    'file-too-large',
    `文件超过${Math.floor(limit / megabyte)}MB，没有保存。请压缩图片或分成几个文件后再上传。`,
  );

const empty = () => new Problem(422, 'file-empty', '文件是空的，没有保存。请打开原文件确认后再上传。');

/** Writes what comes in to a file of its own below the folder, counting and hashing as it comes. */
export const receive = async (
  content: AsyncIterable<Uint8Array>,
  folder: string,
  limit: number,
): Promise<Received | Problem> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const piece of content) {
      size += piece.length;
      if (size > limit) break;
      hash.update(piece);
      await file.writeFile(piece);
    }
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  if (size > 0 && size <= limit) return { path, size, sha256: hash.digest('hex') };
  await rm(path, { force: true });
  return size === 0 ? empty() : tooLarge(limit);
};
