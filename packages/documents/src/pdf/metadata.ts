import type { PdfDocument } from './blocks.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, sign => escapes[sign] ?? sign);

const list = (
  name: string,
  kind: 'Alt' | 'Bag' | 'Seq',
  items: readonly string[],
  attribute = '',
): string => {
  if (items.length === 0) return '';
  const entries = items.map(item => `<rdf:li${attribute}>${escaped(item)}</rdf:li>`).join('');
  return `<dc:${name}><rdf:${kind}>${entries}</rdf:${kind}></dc:${name}>`;
};

/**
 * What the document says of itself, as XMP (ISO 16684-1): title, authors and language, and no dates.
 * @param isAccessible whether it is to be called a document of PDF/UA-1 (ISO 14289-1)
 */
export const metadataOf = ({ title, authors, language }: PdfDocument, isAccessible: boolean): Buffer =>
  Buffer.from(
    [
      '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
      '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"',
      ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
      '<dc:format>application/pdf</dc:format>',
      list('title', 'Alt', [title], ' xml:lang="x-default"'),
      list('creator', 'Seq', authors),
      list('language', 'Bag', [language]),
      '<pdf:Producer>Gongkai</pdf:Producer>',
      isAccessible ? '<pdfuaid:part>1</pdfuaid:part>' : '',
      '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
    ].join(''),
  );
