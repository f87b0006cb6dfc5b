import type { Token } from '../../utterance';

/** Words of a message that stand in for all of it. */
const MOST_WORDS = 12;
/** Words left out between two that are quoted, at most, before a mark stands for them. */
const MOST_BETWEEN = 3;
/** A word alone says little: as many of its clause are quoted with it. */
const FEWEST_WORDS = 4;

/** Words that follow each other, by the first and the last place. */
type Run = readonly [first: number, last: number];

/** The person's own words at these places of a message, with some around them: at most twelve, "…" for what is left out between. */
export function quotation(text: string, tokens: readonly Token[], places: readonly number[]): string {
  const pieces = join(places.map((place): Run => [place, place])).map((run) => widen(run, tokens));
  let room = MOST_WORDS;
  const quoted: string[] = [];
  for (const [first, last] of join(pieces)) {
    const end = Math.min(last, first + room - 1);
    if (end < first) {
      break;
    }
    quoted.push(text.slice(tokens[first]!.start, tokens[end]!.end).replace(/\s+/g, ' '));
    room -= end - first + 1;
  }
  return quoted.join(' … ');
}

/** Runs with little or nothing between them as one. */
function join(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const [first, last] of runs) {
    const before = joined.at(-1);
    if (before && first - before[1] <= MOST_BETWEEN + 1) {
      joined[joined.length - 1] = [before[0], Math.max(before[1], last)];
    } else {
      joined.push([first, last]);
    }
  }
  return joined;
}

function widen([first, last]: Run, tokens: readonly Token[]): Run {
  let [from, to] = [first, last];
  const isSameClause = (at: number): boolean => tokens[at]?.clause === tokens[first]!.clause;
  while (to - from + 1 < FEWEST_WORDS && isSameClause(from - 1)) {
    from -= 1;
  }
  while (to - from + 1 < FEWEST_WORDS && isSameClause(to + 1)) {
    to += 1;
  }
  return [from, to];
}
