import { unzipSync } from 'fflate';
import { Unreadable } from '../blocks.ts';

/** More than any real report unpacks to; what unpacks to more is a zip bomb or not a report. */
const maxUnpackedBytes = 64 * 1024 * 1024;

/**
 * Unpacks the wanted parts of an Office file (a zip). Sizes are checked before anything is unpacked, and a part
 * cannot grow beyond the size that it declares.
 * @throws Unreadable `too-large` when the parts unpack to more than 64 MB, `damaged` when the zip is broken.
 */
export const unzipParts = (bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> => {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: file => {
        if (!wanted(file.name)) return false;
        total += file.originalSize;
        if (total > maxUnpackedBytes)
          throw new Unreadable('too-large', '文件解压后超过64 MB，不像一份年度报告，没有继续读取。请检查文件。');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('damaged', '文件已损坏，无法解压。请用原来的软件打开，另存一份后再试。');
  }
};

/** The names of the parts of a zip, without unpacking any. */
export const zipNames = (bytes: Uint8Array): string[] => {
  const names: string[] = [];
  unzipParts(bytes, name => {
    names.push(name);
    return false;
  });
  return names;
};
