import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createInflateRaw } from 'node:zlib';
import { Problem } from '../../platform/api/problem.ts';
import type { Files } from '../../platform/platform.ts';
import { openZip, type ReadRange, rangeOf, readEntry, type ZipEntry } from './zip.ts';

/** What was handed in: the list or export itself, and the files that came with it in one zip. */
export interface Package {
  /** The list or export as it comes. */
  open(): Promise<AsyncIterable<Uint8Array> | Problem>;
  isSheet: boolean;
  /** The file that a row names, or why there is none, in Chinese. */
  find(name: string): ZipEntry | { fault: string };
  /** The file whose path is the end of an address, where there is one. */
  findByAddress(url: string): ZipEntry | undefined;
  /** The file of this path in the zip. */
  at(path: string): ZipEntry | undefined;
  read(entry: ZipEntry): Promise<Buffer | Problem>;
}

interface Handed {
  regionId: string;
  fileId: string;
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const zip = 'application/zip';
const text = 'text/plain';

const refuse = (code: string, message: string): Problem => new Problem(422, code, message);

const key = (name: string): string => name.normalize('NFC').toLowerCase();
const depthOf = (name: string): number => name.split('/').length;
const lastOf = (name: string): string => name.split('/').at(-1) ?? '';

/** The one list or export of a zip: on the outermost level. */
const mainOf = (entries: readonly ZipEntry[]): ZipEntry | Problem => {
  const outermost = Math.min(...entries.map(({ name }) => depthOf(name)));
  const mains = entries.filter(({ name }) => depthOf(name) === outermost && /\.(?:xlsx|xml)$/i.test(name));
  const [main, second] = mains;
  if (main && !second) return main;
  return refuse(
    'zip-main',
    `压缩包最外层应有且只有一个导入表（xlsx）或导出文件（xml），现有${mains.length}个。请把附件放进文件夹，重新压缩。`,
  );
};

const filesOf = (entries: readonly ZipEntry[]): Pick<Package, 'find' | 'findByAddress' | 'at'> => {
  const byName = Map.groupBy(entries, ({ name }) => key(lastOf(name)));
  return {
    at: path => (byName.get(key(lastOf(path))) ?? []).find(({ name }) => name === path),
    find: name => {
      const [first, second] = byName.get(key(name)) ?? [];
      if (!first) return { fault: `压缩包里没有附件“${name}”。请核对文件名，或补上文件。` };
      return second ? { fault: `压缩包里有多个“${name}”。请改名，使文件名不重复。` } : first;
    },
    findByAddress: url => {
      let path = '';
      try {
        path = key(decodeURIComponent(url.replace(/[?#].*$/, '')));
      } catch {
        return undefined;
      }
      return (byName.get(lastOf(path)) ?? []).find(({ name }) => {
        const parts = key(name).split('/').slice(-3).join('/');
        return path.endsWith(`/${parts}`) || path.endsWith(`/${lastOf(parts)}`);
      });
    },
  };
};

/** No more of an export is read than this: it is streamed, and yet has an end. */
const longestExport = 2 * 1024 * 1024 * 1024;

async function* within(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > longestExport) throw new Error('the export unpacks to more than is read');
    yield piece;
  }
}

const nothing: Pick<Package, 'find' | 'findByAddress' | 'at' | 'read'> = {
  find: name => ({ fault: `没有收到附件“${name}”。请把导入表和附件放进一个压缩包（zip）提交。` }),
  findByAddress: () => undefined,
  at: () => undefined,
  read: async ({ name }) => refuse('no-file', `没有收到“${name}”。`),
};

const ofZip = async (
  read: ReadRange,
  size: number,
  stream: (range?: { start: number; end: number }) => Promise<Readable>,
): Promise<Package | Problem> => {
  const entries = await openZip(read, size);
  if (entries instanceof Problem) return entries;
  const main = mainOf(entries);
  if (main instanceof Problem) return main;
  const isSheet = /\.xlsx$/i.test(main.name);
  return {
    isSheet,
    ...filesOf(entries.filter(entry => entry !== main)),
    read: entry => readEntry(read, entry),
    open: async () => {
      if (isSheet) {
        const bytes = await readEntry(read, main);
        return bytes instanceof Problem
          ? bytes
          : (async function* () {
              yield bytes;
            })();
      }
      const range = await rangeOf(read, main);
      if (!range) return refuse('zip-damaged', '压缩包已损坏，打不开。请重新压缩后再提交。');
      const packed = await stream(range);
      return within(main.method === 0 ? packed : packed.pipe(createInflateRaw()));
    },
  };
};

/** Opens what was handed in: an xlsx, an xml, or a zip of one of them with files. */
export const openPackage = async (files: Files, { regionId, fileId }: Handed): Promise<Package | Problem> => {
  const stream = async (range?: { start: number; end: number }): Promise<Readable> => {
    const opened = await files.open(regionId, fileId, range);
    if (!opened) throw new Error(`file ${fileId} is gone`);
    return opened.content;
  };
  const opened = await files.open(regionId, fileId, { start: 0, end: 0 });
  if (!opened) throw new Error(`file ${fileId} is gone`);
  opened.content.destroy();
  const { type, size } = opened.file;
  if (type === zip) return ofZip(async (start, end) => buffer(await stream({ start, end })), size, stream);
  if (type === xlsx || type === text) return { ...nothing, isSheet: type === xlsx, open: () => stream() };
  return refuse('bulk-type', '只能导入xlsx、xml（WXR、RSS、Atom），或者含有它们的zip。请另存后再提交。');
};
