import { GAP, type Option, type Step } from './pattern';
import { durationAt, numberAt } from './quantities';
import type { Heard } from './reading';

/** A place where a set was found. */
export interface Found {
  readonly start: number;
  /** One past the last word. */
  readonly end: number;
  /** The words that were asked for, without those passed over. */
  readonly used: readonly number[];
}

/** What a walk through a message needs to know. */
export interface Ground {
  readonly heard: readonly Heard[];
  /** Words that may stand between any two steps. */
  readonly fillers: ReadonlySet<string>;
  /** The places of a set that begin at a word, one for each end: where it ends is all that what comes after depends on. */
  setAt(name: string, at: number): readonly Found[];
  /** Called for each thing that is tried: what hearing costs. */
  step(): void;
}

/** Most fillers between two steps, and most words that a gap passes over when fillers are among them. */
const FILLED = 3;
const GAP_LENGTH = 7;

/** Walks the steps of a pattern from a word on, within its sentence; the shortest way through the gaps wins. */
export function walk(
  side: readonly Step[],
  from: number,
  { heard, fillers, setAt, step: count }: Ground,
): Found | undefined {
  // What comes after a place in the pattern does not depend on the way there: what failed once is not tried again.
  const failed = new Set<number>();
  return matchSteps(0, from, []);

  /** Matches the rest of a pattern from a word on; the shortest way through the gaps wins. */
  function matchSteps(index: number, at: number, used: readonly number[]): Found | undefined {
    const place = index * (heard.length + 1) + at;
    if (failed.has(place)) {
      return undefined;
    }
    const found = tryStep(index, at, used);
    if (found === undefined) {
      failed.add(place);
    }
    return found;
  }

  function tryStep(index: number, at: number, used: readonly number[]): Found | undefined {
    const step = side[index];
    if (step === undefined) {
      return used.length === 0 ? undefined : { start: used[0]!, end: at, used };
    }
    if (step.kind === 'start') {
      const begins = at < heard.length && heard[at]![step.of] !== heard[at - 1]?.[step.of];
      return begins ? matchSteps(index + 1, at, used) : undefined;
    }
    if (step.kind === 'unless') {
      return comesNext(step.options, at) ? undefined : matchSteps(index + 1, at, used);
    }
    const gap = step.kind === 'gap';
    const target = gap ? index + 1 : index;
    const wanted = side[target];
    if (wanted === undefined || wanted.kind !== 'find') {
      return wanted === undefined ? matchSteps(target, at, used) : undefined;
    }
    let passed = 0;
    for (let here = at; used.length > 0 || here === at; here++) {
      if (here >= heard.length || heard[here]!.sentence !== heard[from]!.sentence) {
        break;
      }
      for (const option of wanted.options) {
        for (const match of matchOption(option, here)) {
          const rest = matchSteps(target + 1, match.end, [...used, ...match.used]);
          if (rest !== undefined) {
            return rest;
          }
        }
      }
      const filler = fillers.has(heard[here]!.text);
      passed += filler ? 0 : 1;
      if (here - at >= (gap ? GAP_LENGTH : FILLED) || passed > (gap ? GAP : 0)) {
        break;
      }
    }
    return wanted.optional ? matchSteps(target + 1, at, used) : undefined;
  }

  /** Whether one of these is the very next thing in the clause. */
  function comesNext(options: readonly Option[], at: number): boolean {
    return heard[at]?.clause === heard[at - 1]?.clause && options.some((option) => matchOption(option, at).length > 0);
  }

  function matchOption(option: Option, at: number): readonly Found[] {
    count();
    switch (option.kind) {
      case 'set':
        return setAt(option.name, at);
      case 'number': {
        const value = numberAt(heard, at);
        return value !== undefined && value > option.above && value < option.below
          ? [{ start: at, end: at + 1, used: [at] }]
          : [];
      }
      case 'duration': {
        const duration = durationAt(heard, at);
        return duration !== undefined && duration.minutes > option.above && duration.minutes < option.below
          ? [{ start: at, end: duration.end, used: range(at, duration.end) }]
          : [];
      }
      case 'words': {
        const end = at + option.keys.length;
        const there =
          end <= heard.length &&
          heard[end - 1]!.sentence === heard[at]!.sentence &&
          option.keys.every((key, offset) => {
            const word = heard[at + offset]!;
            return (offset === 0 || word.mark === '') && word.keys.includes(key);
          });
        return there ? [{ start: at, end, used: range(at, end) }] : [];
      }
    }
  }
}

/** The whole numbers from one up to, without, another. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}
