import type { Find, Match } from '../patterns/search';
import type { Token } from '../utterance';
import { placesOf, Stretches } from './places';

/**
 * Marks the words that speak of nobody in particular or of what might be: "what are the signs of ...", "would I notice if ...",
 * "I read that ...".
 *
 * From the clause that says so to the end of the sentence, or to where the person reports something of themselves
 * ("how do I know if it is a clot my leg is swollen"), unless that report is itself under a condition ("if my leg is swollen").
 *
 * @param find finds the sets `general`, `specific` (what looks general and is not: "what is wrong with me") and `reports`
 * @param conditions words before a report that make it hypothetical
 */
export function hypotheticalTokens(
  tokens: readonly Token[],
  find: Find,
  conditions: ReadonlySet<string>,
): ReadonlySet<number> {
  const { clauseStart, sentenceEnd } = placesOf(tokens);
  const marked = new Stretches(tokens.length);
  const specific = new Set(find('specific').flatMap(({ used }) => used));
  const reports = nextOf(
    tokens.length,
    find('reports').filter(({ start }) => !conditions.has(tokens[start - 1]?.text ?? '')),
  );
  for (const cue of find('general')) {
    if (cue.used.some((index) => specific.has(index))) {
      continue;
    }
    // "A man who" is part of the cue, and what he did no report.
    const last = cue.used.at(-1);
    const next = reports(cue.start + 1);
    const report = next === last ? reports(next + 1) : next;
    marked.add(clauseStart(cue.start), Math.min(report, sentenceEnd(cue.start)));
  }
  return marked.words();
}

/** Tells where the first of some findings begins, from a word on; the number of words where none does. */
function nextOf(length: number, found: readonly Match[]): (from: number) => number {
  const next = new Int32Array(length + 1).fill(length);
  for (const { start } of found) {
    next[start] = start;
  }
  for (let at = length - 1; at >= 0; at--) {
    next[at] = Math.min(next[at]!, next[at + 1]!);
  }
  return (from) => next[Math.min(from, length)]!;
}
