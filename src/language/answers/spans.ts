import type { Found, PhraseIndex } from '../phrase-index';
import { isFunctionWord } from '../text/function-words';
import type { AnswerKind } from './answer-words';
import { type AnswerWord, DETERMINERS, type Message } from './message';
import { secondsOf } from './quantity';

/** What a phrase of an answer may stand for: values of the question's options, or a general answer. */
export type Meaning = { readonly value: string | number } | { readonly answer: AnswerKind };

/** A phrase of an answer that means something. */
export interface Span {
  readonly at: number;
  readonly length: number;
  readonly meanings: readonly Meaning[];
  /** "no swelling", "not in bed", "swelling no". */
  readonly negated: boolean;
  /** Nothing else is in its clause: "I do" is an answer so, but not in "I do stretch". */
  readonly whole: boolean;
  /** It begins its clause. */
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

/** Values of options that mean none of the others. */
export const NONE_VALUES: ReadonlySet<string> = new Set(['no', 'none', 'never', 'neither']);
/** Words that deny what follows them in their clause. */
export const NEGATORS: ReadonlySet<string> = new Set([
  'not',
  'no',
  'never',
  'without',
  'neither',
  'nor',
  'none',
  'nothing',
]);
const SUBJECTS = new Set(['i', 'it', 'my', 'the', 'there', 'a', 'they', 'he', 'she', 'we', 'is', 'are']);
const EXCEPT = new Set(['except', 'excluding', 'apart', 'bar']);
// After these something may be told that a denial before does not cover.
const RESTRICT = new Set(['but', 'besides', 'though', 'although', 'however', 'only', 'just']);
// Words that go with an answer and say nothing themselves.
const FILLERS = new Set(
  'think guess suppose probably possibly sort kind usually normally generally especially mainly mostly always sometimes often ever either side bad very quite really say about roughly around approximately definitely certainly answer option choose pick would last past recent recently lately problem problems issue issues symptom symptoms trouble moment'.split(
    ' ',
  ),
);

/** Finds the phrases of an answer, longest first from left to right, and which of them are negated. */
export function parseAnswer(message: Message, phrases: readonly PhraseIndex<Meaning>[]): Parsed {
  const { words, places, stems } = withoutDeterminers(message);
  const spans: (Omit<Span, 'negated'> & { negated: boolean })[] = [];
  let unexplained = 0;
  let excepted = 0;
  let explained = 0;
  let negation = false;
  let exception = false;
  for (let at = 0; at < words.length; ) {
    const { text, opens } = words[at]!;
    if (opens || (text === 'and' && SUBJECTS.has(words[at + 1]?.text ?? ''))) {
      const last = spans.at(-1);
      // "all of them but the hands", "everywhere except my hands": what follows is denied.
      const takesBack = EXCEPT.has(text) || (text === 'but' && last !== undefined && isAll(last.meanings));
      negation = takesBack && last !== undefined && !last.negated && !deniesItself(last.meanings);
      exception ||= takesBack || RESTRICT.has(text);
    }
    const found = longestAt(phrases, stems, at);
    if (found === undefined) {
      negation ||= NEGATORS.has(text);
      const says = !isFunctionWord(text) && !FILLERS.has(text) && secondsOf(text) === undefined;
      unexplained += says ? 1 : 0;
      excepted += says && exception ? 1 : 0;
      at++;
      continue;
    }
    const denies = deniesItself(found.values);
    const last = spans.at(-1);
    const ends = words[at + found.length]?.opens ?? true;
    const from = places[at]!;
    const to = places[at + found.length - 1]! + 1;
    if (
      denies &&
      !opens &&
      ends &&
      last?.negated === false &&
      last.at + last.length === from &&
      !deniesItself(last.meanings)
    ) {
      // "swelling no"
      last.negated = true;
    } else {
      spans.push({
        at: from,
        length: to - from,
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
}

/** The longest phrase at a word, unless one that is as long begins within it and goes further: "I do | not remember". */
function longestAt(
  phrases: readonly PhraseIndex<Meaning>[],
  stems: readonly string[],
  at: number,
): Found<Meaning> | undefined {
  const first = longestOf(phrases, stems, at);
  if (first !== undefined) {
    for (let next = at + 1; next < at + first.length; next++) {
      const later = longestOf(phrases, stems, next);
      if (later !== undefined && later.length >= first.length) {
        return undefined;
      }
    }
  }
  return first;
}

function longestOf(
  phrases: readonly PhraseIndex<Meaning>[],
  stems: readonly string[],
  at: number,
): Found<Meaning> | undefined {
  return phrases
    .map((index) => index.longestAt(stems, at))
    .reduce((longest, next) => ((next?.length ?? 0) > (longest?.length ?? 0) ? next : longest));
}

function deniesItself(meanings: readonly Meaning[]): boolean {
  return meanings.every((meaning) =>
    'answer' in meaning ? meaning.answer === 'no' || meaning.answer === 'none' : NONE_VALUES.has(String(meaning.value)),
  );
}

function isAll(meanings: readonly Meaning[]): boolean {
  return meanings.some((meaning) => 'answer' in meaning && meaning.answer === 'all');
}

/** A message without "the", "my" and the like, and where its words stand in the whole of it. */
function withoutDeterminers({ words, stems }: Message): {
  readonly words: readonly AnswerWord[];
  readonly places: readonly number[];
  readonly stems: readonly string[];
} {
  const places = words.flatMap(({ text }, at) => (DETERMINERS.has(text) ? [] : [at]));
  if (places.length === 0) {
    return { words, stems, places: words.map((_, at) => at) };
  }
  let opens = false;
  const kept: AnswerWord[] = [];
  for (const word of words) {
    opens ||= word.opens;
    if (!DETERMINERS.has(word.text)) {
      kept.push({ ...word, opens });
      opens = false;
    }
  }
  return { words: kept, stems: places.map((at) => stems[at]!), places };
}
