import type { Message } from './message';
import { NEGATORS, type Span } from './spans';

// To have none of these is a sign, not the lack of one: "no feeling, no pulse".
const ABILITIES = new Set(
  'feel sensat strength power puls control colour color movement move grip balanc appetit use respons urin wee pee speech word'.split(
    ' ',
  ),
);

/**
 * How many words that belong to no phrase are what a question asks about, denied clause by clause: "no swelling, no wounds".
 *
 * 0 unless two clauses or more begin with a denial.
 *
 * @param topics stems that the options of the question use
 */
export function deniedTopics({ words }: Message, spans: readonly Span[], topics: ReadonlySet<string>): number {
  const inSpan = new Set(spans.flatMap(({ at, length }) => Array.from({ length }, (_, i) => at + i)));
  let clauses = 0;
  let denied = 0;
  let denies = false;
  for (const [at, { text, stem, opens }] of words.entries()) {
    if (opens) {
      denies = NEGATORS.has(text);
      clauses += denies ? 1 : 0;
    }
    if (denies && ABILITIES.has(stem)) {
      return 0;
    }
    denied += denies && !inSpan.has(at) && topics.has(stem) ? 1 : 0;
  }
  return clauses > 1 ? denied : 0;
}
