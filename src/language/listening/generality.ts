import type { Find } from './finder';
import { clauseStart, type Heard } from './reading';

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
export function generalWords(
  heard: readonly Heard[],
  find: Find,
  conditions: ReadonlySet<string>,
): ReadonlySet<number> {
  const marked = new Set<number>();
  const specific = new Set(find('specific').flatMap(({ used }) => used));
  const reports = find('reports').filter(({ start }) => !conditions.has(heard[start - 1]?.text ?? ''));
  for (const cue of find('general')) {
    if (cue.used.some((index) => specific.has(index))) {
      continue;
    }
    const { sentence } = heard[cue.start]!;
    let index = clauseStart(heard, cue.start);
    // "A man who" is part of the cue, and what he did no report.
    const last = cue.used.at(-1);
    const after = reports.filter(({ start }) => start > cue.start && start !== last);
    const end = Math.min(heard.length, ...after.map(({ start }) => start));
    for (; index < end && heard[index]!.sentence === sentence; index++) {
      marked.add(index);
    }
  }
  return marked;
}
