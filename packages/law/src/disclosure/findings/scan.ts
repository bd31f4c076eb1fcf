import { shortHash } from './hash.ts';
import { maskFigures } from './mask.ts';
import type { Hit, ItemFinding, ScanOptions, TextPart, Word } from './model.ts';
import { readText } from './reading.ts';
import type { TextRule } from './rule.ts';
import { homeAddress } from './rules/address.ts';
import { bankCard } from './rules/bank.ts';
import { mobile, personalEmail } from './rules/contact.ts';
import { identityNumber, oldIdentityNumber, passport } from './rules/identity.ts';
import { internalMark, secrecyMark } from './rules/secrecy.ts';
import { wrongWord } from './rules/words.ts';

/** All rules that read text, in the order in which their findings come. */
export const textRules: readonly TextRule[] = [
  secrecyMark,
  internalMark,
  identityNumber,
  oldIdentityNumber,
  passport,
  bankCard,
  mobile,
  homeAddress,
  personalEmail,
  wrongWord,
];

const defaultMost = 100;
const longestExcerpt = 60;

/** The name under which a finding is known: rule, part and what was found, whatever stands around it. */
export const findingKey = (rule: string, place: string, name: string | null, what: string): string =>
  `${rule}:${place}:${shortHash(`${name ?? ''}\n${what.replace(/\s+/g, '')}`)}`;

const found = (rule: TextRule, part: TextPart, plain: string, hit: Hit): ItemFinding => {
  const words = plain.slice(hit.from, hit.to);
  const excerpt = maskFigures(rule.mask ? rule.mask(words) : words).slice(0, longestExcerpt);
  const name = part.name ?? null;
  return {
    key: findingKey(rule.code, part.place, name, excerpt),
    rule: rule.code,
    severity: hit.severity ?? rule.severity,
    place: part.place,
    name,
    from: hit.from,
    to: hit.to,
    times: 1,
    excerpt,
    message: maskFigures(hit.message ?? rule.message),
    suggestion: hit.suggestion === undefined ? null : maskFigures(hit.suggestion),
  };
};

/** The same words again: told once, with how often; if one occurrence must be mended, all must. */
const again = (known: ItemFinding, { severity, message }: ItemFinding): void => {
  known.times++;
  if (known.severity === 'must' || severity === 'note') return;
  known.severity = severity;
  known.message = message;
};

/** Says how many more there are; a new one more makes it a new finding, so that nothing is accepted unseen. */
const theRest = (rule: TextRule, last: ItemFinding, rest: ItemFinding[]): ItemFinding => ({
  ...last,
  key: findingKey(rule.code, last.place, last.name, rest.map(({ key }) => key).join()),
  severity: rest.some(({ severity }) => severity === 'must') ? 'must' : 'note',
  times: rest.reduce((sum, { times }) => sum + times, 0),
  excerpt: `另有${rest.length}处`,
  message: `同类问题还有${rest.length}处，没有逐条列出。请对整份材料逐一处理后重新检查。`,
  suggestion: null,
});

const findingsOf = (
  rule: TextRule,
  part: TextPart,
  hits: Iterable<Hit>,
  plain: string,
  most: number,
): ItemFinding[] => {
  const byKey = new Map<string, ItemFinding>();
  for (const hit of hits) {
    const finding = found(rule, part, plain, hit);
    const known = byKey.get(finding.key);
    if (known) again(known, finding);
    else byKey.set(finding.key, finding);
  }
  const all = [...byKey.values()].sort((a, b) => a.from - b.from);
  const rest = all.slice(most);
  const [first] = rest;
  return first ? [...all.slice(0, most), theRest(rule, first, rest)] : all;
};

/**
 * Reads the parts of an item for what must not be published (personal numbers, private addresses, marks of secrecy)
 * and for wrong words, in time linear in their length. The same words in one part are one finding. Findings come part
 * by part, within a part by rule in the order of `findingRules`, then by place.
 */
export const scanText = (
  parts: readonly TextPart[],
  words: readonly Word[],
  { today, mostPerRule = defaultMost }: ScanOptions,
): ItemFinding[] =>
  parts.flatMap(part => {
    const reading = readText(part.text, today);
    return textRules.flatMap(rule =>
      findingsOf(rule, part, rule.find(reading, words), reading.text, mostPerRule),
    );
  });
