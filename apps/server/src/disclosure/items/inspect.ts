/** Something that a file hides, in words. */
interface HiddenThing {
  kind: string;
  where: string;
  count: number;
  message: string;
  severity: 'must' | 'note';
}

/** What was found in a file beside the text that it shows, or why it could not be read. */
export type Inspected =
  | { kind: string; hiddenText: string; truncated: boolean; hidden: HiddenThing[]; notes: string[] }
  | { error: { code: string; message: string } };

/** What a file says and what it hides, as far as items need it. */
export interface FileInspection {
  /** Its text; empty where it has none, as a picture. */
  text: string;
  inspection: Inspected;
}

/** Reads a file; what cannot be read comes with empty text and says why. Never throws on a bad file. */
export type Inspect = (bytes: Uint8Array) => Promise<FileInspection>;
