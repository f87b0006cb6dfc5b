import { letterSequences } from '../text/letter-sequences';
import { remembered } from '../text/remembered';

/** Takes the features of one example, group by group in their order. */
export interface FeatureSink {
  /** A feature by its name. */
  add(group: number, name: string, weight: number): void;
  /** Two things that follow each other. */
  addPair(group: number, first: string, second: string, weight: number): void;
  /** Every letter sequence of a word. */
  addLetters(group: number, word: string, weight: number): void;
}

/** Tells what an example is described by. */
export type Describe<T> = (example: T, to: FeatureSink) => void;

/** How features become vectors. */
export interface FeatureSettings {
  /** By group, how many examples must have a feature for it to be one: what a single example has tells it from no other. */
  readonly fewest: readonly number[];
  /** By group, its weight: each group is of unit length before. */
  readonly weights: readonly number[];
  /** The fewest and the most letters of a letter sequence. */
  readonly letters: readonly [shortest: number, longest: number];
  /** Whether a feature that is there several times counts with the logarithm of how often, and not once. */
  readonly counted: boolean;
  /** What a feature weighs that every example has, beside the logarithm of how rare it is. */
  readonly common: number;
  /** The weight of one more feature that every vector has, beside all others of unit length; 0 for none. */
  readonly always: number;
}

/** An example's features by number, with what is in no other example. */
export interface Counts {
  readonly numbers: Int32Array;
  readonly weights: Float32Array;
  /** By group, where it ends in `numbers`. */
  readonly ends: readonly number[];
  /** By group, the sum of squares of the weights of features without a number. */
  readonly unknown: readonly number[];
}

/** The numbers of the features of a group: of names, of pairs by their second and first part, of letter sequences. */
interface Numbers {
  readonly names: Map<string, number>;
  readonly pairs: Map<string, Map<string, number>>;
  readonly letters: Map<string, number>;
}

/** Numbers of features, from 0 on through all groups. Plain data. */
export interface Catalog {
  readonly size: number;
  readonly groups: readonly Numbers[];
}

/** Numbers the features of examples, and counts them. */
export function catalogFeatures<T>(
  examples: Iterable<T>,
  describe: Describe<T>,
  settings: FeatureSettings,
): { readonly catalog: Catalog; readonly counts: readonly Counts[] } {
  const groups = settings.fewest.map((): Numbers => ({ names: new Map(), pairs: new Map(), letters: new Map() }));
  // By number in order of first sight: how many examples have the feature.
  const seen: number[] = [];
  const numberIn = <K>(numbers: Map<K, number>, key: K): number => {
    let number = numbers.get(key);
    if (number === undefined) {
      number = seen.length;
      seen.push(0);
      numbers.set(key, number);
    }
    return number;
  };
  const count = createCounter(describe, settings, {
    name: (group, name) => numberIn(groups[group]!.names, name),
    pair: (group, first, second) => {
      const { pairs } = groups[group]!;
      let after = pairs.get(second);
      if (after === undefined) {
        after = new Map();
        pairs.set(second, after);
      }
      return numberIn(after, first);
    },
    letters: (group, sequence) => numberIn(groups[group]!.letters, sequence),
  });
  const first = [...examples].map((example) => {
    const counts = count(example);
    for (const number of counts.numbers) {
      seen[number]!++;
    }
    return counts;
  });
  const renumbered = new Int32Array(seen.length).fill(-1);
  let size = 0;
  const kept = (numbers: ReadonlyMap<string, number>, fewest: number): Map<string, number> => {
    const own = new Map<string, number>();
    for (const [key, number] of numbers) {
      if (seen[number]! >= fewest) {
        renumbered[number] = size;
        own.set(key, size++);
      }
    }
    return own;
  };
  const keptGroups = groups.map(({ names, pairs, letters }, group): Numbers => {
    const fewest = settings.fewest[group]!;
    const keptPairs = [...pairs].map(([second, after]) => [second, kept(after, fewest)] as const);
    return {
      names: kept(names, fewest),
      pairs: new Map(keptPairs.filter(([, after]) => after.size > 0)),
      letters: kept(letters, fewest),
    };
  });
  return { catalog: { size, groups: keptGroups }, counts: first.map((counts) => renumber(counts, renumbered)) };
}

