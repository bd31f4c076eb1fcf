/** The path of a packed, initialised PGlite directory (tar.gz), made now if this version has none yet. */
export declare const initialPglite: () => Promise<string>;
