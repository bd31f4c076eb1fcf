const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as a browser writes it, so that a body in an editor is, letter for letter, the one that is kept. */
export const escapeText = (text: string): string => text.replace(/[&<>]/g, sign => signs[sign] ?? sign);

/** The value of a quoted attribute as a browser writes it. */
export const escapeAttribute = (text: string): string => text.replace(/[&<>"]/g, sign => signs[sign] ?? sign);