/** Compiles the counting of features that a catalogue has. */
export function createKnownCounter<T>(
  { groups }: Catalog,
  describe: Describe<T>,
  settings: FeatureSettings,
): (example: T) => Counts {
  return createCounter(describe, settings, {
    name: (group, name) => groups[group]!.names.get(name) ?? UNKNOWN,
    pair: (group, first, second) => groups[group]!.pairs.get(second)?.get(first) ?? UNKNOWN,
    letters: (group, sequence) => groups[group]!.letters.get(sequence) ?? UNKNOWN,
  });
}

const UNKNOWN = -1;

/** The number of a feature; negative for one that has none. */
interface Numbering {
  name(group: number, name: string): number;
  pair(group: number, first: string, second: string): number;
  letters(group: number, sequence: string): number;
}

/** Counts features by their numbers. */
function createCounter<T>(
  describe: Describe<T>,
  { fewest, letters: [shortest, longest], counted }: FeatureSettings,
  numbering: Numbering,
): (example: T) => Counts {
  // By number: in which call it was seen last, and at which place of it. A map for each call would take most of the time.
  const seenIn: number[] = [];
  const placeOf: number[] = [];
  let call = 0;
  let numbers: number[] = [];
  let weights: number[] = [];
  let times: number[] = [];
  let ends: number[] = [];
  let unknown: number[] = [];
  const put = (group: number, number: number, weight: number): void => {
    while (ends.length < group) {
      ends.push(numbers.length);
    }
    if (number < 0) {
      unknown[group]! += weight * weight;
    } else if (seenIn[number] === call) {
      times[placeOf[number]!]!++;
    } else {
      seenIn[number] = call;
      placeOf[number] = numbers.length;
      numbers.push(number);
      weights.push(weight);
      times.push(1);
    }
  };
  const lettersOf = fewest.map((_, group) =>
    remembered((word) =>
      Int32Array.from(letterSequences(word, shortest, longest), (sequence) => numbering.letters(group, sequence)),
    ),
  );
  const sink: FeatureSink = {
    add: (group, name, weight) => put(group, numbering.name(group, name), weight),
    addPair: (group, first, second, weight) => put(group, numbering.pair(group, first, second), weight),
    addLetters: (group, word, weight) => {
      for (const number of lettersOf[group]!(word)) {
        put(group, number, weight);
      }
    },
  };
  return (example) => {
    call++;
    [numbers, weights, times, ends, unknown] = [[], [], [], [], fewest.map(() => 0)];
    describe(example, sink);
    while (ends.length < fewest.length) {
      ends.push(numbers.length);
    }
    const damped = new Float32Array(numbers.length);
    for (let i = 0; i < damped.length; i++) {
      damped[i] = times[i] === 1 || !counted ? weights[i]! : weights[i]! * (1 + Math.log(times[i]!));
    }
    return { numbers: Int32Array.from(numbers), weights: damped, ends, unknown };
  };
}

/** The counts without the features that have no new number. */
function renumber({ numbers, weights, ends, unknown }: Counts, renumbered: Int32Array): Counts {
  const kept: number[] = [];
  const keptWeights: number[] = [];
  const missing = [...unknown];
  let from = 0;
  const keptEnds = ends.map((end, group) => {
    for (; from < end; from++) {
      const number = renumbered[numbers[from]!]!;
      if (number < 0) {
        missing[group]! += weights[from]! ** 2;
      } else {
        kept.push(number);
        keptWeights.push(weights[from]!);
      }
    }
    return kept.length;
  });
  return { numbers: Int32Array.from(kept), weights: Float32Array.from(keptWeights), ends: keptEnds, unknown: missing };
}

/** The names of features by number. */
export function featureNames({ groups }: Catalog): readonly string[] {
  const named: string[] = [];
  for (const { names, pairs, letters } of groups) {
    for (const [name, number] of names) {
      named[number] = name;
    }
    for (const [second, after] of pairs) {
      for (const [first, number] of after) {
        named[number] = `${first} ${second}`;
      }
    }
    for (const [sequence, number] of letters) {
      named[number] = `-${sequence}`;
    }
  }
  return named;
}
