import type { Place } from '../../../knowledge/fault';
import type { Knowledge, Medicine, MedicineGroup } from '../../../knowledge/knowledge';
import type { Spelling } from '../../spelling/spelling';
import type { Text } from '../../text/text';

/** A medicine by class and name. */
export interface Named {
  /** The id of the class. */
  readonly id: string;
  readonly name: string;
}

/** What a name or a kind of medicines stands for. */
export interface Meaning {
  /** Undefined of what is of no class, or does not say which. */
  readonly named?: Named;
  /** A kind of one class ("statin"), and no medicine by name. */
  readonly isKind?: true;
  /** The classes that a kind which does not say which may be of. */
  readonly among?: readonly string[];
  /** Of no class: what is said about stopping it. */
  readonly group?: MedicineGroup;
  /** The row of the content that says so. */
  readonly rule?: Place | undefined;
}

/** Folded words with what they stand for. */
export type Term = readonly [words: readonly string[], meaning: Meaning];

/** All that a pack calls medicines and what else people take. */
export interface MedicineTerms {
  /** Generic names, other spellings and brands, and kinds of one word. */
  readonly names: readonly Term[];
  /** Parts of combinations and first words of brands: names where nothing else is called so. */
  readonly shortNames: readonly Term[];
  /** Kinds of several words: "water tablet". */
  readonly kinds: readonly Term[];
}

/** A name as its words, and as the parts of a combination. */
interface Called {
  readonly words: readonly string[];
  readonly parts: readonly string[];
}

/** Names run together, or written in pieces, are looked for from this number of letters on. */
export const SHORTEST_JOINED = 6;
const SHORTEST_FIRST_WORD = 4;
const MOST_VARIANTS = 40;

/**
 * Collects what a pack calls medicines.
 *
 * A brand of several words ("Breo Ellipta") is also known by its first, unless that is a common word or used of other things; a
 * combination ("fluticasone + salmeterol") also by each part. A kind is known in all variants that synonyms give it; what a class
 * calls its own wins over what may be of several.
 *
 * @param isElsewhere whether a word is used of other things than medicines
 */
