import { createRandom, shuffle } from './random';

/** An example as it is divided: by what was written, never by features, so that folds stay the same whatever features are tried. */
export interface Written {
  /** Its class. */
  readonly label: number;
  /** The words as they were written, in their normal form. */
  readonly words: readonly string[];
  /** Who wrote it, where that is known: all of one writer stays together. */
  readonly writer?: string | undefined;
}

/** Examples of a class that share more than this of their words (Jaccard) stay together. */
const ALIKE = 0.5;
const SEED = 7;

/**
 * Divides examples for cross-validation: the fold of each, from 0 on. Deterministic.
 *
 * Examples of one writer stay together; where nobody knows the writer, those of a class that say nearly the same do: predicting one
 * from the other would look easier than what people type is. Each class is spread over the folds evenly.
 */
export function assignFolds(examples: readonly Written[], folds: number): Int32Array {
  const random = createRandom(SEED);
  const fold = new Int32Array(examples.length);
  const sizes = new Array<number>(folds).fill(0);
  for (const members of groupBy(examples.keys(), (i) => examples[i]!.writer ?? examples[i]!.label).values()) {
    const groups =
      examples[members[0]!]!.writer === undefined ? groupAlike(shuffle(members, random), examples) : [members];
    for (const group of groups) {
      const smallest = sizes.indexOf(Math.min(...sizes));
      sizes[smallest]! += group.length;
      for (const i of group) {
        fold[i] = smallest;
      }
    }
  }
  return fold;
}

/** Groups examples with the first of a group that says nearly the same. */
function groupAlike(members: readonly number[], examples: readonly Written[]): readonly (readonly number[])[] {
  const groups: { readonly size: number; readonly members: number[] }[] = [];
  const byWord = new Map<string, number[]>();
  for (const i of members) {
    const words = new Set(examples[i]!.words);
    const shared = new Map<number, number>();
    for (const word of words) {
      for (const group of byWord.get(word) ?? []) {
        shared.set(group, (shared.get(group) ?? 0) + 1);
      }
    }
    let alike = -1;
    for (const [group, count] of shared) {
      if (count > ALIKE * (words.size + groups[group]!.size - count) && (alike < 0 || group < alike)) {
        alike = group;
      }
    }
    if (alike >= 0) {
      groups[alike]!.members.push(i);
      continue;
    }
    for (const word of words) {
      byWord.set(word, [...(byWord.get(word) ?? []), groups.length]);
    }
    groups.push({ size: words.size, members: [i] });
  }
  return groups.map((group) => group.members);
}

function groupBy<K>(items: Iterable<number>, keyOf: (item: number) => K): ReadonlyMap<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) {
      groups.set(keyOf(item), [item]);
    } else {
      group.push(item);
    }
  }
  return groups;
}

/**
 * k-fold cross-validation: what is predicted of each example by something that was fitted without its fold.
 *
 * @param fold the fold of each example
 * @param rounds how many of the folds are predicted
 * @param fit fits to the examples of other folds, given by index
 */
export function crossValidate<T>(
  fold: Int32Array,
  rounds: number,
  fit: (used: readonly number[], held: number) => (example: number) => T,
): ReadonlyMap<number, T> {
  const predictions = new Map<number, T>();
  for (let held = 0; held < rounds; held++) {
    const predict = fit(
      [...fold.keys()].filter((i) => fold[i] !== held),
      held,
    );
    fold.forEach((own, i) => {
      if (own === held) {
        predictions.set(i, predict(i));
      }
    });
  }
  return predictions;
}
