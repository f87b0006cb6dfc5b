import type { Knowledge, Question } from '../../knowledge/knowledge';
import { isFunctionStem } from '../function-words';
import { words } from '../normal-form';
import { createPhraseIndex, type PhraseIndex } from '../phrase-index';
import { stems } from './answer-words';
import { findQuantities } from './quantities';
import type { Dimension } from './quantity';
import { type Bag, type Meaning, NEGATORS } from './spans';

/** An option that stands for a range of time or of how often. */
export interface Range {
  readonly value: string | number;
  readonly dimension: Dimension;
  readonly from: number;
  readonly to: number;
}

const LONGEST_BAG = 5;

/** The options of a question, compiled. */
export interface Options {
  readonly phrases: PhraseIndex<Meaning>;
  /** Phrases of two words and more that say something, for finding them in another order: "my ankles are swollen". */
  readonly bags: readonly Bag[];
  readonly values: readonly (string | number)[];
  /** Read off the labels: "1 to 10 minutes", "4 or more nights a week". */
  readonly ranges: readonly Range[];
}

/** Compiles a question's options: labels, words and values, and for conditions every name they have. */
export function compileOptions({ options, none }: Question, knowledge: Knowledge): Options {
  const phrases: (readonly [readonly string[], Meaning])[] = [];
  const ranges: Range[] = [];
  for (const { value, label, words: said } of options) {
    const meaning = { value };
    const entry = knowledge.entries.get(String(value));
    const names = entry?.kind === 'condition' ? [entry.name, ...entry.also] : [];
    const own = entry === undefined && typeof value === 'string' ? [value] : [];
    for (const text of [label, ...said, ...own, ...names]) {
      phrases.push([stems(text), meaning]);
    }
    const [range] = findQuantities(words(label).map(({ text }) => text));
    if (range !== undefined) {
      ranges.push({ value, dimension: range.dimension, from: range.from, to: range.to });
    }
  }
  if (none !== undefined) {
    phrases.push([stems(none), { answer: 'none' }]);
  }
  const bags = phrases.flatMap(([said, meaning]) => {
    const stems = new Set(said.filter((word) => !isFunctionStem(word)));
    return stems.size > 1 &&
      'value' in meaning &&
      said.length <= LONGEST_BAG &&
      !said.some((word) => NEGATORS.has(word))
      ? [{ stems, meaning }]
      : [];
  });
  return { phrases: createPhraseIndex(phrases), bags, values: options.map(({ value }) => value), ranges };
}
