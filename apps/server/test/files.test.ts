import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../src/platform/api/problem.ts';
import { createFiles, removeLeftovers } from '../src/platform/files/index.ts';
import type { Files, StoredFile } from '../src/platform/platform.ts';
import { sha256, startBucket, startScanner } from './files-servers.ts';
import { configFor } from './platform.ts';
import { describeStores } from './stores.ts';

const inPieces = async function* (bytes: Uint8Array, length = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
};

const store = (files: Files, content: Uint8Array | string, name: string) =>
  files.store(inPieces(Buffer.from(content)), name);

const stored = async (files: Files, content: Uint8Array | string, name: string): Promise<StoredFile> => {
  const result = await store(files, content, name);
  if (result instanceof Problem) throw new Error(result.message);
  return result;
};

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-files-'));
  folders.push(folder);
  return folder;
};
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');
const program = Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), Buffer.alloc(600)]);
const compound = (name: string): Buffer => {
  const bytes = Buffer.alloc(4096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(0, 48);
  Buffer.from(`${name}\0`, 'utf16le').copy(bytes, 512 + 128);
  return bytes;
};

const withoutDatabase = undefined as never;

describe('what may be stored', () => {
  let files: Files;
  beforeAll(async () => {
    const config = configFor({ options: { dataDir: await newFolder() }, remove: async () => undefined });
    files = createFiles(config, withoutDatabase, { limit: 20_000 });
  });

  it.each([
    ['图片.png', png, 'image/png'],
    ['报告.pdf', pdf, 'application/pdf'],
    ['旧文.doc', compound('WordDocument'), 'application/msword'],
    ['旧文.wps', compound('WordDocument'), 'application/msword'],
    ['旧表.xls', compound('Workbook'), 'application/vnd.ms-excel'],
    ['说明.txt', Buffer.from('政府信息公开\r\n'), 'text/plain'],
    ['旧编码.txt', Buffer.from('d5fec8aed0c5cfa2', 'hex'), 'text/plain'],
    ['没有扩展名', Buffer.from('政府信息公开'), 'text/plain'],
  ])('%s is told by its content', async (name, content, type) => {
    expect(await store(files, content, name)).toMatchObject({
      name,
      type,
      size: content.length,
      sha256: sha256(content),
    });
  });

  it.each([
    ['official-template.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['doc/full-2024.doc', 'application/msword'],
  ])('the real file %s is told by its content', async (path, type) => {
    const config = configFor({ options: { dataDir: await newFolder() }, remove: async () => undefined });
    const content = await readFile(
      new URL(`../../../packages/documents/test/files/${path}`, import.meta.url),
    );
    expect(await store(createFiles(config, withoutDatabase), content, path)).toMatchObject({ type });
  });

  it.each([
    ['程序.exe', program, 415, 'file-type'],
    ['程序改名.pdf', program, 415, 'file-type'],
    ['图片改名.pdf', png, 415, 'file-name'],
    ['别的复合文件.doc', compound('Other'), 415, 'file-type'],
    ['空.txt', Buffer.alloc(0), 422, 'file-empty'],
    ['太大.txt', Buffer.alloc(20_001, 'a'), 413, 'file-too-large'],
    ['二进制.txt', Buffer.from([1, 2, 3, 0, 5]), 415, 'file-type'],
  ])('%s is refused with what to do', async (name, content, status, code) => {
    const result = await store(files, content, name);
    expect(result).toBeInstanceOf(Problem);
    expect(result).toMatchObject({ status, code });
    expect((result as Problem).message).toMatch(/请/);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\文件\\报告.txt', '报告.txt'],
    ['a\u0000b\u202etxt.exe.txt', 'abtxt.exe.txt'],
    ['/', '未命名'],
    [`${'长'.repeat(300)}.txt`, `${'长'.repeat(180)}…${'长'.repeat(15)}.txt`],
  ])('the name %j is kept as %j', async (name, kept) => {
    expect(await store(files, '文字', name)).toMatchObject({ name: kept });
  });
});

describe('a file that breaks off while it comes', () => {
  it('leaves nothing behind', async () => {
    const dataDir = await newFolder();
    const files = createFiles(
      configFor({ options: { dataDir }, remove: async () => undefined }),
      withoutDatabase,
    );
    const broken = async function* () {
      yield Buffer.from('begun');
      throw new Error('The connection broke');
    };
    await expect(files.store(broken(), '报告.txt')).rejects.toThrow('The connection broke');
    expect(await readdir(join(dataDir, 'files', 'incoming'))).toEqual([]);
  });
});

describe('what was cut off with its process', () => {
  it('is removed once it is old, and nothing else', async () => {
    const dataDir = await newFolder();
    const paths = [
      'files/incoming/old',
      'files/incoming/new',
      'files/ab/kept',
      'backup-1-2',
      'backup-of-ours',
    ];
    const long = new Date(Date.now() - 2 * 24 * 3600 * 1000);
    for (const path of paths) {
      await mkdir(join(dataDir, path), { recursive: true });
      if (!path.endsWith('new')) await utimes(join(dataDir, path), long, long);
    }
    await removeLeftovers(dataDir);
    const left = paths.filter(path => existsSync(join(dataDir, path)));
    expect(left).toEqual(['files/incoming/new', 'files/ab/kept', 'backup-of-ours']);
  });
});

describeStores('files', open => {
  it('come back as they were, by region and id alone', async () => {
    const { db } = await open();
    const dataDir = await newFolder();
    const files = createFiles(configFor({ options: { dataDir }, remove: async () => undefined }), db);
    const content = `公开${'内容'.repeat(5000)}`;
    const file = await stored(files, content, '文件.txt');
    expect(await files.open('r1', file.id)).toBeUndefined();
    await db.transaction().execute(tx => files.keep(tx, 'r1', file));
    const again = await stored(files, content, '同一内容.txt');
    await db.transaction().execute(tx => files.keep(tx, 'r1', again));
    const opened = await files.open('r1', file.id);
    expect(opened?.file).toEqual(file);
    expect(Buffer.concat((await opened?.content.toArray()) ?? []).toString()).toBe(content);
    expect(await files.open('r2', file.id)).toBeUndefined();
    const kept = join(dataDir, 'files', file.sha256.slice(0, 2));
    expect(await readdir(kept)).toEqual([file.sha256]);
    expect(await readFile(join(kept, file.sha256), 'utf8')).toBe(content);
    expect(await readdir(join(dataDir, 'files', 'incoming'))).toEqual([]);
  });

  it('of any bytes that are text come back the same', async () => {
    const { db } = await open();
    const dataDir = await newFolder();
    const files = createFiles(configFor({ options: { dataDir }, remove: async () => undefined }), db);
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\u4e00-\u9fa5a-z\n]{1,200}$/), async text => {
        const file = await stored(files, text, 'a.txt');
        await db.transaction().execute(tx => files.keep(tx, 'r1', file));
        const content = (await files.open('r1', file.id))?.content;
        expect(Buffer.concat((await content?.toArray()) ?? []).toString()).toBe(text);
      }),
      { numRuns: 20 },
    );
  });
});

