import iconv from 'iconv-lite';

const looksUtf16 = (bytes: Uint8Array, offset: 0 | 1): boolean => {
  const sample = bytes.subarray(0, 512);
  let zeros = 0;
  for (let i = offset; i < sample.length; i += 2) if (sample[i] === 0) zeros++;
  return sample.length >= 8 && zeros > sample.length / 8;
};

/**
 * Text of unknown encoding: a byte order mark, else UTF-8 where it is valid, else GB18030 (of which GBK is part).
 * Bytes may end within a character, as the head of a file does: the character is left out.
 */
export const decodeText = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (looksUtf16(bytes, 1)) return new TextDecoder('utf-16le').decode(bytes);
  if (looksUtf16(bytes, 0)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'gb18030');
  }
};
