import { createHash } from 'node:crypto';
import { constants, deflateSync } from 'node:zlib';

/** A length or place in points, to a thousandth. */
export const decimal = (value: number): string => String(Math.round(value * 1000) / 1000);

export const reference = (number: number): string => `${number} 0 R`;

const plain = /^[ -~]*$/;

/** A text string: ASCII as it is, all else in UTF-16. */
export const textString = (text: string): string =>
  plain.test(text)
    ? `(${text.replace(/[\\()]/g, '\\$&')})`
    : `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

/**
 * Drawings and objects are full of repetitions and pack to a fifth at any level. Outlines hardly repeat: to look for
 * what does would take the half of a document's time and save a seventh of its bytes.
 */
const packing = {
  text: { level: 1 },
  outlines: { level: 1, strategy: constants.Z_HUFFMAN_ONLY },
} as const;
const binaryMark = '%\u00e2\u00e3\u00cf\u00d3';
/** Objects packed into one stream; some readers unpack all of a stream for any of its objects. */
const perStream = 400;

/** Where an object is: at an offset of the file, or the nth in a stream of objects. */
type Place = { offset: number } | { stream: number; index: number };

/** A PDF file in the making (ISO 32000-1, PDF 1.7): objects by number, those without a stream packed in streams. */
export class PdfFile {
  private readonly places: (Place | undefined)[] = [undefined];
  private readonly packed: { number: number; text: string }[] = [];
  private readonly chunks: Uint8Array[] = [];
  private length = 0;

  constructor() {
    this.write(Buffer.from(`%PDF-1.7\n${binaryMark}\n`, 'latin1'));
  }

  /** A number for an object that others refer to before it is written. */
  reserve(): number {
    return this.places.push(undefined) - 1;
  }

  /** Writes an object's value under a reserved number. */
  set(number: number, text: string): void {
    this.packed.push({ number, text });
  }

  add(text: string): number {
    const number = this.reserve();
    this.set(number, text);
    return number;
  }

  /** Writes a stream, compressed. @param entries entries of its dictionary */
  addStream(entries: string, data: Uint8Array, number = this.reserve(), kind: keyof typeof packing = 'text') {
    const options = { ...packing[kind], chunkSize: data.length + 64 };
    return this.addRaw(`${entries}/Filter/FlateDecode`, deflateSync(data, options), number);
  }

  /** Writes a stream as it is. */
  addRaw(entries: string, data: Uint8Array, number = this.reserve()): number {
    this.places[number] = { offset: this.length };
    this.write(Buffer.from(`${number} 0 obj\n<<${entries}/Length ${data.length}>>\nstream\n`, 'latin1'));
    this.write(data);
    this.write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
    return number;
  }

  /** The whole file. Its identifier comes of its bytes, so that the same document is the same file. */
  finish(catalog: number, info: number): Uint8Array {
    for (let start = 0; start < this.packed.length; start += perStream)
      this.pack(this.packed.slice(start, start + perStream));
    const number = this.reserve();
    const start = this.length;
    this.places[number] = { offset: start };
    const hash = createHash('sha256');
    for (const chunk of this.chunks) hash.update(chunk);
    const id = hash.digest('hex').slice(0, 32);
    const entries = [
      `/Type/XRef/Size ${this.places.length}/W[1 4 2]/Root ${reference(catalog)}`,
      `/Info ${reference(info)}/ID[<${id}><${id}>]`,
    ];
    this.addStream(entries.join(''), this.crossReferences(), number);
    this.write(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
    const bytes = new Uint8Array(this.length);
    let at = 0;
    for (const chunk of this.chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  private write(data: Uint8Array): void {
    this.chunks.push(data);
    this.length += data.length;
  }

  private pack(objects: readonly { number: number; text: string }[]): void {
    const stream = this.reserve();
    let offset = 0;
    const directory = objects.map(({ number, text }, index) => {
      this.places[number] = { stream, index };
      const entry = `${number} ${offset}`;
      offset += text.length + 1;
      return entry;
    });
    const head = `${directory.join(' ')}\n`;
    const body = objects.map(({ text }) => text).join('\n');
    const entries = `/Type/ObjStm/N ${objects.length}/First ${head.length}`;
    this.addStream(entries, Buffer.from(head + body, 'latin1'), stream);
  }

  private crossReferences(): Buffer {
    const table = Buffer.alloc(7 * this.places.length);
    this.places.forEach((place, number) => {
      const at = 7 * number;
      if (place === undefined) table.writeUInt16BE(number === 0 ? 0xffff : 0, at + 5);
      else if ('offset' in place) {
        table[at] = 1;
        table.writeUInt32BE(place.offset, at + 1);
      } else {
        table[at] = 2;
        table.writeUInt32BE(place.stream, at + 1);
        table.writeUInt16BE(place.index, at + 5);
      }
    });
    return table;
  }
}
