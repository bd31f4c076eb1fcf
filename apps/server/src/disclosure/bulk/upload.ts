import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { Problem } from '../../platform/api/problem.ts';
import type { Files, StoredFile } from '../../platform/platform.ts';

const megabyte = 1024 * 1024;
/** Bytes of a file that is handed in. */
const largestUpload = 100 * megabyte;

const refuse = (status: 400 | 413, message: string): Problem => new Problem(status, 'upload', message);
const notAForm = () => refuse(400, '没有收到文件。请选择xlsx、zip或xml文件后再提交。');
const tooLarge = () => refuse(413, '文件超过100MB，没有读取。请分成几个文件提交。');

export interface Upload {
  file: StoredFile;
  fields: ReadonlyMap<string, string>;
}

/**
 * Takes a form with one file, which goes to the store as it comes: memory does not grow with it. Nobody finds the
 * file until it is kept.
 */
export const receiveUpload = async (request: Request, files: Files): Promise<Upload | Problem> => {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type) || request.body === null) return notAForm();
  if (Number(request.headers.get('content-length') ?? 0) > largestUpload + megabyte) return tooLarge();
  const fields = new Map<string, string>();
  let storing: Promise<StoredFile | Problem> | undefined;
  let cut = false;
  const parser = new Busboy({
    headers: { 'content-type': type },
    limits: { fileSize: largestUpload, files: 1, fields: 10, fieldSize: 1000 },
    isPartAFile: (_, __, filename) => filename !== undefined,
  });
  parser.on('field', (name, value) => void fields.set(name, value));
  parser.on('file', (_, stream, filename) => {
    stream.on('limit', () => {
      cut = true;
    });
    storing = files.store(stream, filename ?? '');
    // Awaited below, once the form has come to its end.
    storing.catch(() => undefined);
  });
  try {
    await pipeline(Readable.fromWeb(request.body as never), parser);
  } catch {
    return refuse(400, '上传中断了。请检查网络，再提交一次。');
  }
  const file = await storing;
  if (file === undefined) return notAForm();
  if (file instanceof Problem) return file;
  return cut ? tooLarge() : { file, fields };
};
