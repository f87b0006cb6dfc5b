import { MEANING_MARK } from '../everyday-synonyms';
import { isFunctionStem } from '../function-words';
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

/** Numbers for everything that readings are made of. Grows while training examples are read; after that, what is new is unknown. */
export interface FeatureCatalog {
  size(): number;
  /** How much a feature counts beside how rare it is. */
  emphasis(id: number): number;
  /** Counts the features of a training example. */
  learn(reading: Reading): Counts;
  /** Counts the features of a question. */
  count(reading: Reading): Counts;
}

const WORDS = 0;
const PAIRS = 1;
const LETTERS = 2;
const BEGINNING = '^';
const END = '$';
const SHORTEST_SEQUENCE = 2;
const LONGEST_SEQUENCE = 5;
// What a question is about says more than how it is put.
const FUNCTION_WORD = 0.4;
const FUNCTION_PAIR = 0.5;
// A hint beside the word itself. In cross-validation everyday meanings give two to three points where a pack has no synonyms of its own.
const MEANING = 0.85;

/** Creates an empty catalogue. */
export function createFeatureCatalog(): FeatureCatalog {
  const known = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()] as const;
  const emphases: number[] = [];

  const count = (reading: Reading, learning: boolean): Counts => {
    const ids: number[] = [];
    const tf: number[] = [];
    const unknown: [number, number, number] = [0, 0, 0];
    const ends: [number, number, number] = [0, 0, 0];
    const groups = [wordsOf(reading), pairsOf(reading), lettersOf(reading)];
    for (const group of [WORDS, PAIRS, LETTERS] as const) {
      for (const [feature, times] of tally(groups[group]!)) {
        const damped = 1 + Math.log(times);
        let id = known[group].get(feature);
        if (id === undefined && learning) {
          id = emphases.length;
          known[group].set(feature, id);
          emphases.push(emphasisOf(feature, group));
        }
        if (id === undefined) {
          unknown[group] += (damped * emphasisOf(feature, group)) ** 2;
        } else {
          ids.push(id);
          tf.push(damped);
        }
      }
      ends[group] = ids.length;
    }
    return { ids: Int32Array.from(ids), tf: Float32Array.from(tf), ends, unknown };
  };
  return {
    size: () => emphases.length,
    emphasis: (id) => emphases[id] ?? 1,
    learn: (reading) => count(reading, true),
    count: (reading) => count(reading, false),
  };
}

function wordsOf({ stems, meanings, mentions }: Reading): readonly string[] {
  return [...stems, ...meanings, ...mentions.flatMap((id) => [`#${id}`, `#${id.slice(0, id.indexOf('.'))}`])];
}

function pairsOf({ stems }: Reading): readonly string[] {
  return [...stems, END].map((stem, i) => `${stems[i - 1] ?? BEGINNING} ${stem}`);
}

function lettersOf({ words }: Reading): readonly string[] {
  const sequences: string[] = [];
  for (const word of words) {
    const padded = `_${word}_`;
    for (let length = SHORTEST_SEQUENCE; length <= LONGEST_SEQUENCE; length++) {
      for (let at = 0; at + length <= padded.length; at++) {
        sequences.push(padded.slice(at, at + length));
      }
    }
  }
  return sequences;
}

function tally(features: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const feature of features) {
    times.set(feature, (times.get(feature) ?? 0) + 1);
  }
  return times;
}

function emphasisOf(feature: string, group: number): number {
  if (group === WORDS) {
    if (feature.startsWith(MEANING_MARK)) {
      return MEANING;
    }
    return isFunctionStem(feature) ? FUNCTION_WORD : 1;
  }
  const isEmpty = (stem: string) => stem === BEGINNING || stem === END || isFunctionStem(stem);
  return group === PAIRS && feature.split(' ').every(isEmpty) ? FUNCTION_PAIR : 1;
}
