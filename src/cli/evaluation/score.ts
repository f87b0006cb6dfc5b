/** A labelled question; an empty `accept` means that it is out of scope. */
export interface Case {
  readonly q: string;
  /** The ids of every entry that would be a right answer. */
  readonly accept: readonly string[];
}

/** What a system made of a question. */
export interface Guess {
  readonly decision: 'answer' | 'clarify' | 'unknown';
  /** Entries, best first. */
  readonly ids: readonly string[];
  /** Warning signs that were heard. */
  readonly flags: readonly string[];
  /** Of the best entry: 0 to 1. */
  readonly confidence: number;
}

/** How well questions were understood. Shares are 0 to 1; null where there was nothing to share. */
export interface Figures {
  readonly questions: number;
  /** A right entry answered, among the offered, or raised as a warning sign. */
  readonly served: number | null;
  /** Something wrong answered. */
  readonly wrong: number | null;
  /** Offered choices without a right one. */
  readonly misled: number | null;
  readonly refused: number | null;
  readonly top1: number | null;
  readonly top3: number | null;
  readonly outOfScope: number;
  readonly outOfScopeRefused: number | null;
  readonly outOfScopeAnswered: number | null;
  /** By tenths of confidence: how many questions, in scope or not, and the share whose best entry is right; out of scope none is. */
  readonly reliability: readonly {
    readonly from: number;
    readonly to: number;
    readonly count: number;
    readonly right: number | null;
  }[];
  /** The mistakes made most often. */
  readonly confusions: readonly {
    readonly expected: readonly string[];
    readonly got: string;
    readonly count: number;
    readonly example: string;
  }[];
}

/** "Did you mean" offers so many choices. */
const OFFERED = 3;
const CONFUSIONS = 20;
const BINS = 10;

/** Scores what a system made of labelled questions. */
export async function score(cases: readonly Case[], guess: (q: string) => Guess | Promise<Guess>): Promise<Figures> {
  const judged: (Case & { readonly guess: Guess })[] = [];
  for (const one of cases) {
    judged.push({ ...one, guess: await guess(one.q) });
  }
  const own = judged.filter(({ accept }) => accept.length > 0);
  const foreign = judged.filter(({ accept }) => accept.length === 0);
  const rightIn = ({ accept, guess: { ids, flags } }: (typeof own)[number], first: number) =>
    [...ids.slice(0, first), ...flags].some((id) => accept.includes(id));
  const isServed = (one: (typeof own)[number]) =>
    one.guess.flags.some((id) => one.accept.includes(id)) ||
    (one.guess.decision === 'answer' && rightIn(one, 1)) ||
    (one.guess.decision === 'clarify' && rightIn(one, OFFERED));
  const decided = (decision: Guess['decision']) =>
    own.filter((one) => one.guess.decision === decision && !isServed(one));
  return {
    questions: own.length,
    served: share(own.filter(isServed).length, own.length),
    wrong: share(decided('answer').length, own.length),
    misled: share(decided('clarify').length, own.length),
    refused: share(decided('unknown').length, own.length),
    top1: share(own.filter((one) => rightIn(one, 1)).length, own.length),
    top3: share(own.filter((one) => rightIn(one, OFFERED)).length, own.length),
    outOfScope: foreign.length,
    outOfScopeRefused: share(
      foreign.filter(({ guess: { decision } }) => decision === 'unknown').length,
      foreign.length,
    ),
    outOfScopeAnswered: share(
      foreign.filter(({ guess: { decision } }) => decision === 'answer').length,
      foreign.length,
    ),
    reliability: Array.from({ length: BINS }, (_, bin) => {
      const inside = judged.filter(
        ({ guess: { confidence } }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
      );
      return {
        from: bin / BINS,
        to: (bin + 1) / BINS,
        count: inside.length,
        right: share(inside.filter((one) => rightIn(one, 1)).length, inside.length),
      };
    }),
    confusions: confusions(own.filter((one) => !rightIn(one, 1))),
  };
}

function confusions(mistaken: readonly (Case & { readonly guess: Guess })[]): Figures['confusions'] {
  const byPair = new Map<string, { expected: readonly string[]; got: string; count: number; example: string }>();
  for (const { q, accept, guess } of mistaken) {
    const got = guess.ids[0] ?? 'nothing';
    const key = `${got} ${accept.join(' ')}`;
    const same = byPair.get(key);
    if (same === undefined) {
      byPair.set(key, { expected: accept, got, count: 1, example: q });
    } else {
      same.count++;
    }
  }
  return [...byPair.values()].sort((a, b) => b.count - a.count).slice(0, CONFUSIONS);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
