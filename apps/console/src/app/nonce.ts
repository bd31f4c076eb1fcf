const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** The nonce of this answer, without which the browser takes no style from a script. */
export const styleNonce = nonce;

/**
 * Gives the nonce to every style element that a library makes. Some parts of Ant Design, such as the one that keeps
 * the page from scrolling below a dialog, make theirs without asking for it.
 */
export const signStyles = (): void => {
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
};
