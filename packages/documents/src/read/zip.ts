import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { Unreadable } from '../blocks.ts';

/** More than any real report unpacks to; what unpacks to more is a zip bomb or not a report. */
const maxUnpackedBytes = 64 * 1024 * 1024;

const damaged = () => new Unreadable('damaged', '文件已损坏，无法解压。请用原来的软件打开，另存一份后再试。');

const signatures = { end: 0x06054b50, entry: 0x02014b50 };

/** The checksums of a zip's parts by name, from its directory; none where the directory is in the form for 4 GB. */
const checksums = (bytes: Uint8Array): Map<string, number> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end > 0 && view.getUint32(end, true) !== signatures.end) end--;
  const sums = new Map<string, number>();
  let at = end < 0 ? bytes.length : view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === signatures.entry) {
    const nameLength = view.getUint16(at + 28, true);
    sums.set(
      new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      view.getUint32(at + 16, true),
    );
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sums;
};

/** A part that is not what its checksum says would give figures that nobody wrote. */
const checkParts = (bytes: Uint8Array, parts: Record<string, Uint8Array>): void => {
  const sums = checksums(bytes);
  for (const [name, part] of Object.entries(parts)) {
    const sum = sums.get(name);
    if (sum !== undefined && sum !== crc32(part)) throw damaged();
  }
};

/**
 * Unpacks the wanted parts of an Office file (a zip). Sizes are checked before anything is unpacked, a part
 * cannot grow beyond the size that it declares, and must be what its checksum says.
 * @throws Unreadable `too-large` when the parts unpack to more than 64 MB, `damaged` when the zip is broken.
 */
export const unzipParts = (
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Record<string, Uint8Array> => {
  let total = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: file => {
        if (!wanted(file.name)) return false;
        total += file.originalSize;
        if (total > maxUnpackedBytes)
          throw new Unreadable(
            'too-large',
            '文件解压后超过64 MB，不像一份年度报告，没有继续读取。请检查文件。',
          );
        return true;
      },
    });
    checkParts(bytes, parts);
    return parts;
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw damaged();
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
