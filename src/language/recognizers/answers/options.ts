import type { Knowledge, Question } from '../../../knowledge/knowledge';
import type { Entities } from '../../entities/entities';
import { createPhraseIndex, type PhraseIndex } from '../../entities/phrase-index';
import type { AnswerLanguage } from './answer-text';
import type { Meaning } from './parse';
import { type Bag, LONGEST_BAG, tellingStems } from './unordered-match';

/** An option that stands for a range of time or of how often. */
export interface OptionRange {
  readonly value: string | number;
  readonly dimension: 'duration' | 'rate';
  readonly from: number;
  readonly to: number;
}

/** The options of a question, compiled. */
export interface Options {
  readonly phrases: PhraseIndex<Meaning>;
  /** Phrases of two words and more that say something, for finding them in another order: "my ankles are swollen". */
  readonly bags: readonly Bag[];
  /** The stems that say something in any phrase. */
  readonly topics: ReadonlySet<string>;
  readonly values: readonly (string | number)[];
  /** Read off the labels: "1 to 10 minutes", "4 or more nights a week". */
  readonly ranges: readonly OptionRange[];
  /** By value, how long ago the latest may be, in seconds: "in the last 6 weeks". */
  readonly recent: ReadonlyMap<string | number, number>;
  /** The value that a plain yes stands for: of a question with one option and none. */
  readonly only?: string | number | undefined;
  /** Phrases that begin with a unit of time, in seconds, with the value they stand for: "weeks pregnant". */
  readonly counted: readonly { readonly seconds: number; readonly value: string | number }[];
}

/** Compiles a question's options: labels, words and values, and for conditions every name they have. */
export function compileOptions(
  { id, options, none }: Question,
  knowledge: Knowledge,
  language: AnswerLanguage,
  entities: Entities,
): Options {
  const phrases: (readonly [readonly string[], Meaning])[] = [];
  const ranges: OptionRange[] = [];
  const recent = new Map<string | number, number>();
  const counted: { seconds: number; value: string | number }[] = [];
  for (const { value, label, words: said } of options) {
    const entry = knowledge.entries.get(String(value));
    const names = entry?.kind === 'condition' ? [entry.name, ...entry.also] : [];
    const own = entry === undefined && typeof value === 'string' ? [value] : [];
    const labelled = language.phrase(label).tokens;
    const within = entities.withinLast(labelled);
    if (within !== undefined) {
      recent.set(value, within);
    }
    for (const phrase of [label, ...said, ...own, ...names]) {
      const read = language.phrase(phrase);
      const [unit, next] = read.tokens;
      const seconds = next && entities.secondsOf(unit!.text);
      if (seconds !== undefined) {
        counted.push({ seconds, value });
      }
      const of = names.includes(phrase) ? String(value) : id;
      phrases.push([language.stemsOf(read), { value, phrase: { of, text: phrase } }]);
    }
    const [range] = entities.quantitiesIn(labelled);
    if (range !== undefined) {
      ranges.push({ value, dimension: range.dimension, from: range.from, to: range.to });
    }
  }
  if (none !== undefined) {
    phrases.push([language.stemsOf(language.phrase(none)), { answer: 'none', phrase: { of: id, text: none } }]);
  }
  const telling = phrases.map(([said, meaning]) => ({ said, meaning, stems: tellingStems(said, language.text) }));
  return {
    phrases: createPhraseIndex(phrases),
    bags: telling.filter(
      ({ said, meaning, stems }) =>
        stems.size > 1 &&
        'value' in meaning &&
        said.length <= LONGEST_BAG &&
        !said.some((word) => language.words.negators.has(word)),
    ),
    topics: new Set(telling.flatMap(({ stems }) => [...stems])),
    values: options.map(({ value }) => value),
    ranges,
    recent,
    only: none !== undefined && options.length === 1 ? options[0]!.value : undefined,
    counted,
  };
}
