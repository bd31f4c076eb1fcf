import { boundaryOf, MalformedForm, MultipartParser, type PartHead, type PartSink } from './multipart.ts';
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

/** Collects the parts of a form within its limits. */
class FormSink implements PartSink {
  readonly form: Form = { fields: new Map(), files: [] };
  private readonly limits: FormLimits;
  private head: PartHead | undefined;
  private chunks: Buffer[] = [];
  private size = 0;

  constructor(limits: FormLimits) {
    this.limits = limits;
  }

  begin(head: PartHead): void {
    if (this.form.files.length >= this.limits.files && head.filename) throw new Refused('too-many');
    if (this.form.fields.size >= maxFields) throw new Refused('malformed');
    this.head = head;
    this.chunks = [];
    this.size = 0;
  }

  data(bytes: Buffer): void {
    this.size += bytes.length;
    const isFile = this.head?.filename !== null;
    if (this.size <= (isFile ? this.limits.file : this.limits.field)) this.chunks.push(bytes);
    else if (isFile) this.chunks = [];
    else throw new Refused('too-large');
  }

  end(): void {
    if (!this.head) return;
    const { name, filename } = this.head;
    const { size } = this;
    if (filename === null) this.form.fields.set(name, Buffer.concat(this.chunks).toString('utf8'));
    else if (filename !== '' || size > 0) {
      const bytes = size > this.limits.file ? null : Buffer.concat(this.chunks);
      this.form.files.push({ field: name, name: filename, size, bytes });
    }
    this.chunks = [];
  }
}

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

const readInto = async (
  reader: Reader,
  parser: MultipartParser,
  total: number,
  take: (bytes: number) => void,
): Promise<void> => {
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > total) throw new Refused('too-large');
    take(next.value.length);
    parser.push(next.value);
  }
  parser.end();
};

const faultOf = (error: unknown): FormFault => {
  if (error instanceof Refused) return error.fault;
  if (error instanceof MalformedForm) return 'malformed';
  return 'cut-off';
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
  const boundary = boundaryOf(request.headers.get('content-type') ?? '');
  if (boundary === undefined || request.body === null) return use({ fault: 'not-a-form' });
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limits.total * drainFactor) return use({ fault: 'too-large' });
  const sink = new FormSink(limits);
  const reader = request.body.getReader();
  let held = 0;
  try {
    const take = (bytes: number) => {
      if (!budget.take(bytes)) throw new Refused('busy');
      held += bytes;
    };
    if (announced > limits.total) throw new Refused('too-large');
    await readInto(reader, new MultipartParser(boundary, sink), limits.total, take);
  } catch (error) {
    budget.give(held);
    held = 0;
    await drain(reader, limits.total * drainFactor).catch(() => {});
    return use({ fault: faultOf(error) });
  }
  try {
    return await use({ form: sink.form });
  } finally {
    budget.give(held);
  }
};
