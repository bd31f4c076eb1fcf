/** FNV-1a over UTF-16 units, 32 bits. */
const fnv = (text: string, seed: number): number => {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** A short name for a text, the same on every machine: 64 bits as 14 signs of base 36. No secret is kept by it. */
export const shortHash = (text: string): string =>
  [0x811c9dc5, 0x1b873593].map(seed => fnv(text, seed).toString(36).padStart(7, '0')).join('');