describeStores('files in a bucket', open => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  const secret = 'wJalr/XUtnFEMI+K7MDENG=';
  const filesIn = async (port: number, key = secret) => {
    const { db } = await open();
    const options = { dataDir: await newFolder() };
    const S3_URL = `http://AKIAEXAMPLE:${encodeURIComponent(key)}@127.0.0.1:${port}/bucket?region=cn-north-1`;
    const config = configFor({ options, remove: async () => undefined }, { S3_URL });
    return { db, files: createFiles(config, db), dataDir: options.dataDir };
  };

  it('are signed, survive a busy store, and come back', async () => {
    const bucket = await startBucket(secret, 2);
    closing.push(bucket.close);
    const { db, files, dataDir } = await filesIn(bucket.port);
    const file = await stored(files, '桶里的文件', '文件.txt');
    await db.transaction().execute(tx => files.keep(tx, 'r1', file));
    const content = (await files.open('r1', file.id))?.content;
    expect(Buffer.concat((await content?.toArray()) ?? []).toString()).toBe('桶里的文件');
    expect([...bucket.objects.keys()]).toEqual([`/bucket/files/${file.sha256.slice(0, 2)}/${file.sha256}`]);
    expect(await readdir(join(dataDir, 'files', 'incoming'))).toEqual([]);
  });

  it('are refused by the store with a wrong key, and nothing is left', async () => {
    const bucket = await startBucket(secret);
    closing.push(bucket.close);
    const { files, dataDir } = await filesIn(bucket.port, 'wrong');
    await expect(store(files, '文件', '文件.txt')).rejects.toThrow('403 SignatureDoesNotMatch');
    expect(await readdir(join(dataDir, 'files', 'incoming'))).toEqual([]);
  });

  it('missing from the store are told as missing', async () => {
    const bucket = await startBucket(secret);
    closing.push(bucket.close);
    const { db, files } = await filesIn(bucket.port);
    const file = await stored(files, '文件', '文件.txt');
    await db.transaction().execute(tx => files.keep(tx, 'r1', file));
    bucket.objects.clear();
    expect(await files.open('r1', file.id)).toBeUndefined();
  });
});

describe('files where ClamAV is configured', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  const filesWith = async (port: number) => {
    const dataDir = await newFolder();
    const config = configFor(
      { options: { dataDir }, remove: async () => undefined },
      { CLAMD_URL: `tcp://127.0.0.1:${port}` },
    );
    return { files: createFiles(config, withoutDatabase), dataDir };
  };

  it.each([
    ['clean', '干净的文件', 'stream: OK', undefined],
    ['infected', 'virus inside', 'stream: Eicar-Test-Signature FOUND', 'file-infected'],
    ['not scanned', '太大', 'INSTREAM size limit exceeded. ERROR', 'scanner-unavailable'],
  ])('that are %s', async (_, content, answer, code) => {
    const scanner = await startScanner(() => answer);
    closing.push(scanner.close);
    const { files, dataDir } = await filesWith(scanner.port);
    const result = await store(files, content, '文件.txt');
    expect(result instanceof Problem ? result.code : undefined).toBe(code);
    expect(Buffer.concat(scanner.received).toString()).toBe(content);
    expect((await readdir(join(dataDir, 'files'))).length).toBe(code ? 1 : 2);
  });

  it('are not stored where the scanner does not answer', async () => {
    const scanner = await startScanner(() => '');
    await scanner.close();
    const { files } = await filesWith(scanner.port);
    expect(await store(files, '文件', '文件.txt')).toMatchObject({
      status: 503,
      code: 'scanner-unavailable',
    });
  });

  it('are sent whole, however large', async () => {
    const scanner = await startScanner(() => 'stream: OK');
    closing.push(scanner.close);
    const { files } = await filesWith(scanner.port);
    const content = Buffer.alloc(3_000_000, '公开');
    await stored(files, content, '大.txt');
    expect(sha256(Buffer.concat(scanner.received))).toBe(sha256(content));
  });
});
