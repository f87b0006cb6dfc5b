import { EVERYDAY_WORDS } from './everyday/meanings';
import { createNearWords } from './near-words';
import { COMMON_WORDS, isCommonWord } from './text/common-words';
import type { Token } from './text/tokenize';

/** The words a pack knows, and the repair of words it does not know. */
export interface Vocabulary {
  /** Whether this folded word is surely right: written content, several phrasings or everyday English use it. */
  trusts(word: string): boolean;
  /** How near a word that is no name is to this one, as a fuse.js score: 0 the same, infinite when none is near. */
  nearness(word: string): number;
  /** What a folded word is read as: itself, the known word it was probably meant to be, or the two it was run together from. */
  meant(word: string): readonly string[];
  /** {@link meant} for every word of a text; at most 24 unknown words are looked up, which bounds the time. */
  repair(tokens: readonly Token[]): readonly Token[];
}

/** What a {@link Vocabulary} is made of; all words folded. */
export interface VocabularySource {
  /** How many phrasings use each word. */
  readonly phrasings: ReadonlyMap<string, number>;
  /** Words of the written content, which is well spelt. */
  readonly prose: ReadonlySet<string>;
  /** Words of names. They are right as they are. */
  readonly names: ReadonlySet<string>;
}

const SHORTEST = 4;
const SHORTEST_PART = 3;
const LOOKUPS_A_TEXT = 24;
// One wrong letter in four words of letters passes, two in five do not.
const THRESHOLD = 0.34;
// A word of one single phrasing is itself a typo when it is this near to a word that three or more use.
const TYPO_THRESHOLD = 0.2;
const ESTABLISHED = 3;
// About half a wrong letter in a word of five.
const SOONER = 0.1;

/** Compiles a vocabulary. */
export function createVocabulary({ phrasings, prose, names }: VocabularySource): Vocabulary {
  const sure = (word: string) => prose.has(word) || names.has(word) || isCommonWord(word) || EVERYDAY_WORDS.has(word);
  const established = new Map([...phrasings].filter(([word, uses]) => uses >= ESTABLISHED && isWord(word)));
  const nearEstablished = createNearWords(established, { deletions: 1, threshold: TYPO_THRESHOLD, shortest: 5 });
  const typos = new Map<string, readonly string[]>();
  for (const [word, uses] of phrasings) {
    const meant = uses === 1 && isWord(word) && !sure(word) ? nearEstablished.nearest(word) : undefined;
    if (meant !== undefined) {
      typos.set(word, [meant]);
    }
  }

  const targets = new Map<string, number>();
  for (const word of [...COMMON_WORDS, ...EVERYDAY_WORDS, ...prose]) {
    targets.set(word, 0);
  }
  for (const [word, uses] of phrasings) {
    if (isWord(word) && !typos.has(word)) {
      targets.set(word, uses);
    }
  }
  const nearWords = createNearWords(targets, { deletions: 1, threshold: THRESHOLD, shortest: SHORTEST });
  const isRight = (word: string) =>
    word.length < SHORTEST || sure(word) || (phrasings.has(word) && !typos.has(word)) || !isWord(word);

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
    const [first, ...others] = nearWords.near(word);
    const used = others.find((other) => established.has(other.word) || names.has(other.word));
    return first && used && !phrasings.has(first.word) && used.score - first.score <= SOONER ? used.word : first?.word;
  };
  const lookUp = (word: string): readonly string[] => {
    const nearest = likeliest(word);
    return typos.get(word) ?? (nearest === undefined ? parts(word) : [nearest]) ?? [word];
  };

  return {
    trusts: (word) => prose.has(word) || isCommonWord(word) || (phrasings.get(word) ?? 0) > 1,
    nearness: (word) => nearWords.near(word).find((found) => !names.has(found.word))?.score ?? Number.POSITIVE_INFINITY,
    meant: (word) => (isRight(word) ? [word] : lookUp(word)),
    repair: (tokens) => {
      const seen = new Map<string, readonly string[]>();
      return tokens.flatMap((token) => {
        if (isRight(token.text)) {
          return token;
        }
        let meant = seen.get(token.text);
        if (meant === undefined && seen.size < LOOKUPS_A_TEXT) {
          meant = lookUp(token.text);
          seen.set(token.text, meant);
        }
        return meant?.map((text) => ({ ...token, text })) ?? token;
      });
    },
  };
}

function isWord(word: string): boolean {
  return /^[a-z]+$/.test(word);
}
