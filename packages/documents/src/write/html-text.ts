const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute; characters that no page can carry are left out. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/[&<>"']/g, sign => entities[sign] ?? sign)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that HTML cannot carry
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '');
