import { limitRule, metadataRules } from './metadata.ts';
import type { FindingRule } from './rule.ts';
import { textRules } from './scan.ts';

export {
  checkMetadata,
  type DisclosureLimit,
  disclosureDays,
  disclosureLimit,
  type ItemMetadata,
} from './metadata.ts';
export type { FindingPlace, FindingSeverity, ItemFinding, ScanOptions, TextPart, Word } from './model.ts';
export type { FindingRule } from './rule.ts';
export { scanText } from './scan.ts';
export { starterWords } from './starter-words.ts';

/** Every rule by which an item is read before its review, for people who want to know what is looked for. */
export const findingRules: readonly FindingRule[] = [...textRules, ...metadataRules, limitRule].map(
  ({ code, severity, title, basis, message }) => ({ code, severity, title, basis, message }),
);
