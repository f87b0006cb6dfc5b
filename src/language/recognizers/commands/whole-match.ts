import type { Place } from '../../../knowledge/fault';
import type { Option, Pattern } from '../../../knowledge/patterns/pattern';

/** What is found when a pattern is the whole of a message. */
export interface Found<T> {
  readonly value: T;
  /** Where the pattern stands in the pack. */
  readonly rule: Place | undefined;
}

/** Finds the pattern that words are from the first to the last; of several the one listed first. */
export type FindWhole<T> = (words: readonly string[]) => Found<T> | undefined;

/** The words that may stand for an option, word by word; several words for one are of one meaning. */
export type Run = readonly ReadonlySet<string>[];

interface Step {
  readonly runs: readonly Run[];
  readonly optional: boolean;
}

interface Whole<T> extends Found<T> {
  readonly steps: readonly Step[];
  /** May go on with anything. */
  readonly open: boolean;
}

// Fewer words of an open pattern say too little: "why ..." is no command.
const OPEN_WORDS = 2;

/**
 * Compiles patterns that must be the whole of a message. Only words are compared, in the very form that is given.
 *
 * @param runOf how the words of an option are compared; an option of no words may be missing
 * @param which the patterns that are compiled, by whether they may go on with anything
 */
export function compileWhole<T>(
  patterns: Iterable<readonly [value: T, pattern: Pattern]>,
  runOf: (option: Extract<Option, { kind: 'words' }>, value: T) => Run,
  which: (open: boolean) => boolean = () => true,
): FindWhole<T> {
  const byFirst = new Map<string, Whole<T>[]>();
  for (const [value, pattern] of patterns) {
    const found = pattern.sides[0] ?? [];
    const open = found.at(-1)?.kind === 'rest';
    const steps = found.flatMap((step) =>
      step.kind === 'find' ? [compileStep(step, (option) => runOf(option, value))] : [],
    );
    if (which(open)) {
      for (const word of firstWords(steps)) {
        const same = byFirst.get(word) ?? [];
        same.push({ value, rule: pattern.place, steps, open });
        byFirst.set(word, same);
      }
    }
  }
  return (words) => (words.length === 0 ? undefined : byFirst.get(words[0]!)?.find((one) => covers(one, words, 0, 0)));
}

function compileStep(
  { options, optional }: { readonly options: readonly Option[]; readonly optional: boolean },
  runOf: (option: Extract<Option, { kind: 'words' }>) => Run,
): Step {
  const runs = options.flatMap((option) => (option.kind === 'words' ? [runOf(option)] : []));
  const single = new Set(runs.flatMap((run) => (run.length === 1 ? [...run[0]!] : [])));
  return {
    optional: optional || runs.some((run) => run.length === 0),
    runs: [...(single.size > 0 ? [[single]] : []), ...runs.filter((run) => run.length > 1)],
  };
}

/** The words that a message may begin with. */
function firstWords(steps: readonly Step[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { runs, optional } of steps) {
    for (const word of runs.flatMap((run) => [...run[0]!])) {
      words.add(word);
    }
    if (!optional && runs.length > 0) {
      break;
    }
  }
  return words;
}

/** Whether the pattern from a step on covers every word from a word on. */
function covers(whole: Whole<unknown>, words: readonly string[], step: number, at: number): boolean {
  const next = whole.steps[step];
  if (next === undefined) {
    return at === words.length || (whole.open && at >= OPEN_WORDS);
  }
  return (
    next.runs.some(
      (run) => run.every((one, i) => one.has(words[at + i] ?? '')) && covers(whole, words, step + 1, at + run.length),
    ) ||
    (next.optional && covers(whole, words, step + 1, at))
  );
}
