import type { MedicineMention } from '../knowledge/facts';
import type { Medicine, MedicineGroup } from '../knowledge/knowledge';
import {
  type Called,
  kindsOf,
  type Named,
  namesOf,
  SHORTEST_IN_PIECES,
  shortNamesOf,
  type VagueKind,
} from './called-medicines';
import { createPhraseIndex, type Found } from './phrase-index';
import { createFuzzyIndex } from './spelling/fuzzy-index';
import { isCommonWord } from './text/common-words';
import { stem } from './text/stem';
import type { Token } from './text/tokenize';
import type { Vocabulary } from './vocabulary';

/** A medicine in a list of words: which words name it, and what it is. */
export interface NamedMedicine {
  readonly at: number;
  readonly length: number;
  /** The words, mistyped names put right. */
  readonly words: readonly string[];
  /** Class and name, once for each class; several where one brand or kind stands under several, none for a kind that does not say which. */
  readonly named: readonly Omit<MedicineMention, 'as'>[];
  /** A kind, and no medicine by name. */
  readonly isKind?: true;
  /** The classes that a kind which does not say which may be of. */
  readonly among?: readonly string[];
  /** Of no class: what is said about stopping it. */
  readonly group?: MedicineGroup | undefined;
}

/** The names and kinds of medicines that a pack knows. */
export interface MedicineNames {
  /** The words that are part of a name. */
  readonly words: ReadonlySet<string>;
  /**
   * The medicines these words name, left to right. Names may be mistyped, run together ("codiovan") or taken apart ("lisino pril");
   * kinds ("water tablet") are found in singular and plural.
   *
   * @param tokens the words as they were written, not repaired
   */
  find(tokens: readonly Token[]): readonly NamedMedicine[];
}

const SHORTEST_MISTYPED = 5;
// One wrong letter in five to eight letters passes, and two in more.
const THRESHOLD = (letters: number) => (letters <= 5 ? 0.21 : letters < 9 ? 0.2 : letters < 10 ? 0.26 : 0.3);
const CLEARLY_NEARER = 0.03;
const MOST_PIECES = 3;
// They bound the time that a text of nothing but unknown words takes.
const LOOKUPS_A_TEXT = 150;
const PIECED_LOOKUPS_A_TEXT = 12;
// "ramipril5mg"
const STRENGTH = /^([a-z]{4,})\d+(?:mg|mcg|ug|g|ml)?$/;

/**
 * Compiles the names of medicines: generic names, other spellings, brands and kinds.
 *
 * A brand of several words ("Breo Ellipta") is also known by its first, unless that is an everyday word or stands for another medicine;
 * a combination ("fluticasone + salmeterol") is also known by each part that no other medicine is named after.
 *
 * A mistyped name is found by likeness, unless the word is one that the pack or everyday English knows as something else.
 *
 * @param vagueKinds kinds that do not say which class they are of, and names of no class at all; what a class calls its own wins
 * @param synonyms words that may replace each other in kinds, as rows of single words
 * @param usedElsewhere whether a word is used of other things than medicines
 */
export function createMedicineNames(
  medicines: readonly Medicine[],
  vagueKinds: readonly VagueKind[],
  synonyms: readonly (readonly string[])[],
  usedElsewhere: (word: string) => boolean,
  vocabulary: Vocabulary,
): MedicineNames {
  const kinds = kindsOf(medicines, vagueKinds, synonyms);
  const names = [...medicines.flatMap(namesOf), ...kinds.filter(([called]) => called.length === 1)];
  const shortened = medicines.flatMap((medicine) => shortNamesOf(medicine, usedElsewhere));
  const whole = new Set(names.map(([called]) => called.join(' ')));
  const nameIndex = createPhraseIndex([...names, ...shortened.filter(([called]) => !whole.has(called.join(' ')))]);
  const kindIndex = createPhraseIndex(
    kinds.filter(([called]) => called.length > 1).map(([called, value]) => [called.map(stem), value] as const),
  );
  const kindWords = new Set(kinds.flatMap(([called]) => (called.length > 1 ? called.map(stem) : [])));
  const { classes, meant } = createNameRepair(names, vocabulary);

  /** A name or kind that was written in two or three pieces: "lisino pril", "anti depressants". */
  const inPieces = (
    tokens: readonly Token[],
    at: number,
    repair: (word: string) => string | undefined,
  ): (Found<Called> & { readonly word: string }) | undefined => {
    for (let length = MOST_PIECES; length > 1; length--) {
      const pieces = tokens.slice(at, at + length);
      const word = pieces.map(({ text }) => text).join('');
      const isOne =
        pieces.length === length &&
        word.length >= SHORTEST_IN_PIECES &&
        pieces.every(({ text, start }, i) => /^[a-z]+$/.test(text) && (i === 0 || start - pieces[i - 1]!.end === 1)) &&
        !pieces.every(({ text }) => isCommonWord(text));
      if (isOne) {
        const name = pieces.some(({ text }) => vocabulary.trusts(text)) ? word : (repair(word) ?? word);
        const values = nameIndex.longestAt([name], 0)?.values;
        if (values !== undefined) {
          return { at, length, values, word: name };
        }
      }
    }
    return undefined;
  };

  return {
    words: new Set(classes.keys()),
    find: (tokens) => {
      const asName = remembered((word) => meant(word), LOOKUPS_A_TEXT);
      const asKind = remembered((word) => stem(vocabulary.meant(word)[0]!), LOOKUPS_A_TEXT);
      const joinedName = remembered((word) => meant(word), PIECED_LOOKUPS_A_TEXT);
      const asNames = tokens.map(({ text }) => (classes.has(text) ? text : asName(text)));
      // "Klor" and "vit" are parts of names, and no slips.
      const asKinds = tokens.map(({ text }) => {
        const root = stem(text);
        return kindWords.has(root) ? root : (asKind(text) ?? root);
      });
      const found: NamedMedicine[] = [];
      for (let at = 0; at < tokens.length; ) {
        const best = longer(nameIndex.longestAt(asNames, at), asItIs(kindIndex.longestAt(asKinds, at), tokens));
        const pieces = best === undefined ? inPieces(tokens, at, joinedName) : undefined;
        const { length, values } = best ?? pieces ?? { length: 1, values: [] };
        if (values.length > 0) {
          const written = tokens.slice(at, at + length);
          found.push({
            at,
            length,
            words: pieces ? [pieces.word] : written.map(({ text }, i) => asNames[at + i] ?? text),
            ...calledOf(values),
          });
        }
        at += length;
      }
      return found;
    },
  };
}

