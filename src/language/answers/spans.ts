import { isFunctionWord } from '../function-words';
import type { PhraseIndex } from '../phrase-index';
import type { AnswerKind } from './answer-words';
import type { Message } from './message';

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
}

/** A phrase whose words may come in any order. */
export interface Bag {
  /** The stems that say something. */
  readonly stems: ReadonlySet<string>;
  readonly meaning: Meaning;
}

/** An answer taken apart. */
export interface Parsed {
  readonly spans: readonly Span[];
  /** Words that say something and belong to no phrase. */
  readonly unexplained: number;
  readonly explained: number;
}

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
// Words that go with an answer and say nothing themselves.
const FILLERS = new Set(
  'think guess suppose probably possibly sort kind usually normally generally especially mainly mostly always sometimes often ever either side bad very quite really say about roughly around approximately definitely certainly answer option choose pick would'.split(
    ' ',
  ),
);

/** Finds the phrases of an answer, longest first from left to right, and which of them are negated. */
export function parseAnswer({ words, stems }: Message, phrases: readonly PhraseIndex<Meaning>[]): Parsed {
  const spans: { at: number; length: number; meanings: readonly Meaning[]; negated: boolean; whole: boolean }[] = [];
  let unexplained = 0;
  let explained = 0;
  let negation = false;
  for (let at = 0; at < words.length; ) {
    const { text, opens } = words[at]!;
    if (opens || (text === 'and' && SUBJECTS.has(words[at + 1]?.text ?? ''))) {
      negation = false;
    }
    const found = phrases
      .map((index) => index.longestAt(stems, at))
      .reduce((longest, next) => ((next?.length ?? 0) > (longest?.length ?? 0) ? next : longest));
    if (found === undefined) {
      negation ||= NEGATORS.has(text);
      unexplained += isFunctionWord(text) || FILLERS.has(text) ? 0 : 1;
      at++;
      continue;
    }
    const denies = found.values.every(
      (meaning) => 'answer' in meaning && (meaning.answer === 'no' || meaning.answer === 'none'),
    );
    const last = spans.at(-1);
    const ends = words[at + found.length]?.opens ?? true;
    if (denies && !opens && ends && last !== undefined && last.at + last.length === at && !last.negated) {
      // "swelling no"
      last.negated = true;
    } else {
      spans.push({
        at,
        length: found.length,
        meanings: found.values,
        negated: negation && !denies,
        whole: opens && ends,
      });
      negation ||= denies;
    }
    explained += found.length;
    at += found.length;
  }
  return { spans, unexplained, explained };
}

/** The phrases whose words all stand in one clause, in any order, unless something in that clause is denied or a phrase was found there already. */
export function scattered({ words, stems }: Message, { spans }: Parsed, bags: readonly Bag[]): readonly Span[] {
  const found: Span[] = [];
  for (let from = 0; from < words.length; ) {
    let to = from + 1;
    while (to < words.length && !words[to]!.opens) {
      to++;
    }
    const clause = new Set(stems.slice(from, to));
    const isTaken = spans.some(({ at }) => at >= from && at < to);
    if (!isTaken && !words.slice(from, to).some(({ text }) => NEGATORS.has(text))) {
      for (const { stems: wanted, meaning } of bags) {
        if ([...wanted].every((stem) => clause.has(stem))) {
          found.push({ at: from, length: wanted.size, meanings: [meaning], negated: false, whole: false });
        }
      }
    }
    from = to;
  }
  return found;
}
