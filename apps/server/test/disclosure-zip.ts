/** Zips of the tests, written by hand so that they may also be wrong. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Packed {
  name: string;
  bytes: Uint8Array;
  /** Stored as it is, not deflated. */
  plain?: boolean;
  /** What the zip claims in place of the truth. */
  claims?: { size?: number; crc?: number; flags?: number };
  /** The name in GB 18030, as the bytes that Windows in Chinese writes. */
  nameBytes?: Uint8Array;
}

const u16 = (value: number) => [value & 255, (value >> 8) & 255];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];

/** A zip of the files, in their order. */
export const zipOf = (files: readonly Packed[]): Uint8Array => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, plain = false, claims = {}, nameBytes } of files) {
    const packed = plain ? Buffer.from(bytes) : deflateRawSync(bytes);
    const called = Buffer.from(nameBytes ?? new TextEncoder().encode(name));
    const flags = claims.flags ?? (nameBytes ? 0 : 0x800);
    const common = [
      ...u16(20),
      ...u16(flags),
      ...u16(plain ? 0 : 8),
      ...u32(0),
      ...u32(claims.crc ?? crc32(bytes)),
      ...u32(packed.length),
      ...u32(claims.size ?? bytes.length),
      ...u16(called.length),
      ...u16(0),
    ];
    const local = Buffer.concat([Buffer.from([...u32(0x04034b50), ...common]), called, packed]);
    directory.push(
      Buffer.concat([
        Buffer.from([
          ...u32(0x02014b50),
          ...u16(20),
          ...common,
          ...u16(0),
          ...u16(0),
          ...u16(0),
          ...u32(0),
          ...u32(at),
        ]),
        called,
      ]),
    );
    parts.push(local);
    at += local.length;
  }
  const length = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = [
    ...u32(0x06054b50),
    ...u16(0),
    ...u16(0),
    ...u16(files.length),
    ...u16(files.length),
    ...u32(length),
    ...u32(at),
    ...u16(0),
  ];
  return new Uint8Array(Buffer.concat([...parts, ...directory, Buffer.from(end)]));
};
