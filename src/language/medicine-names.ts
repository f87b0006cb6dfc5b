import type { Medicine } from '../knowledge/knowledge';
import type { MedicineMention } from '../triage/outcome';
import { isCommonWord } from './common-words';
import { createNearWords } from './near-words';
import { words } from './normal-form';
import { createPhraseIndex, type Found } from './phrase-index';
import { stem } from './stem';
import type { Token } from './tokens';
import type { Vocabulary } from './vocabulary';

/** A medicine in a list of words: which words name it, and what it is. */
export interface NamedMedicine {
  readonly at: number;
  readonly length: number;
  /** The words, mistyped names put right. */
  readonly words: readonly string[];
  /** Class and name; several where one brand or kind stands under several. */
  readonly named: readonly Omit<MedicineMention, 'as'>[];
}

/** The names and kinds of medicines that a pack knows. */
export interface MedicineNames {
  /** The words that are part of a name. */
  readonly words: ReadonlySet<string>;
  /**
   * The medicines these words name, left to right. Names may be mistyped; kinds ("water tablet") are found in singular and plural.
   *
   * @param tokens the words as they were written, not repaired
   */
  find(tokens: readonly Token[]): readonly NamedMedicine[];
}

type Named = Omit<MedicineMention, 'as'>;

const SHORTEST_MISTYPED = 5;
// Below this length a mistyped name must at least begin with the right letter: short names have many neighbours.
const LONG = 7;
const THRESHOLD = 0.2;
const CLEARLY_NEARER = 0.03;

/**
 * Compiles the names of medicines: generic names, other spellings, brands and kinds.
 *
 * A brand of several words ("Breo Ellipta") is also known by its first, unless that is an everyday word or stands for another medicine;
 * a combination ("fluticasone + salmeterol") is also known by each part that no other medicine is named after.
 *
 * A mistyped name is found by likeness, unless the word is one that the pack or everyday English knows as something else.
 *
 * @param synonyms words that may replace each other in kinds, as rows of single words
 * @param usedElsewhere whether a word is used of other things than medicines
 */
export function createMedicineNames(
  medicines: readonly Medicine[],
  synonyms: readonly (readonly string[])[],
  usedElsewhere: (word: string) => boolean,
  vocabulary: Vocabulary,
): MedicineNames {
  const names: (readonly [readonly string[], Named])[] = [];
  const shortened: (readonly [readonly string[], Named])[] = [];
  const kinds: (readonly [readonly string[], Named])[] = [];
  for (const { id, substances, kinds: classKinds } of medicines) {
    for (const { name, also, brands } of substances) {
      const named = { id, name };
      for (const called of [name, ...also, ...brands]) {
        const all = texts(called);
        names.push([all, named]);
        const parts = called.split(/\s+(?:\+|and|with)\s+/);
        for (const part of parts.length > 1 ? parts : []) {
          shortened.push([texts(part), named]);
        }
        if (parts.length === 1 && all.length > 1 && isDistinct(all[0]!, usedElsewhere)) {
          shortened.push([[all[0]!], named]);
        }
      }
    }
    for (const kind of classKinds) {
      for (const variant of variants(texts(kind), synonyms)) {
        kinds.push([variant.map(stem), { id, name: kind }]);
      }
    }
  }
  const whole = new Set(names.map(([called]) => called.join(' ')));
  const nameIndex = createPhraseIndex([...names, ...shortened.filter(([called]) => !whole.has(called.join(' ')))]);
  const kindIndex = createPhraseIndex(kinds);

  const classes = new Map<string, Set<string>>();
  for (const [called, { id }] of names) {
    for (const word of called) {
      classes.set(word, (classes.get(word) ?? new Set()).add(id));
    }
  }
  const likely = [...classes.keys()].filter((word) => word.length >= SHORTEST_MISTYPED - 1 && !isCommonWord(word));
  const near = createNearWords(new Map(likely.map((word) => [word, 1])), {
    deletions: 2,
    threshold: THRESHOLD,
    shortest: SHORTEST_MISTYPED,
  });

  const meant = (word: string): string | undefined => {
    if (classes.has(word)) {
      return word;
    }
    if (word.length < SHORTEST_MISTYPED || !/^[a-z]+$/.test(word) || vocabulary.trusts(word)) {
      return undefined;
    }
    const [best, ...others] = near.near(word).filter((found) => word.length >= LONG || found.word[0] === word[0]);
    if (best === undefined || best.score >= vocabulary.nearness(word)) {
      return undefined;
    }
    // Medicines of two classes about equally near: guessing one would be worse than not knowing.
    const rival = others.find((other) => ![...classes.get(other.word)!].some((id) => classes.get(best.word)!.has(id)));
    return rival !== undefined && rival.score - best.score < CLEARLY_NEARER ? undefined : best.word;
  };

  return {
    words: new Set(classes.keys()),
    find: (tokens) => {
      const read = new Map<string, string | undefined>();
      const asNames = tokens.map(({ text }) => {
        if (!read.has(text)) {
          read.set(text, meant(text));
        }
        return read.get(text);
      });
      const asKinds = tokens.map(({ text }) => stem(vocabulary.meant(text)[0]!));
      const found: NamedMedicine[] = [];
      for (let at = 0; at < tokens.length; ) {
        const best = longer(nameIndex.longestAt(asNames, at), kindIndex.longestAt(asKinds, at));
        if (best !== undefined) {
          const written = tokens.slice(at, at + best.length);
          found.push({
            at,
            length: best.length,
            words: written.map(({ text }, i) => asNames[at + i] ?? text),
            named: best.values,
          });
        }
        at += best?.length ?? 1;
      }
      return found;
    },
  };
}

function texts(text: string): readonly string[] {
  return words(text).map(({ text: word }) => word);
}

function longer(name: Found<Named> | undefined, kind: Found<Named> | undefined): Found<Named> | undefined {
  return (kind?.length ?? 0) > (name?.length ?? 0) ? kind : name;
}

function isDistinct(word: string, usedElsewhere: (word: string) => boolean): boolean {
  return word.length >= 4 && !isCommonWord(word) && !usedElsewhere(word);
}

function variants(kind: readonly string[], synonyms: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return kind.reduce<readonly (readonly string[])[]>(
    (all, word) => {
      const same = synonyms.find((row) => row.some((member) => stem(member) === stem(word))) ?? [word];
      return all.flatMap((head) => [...new Set([word, ...same])].map((member) => [...head, member])).slice(0, 40);
    },
    [[]],
  );
}
