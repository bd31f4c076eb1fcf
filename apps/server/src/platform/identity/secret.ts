import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Writes a new secret unless another process was first. The file is its owner's alone. */
const write = (file: string): void => {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, `${randomBytes(48).toString('base64')}\n`);
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
};

/** The secret of the installation: SECRET_KEY, or a file of the data folder, made at the first start. */
export const readSecret = (config: { SECRET_KEY: string | undefined; DATA_DIR: string }): string => {
  if (config.SECRET_KEY !== undefined) return config.SECRET_KEY;
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 });
  const file = join(config.DATA_DIR, 'secret');
  write(file);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(`${file}不完整。请从备份恢复它；若是全新安装，删除它后再启动，会重新生成。`);
  return secret;
};

/** A key of 32 bytes for one purpose, so that no two purposes share a key. */
export const keyFor = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'gongkai', purpose, 32));

/** A short code that tells equal texts from different ones and nothing of the text to those without the key. */
export const fingerprint = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');
