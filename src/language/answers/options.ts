import type { Knowledge, Question } from '../../knowledge/knowledge';
import { createPhraseIndex, type PhraseIndex } from '../phrase-index';
import { words } from '../text/normal-form';
import { stems } from './message';
import { findQuantities } from './quantities';
import { type Dimension, secondsOf, singular } from './quantity';
import { withinLast } from './recency';
import { type Bag, tellingStems } from './scattered';
import { type Meaning, NEGATORS } from './spans';

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
  /** The stems that say something in any phrase. */
  readonly topics: ReadonlySet<string>;
  readonly values: readonly (string | number)[];
  /** Read off the labels: "1 to 10 minutes", "4 or more nights a week". */
  readonly ranges: readonly Range[];
  /** By value, how long ago the latest may be, in seconds: "in the last 6 weeks". */
  readonly recent: ReadonlyMap<string | number, number>;
  /** The value that a plain yes stands for: of a question with one option and none. */
  readonly only?: string | number | undefined;
  /** Phrases that begin with a unit of time, with the value they stand for: "weeks pregnant". */
  readonly counted: readonly { readonly unit: string; readonly value: string | number }[];
}

/** Compiles a question's options: labels, words and values, and for conditions every name they have. */
export function compileOptions({ options, none }: Question, knowledge: Knowledge): Options {
  const phrases: (readonly [readonly string[], Meaning])[] = [];
  const ranges: Range[] = [];
  const recent = new Map<string | number, number>();
  const counted: { unit: string; value: string | number }[] = [];
  for (const { value, label, words: said } of options) {
    const meaning = { value };
    const entry = knowledge.entries.get(String(value));
    const names = entry?.kind === 'condition' ? [entry.name, ...entry.also] : [];
    const own = entry === undefined && typeof value === 'string' ? [value] : [];
    const within = withinLast(words(label).map(({ text }) => text));
    if (within !== undefined) {
      recent.set(value, within);
    }
    for (const text of [label, ...said, ...own, ...names]) {
      const [unit = '', next] = words(text);
      if (unit !== '' && next !== undefined && secondsOf(unit.text) !== undefined) {
        counted.push({ unit: singular(unit.text), value });
      }
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
    const stems = tellingStems(said);
    return stems.size > 1 &&
      'value' in meaning &&
      said.length <= LONGEST_BAG &&
      !said.some((word) => NEGATORS.has(word))
      ? [{ stems, meaning }]
      : [];
  });
  return {
    phrases: createPhraseIndex(phrases),
    bags,
    topics: new Set(phrases.flatMap(([said]) => [...tellingStems(said)])),
    values: options.map(({ value }) => value),
    ranges,
    recent,
    only: none !== undefined && options.length === 1 ? options[0]!.value : undefined,
    counted,
  };
}
