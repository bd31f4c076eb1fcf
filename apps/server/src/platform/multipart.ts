/** What stands before a part: the name of its field, and of its file where it is one. */
export interface PartHead {
  name: string;
  /** As the sender wrote it, without folders; empty when no file was chosen; null for a plain field. */
  filename: string | null;
}

/** Receives the parts of a form as they come. */
export interface PartSink {
  begin(head: PartHead): void;
  data(bytes: Buffer): void;
  end(): void;
}

/** A body that is not well-formed multipart/form-data (RFC 7578). */
export class MalformedForm extends Error {}

const maxHeadBytes = 8192;
const lineEnd = Buffer.from('\r\n');
const headEnd = Buffer.from('\r\n\r\n');

/** The boundary named by a content type, or undefined where it is not multipart/form-data. */
export const boundaryOf = (contentType: string): string | undefined => {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return undefined;
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^;\s"]{1,70}))/i.exec(contentType);
  return match?.[1] ?? match?.[2];
};

const parameter = (disposition: string, name: string): string | undefined =>
  new RegExp(`;\\s*${name}="((?:\\\\"|[^"])*)"`, 'i')
    .exec(disposition)?.[1]
    ?.replace(/\\"|%22/g, '"')
    .replace(/%0D|%0A/gi, '');

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters have no place in a file's name
const controls = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const withoutFolders = (name: string): string =>
  name
    .replace(/^.*[/\\]/s, '')
    .replace(controls, '')
    .slice(0, 200);

const readHead = (bytes: Buffer): PartHead => {
  const disposition = bytes
    .toString('utf8')
    .split('\r\n')
    .find(line => /^content-disposition:\s*form-data\s*;/i.test(line));
  const name = disposition && parameter(disposition, 'name');
  if (!disposition || name === undefined) throw new MalformedForm('part without a name');
  const filename = parameter(disposition, 'filename');
  return { name, filename: filename === undefined ? null : withoutFolders(filename) };
};

type State = 'preamble' | 'afterBoundary' | 'head' | 'body' | 'closed';

/**
 * Parses multipart/form-data as it streams in, holding no more than a boundary's length back. What to keep of a part,
 * and how much, is for the sink to decide.
 * @throws MalformedForm from `push` and `end`, and whatever the sink throws
 */
export class MultipartParser {
  private readonly boundary: Buffer;
  private readonly sink: PartSink;
  private state: State = 'preamble';
  /** The first boundary stands at the very start: as if a line had ended before it. */
  private held: Buffer = lineEnd;

  constructor(boundary: string, sink: PartSink) {
    this.boundary = Buffer.from(`\r\n--${boundary}`);
    this.sink = sink;
  }

  push(bytes: Uint8Array): void {
    this.held =
      this.held.length === 0
        ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
        : Buffer.concat([this.held, bytes]);
    while (this.steps[this.state]());
  }

  end(): void {
    if (this.state !== 'closed') throw new MalformedForm('body ends before its last boundary');
  }

  /** Each step takes what it can of the held bytes and says whether another may follow. */
  private readonly steps: Record<State, () => boolean> = {
    preamble: () => this.upToBoundary(() => {}),
    body: () =>
      this.upToBoundary(
        bytes => this.sink.data(bytes),
        () => this.sink.end(),
      ),
    afterBoundary: () => this.stepAfterBoundary(),
    head: () => this.stepHead(),
    closed: () => {
      this.held = Buffer.alloc(0);
      return false;
    },
  };

  private upToBoundary(take: (bytes: Buffer) => void, done = () => {}): boolean {
    const at = this.held.indexOf(this.boundary);
    const upTo = at < 0 ? Math.max(0, this.held.length - this.boundary.length + 1) : at;
    if (upTo > 0) take(this.held.subarray(0, upTo));
    this.held = this.held.subarray(at < 0 ? upTo : at + this.boundary.length);
    if (at < 0) return false;
    done();
    this.state = 'afterBoundary';
    return true;
  }

  private stepAfterBoundary(): boolean {
    if (this.held.length < 2) return false;
    if (this.held.subarray(0, 2).toString('latin1') === '--') {
      this.state = 'closed';
      return true;
    }
    const at = this.held.indexOf(lineEnd);
    if (at > 64 || (at < 0 && this.held.length > 64)) throw new MalformedForm('text after a boundary');
    if (at < 0) return false;
    // The line's end is kept: a head without any line then ends where it begins.
    this.held = this.held.subarray(at);
    this.state = 'head';
    return true;
  }

  private stepHead(): boolean {
    const at = this.held.indexOf(headEnd);
    if (at > maxHeadBytes || (at < 0 && this.held.length > maxHeadBytes))
      throw new MalformedForm('head too long');
    if (at < 0) return false;
    this.sink.begin(readHead(this.held.subarray(0, at)));
    this.held = this.held.subarray(at + headEnd.length);
    this.state = 'body';
    return true;
  }
}
