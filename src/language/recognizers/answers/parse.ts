import type { AnswerWords } from '../../../knowledge/knowledge';
import type { Found, PhraseIndex } from '../../entities/phrase-index';
import type { Match } from '../../patterns/search';
import type { Evidence } from '../../understanding';
import type { AnswerLanguage, AnswerText } from './answer-text';

/** What words of an answer stand for, apart from the options: yes, no, none of them, not sure, rather not say, all of them. */
export type AnswerKind = keyof AnswerWords;
/** What a phrase of an answer may stand for: values of the question's options, or a general answer. */
export type Meaning = Pick<Evidence, 'rule' | 'phrase'> &
  ({ readonly value: string | number } | { readonly answer: AnswerKind });

/** A phrase of an answer that means something. */
export interface Span {
  readonly at: number;
  readonly length: number;
  readonly meanings: readonly Meaning[];
  /** "no swelling", "not in bed", "swelling no". */
  readonly negated: boolean;
  /** Nothing else is in its part: "I do" is an answer so, but not in "I do stretch". */
  readonly whole: boolean;
  /** It begins its part. */
  readonly opens: boolean;
  /** It comes after a word such as "but". */
  readonly excepted: boolean;
}

/** An answer taken apart. */
export interface Parsed {
  readonly spans: readonly Span[];
  /** Words that say something and belong to no phrase. */
  readonly unexplained: number;
  /** Those of them after a word such as "but" or "except". */
  readonly excepted: number;
  readonly explained: number;
}

/** Whether one of the meanings is a value of an option. */
export const hasValue = ({ meanings }: Span): boolean => meanings.some((meaning) => 'value' in meaning);
/** Whether all meanings are general answers of these kinds. */
export const isAnswer = ({ meanings }: Span, ...kinds: readonly AnswerKind[]): boolean =>
  meanings.every((meaning) => 'answer' in meaning && kinds.includes(meaning.answer));
/** Whether one meaning is this general answer. */
export const mayAnswer = ({ meanings }: Span, kind: AnswerKind): boolean =>
  meanings.some((meaning) => 'answer' in meaning && meaning.answer === kind);

/** Compiles the parser of answers: it finds phrases, longest first from left to right, and which of them are negated. */
export function createAnswerParser({ words, text }: AnswerLanguage, isUnit: (word: string) => boolean) {
  const deniesItself = (meanings: readonly Meaning[]): boolean =>
    meanings.every((meaning) =>
      'answer' in meaning
        ? meaning.answer === 'no' || meaning.answer === 'none'
        : words['none-values'].has(String(meaning.value)),
    );
  const saysNothing = (word: string) => text.isFunctionWord(word) || words.fillers.has(word) || isUnit(word);

  return (
    answer: AnswerText,
    phrases: readonly PhraseIndex<Meaning>[],
    told: readonly { readonly match: Pick<Match, 'start' | 'end'>; readonly meaning: Meaning }[] = [],
  ): Parsed => {
    // Without "the", "my" and the like; a part that begins with one of them begins at the next word.
    const places = answer.tokens.flatMap(({ text: word }, at) => (words.determiners.has(word) ? [] : [at]));
    const stems = places.map((at) => answer.stems[at]!);
    const wordAt = (at: number) => answer.tokens[places[at]!]?.text ?? '';
    const opensAt = (at: number) =>
      answer.tokens.slice((places[at - 1] ?? -1) + 1, (places[at] ?? -1) + 1).some(({ opens }) => opens);
    const byPatterns = patternsAt(told, places);
    const spans: Span[] = [];
    let [unexplained, excepted, explained] = [0, 0, 0];
    let negation = false;
    let exception = false;
    for (let at = 0; at < places.length; ) {
      const word = wordAt(at);
      const opens = opensAt(at);
      const last = spans.at(-1);
      if (opens || (words.and.has(word) && words.subjects.has(wordAt(at + 1)))) {
        // "All of them but the hands", "everywhere except my hands": what follows is denied.
        const takesBack =
          words.except.has(word) ||
          (words['except-after-all'].has(word) && last !== undefined && mayAnswer(last, 'all'));
        negation = takesBack && last !== undefined && !last.negated && !deniesItself(last.meanings);
        exception ||= takesBack || words.restrict.has(word);
      }
      // "No I drink only two": what follows is no part of what is denied.
      const isAfterNo = last?.opens && last.at + last.length === places[at] && deniesItself(last.meanings);
      if (isAfterNo && words.subjects.has(word)) {
        negation = false;
      }
      const found = longestAt((place) => longestOf(phrases, byPatterns, stems, place), at);
      if (found === undefined) {
        negation ||= words.negators.has(word);
        const says = !saysNothing(word);
        unexplained += says ? 1 : 0;
        excepted += says && exception ? 1 : 0;
        at++;
        continue;
      }
      const denies = deniesItself(found.values);
      const ends = at + found.length >= places.length || opensAt(at + found.length);
      const from = places[at]!;
      const isAfterthought =
        denies &&
        !opens &&
        ends &&
        last?.negated === false &&
        last.at + last.length === from &&
        !deniesItself(last.meanings);
      if (isAfterthought) {
        // "swelling no"
        spans[spans.length - 1] = { ...last, negated: true };
      } else {
        spans.push({
          at: from,
          length: places[at + found.length - 1]! + 1 - from,
          meanings: found.values,
          negated: negation && !denies,
          whole: opens && ends,
          opens,
          excepted: exception,
        });
        negation ||= denies;
      }
      explained += found.length;
      at += found.length;
    }
    return { spans, unexplained, excepted, explained };
  };
}

/** What patterns found, by the place where it begins: of several the longest. */
function patternsAt(
  told: readonly { readonly match: Pick<Match, 'start' | 'end'>; readonly meaning: Meaning }[],
  places: readonly number[],
): ReadonlyMap<number, Found<Meaning>> {
  const found = new Map<number, Found<Meaning>>();
  for (const { match, meaning } of told) {
    const at = places.findIndex((place) => place >= match.start);
    const length = places.filter((place) => place >= match.start && place < match.end).length;
    const known = found.get(at);
    if (length > (known?.length ?? 0)) {
      found.set(at, { at, length, values: [meaning] });
    } else if (length > 0 && known?.length === length) {
      found.set(at, { ...known, values: [...known.values, meaning] });
    }
  }
  return found;
}

function longestOf(
  phrases: readonly PhraseIndex<Meaning>[],
  byPatterns: ReadonlyMap<number, Found<Meaning>>,
  stems: readonly string[],
  place: number,
): Found<Meaning> | undefined {
  return [...phrases.map((index) => index.longestAt(stems, place)), byPatterns.get(place)].reduce((best, next) =>
    (next?.length ?? 0) > (best?.length ?? 0) ? next : best,
  );
}

/** The longest phrase at a word, unless one that is as long begins within it and goes further: "I do | not remember". */
function longestAt(longest: (place: number) => Found<Meaning> | undefined, at: number): Found<Meaning> | undefined {
  const first = longest(at);
  for (let next = at + 1; first !== undefined && next < at + first.length; next++) {
    if ((longest(next)?.length ?? 0) >= first.length) {
      return undefined;
    }
  }
  return first;
}
