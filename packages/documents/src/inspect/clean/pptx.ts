import { cleanMedia, cleanProperties, pack, removeParts, unpack } from './package.ts';

const commentParts = /^ppt\/(?:comments\/[^/]+\.xml|commentAuthors\.xml|authors\.xml)$/;

/** A presentation without comments, properties and picture metadata. Its notes are for people to decide. */
export const cleanPptx = (bytes: Uint8Array): Uint8Array => {
  const parts = unpack(bytes);
  removeParts(parts, name => commentParts.test(name));
  cleanProperties(parts);
  cleanMedia(parts);
  return pack(parts);
};
