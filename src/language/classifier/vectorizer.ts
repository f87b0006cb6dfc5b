import type { Catalog, Counts, FeatureSettings } from './features';

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

/** Measures how rare features are among these examples. */
export function rarityOf(examples: readonly Counts[], catalog: Catalog, { common }: FeatureSettings): Rarity {
  const documents = new Int32Array(catalog.size);
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

function scale(values: Float32Array, from: number, to: number, factor: number): void {
  for (let i = from; i < to; i++) {
    values[i]! *= factor;
  }
}
