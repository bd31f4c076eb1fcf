/** Where in an item something was found: a part that has text, or its metadata. */
export type FindingPlace = 'title' | 'summary' | 'body' | 'attachment' | 'metadata';

/** must: to be mended, or accepted with a reason, before the item goes on; note: worth a look. */
export type FindingSeverity = 'must' | 'note';

/** A part of an item as plain text: paragraphs by line feeds, the cells of a table by tabs. */
export interface TextPart {
  place: Exclude<FindingPlace, 'metadata'>;
  /** Which attachment: its file name. */
  name?: string;
  text: string;
}

/** What the system found in an item by itself, before anyone reviews it. */
export interface ItemFinding {
  /**
   * The same for the same words under the same rule in the same part, whatever changes around them, so that what a
   * person accepted stays accepted. It is made from the masked excerpt: a number cannot be worked out from it.
   */
  key: string;
  /** A code of `findingRules`. */
  rule: string;
  severity: FindingSeverity;
  place: FindingPlace;
  /** The attachment's file name, else null. */
  name: string | null;
  /** Offsets of the first occurrence in the part's text (UTF-16 units, `to` not included); 0 and 0 for metadata. */
  from: number;
  to: number;
  /** How often the same stands in this part. */
  times: number;
  /** The words found, long ones cut; personal numbers are masked in the middle and never stand in clear. */
  excerpt: string;
  /** One Chinese sentence or two: what it is and what to do. Never holds the number itself. */
  message: string;
  /** What to write instead, where there is one answer. */
  suggestion: string | null;
}

/** An entry of the managed list of wrong or sensitive words. */
export interface Word {
  /** The wrong words. `#` stands for one or more digits: 「截止#年」. */
  word: string;
  /** What to write instead, where there is one answer; `#` gives the digits back. */
  suggestion?: string;
  severity: FindingSeverity;
  /** Longer words in which it is right: 「农业部」 is right within 「农业部门」. */
  except?: readonly string[];
  /** Why, in a Chinese sentence, where it is not plain. */
  reason?: string;
}

export interface ScanOptions {
  /** Today in China, YYYY-MM-DD: nobody is born later. */
  today: string;
  /** How many findings of one rule are shown for one part (100); the rest are told in one more finding. */
  mostPerRule?: number;
}

/** A place in a part that a rule speaks of. */
export interface Hit {
  from: number;
  to: number;
  /** Where it differs from the rule's own. */
  severity?: FindingSeverity;
  message?: string;
  suggestion?: string;
}
