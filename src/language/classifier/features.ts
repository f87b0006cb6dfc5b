/**
 * What an example is described by: features by group, each with how much it counts. A feature that is there several times counts
 * with the logarithm of how often.
 */
export type Features = readonly Iterable<readonly [feature: string, weight: number]>[];

/** How features become vectors. */
export interface FeatureSettings {
  /** By group, how many examples must have a feature for it to be one: what a single example has tells it from no other. */
  readonly fewest: readonly number[];
  /** By group, its weight: each group is of unit length before. */
  readonly weights: readonly number[];
  /** What a feature weighs that every example has, beside the logarithm of how rare it is. */
  readonly common: number;
  /** The weight of one more feature that every vector has, beside all others of unit length; 0 for none. */
  readonly always: number;
}

/** A sparse vector. */
export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** A vector, and how much of what it was made from is known. */
export interface Weighed extends SparseVector {
  /** By group, the weight of known features, in units of the rarest one. */
  readonly known: readonly number[];
  /** By group, the share of the weight that known features have: 0 to 1. */
  readonly share: readonly number[];
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

/** Numbers of features by group, from 0 on through all groups. Plain data. */
export type Catalog = readonly ReadonlyMap<string, number>[];

/** How rare features are among examples: inverse document frequencies. Plain data. */
export interface Rarity {
  /** By number; 0 where no example has the feature. */
  readonly weights: Float32Array;
  /** Of a feature that no example has. */
  readonly unknown: number;
}

/** TF-IDF: vectors of what examples are described by. */
export interface Vectorizer {
  /** Number of features. */
  readonly size: number;
  vector(counts: Counts): Weighed;
}

/** Numbers the features of examples, and counts them. */
export function catalogFeatures(
  examples: Iterable<Features>,
  { fewest }: FeatureSettings,
): { readonly catalog: Catalog; readonly counts: readonly Counts[] } {
  const all: Map<string, number>[] = fewest.map(() => new Map());
  // By number in order of first sight: how many examples have the feature.
  const seen: number[] = [];
  const count = createCounter((group, feature) => {
    let number = all[group]!.get(feature);
    if (number === undefined) {
      number = seen.length;
      seen.push(0);
      all[group]!.set(feature, number);
    }
    return number;
  });
  const first = [...examples].map((features) => {
    const counts = count(features);
    for (const number of counts.numbers) {
      seen[number]!++;
    }
    return counts;
  });
  const renumbered = new Int32Array(seen.length).fill(-1);
  let size = 0;
  const catalog = all.map((numbers, group) => {
    const kept = new Map<string, number>();
    for (const [feature, number] of numbers) {
      if (seen[number]! >= fewest[group]!) {
        renumbered[number] = size;
        kept.set(feature, size++);
      }
    }
    return kept;
  });
  return { catalog, counts: first.map((counts) => renumber(counts, renumbered)) };
}

/** Compiles the counting of features that a catalogue has. */
export function createKnownCounter(catalog: Catalog): (features: Features) => Counts {
  return createCounter((group, feature) => catalog[group]!.get(feature) ?? -1);
}

/**
 * Counts features by their numbers.
 *
 * @param numberOf the number of a feature; negative for one that has none
 */
function createCounter(numberOf: (group: number, feature: string) => number): (features: Features) => Counts {
  // By number: in which call it was seen last, and at which place of it. A map for each call would take most of the time.
  const seenIn: number[] = [];
  const placeOf: number[] = [];
  let call = 0;
  return (features) => {
    call++;
    const numbers: number[] = [];
    const weights: number[] = [];
    const times: number[] = [];
    const ends: number[] = [];
    const unknown: number[] = [];
    for (const [index, group] of features.entries()) {
      let missing = 0;
      for (const [feature, weight] of group) {
        const number = numberOf(index, feature);
        if (number < 0) {
          missing += weight * weight;
        } else if (seenIn[number] === call) {
          times[placeOf[number]!]!++;
        } else {
          seenIn[number] = call;
          placeOf[number] = numbers.length;
          numbers.push(number);
          weights.push(weight);
          times.push(1);
        }
      }
      ends.push(numbers.length);
      unknown.push(missing);
    }
    const damped = Float32Array.from(weights, (weight, i) =>
      times[i] === 1 ? weight : weight * (1 + Math.log(times[i]!)),
    );
    return { numbers: Int32Array.from(numbers), weights: damped, ends, unknown };
  };
}

/** The counts without the features that have no new number. */
function renumber({ numbers, weights, ends, unknown }: Counts, renumbered: Int32Array): Counts {
  const kept = new Int32Array(numbers.length);
  const keptWeights = new Float32Array(numbers.length);
  let length = 0;
  let from = 0;
  const missing = [...unknown];
  const keptEnds = ends.map((end, group) => {
    for (let i = from; i < end; i++) {
      const number = renumbered[numbers[i]!]!;
      if (number < 0) {
        missing[group]! += weights[i]! ** 2;
      } else {
        kept[length] = number;
        keptWeights[length++] = weights[i]!;
      }
    }
    from = end;
    return length;
  });
  return { numbers: kept.slice(0, length), weights: keptWeights.slice(0, length), ends: keptEnds, unknown: missing };
}

/** Measures how rare features are among these examples. */
export function rarityOf(examples: readonly Counts[], catalog: Catalog, { common }: FeatureSettings): Rarity {
  const documents = new Int32Array(sizeOf(catalog));
  for (const { numbers } of examples) {
    for (const number of numbers) {
      documents[number]!++;
    }
  }
  const idf = (count: number) => Math.log((1 + examples.length) / (1 + count)) + common;
  return { weights: Float32Array.from(documents, (count) => (count === 0 ? 0 : idf(count))), unknown: idf(0) };
}

/** The vectors of examples, where features are this rare. */
export function createVectorizer({ weights: idf, unknown: rarest }: Rarity, settings: FeatureSettings): Vectorizer {
  const { always } = settings;
  return {
    size: idf.length + (always > 0 ? 1 : 0),
    vector: ({ numbers, weights, ends, unknown }) => {
      const indices = new Int32Array(numbers.length + 1);
      const values = new Float32Array(numbers.length + 1);
      const known: number[] = [];
      const share: number[] = [];
      let length = 0;
      let from = 0;
      let total = 0;
      ends.forEach((end, group) => {
        const start = length;
        let squares = 0;
        let missing = unknown[group]!;
        for (let i = from; i < end; i++) {
          const value = weights[i]! * idf[numbers[i]!]!;
          if (value === 0) {
            missing += weights[i]! ** 2;
          } else {
            squares += value * value;
            indices[length] = numbers[i]!;
            values[length++] = value;
          }
        }
        from = end;
        known.push(squares / rarest ** 2);
        share.push(squares / (squares + missing * rarest ** 2 || 1));
        if (squares > 0) {
          scale(values, start, length, settings.weights[group]! / Math.sqrt(squares));
          total += settings.weights[group]! ** 2;
        }
      });
      if (total > 0) {
        scale(values, 0, length, 1 / Math.sqrt(total));
      }
      if (always > 0) {
        indices[length] = idf.length;
        values[length++] = always;
      }
      return { indices: indices.subarray(0, length), values: values.subarray(0, length), known, share };
    },
  };
}

/** The names of features by number. */
export function featureNames(catalog: Catalog): readonly string[] {
  return catalog.flatMap((numbers) => [...numbers.keys()]);
}

function sizeOf(catalog: Catalog): number {
  return catalog.reduce((sum, { size }) => sum + size, 0);
}

function scale(values: Float32Array, from: number, to: number, factor: number): void {
  for (let i = from; i < to; i++) {
    values[i]! *= factor;
  }
}
