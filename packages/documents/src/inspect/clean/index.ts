import { failureOf, inspectFile } from '../index.ts';
import { inspectKindOf } from '../kind.ts';
import { damaged, type Hidden, type InspectFailure, type InspectKind } from '../model.ts';

/** A cleaned file, and what is still hidden in it, which only people can decide about. */
export interface Cleaned {
  bytes: Uint8Array;
  left: Hidden[];
}

const picture = (kind: 'jpg' | 'png' | 'webp') => async (bytes: Uint8Array) => {
  const cleaned = (await import('./picture.ts')).cleanPicture(bytes, kind);
  if (!cleaned) throw damaged();
  return cleaned;
};

const cleaners: Partial<Record<InspectKind, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  docx: async bytes => (await import('./docx.ts')).cleanDocx(bytes),
  xlsx: async bytes => (await import('./xlsx.ts')).cleanXlsx(bytes),
  pptx: async bytes => (await import('./pptx.ts')).cleanPptx(bytes),
  jpg: picture('jpg'),
  png: picture('png'),
  webp: picture('webp'),
};

/** What to do where nothing can be removed for sure. */
const instead: Partial<Record<InspectKind, string>> = {
  pdf: 'PDF里的信息清除不干净，系统不代为清除。请在Word等原件里删除批注、修订和作者，再重新导出PDF。',
  doc: '旧版Word文件（doc）不能代为清除。请用Word打开，另存为docx后再清除。',
  tiff: 'TIFF图片不能代为清除。请另存为jpg或png后再清除。',
  html: '网页文件没有可以清除的属性。请直接修改正文。',
  txt: '文本文件没有可以清除的属性。请直接修改正文。',
};

/**
 * Takes out of a file what readers are not meant to see: of docx, xlsx and pptx the names in their properties, their
 * comments and the metadata of their pictures, of docx also its tracked changes (which are accepted); of pictures
 * their metadata. Hidden sheets, rows, columns, slides, notes and texts stay: they are told in `left`.
 */
export const cleanFile = async (bytes: Uint8Array): Promise<Cleaned | { error: InspectFailure }> => {
  try {
    const kind = inspectKindOf(bytes);
    const clean = cleaners[kind];
    if (!clean) return { error: { code: 'not-cleanable', message: instead[kind] ?? '' } };
    const cleaned = await clean(bytes);
    const inspection = await inspectFile(cleaned);
    return 'error' in inspection ? inspection : { bytes: cleaned, left: inspection.hidden };
  } catch (error) {
    return failureOf(error);
  }
};
