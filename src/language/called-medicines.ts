import type { MedicineMention } from '../knowledge/facts';
import type { Medicine, MedicineGroup } from '../knowledge/knowledge';
import { isCommonWord } from './text/common-words';
import { words } from './text/normal-form';
import { stem } from './text/stem';

/** A medicine by class and name. */
export type Named = Omit<MedicineMention, 'as'>;
/** What words stand for: a named medicine, a kind of one class, or a kind that may be of several. */
export type Called = Named | { readonly kind: Named } | Vague;
/** What does not say which class it is of, with those it may be, or is of none; with what is said about stopping it. */
export interface Vague {
  readonly among: readonly string[];
  readonly group?: MedicineGroup | undefined;
}

/** Names run together, or written in pieces, are looked for from this number of letters on. */
export const SHORTEST_IN_PIECES = 6;
// What medicines come as.
const FORMS = new Set(
  'tablet pill capsule tab medicine medication med meds drug inhaler puffer injection jab'.split(' '),
);
const FORM_STEMS = new Set([...FORMS].map(stem));
const COMBINED = /\s+(?:\+|and|with)\s+/;

/** Kinds that do not say which class they are of, with those it may be; none for names of medicines of no class. */
export interface VagueKind extends Vague {
  readonly kinds: readonly string[];
}

/** Every name as it is written, and those of several words also run together: "codiovan". */
export function namesOf({ id, substances }: Medicine): readonly (readonly [readonly string[], Named])[] {
  return substances.flatMap(({ name, also, brands }) =>
    [name, ...also, ...brands].flatMap((called) => {
      const all = texts(called);
      const named = { id, name };
      const together = all.join('');
      return all.length > 1 && together.length >= SHORTEST_IN_PIECES && !COMBINED.test(called)
        ? [[all, named] as const, [[together], named] as const]
        : [[all, named] as const];
    }),
  );
}

/** The parts of combinations, and the first words of brands of several words. */
export function shortNamesOf(
  { id, substances }: Medicine,
  usedElsewhere: (word: string) => boolean,
): readonly (readonly [readonly string[], Named])[] {
  return substances.flatMap(({ name, also, brands }) =>
    [name, ...also, ...brands].flatMap((called) => {
      const parts = called.split(COMBINED);
      const [first = '', ...more] = texts(called);
      const shorter =
        parts.length > 1 ? parts.map(texts) : more.length > 0 && isDistinct(first, usedElsewhere) ? [[first]] : [];
      return shorter.map((part) => [part, { id, name }] as const);
    }),
  );
}

/** The kinds of the classes, and those that do not say which class they are of, each in all its variants. */
export function kindsOf(
  medicines: readonly Medicine[],
  vagueKinds: readonly VagueKind[],
  synonyms: readonly (readonly string[])[],
): readonly (readonly [readonly string[], Called])[] {
  // A kind of one word is written as names are, so it is also known by its plural.
  const called = (kind: string, value: Called) =>
    variants(texts(kind), synonyms)
      .flatMap((variant) =>
        variant.length > 1 ? [variant, ...turnedRound(variant)] : [variant, variant.map((word) => `${word}s`)],
      )
      .map((variant) => [variant, value] as const);
  const certain = medicines.flatMap(({ id, kinds }) =>
    kinds.flatMap((kind) => called(kind, { kind: { id, name: kind } })),
  );
  const known = new Set(certain.map(([kind]) => kind.join(' ')));
  const vague = vagueKinds.flatMap(({ kinds, ...value }) => kinds.flatMap((kind) => called(kind, value)));
  return [...certain, ...vague.filter(([kind]) => !known.has(kind.join(' ')))];
}

/** Whether a word says what a medicine comes as, in singular or plural. */
export function isForm(word: string): boolean {
  return FORM_STEMS.has(stem(word));
}

/** "Tablets for my blood pressure" for "blood pressure tablet". */
function turnedRound(kind: readonly string[]): readonly (readonly string[])[] {
  const form = kind.at(-1)!;
  const rest = kind.slice(0, -1);
  return FORMS.has(form)
    ? [[form, 'for', ...rest], ...['my', 'the', 'high'].map((word) => [form, 'for', word, ...rest])]
    : [];
}

function texts(text: string): readonly string[] {
  return words(text).map(({ text: word }) => word);
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
