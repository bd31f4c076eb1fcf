import { once } from 'node:events';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import type { Budget } from './queue.ts';

/** A file as it was sent. Above the limit of one file only its size is known. */
export interface SentFile {
  field: string;
  name: string;
  size: number;
  bytes: Uint8Array | null;
}

export interface Form {
  fields: Map<string, string>;
  files: SentFile[];
}

export interface FormLimits {
  /** Bytes of one file; a larger one comes without its bytes. */
  file: number;
  /** Files in all. */
  files: number;
  /** Bytes of one plain field. */
  field: number;
  /** Bytes of the whole form. */
  total: number;
}

/** Why a form was not taken. `cut-off`: it ended too early; `busy`: no memory is left for it just now. */
export type FormFault = 'not-a-form' | 'malformed' | 'cut-off' | 'too-large' | 'too-many' | 'busy';

class Refused extends Error {
  readonly fault: FormFault;
  constructor(fault: FormFault) {
    super(fault);
    this.fault = fault;
  }
}

const maxFields = 20;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters have no place in a file's name
const controls = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The name of a file as its sender saw it: no folders, nothing that hides or turns the letters. */
const cleanName = (name: string): string =>
  name
    .replace(/^.*[/\\]/s, '')
    .replace(controls, '')
    .slice(0, 200);

/** Takes a file to its end; above its limit its size alone is kept. */
const takeFile = (
  form: Form,
  field: string,
  filename: string,
  stream: BusboyFileStream,
  limit: number,
): void => {
  let chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks = [];
  });
  stream.on('end', () => {
    if (filename === '' && size === 0) return;
    const bytes = size > limit ? null : new Uint8Array(Buffer.concat(chunks));
    form.files.push({ field, name: cleanName(filename), size, bytes });
  });
};

/** A parser that fills the form; what is too much or too many is thrown by `check`. */
const createParser = (contentType: string, form: Form, limits: FormLimits) => {
  let fault: unknown;
  const fail = (error: unknown) => {
    fault ??= error;
  };
  const parser = new Busboy({
    headers: { 'content-type': contentType },
    // A file above its own limit is read to its end, so that the others are still checked.
    limits: { fieldSize: limits.field + 1, fileSize: limits.total, files: limits.files, fields: maxFields },
    isPartAFile: (_, __, filename) => filename !== undefined,
  });
  parser.on('field', (name, value) => {
    if (Buffer.byteLength(value) > limits.field) fail(new Refused('too-large'));
    form.fields.set(name, value);
  });
  parser.on('file', (name, stream, filename) => {
    stream.on('error', fail);
    takeFile(form, name, filename ?? '', stream, limits.file);
  });
  parser.on('filesLimit', () => fail(new Refused('too-many')));
  parser.on('fieldsLimit', () => fail(new Refused('malformed')));
  parser.on('error', () => fail(new Refused('malformed')));
  return {
    parser,
    check: () => {
      if (fault !== undefined) throw fault;
    },
  };
};

/** How much of a refused body is read on, and how long (ms), so that a browser hears the answer and not a reset. */
const drainFactor = 5;
const drainTime = 20_000;

type Reader = ReadableStreamDefaultReader<Uint8Array>;

const drain = async (reader: Reader, bytes: number): Promise<void> => {
  const until = Date.now() + drainTime;
  let left = bytes;
  while (left > 0 && Date.now() < until) {
    const { done, value } = await reader.read();
    if (done) return;
    left -= value.length;
  }
  await reader.cancel();
};

/** Reads the body part by part into a form; `hold` is told of every byte as it comes. */
const readForm = async (
  reader: Reader,
  contentType: string,
  limits: FormLimits,
  hold: (bytes: number) => void,
): Promise<Form> => {
  const form: Form = { fields: new Map(), files: [] };
  const { parser, check } = createParser(contentType, form, limits);
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > limits.total) throw new Refused('too-large');
    hold(next.value.length);
    if (!parser.write(next.value)) await Promise.race([once(parser, 'drain'), once(parser, 'finish')]);
    check();
  }
  parser.end();
  await once(parser, 'finish').catch(() => undefined);
  check();
  return form;
};

/**
 * Reads a multipart form within its limits and hands it on; the memory it holds counts against the budget until
 * `use` is done. Whatever is wrong with the form comes as a fault.
 */
export const withForm = async <T>(
  request: Request,
  limits: FormLimits,
  budget: Budget,
  use: (result: { form: Form } | { fault: FormFault }) => T | Promise<T>,
): Promise<T> => {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(contentType) || request.body === null)
    return use({ fault: 'not-a-form' });
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limits.total * drainFactor) return use({ fault: 'too-large' });
  const reader = request.body.getReader();
  let held = 0;
  let form: Form;
  try {
    const hold = (bytes: number) => {
      if (!budget.take(bytes)) throw new Refused('busy');
      held += bytes;
    };
    if (announced > limits.total) throw new Refused('too-large');
    form = await readForm(reader, contentType, limits, hold);
  } catch (error) {
    budget.give(held);
    held = 0;
    await drain(reader, limits.total * drainFactor).catch(() => {});
    return use({ fault: error instanceof Refused ? error.fault : 'cut-off' });
  }
  try {
    return await use({ form });
  } finally {
    budget.give(held);
  }
};
