import { deflateSync } from 'node:zlib';

/** Small PDFs written by hand, to build files that no program makes: broken, endless, without text. */
export interface PdfObject {
  dictionary: string;
  stream?: Uint8Array;
}

const encode = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A PDF of the given objects, numbered from 1; the first is the catalog. `trailer` adds entries to the trailer. */
export const pdfOf = (objects: readonly PdfObject[], trailer = ''): Uint8Array => {
  const parts: Buffer[] = [encode('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const push = (part: Uint8Array) => {
    parts.push(Buffer.from(part));
    length += part.length;
  };
  objects.forEach(({ dictionary, stream }, index) => {
    offsets.push(length);
    if (stream === undefined) push(encode(`${index + 1} 0 obj\n<<${dictionary}>>\nendobj\n`));
    else {
      push(encode(`${index + 1} 0 obj\n<<${dictionary} /Length ${stream.length}>>\nstream\n`));
      push(stream);
      push(encode('\nendstream\nendobj\n'));
    }
  });
  const start = length;
  const entries = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(
    encode(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<</Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
};

/** A Chinese font that no file needs to embed: each character by its UTF-16 code, half a character wide below 0x80. */
const font: PdfObject[] = [
  {
    dictionary:
      '/Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R]',
  },
  {
    dictionary:
      '/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 2>> /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R',
  },
  {
    dictionary:
      '/Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93',
  },
];

/** A text as a string operand in UTF-16. */
const hex = (text: string): string => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

export interface PageOptions {
  /** Further entries of the page. */
  page?: string;
  /** How the content is stored: plain, or deflated. */
  deflated?: boolean;
  trailer?: string;
}

/** A PDF of pages with the given content streams, on A4; text in the font /F1. */
export const pages = (
  contents: readonly (string | Uint8Array)[],
  { page = '', deflated = false, trailer = '' }: PageOptions = {},
): Uint8Array => {
  const first = 6;
  const kids = contents.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  return pdfOf(
    [
      { dictionary: '/Type /Catalog /Pages 2 0 R' },
      { dictionary: `/Type /Pages /Kids [${kids}] /Count ${contents.length}` },
      ...font,
      ...contents.flatMap((content, index): PdfObject[] => {
        const bytes = typeof content === 'string' ? encode(content) : content;
        return [
          {
            dictionary: `/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F1 3 0 R>>>> /Contents ${first + index * 2 + 1} 0 R ${page}`,
          },
          {
            dictionary: deflated ? '/Filter /FlateDecode' : '',
            stream: deflated ? deflateSync(bytes, { level: 9 }) : bytes,
          },
        ];
      }),
    ],
    trailer,
  );
};

/** The content that shows a line of text at a place, counted in points from the lower left corner. */
export const shown = (text: string, x: number, y: number, size = 12): string =>
  `BT /F1 ${size} Tf ${x} ${y} Td ${hex(text)} Tj ET\n`;
