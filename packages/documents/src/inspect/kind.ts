import type { Unreadable } from '../blocks.ts';
import { kindOf } from '../read/kind.ts';
import { zipNames } from '../read/zip.ts';
import type { InspectKind } from './model.ts';

const pictures: readonly (readonly [InspectKind, (bytes: Uint8Array) => boolean])[] = [
  ['jpg', bytes => begins(bytes, [0xff, 0xd8, 0xff])],
  ['png', bytes => begins(bytes, [0x89, 0x50, 0x4e, 0x47])],
  [
    'webp',
    bytes => begins(bytes, [0x52, 0x49, 0x46, 0x46]) && begins(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
  ],
  ['tiff', bytes => begins(bytes, [0x49, 0x49, 0x2a, 0]) || begins(bytes, [0x4d, 0x4d, 0, 0x2a])],
];

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const isPresentation = (bytes: Uint8Array): boolean =>
  begins(bytes, [0x50, 0x4b, 3, 4]) && zipNames(bytes).includes('ppt/presentation.xml');

/**
 * Tells the kind of a file by its content.
 * @throws Unreadable `empty`, `encrypted`, `unknown-kind`, `damaged`
 */
export const inspectKindOf = (bytes: Uint8Array): InspectKind => {
  const picture = pictures.find(([, is]) => is(bytes));
  if (picture) return picture[0];
  if (isPresentation(bytes)) return 'pptx';
  const kind = kindOf(bytes);
  if (kind === 'json') return 'txt';
  return kind;
};

/** What to say of a file that is refused: what the readers of reports say speaks of reports. */
export const messageFor = ({ code, message }: Unreadable): string => {
  if (code === 'too-large') return '文件太大或内容过多，没有检查。请拆成几个较小的文件，并人工核对。';
  if (code === 'unknown-kind')
    return message.includes('另存')
      ? message
      : '认不出这种文件，没有检查其中的内容。请另存为docx、xlsx、pptx、pdf或jpg、png图片后再上传。';
  if (code === 'scanned') return '认不出这种图片，没有检查。请另存为jpg或png后再上传。';
  return message;
};
