import { type Seal, SealBroken } from '../../platform/identity/index.ts';
import type { DecisionValues } from './check.ts';
import type { StoredDecision } from './store.ts';

/** Of a person the name is kept sealed; a name that is the same stays sealed as it is. */
export const sealParty = (
  seal: Seal,
  values: DecisionValues,
  before: StoredDecision | null = null,
): DecisionValues => {
  if (values.partyKind !== 'person') return values;
  const same = before?.partyKind === 'person' && openParty(seal, before) === values.party;
  return { ...values, party: same ? before.party : seal.seal(values.party) };
};

/** The party's name; undefined where it was sealed under a secret that is no more. */
export const openParty = (
  seal: Seal,
  { partyKind, party }: Pick<StoredDecision, 'partyKind' | 'party'>,
): string | undefined => {
  if (partyKind !== 'person') return party;
  try {
    return seal.open(party);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
};
