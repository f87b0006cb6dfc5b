import { remembered } from '../text/remembered';
import type { Text } from '../text/text';
import { createFuzzyIndex } from './fuzzy-index';
import { createListRepair } from './list-repair';
import { NO_PHONETICS, type Phonetics } from './phonetics';

/** The words a pack knows, and the repair of words it does not know. What a word was meant to be is looked up once, and kept. */
export interface Spelling {
  /** Whether this folded word is surely right: written content, several phrasings or the everyday language use it. */
  trusts(word: string): boolean;
  /** Whether this folded word is nothing that is known, nor a slip of it. */
  isUnknown(word: string): boolean;
  /** How near a word that is no name is to this one, as a fuse.js score: 0 the same, infinite when none is near. */
  nearness(word: string): number;
  /** What a folded word is read as: itself, the known word it was probably meant to be, or the two it was run together from. */
  meant(word: string): readonly string[];
  /** {@link meant} for every word of a message; at most 24 unknown words are looked up, which bounds the time. */
  repair<T extends { readonly text: string }>(tokens: readonly T[]): readonly T[];
  /**
   * Compiles the repair towards a list, such as the words of patterns: those that an unknown word may be a misspelling of, the
   * nearest, none for a word that is right as it is.
   *
   * @param plain more words that are never repaired though they are close to a listed one
   */
  towards(list: Iterable<string>, plain?: ReadonlySet<string>): (word: string) => readonly string[];
  readonly phonetics: Phonetics;
}

/** What a {@link Spelling} is made of; all words folded. */
export interface KnownWords {
  /** How many phrasings use each word. */
  readonly phrasings: ReadonlyMap<string, number>;
  /** Words of the written content, which is well spelt. */
  readonly prose: ReadonlySet<string>;
  /** Words of names. They are right as they are. */
  readonly names: ReadonlySet<string>;
  /** Endings of the plural. */
  readonly plurals?: readonly string[];
}

const SHORTEST = 4;
const SHORTEST_PART = 3;
const LOOKUPS_A_MESSAGE = 24;
// One wrong letter in four words of letters passes, two in five do not.
const THRESHOLD = 0.34;
// A word of one single phrasing is itself a typo when it is this near to a word that three or more use.
const TYPO_THRESHOLD = 0.2;
const ESTABLISHED = 3;
// About half a wrong letter in a word of five.
const SOONER = 0.1;

/** Compiles the spelling of a pack. */
export function createSpelling(
  { phrasings, prose, names, plurals }: KnownWords,
  text: Text,
  phonetics: Phonetics = NO_PHONETICS,
): Spelling {
  const { isCommonWord, everydayWords: everyday } = text;
  const isSure = (word: string) => prose.has(word) || names.has(word) || isCommonWord(word) || everyday.has(word);
  const established = new Map([...phrasings].filter(([word, uses]) => uses >= ESTABLISHED && isWord(word)));
  const nearEstablished = createFuzzyIndex(established, { deletions: 1, threshold: () => TYPO_THRESHOLD, shortest: 5 });
  /** The word that a word of the phrasings is itself a typo of. */
  const typoOf = remembered((word) =>
    phrasings.get(word) === 1 && isWord(word) && !isSure(word) ? nearEstablished.near(word)[0]?.word : undefined,
  );
  const known = new Map([...text.commonWords, ...everyday, ...prose].map((word) => [word, 0]));
  for (const [word, uses] of phrasings) {
    if (isWord(word)) {
      known.set(word, uses);
    }
  }
  const nearKnown = createFuzzyIndex(known, { deletions: 1, threshold: () => THRESHOLD, shortest: SHORTEST });
  const near = remembered((word) => nearKnown.near(word).filter((found) => typoOf(found.word) === undefined));
  const isRight = (word: string) =>
    word.length < SHORTEST || isSure(word) || (phrasings.has(word) && typoOf(word) === undefined) || !isWord(word);

  const parts = (word: string): readonly string[] | undefined => {
    for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      if (established.has(head) && (established.has(tail) || isCommonWord(tail))) {
        return [head, tail];
      }
    }
    return undefined;
  };
  // What people type to this pack was sooner meant than a word it never has.
  const likeliest = (word: string): string | undefined => {
    const [first, ...others] = near(word);
    const used = others.find((other) => established.has(other.word) || names.has(other.word));
    return first && used && !phrasings.has(first.word) && used.score - first.score <= SOONER ? used.word : first?.word;
  };
  const meant = remembered((word): readonly string[] => {
    if (isRight(word)) {
      return [word];
    }
    const one = typoOf(word) ?? likeliest(word);
    return one === undefined ? (parts(word) ?? [word]) : [one];
  });

  const trusts = (word: string) => prose.has(word) || isCommonWord(word) || (phrasings.get(word) ?? 0) > 1;
  return {
    trusts,
    isUnknown: (word) =>
      isWord(word) && !isCommonWord(word) && !everyday.has(word) && !trusts(word) && meant(word).join() === word,
    nearness: (word) => near(word).find((found) => !names.has(found.word))?.score ?? Number.POSITIVE_INFINITY,
    meant,
    repair: (tokens) => {
      const unknown = new Set<string>();
      return tokens.flatMap((token) => {
        if (isRight(token.text) || (unknown.size >= LOOKUPS_A_MESSAGE && !unknown.has(token.text))) {
          return token;
        }
        unknown.add(token.text);
        return meant(token.text).map((word) => (word === token.text ? token : { ...token, text: word }));
      });
    },
    towards: (list, plain) => createListRepair(list, text, phonetics, plain, plurals),
    phonetics,
  };
}

function isWord(word: string): boolean {
  return /^\p{L}+$/u.test(word);
}
