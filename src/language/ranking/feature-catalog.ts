import { MEANING_MARK } from '../everyday/meanings';
import { isFunctionStem } from '../text/function-words';
import { letterSequences } from '../text/letter-sequences';
import type { Reading } from './reader';

/** The features of a reading by number, in three runs: words, pairs of words, letter sequences. */
export interface Counts {
  readonly ids: Int32Array;
  /** How often each is there, damped: 1 + log of the number. */
  readonly tf: Float32Array;
  /** Where each run ends in `ids`. */
  readonly ends: readonly [words: number, pairs: number, letters: number];
  /** Features that the catalogue does not have: sums of squares of what they would weigh with a factor of 1. */
  readonly unknown: readonly [words: number, pairs: number, letters: number];
}

/** Numbers for what readings are made of. */
export interface FeatureCatalog {
  readonly known: KnownFeatures;
  /** Counts the features of a question. */
  count(reading: Reading): Counts;
}

/** What a {@link FeatureCatalog} knows, as plain data. */
export interface KnownFeatures {
  /** Numbers of words, pairs and letter sequences, from 0 on through all three. */
  readonly numbers: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>, ReadonlyMap<string, number>];
  /** By number, how much a feature counts beside how rare it is. */
  readonly emphases: Float32Array;
  /** How much an everyday meaning counts. */
  readonly meaning: number;
}

const GROUPS = [0, 1, 2] as const;
const WORDS = 0;
const PAIRS = 1;
const BEGINNING = '^';
const END = '$';
const SHORTEST_SEQUENCE = 2;
const LONGEST_SEQUENCE = 5;
// Pairs and letter sequences of a single example are two in five of all and tell it from no other: without them cross-validation
// is as good, and questions in other words than any example are ranked better.
const FEWEST_EXAMPLES = 2;
// What a question is about says more than how it is put.
const FUNCTION_WORD = 0.4;
const FUNCTION_PAIR = 0.5;
// Everyday meanings are a hint beside the words themselves, and the fewer examples a pack has, the more it needs them: in
// cross-validation packs of 300 to 600 examples gain two points with 1.5, one of 6,000 loses one with it and is best at 0.6.
const MEANING = { few: 500, many: 5000, withFew: 1.5, withMany: 0.6 };

/** Catalogues what the readings of a pack's examples are made of. */
export function catalogFeatures(readings: readonly Reading[]): FeatureCatalog {
  const meaning = meaningEmphasis(readings.length);
  const emphases: number[] = [];
  const number = (group: (typeof GROUPS)[number]): ReadonlyMap<string, number> => {
    const examples = new Map<string, number>();
    for (const reading of readings) {
      for (const feature of new Set(FEATURES[group](reading))) {
        examples.set(feature, (examples.get(feature) ?? 0) + 1);
      }
    }
    const numbers = new Map<string, number>();
    for (const [feature, count] of examples) {
      if (group === WORDS || count >= FEWEST_EXAMPLES) {
        numbers.set(feature, emphases.length);
        emphases.push(emphasisOf(feature, group, meaning));
      }
    }
    return numbers;
  };
  return featureCatalog({
    numbers: [number(0), number(1), number(2)],
    emphases: Float32Array.from(emphases),
    meaning,
  });
}

/** The catalogue that knows these features. */
export function featureCatalog(known: KnownFeatures): FeatureCatalog {
  return {
    known,
    count: (reading) => {
      const ids: number[] = [];
      const tf: number[] = [];
      const unknown: [number, number, number] = [0, 0, 0];
      const ends: [number, number, number] = [0, 0, 0];
      for (const group of GROUPS) {
        for (const [feature, times] of tally(FEATURES[group](reading))) {
          const damped = 1 + Math.log(times);
          const id = known.numbers[group].get(feature);
          if (id === undefined) {
            unknown[group] += (damped * emphasisOf(feature, group, known.meaning)) ** 2;
          } else {
            ids.push(id);
            tf.push(damped);
          }
        }
        ends[group] = ids.length;
      }
      return { ids: Int32Array.from(ids), tf: Float32Array.from(tf), ends, unknown };
    },
  };
}

const FEATURES = [wordsOf, pairsOf, lettersOf] as const;

function wordsOf({ stems, meanings, mentions }: Reading): readonly string[] {
  return [...stems, ...meanings, ...mentions.flatMap((id) => [`#${id}`, `#${id.slice(0, id.indexOf('.'))}`])];
}

function pairsOf({ stems }: Reading): readonly string[] {
  return [...stems, END].map((stem, i) => `${stems[i - 1] ?? BEGINNING} ${stem}`);
}

function lettersOf({ words }: Reading): readonly string[] {
  return words.flatMap((word) => letterSequences(word, SHORTEST_SEQUENCE, LONGEST_SEQUENCE));
}

function tally(features: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const feature of features) {
    times.set(feature, (times.get(feature) ?? 0) + 1);
  }
  return times;
}

function meaningEmphasis(examples: number): number {
  const { few, many, withFew, withMany } = MEANING;
  const share = Math.log(Math.max(1, examples) / few) / Math.log(many / few);
  return withFew + (withMany - withFew) * Math.min(1, Math.max(0, share));
}

function emphasisOf(feature: string, group: number, meaning: number): number {
  if (group === WORDS) {
    if (feature.startsWith(MEANING_MARK)) {
      return meaning;
    }
    return isFunctionStem(feature) ? FUNCTION_WORD : 1;
  }
  const isEmpty = (stem: string) => stem === BEGINNING || stem === END || isFunctionStem(stem);
  return group === PAIRS && feature.split(' ').every(isEmpty) ? FUNCTION_PAIR : 1;
}
