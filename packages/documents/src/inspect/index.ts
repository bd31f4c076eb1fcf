import { Unreadable } from '../blocks.ts';
import { decodeText } from '../read/text.ts';
import { XmlFault } from '../read/xml.ts';
import { inspectKindOf, messageFor } from './kind.ts';
import {
  damaged,
  type InspectFailure,
  type Inspection,
  type InspectKind,
  joinTexts,
  type Looked,
} from './model.ts';

/** Files above this size are not looked into. */
const maxInspectBytes = 200 * 1024 * 1024;

const picture = async (bytes: Uint8Array): Promise<Looked> => ({
  text: [],
  hiddenText: [],
  hidden: (await import('./picture.ts')).lookAtPicture(bytes, ''),
  notes: ['图片里的文字没有检查，请人工核对有没有个人信息。'],
});

const plain = (text: string): Looked => ({
  text: [text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')],
  hiddenText: [],
  hidden: [],
  notes: [],
});

/** Loaded when first needed. */
const looks: Record<InspectKind, (bytes: Uint8Array) => Promise<Looked>> = {
  docx: async bytes => (await import('./docx.ts')).lookAtDocx(bytes),
  xlsx: async bytes => (await import('./xlsx.ts')).lookAtXlsx(bytes),
  pptx: async bytes => (await import('./pptx.ts')).lookAtPptx(bytes),
  pdf: async bytes => (await import('./pdf.ts')).lookAtPdf(bytes),
  doc: async bytes => (await import('./doc.ts')).lookAtDoc(bytes),
  html: async bytes => (await import('./html.ts')).lookAtHtml(bytes),
  txt: async bytes => plain(decodeText(bytes)),
  jpg: picture,
  png: picture,
  webp: picture,
  tiff: picture,
};

/** What people can cause is a value; broken XML is a broken file. */
export const failureOf = (error: unknown): { error: InspectFailure } => {
  const fault = error instanceof XmlFault || error instanceof RangeError ? damaged() : error;
  if (!(fault instanceof Unreadable)) throw error;
  return { error: { code: fault.code, message: messageFor(fault) } };
};

/**
 * Looks into a file before it is published: its text, and what it hides. The kind is told by the content, whatever
 * `kind` says; a file that is not what its name says is looked into as what it is.
 */
export const inspectFile = async (bytes: Uint8Array): Promise<Inspection | { error: InspectFailure }> => {
  try {
    if (bytes.length > maxInspectBytes) throw new Unreadable('too-large', '');
    const kind = inspectKindOf(bytes);
    const { text, hiddenText, hidden, notes } = await looks[kind](bytes);
    const shown = joinTexts(text);
    const unseen = joinTexts(hiddenText);
    return {
      kind,
      text: shown.text,
      hiddenText: unseen.text,
      truncated: shown.truncated || unseen.truncated,
      hidden,
      notes,
    };
  } catch (error) {
    return failureOf(error);
  }
};
