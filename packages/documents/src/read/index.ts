import { type Outline, parseReport, type Report } from '@gongkai/law';
import { type Source, Unreadable, type UnreadableCode } from '../blocks.ts';
import { type Interpretation, interpret, type Note } from '../interpret/index.ts';
import { type Kind, kindOf } from './kind.ts';
import { decodeText } from './text.ts';

/** What was read of a file: its report, the document's outline (none for json), and what could not be read. */
export interface ReadSuccess {
  kind: Kind;
  report: Report;
  outline?: Outline;
  notes: Note[];
}

/** Why a file could not be read as a report, with what could be read of it all the same. */
export interface ReadFailure {
  code: UnreadableCode;
  message: string;
  partial?: { authority: string | null; year: number | null; title: string | null; sections: string[] };
}

export type ReadResult = ReadSuccess | { error: ReadFailure };

/** Files above this size are refused unread. */
export const maxFileBytes = 50 * 1024 * 1024;

export const tooLarge = (size: number): ReadFailure => ({
  code: 'too-large',
  message: `文件有${Math.round(size / 1024 / 1024)} MB，超过${maxFileBytes / 1024 / 1024} MB的上限，没有读取。年度报告一般不超过几MB，请检查是否选错了文件。`,
});

/** Readers are loaded when first needed: a run over text files never pays for the PDF library. */
const readers: Record<
  Exclude<Kind, 'json'>,
  () => Promise<(bytes: Uint8Array) => Source | Promise<Source>>
> = {
  docx: async () => (await import('./docx/index.ts')).readDocx,
  doc: async () => (await import('./doc/index.ts')).readDoc,
  html: async () => (await import('./html/index.ts')).readHtml,
  pdf: async () => (await import('./pdf/index.ts')).readPdf,
  txt: async () => (await import('./txt/index.ts')).readTxt,
  xlsx: async () => (await import('./xlsx/index.ts')).readXlsx,
};

const readJson = (bytes: Uint8Array): ReadSuccess => {
  let value: unknown;
  try {
    value = JSON.parse(decodeText(bytes).replace(/^\ufeff/, ''));
  } catch {
    throw new Unreadable('invalid-json', '文件不是有效的json。请检查括号、引号和逗号是否完整。');
  }
  const held = typeof value === 'object' && value !== null && 'report' in value ? value.report : value;
  const result = parseReport(held);
  if ('faults' in result)
    throw new Unreadable(
      'invalid-json',
      `json不符合annual-report/1：${result.faults.slice(0, 5).join('；')}${result.faults.length > 5 ? `；另有${result.faults.length - 5}处` : ''}`,
    );
  return { kind: 'json', report: result.report, notes: [] };
};

/** Why the file is refused; the reader's notes say where the report may be instead: in an attachment, in a frame. */
const refusal = ({ report, outline, isReport }: Interpretation, notes: string[]): { error: ReadFailure } => {
  const partial = {
    authority: report.authority,
    year: report.year,
    title: outline.title,
    sections: outline.sections.map(section => section.heading),
  };
  const named = [
    outline.title && `标题“${outline.title}”`,
    partial.sections.length > 0 && `标题段${partial.sections.join('、')}`,
  ]
    .filter(Boolean)
    .join('，');
  return {
    error: isReport
      ? {
          code: 'no-statutory-tables',
          message: `没有法定统计表：不是2019年或2021年格式的年度报告。${named ? `读到${named}。` : ''}2018年及以前的报告没有这些表；如果是以后年度的报告，请检查表格是否成了图片。${notes.join('')}`,
          partial,
        }
      : {
          code: 'not-a-report',
          message: `这不是政府信息公开工作年度报告：没有找到报告标题、六个部分和法定统计表。请检查是否选错了文件。${notes.join('')}`,
        },
  };
};

/**
 * Reads a report from the bytes of any supported file. What people can cause comes back as `error` with a Chinese
 * sentence that says what to do.
 */
export const readReport = async (bytes: Uint8Array): Promise<ReadResult> => {
  if (bytes.length > maxFileBytes) return { error: tooLarge(bytes.length) };
  try {
    const kind = kindOf(bytes);
    if (kind === 'json') return readJson(bytes);
    const read = await readers[kind]();
    const source = await read(bytes);
    const interpretation = interpret(source);
    if (!interpretation.hasTables) return refusal(interpretation, source.notes);
    const { report, outline, notes } = interpretation;
    return { kind, report, outline, notes };
  } catch (error) {
    if (error instanceof Unreadable) return { error: { code: error.code, message: error.message } };
    throw error;
  }
};
