import type { Clause } from './clauses.ts';
import type { Reader } from './reader.ts';
import { carriedOut, inColumns, type Reading } from './readings.ts';
import { certainty } from './state.ts';
import { zerosIn } from './zeros.ts';

const wholeOfNaturalPersons = /(?:均|全部|都)(?:为|是|系|由|来自|属于?)?自然人/;
const allDone = /(?:全部|均已|都已)(?:依法|依规)?(?:办结|办理完毕|答复完毕|办理完结|处理完毕)$/;
const notThen = /按期|按时|如期|及时|期限|时限|截至|目前|现已|今年/;

/** What a clause says without a figure: there was none, all by natural persons, all dealt with. */
export const readSilent = (reader: Reader, clause: Clause): void => {
  const { state, report, plain, paragraph } = reader;
  const text = plain.slice(clause.start, clause.end);
  const quote = paragraph.text.slice(clause.start, clause.end);
  const sure = certainty(state);
  if (sure === 'no') return;
  const push = (readings: readonly Reading[], unsure: boolean) =>
    reader.claims.push({
      readings,
      value: 0,
      step: 1,
      unsure: unsure || sure === 'unsure',
      words: '',
      quote,
    });
  const zeros = zerosIn(text, report);
  for (const readings of zeros) push(readings, false);
  if (zeros.length > 0) return;
  if (!state.parent) return;
  if (wholeOfNaturalPersons.test(text)) {
    const others = inColumns(
      state.parent,
      [
        'enterprise',
        'researchInstitution',
        'publicWelfareOrganization',
        'legalServiceInstitution',
        'otherOrganization',
      ],
      '法人或其他组织',
    );
    push([others], state.openedBy === 'unknown');
  } else if (allDone.test(text) && !notThen.test(text)) {
    const rows = state.parent.rows.join();
    if (rows === 'received' || rows === 'received,carriedIn')
      push([inColumns(carriedOut)], state.lastCount !== 'claim');
  }
};
