/** A compound file (MS-CFB): the little file system in which Word 97–2003 keeps its streams. */

const endOfChain = 0xfffffffe;
const miniStreamLimit = 4096;
const entrySize = 128;

interface Entry {
  name: string;
  start: number;
  size: number;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const join = (parts: Uint8Array[]): Uint8Array => {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
};

/** The numbers of a chain of sectors; one that turns back on itself or leaves the table ends there. */
const chainFrom = (start: number, table: Uint32Array): number[] => {
  const chain: number[] = [];
  const seen = new Set<number>();
  for (let sector = start; sector < table.length && !seen.has(sector); sector = table[sector] ?? endOfChain) {
    seen.add(sector);
    chain.push(sector);
  }
  return chain;
};

const numbers = (bytes: Uint8Array): Uint32Array => {
  const view = viewOf(bytes);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4, true));
};

const readEntries = (directory: Uint8Array): Entry[] => {
  const view = viewOf(directory);
  const entries: Entry[] = [];
  for (let at = 0; at + entrySize <= directory.length; at += entrySize) {
    const nameLength = Math.min(view.getUint16(at + 64, true), 64);
    const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(nameLength - 2, 0)));
    entries.push({ name, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
  }
  return entries;
};

/**
 * Opens a compound file. The result gives a stream by its name, or undefined where there is none.
 * Sectors that lie beyond the file's end are left out, so that a truncated file gives short streams.
 * @throws RangeError where the header itself is cut off.
 */
export const openCompound = (bytes: Uint8Array): ((name: string) => Uint8Array | undefined) => {
  const view = viewOf(bytes);
  const sectorSize = 1 << Math.min(Math.max(view.getUint16(30, true), 7), 16);
  const miniSize = 1 << Math.min(Math.max(view.getUint16(32, true), 4), 12);
  const sector = (number: number) => bytes.subarray((number + 1) * sectorSize, (number + 2) * sectorSize);
  const content = (chain: number[]) => join(chain.map(sector));

  const tableSectors = Array.from({ length: 109 }, (_, index) => view.getUint32(76 + index * 4, true));
  const perSector = sectorSize / 4 - 1;
  const seen = new Set<number>();
  for (let next = view.getUint32(68, true); next * sectorSize < bytes.length && !seen.has(next); ) {
    seen.add(next);
    const listed = numbers(sector(next));
    tableSectors.push(...listed.subarray(0, perSector));
    next = listed[perSector] ?? endOfChain;
  }
  const inFile = tableSectors.filter(number => (number + 1) * sectorSize < bytes.length);
  const table = numbers(content([...new Set(inFile)]));

  const entries = readEntries(content(chainFrom(view.getUint32(48, true), table)));
  const miniTable = numbers(content(chainFrom(view.getUint32(60, true), table)));
  const root = entries[0];
  const miniStream = root ? content(chainFrom(root.start, table)) : new Uint8Array();
  const miniSector = (number: number) => miniStream.subarray(number * miniSize, (number + 1) * miniSize);

  return name => {
    const entry = entries.find(candidate => candidate.name === name);
    if (!entry) return undefined;
    const whole =
      entry.size < miniStreamLimit
        ? join(chainFrom(entry.start, miniTable).map(miniSector))
        : content(chainFrom(entry.start, table));
    return whole.subarray(0, entry.size);
  };
};