/** Looks each word of a text up once, and at most so many of them; undefined beyond. */
function remembered(lookUp: (word: string) => string | undefined, most: number): (word: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (word) => {
    if (!known.has(word) && known.size < most) {
      known.set(word, lookUp(word));
    }
    return known.get(word);
  };
}

/** Whether two words begin with one letter, or with letters of one sound: the first letter of a name is seldom mistyped. */
function beginsAlike(one: string, other: string): boolean {
  return firstSound(one) === firstSound(other);
}

function firstSound(word: string): string {
  return word.startsWith('ph') ? 'f' : ({ k: 'c', z: 's' }[word[0]!] ?? word[0]!);
}

/** The words of names, with the classes each may be of, and the repair of mistyped ones. */
function createNameRepair(names: readonly (readonly [readonly string[], Called])[], vocabulary: Vocabulary) {
  const classes = new Map<string, Set<string>>();
  for (const [called, value] of names) {
    for (const word of called) {
      const known = classes.get(word) ?? new Set();
      classes.set(word, known);
      for (const id of classesOf(value)) {
        known.add(id);
      }
    }
  }
  const likely = [...classes.keys()].filter((word) => word.length >= SHORTEST_MISTYPED - 1 && !isCommonWord(word));
  const near = createFuzzyIndex(new Map(likely.map((word) => [word, 1])), {
    deletions: 2,
    threshold: THRESHOLD,
    shortest: SHORTEST_MISTYPED,
    phonetics: vocabulary.phonetics,
  });

  const meant = (written: string): string | undefined => {
    const word = written.replace(STRENGTH, '$1');
    if (classes.has(word)) {
      return word;
    }
    if (word.length < SHORTEST_MISTYPED || !/^[a-z]+$/.test(word) || vocabulary.trusts(word)) {
      return undefined;
    }
    const [best, ...others] = near.near(word).filter((found) => beginsAlike(found.word, word));
    if (best === undefined || best.score >= vocabulary.nearness(word)) {
      return undefined;
    }
    // Medicines of two classes about equally near, or one of no class: guessing one would be worse than not knowing.
    const rival = others.find((other) => ![...classes.get(other.word)!].some((id) => classes.get(best.word)!.has(id)));
    return rival !== undefined && rival.score - best.score < CLEARLY_NEARER ? undefined : best.word;
  };
  return { classes, meant };
}

function classesOf(value: Called): readonly string[] {
  return 'among' in value ? value.among : ['kind' in value ? value.kind.id : value.id];
}

/** What was named: of a kind one name for each class, of a vague kind what it may be. */
function calledOf(values: readonly Called[]): Pick<NamedMedicine, 'named' | 'among' | 'isKind' | 'group'> {
  const named = new Map<string, Named>();
  const among = new Set<string>();
  let group: MedicineGroup | undefined;
  for (const value of values) {
    if ('among' in value) {
      for (const id of value.among) {
        among.add(id);
      }
      group ??= value.group;
    } else if ('kind' in value) {
      named.set(value.kind.id, named.get(value.kind.id) ?? value.kind);
    } else {
      named.set(`${value.id} ${value.name}`, value);
    }
  }
  const isKind = values.every((value) => 'kind' in value);
  return named.size > 0
    ? { named: [...named.values()], ...(isKind && { isKind: true as const }) }
    : { named: [], among: [...among], ...(group && { group }) };
}

/**
 * A kind with an article is one thing and called just so: "the pill" is the contraceptive, but "the pills", "the tablet" and
 * "the pill for my heart" are not.
 */
function asItIs(found: Found<Called> | undefined, tokens: readonly Token[]): Found<Called> | undefined {
  const name = found?.values.flatMap((value) => ('kind' in value ? value.kind.name : []))[0] ?? '';
  if (found === undefined || !name.startsWith('the ')) {
    return found;
  }
  const written = tokens.slice(found.at, found.at + found.length);
  const isSo = written.map(({ text }) => text).join(' ') === name;
  return isSo && tokens[found.at + found.length]?.text !== 'for' ? found : undefined;
}

function longer(name: Found<Called> | undefined, kind: Found<Called> | undefined): Found<Called> | undefined {
  return (kind?.length ?? 0) > (name?.length ?? 0) ? kind : name;
}
