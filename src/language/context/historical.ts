import type { Find } from '../patterns/search';
import type { Token } from '../utterance';

interface Clause {
  readonly sentence: number;
  readonly past: boolean;
  readonly over: boolean;
  readonly recent: boolean;
  readonly present: boolean;
}

/**
 * Marks the words that speak of what is long over: "in 2012 I had ...", "... years ago", "... but I recovered".
 *
 * A clause is past by its own words, or by those of its sentence when it says nothing of the present; a sentence after it goes
 * on in the past until something present is said. What is recent ("since", "again", "this morning") is never past.
 *
 * @param find finds the sets `past` (long ago), `over` (it ended well), `recent` and `present` (verbs in the present)
 * @param no the words that are denied: "not recovered" is not over
 * @param step called for each thing that is looked at
 * @returns the numbers of the clauses that are past
 */
export function historicalClauses(
  tokens: readonly Token[],
  find: Find,
  no: ReadonlySet<number>,
  step: () => void,
): ReadonlySet<number> {
  const clauses = clausesOf(tokens, (set) => find(set).filter(({ used }) => !used.some((index) => no.has(index))));
  const past = new Set<number>();
  let goingOn = false;
  let marked = 0;
  for (const members of sentencesOf(clauses)) {
    const some = members.some((index) => isPast(clauses[index]!));
    const ended = members.some((index) => clauses[index]!.over);
    for (const index of members) {
      const clause = clauses[index]!;
      const still = clause.recent || clause.present;
      if (isPast(clause) || ((some || ended || goingOn) && !still)) {
        past.add(index);
      }
    }
    if (ended) {
      // What stands before the last sentence that ended is marked as far as it can be.
      markBefore(clauses, members[0]!, marked, past, step);
      marked = members[0]!;
    }
    goingOn = (some || goingOn) && members.every((index) => past.has(index));
  }
  return past;
}

/** The numbers of the clauses of each sentence. */
function sentencesOf(clauses: readonly Clause[]): readonly (readonly number[])[] {
  const sentences: number[][] = [];
  clauses.forEach(({ sentence }, index) => {
    sentences[sentence] ??= [];
    sentences[sentence].push(index);
  });
  return sentences;
}

function isPast({ past, recent }: Clause): boolean {
  return past && !recent;
}

/** "My leg swelled up. It all went down again": what ended was told in the sentences before. */
function markBefore(clauses: readonly Clause[], from: number, to: number, past: Set<number>, step: () => void): void {
  for (let index = from - 1; index >= to && !clauses[index]!.recent && !clauses[index]!.present; index--) {
    step();
    past.add(index);
  }
}

function clausesOf(tokens: readonly Token[], find: Find): readonly Clause[] {
  // "Now" in "fine now" says that it is over, not that it goes on.
  const ended = new Set(find('over').flatMap(({ used }) => used));
  const [past, over, recent, present] = ['past', 'over', 'recent', 'present'].map((set) => {
    const places = new Set<number>();
    for (const { used } of find(set)) {
      if (set === 'over' || set === 'past' || !used.some((index) => ended.has(index))) {
        places.add(tokens[used[0]!]!.clause).add(tokens[used.at(-1)!]!.clause);
      }
    }
    return places;
  });
  const clauses: Clause[] = [];
  for (const { clause, sentence } of tokens) {
    clauses[clause] ??= {
      sentence,
      past: past!.has(clause),
      over: over!.has(clause),
      recent: recent!.has(clause),
      present: present!.has(clause),
    };
  }
  return clauses;
}
