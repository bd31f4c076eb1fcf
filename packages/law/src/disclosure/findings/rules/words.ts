import type { Hit, Word } from '../model.ts';
import type { Reading } from '../reading.ts';
import { plainText } from '../reading.ts';
import { basis, type TextRule } from '../rule.ts';

/** A word of the list made ready: its pieces between runs of digits. */
interface Ready {
  word: Word;
  pieces: string[];
  /** Longer words in which it is right, and where in them it stands. */
  except: { phrase: string; at: number }[];
}

const ready = (word: Word): Ready => {
  const wrong = plainText(word.word);
  return {
    word,
    pieces: wrong.split('#'),
    except: (word.except ?? [])
      .map(plainText)
      .map(phrase => ({ phrase, at: phrase.indexOf(wrong) }))
      .filter(({ at }) => at >= 0),
  };
};

/** Words by their first sign: a text is gone through once, however long the list is. */
const byFirstSign = (words: readonly Word[]): Map<string, Ready[]> => {
  const index = new Map<string, Ready[]>();
  for (const word of words) {
    const first = word.word === '' || word.word.startsWith('#') ? '' : plainText(word.word)[0];
    if (!first) continue;
    index.set(first, [...(index.get(first) ?? []), ready(word)]);
  }
  return index;
};

const mostDigits = 20;

/** Where the word that begins at `from` ends, with the digits in it; undefined where it does not stand there. */
const matchAt = (
  text: string,
  from: number,
  pieces: string[],
): { to: number; digits: string[] } | undefined => {
  let to = from;
  const digits: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (at > 0) {
      const run = /^\d+/.exec(text.slice(to, to + mostDigits))?.[0];
      if (!run) return undefined;
      digits.push(run);
      to += run.length;
    }
    if (!text.startsWith(piece, to)) return undefined;
    to += piece.length;
  }
  return { to, digits };
};

const suggestionOf = ({ suggestion }: Word, digits: string[]): string | undefined => {
  let next = 0;
  return suggestion?.replace(/#/g, () => digits[next++] ?? '#');
};

const sayWrong = (word: Word, found: string, suggestion: string | undefined): string => {
  const what = `“${found}”${suggestion === undefined ? '不宜使用' : `应为“${suggestion}”`}`;
  return `${what}${word.reason === undefined ? '' : `：${word.reason.replace(/。$/, '')}`}。请改正；确需保留的（如引用原文），请说明理由。`;
};

const hitAt = (text: string, from: number, { word, pieces, except }: Ready): Hit | undefined => {
  const match = matchAt(text, from, pieces);
  if (!match || except.some(({ phrase, at }) => from >= at && text.startsWith(phrase, from - at)))
    return undefined;
  const suggestion = suggestionOf(word, match.digits);
  return {
    from,
    to: match.to,
    severity: word.severity,
    message: sayWrong(word, text.slice(from, match.to), suggestion),
    ...(suggestion !== undefined && { suggestion }),
  };
};

/** At one place the longest word counts: 「国家税务局」, not 「税务局」 within it. */
function* wrongWords({ text }: Reading, words: readonly Word[]): Generator<Hit> {
  const index = byFirstSign(words);
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    const entries = at < end ? undefined : index.get(text[at] ?? '');
    if (!entries) continue;
    const hits = entries.flatMap(entry => hitAt(text, at, entry) ?? []);
    const longest = hits.reduce<Hit | undefined>(
      (best, hit) => (best && best.to >= hit.to ? best : hit),
      undefined,
    );
    if (!longest) continue;
    end = longest.to;
    yield longest;
  }
}

/** The managed list; the words bring their own severity and suggestion. */
export const wrongWord: TextRule = {
  code: 'WORD',
  severity: 'note',
  title: '错别字、不规范名称和敏感用语（按维护的词表）',
  basis: basis.correctness,
  message: '请按建议改正；确需保留的（如引用原文），请说明理由。',
  find: wrongWords,
};