export function medicineTerms(
  knowledge: Knowledge,
  { forms: wordsOf, stem, isCommonWord }: Text,
  isElsewhere: (word: string) => boolean,
): MedicineTerms {
  const { medicines, medicineKinds, medicineGroups, otherMedicines, remedies, language } = knowledge;
  const { combining, plural } = language.medicines;
  const listed = (list: readonly string[]): readonly string[] => [...new Set(list.flatMap(wordsOf))];
  const forms = listed(language.medicines.forms);
  const purposes = listed(language.medicines.purposes);
  const beforePurposes = listed(language.medicines['before-purposes']);
  const ruleOf = (row: object) => knowledge.places.get(row);
  const combined = new RegExp(`\\s+(?:${combining.map(escaped).join('|')})\\s+`);
  const calledIn = ({ name, also, brands }: Medicine['substances'][number]): readonly Called[] =>
    [name, ...also, ...brands].map((called) => ({ words: wordsOf(called), parts: called.split(combined) }));

  const namesOf = ({ words, parts }: Called): readonly (readonly string[])[] => {
    const joined = words.join('');
    return words.length > 1 && joined.length >= SHORTEST_JOINED && parts.length === 1 ? [words, [joined]] : [words];
  };
  const shortNamesOf = ({ words: [first = '', ...more], parts }: Called): readonly (readonly string[])[] => {
    if (parts.length > 1) {
      return parts.map(wordsOf);
    }
    const isDistinct = first.length >= SHORTEST_FIRST_WORD && !isCommonWord(first) && !isElsewhere(first);
    return more.length > 0 && isDistinct ? [[first]] : [];
  };

  /** The form that stands last or first in a kind, and the other words, without those between the two. */
  const formAndPurpose = (kind: readonly string[]): readonly [form: string | undefined, rest: readonly string[]] => {
    const [first, last] = [kind[0]!, kind.at(-1)!];
    if (forms.includes(last)) {
      return [last, kind.slice(0, -1)];
    }
    const from = kind.findIndex((word, at) => at > 0 && ![...purposes, ...beforePurposes].includes(word));
    return forms.includes(first) && from > 1 ? [first, kind.slice(from)] : [undefined, []];
  };

  const synonyms = synonymsByStem(knowledge, wordsOf, stem);
  const kindsOf = (kind: string): readonly (readonly string[])[] => {
    const variants = wordsOf(kind).reduce<readonly (readonly string[])[]>(
      (all, word) =>
        all
          .flatMap((head) => [...new Set([word, ...(synonyms.get(stem(word)) ?? [])])].map((one) => [...head, one]))
          .slice(0, MOST_VARIANTS),
      [[]],
    );
    return variants.flatMap((variant) => {
      if (variant.length === 1) {
        // It is found as it is written, so its plurals are listed too.
        return [variant, ...plural.map((ending) => variant.map((word) => `${word}${ending}`))];
      }
      // "Blood pressure tablet" is a "tablet for my blood pressure", and so is "pastilla del corazón" a "pastilla para el corazón".
      const [form, rest] = formAndPurpose(variant);
      const turned =
        form === undefined || rest.length === 0
          ? []
          : purposes.flatMap((purpose) =>
              [[], ...beforePurposes.map((word) => [word])].map((words) => [form, purpose, ...words, ...rest]),
            );
      return [variant, ...turned];
    });
  };

  const substances = medicines.flatMap(({ id, substances }) =>
    substances.map((row) => ({ called: calledIn(row), meaning: { named: { id, name: row.name }, rule: ruleOf(row) } })),
  );
  const terms = (find: (called: Called) => readonly (readonly string[])[]): readonly Term[] =>
    substances.flatMap(({ called, meaning }) => called.flatMap(find).map((words) => [words, meaning] as const));
  const kindTerms = (kinds: readonly string[], meaning: Meaning): readonly Term[] =>
    kinds.flatMap(kindsOf).map((words) => [words, meaning] as const);

  const certain = medicines.flatMap((row) =>
    row.kinds.flatMap((kind) =>
      kindTerms([kind], { named: { id: row.id, name: kind }, isKind: true, rule: ruleOf(row) }),
    ),
  );
  const known = new Set(certain.map(([words]) => words.join(' ')));
  const loose = [
    ...medicineKinds.flatMap((row) => kindTerms(row.kinds, { among: row.among, rule: ruleOf(row) })),
    ...medicineGroups.flatMap((row) => kindTerms(row.names, { group: row, rule: ruleOf(row) })),
    ...kindTerms(otherMedicines, { rule: ruleOf(otherMedicines) }),
    ...remedies.flatMap((row) => kindTerms(row.names, { rule: ruleOf(row) })),
  ];
  const kinds = [...certain, ...loose.filter(([words]) => !known.has(words.join(' ')))];
  const names = [...terms(namesOf), ...kinds.filter(([words]) => words.length === 1)];
  const whole = new Set(names.map(([words]) => words.join(' ')));
  return {
    names,
    shortNames: terms(shortNamesOf).filter(([words]) => !whole.has(words.join(' '))),
    kinds: kinds.filter(([words]) => words.length > 1),
  };
}

/** The single words that may replace each other in kinds, by their stems: of several rows the first. */
function synonymsByStem(
  { intents }: Knowledge,
  wordsOf: Text['forms'],
  stem: Text['stem'],
): ReadonlyMap<string, readonly string[]> {
  const byStem = new Map<string, readonly string[]>();
  for (const row of intents.synonyms) {
    const members = row.map(wordsOf).flatMap((words) => (words.length === 1 ? words : []));
    for (const member of members.length > 1 ? members : []) {
      byStem.set(stem(member), byStem.get(stem(member)) ?? members);
    }
  }
  return byStem;
}

function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '\\$&');
}

/**
 * Compiles what people call the supplements and products they take, apart from the names of medicines ("LoSalt" is the remedy about
 * potassium). What such a thing comes as is no part of its name ("potassium tablets"), unless content says so ("magnesium spray").
 *
 * @returns the id of the remedy that folded words stand for; undefined if none
 */
export function createRemedyNames(
  { remedies, language }: Knowledge,
  { forms, stem }: Text,
  { meant }: Pick<Spelling, 'meant'>,
): (words: readonly string[]) => string | undefined {
  const keyOf = (words: readonly string[]) => words.map(stem).join(' ');
  const formStems = new Set(language.medicines.forms.flatMap(forms).map(stem));
  const byName = new Map(remedies.flatMap(({ id, names }) => names.map((name) => [keyOf(forms(name)), id] as const)));
  const named = (words: readonly string[]) =>
    byName.get(keyOf(words)) ?? byName.get(keyOf(words.map((word) => meant(word)[0] ?? word)));
  return (words) => named(words) ?? named(words.filter((word) => !formStems.has(stem(word))));
}
