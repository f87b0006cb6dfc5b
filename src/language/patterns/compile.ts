import type { Option, Pattern, Step } from '../../knowledge/patterns/pattern';
import type { Text } from '../text/text';

/** An option with its words as ids: one word, any of these; a run of words; a set by number; a number or a length of time. */
export type CompiledOption =
  | { readonly kind: 'word'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'run'; readonly ids: readonly number[] }
  | { readonly kind: 'set'; readonly set: number }
  | { readonly kind: 'number' | 'duration'; readonly above: number; readonly below: number };

/** A step with compiled options. */
export type CompiledStep = Step<CompiledOption>;

/** A pattern, ready to be matched. */
export interface CompiledPattern {
  readonly pattern: Pattern;
  readonly sides: readonly (readonly CompiledStep[])[];
  /** For each step that has to be there and is made of words alone: the words, one of which the message must hold; the rarest first. */
  readonly needed: readonly (readonly number[])[];
}

/** Patterns with their words as ids. */
export interface Compiled {
  readonly patterns: readonly CompiledPattern[];
  /** By pattern: the number of its set. */
  readonly setOf: Int32Array;
  /** Most steps of a side. */
  readonly longest: number;
  readonly setNumbers: ReadonlyMap<string, number>;
  /** Ids by stem, and by "=" with the word itself. */
  readonly ids: ReadonlyMap<string, number>;
  /** Every word that patterns ask for, in its normal form. */
  readonly words: ReadonlySet<string>;
}

/** Compiles sets of patterns: each word becomes a small number. */
export function compile(sets: ReadonlyMap<string, readonly Pattern[]>, text: Text): Compiled {
  const ids = new Map<string, number>();
  const words = new Set<string>();
  const setNumbers = new Map([...sets.keys()].map((name, number) => [name, number]));
  const setOf: number[] = [];
  const patterns = [...sets].flatMap(([name, members]) =>
    members.map((pattern) => {
      setOf.push(setNumbers.get(name)!);
      const sides = pattern.sides.map((side) => side.map(compileStep));
      return { pattern, sides, needed: sides.flat().flatMap(neededIn) };
    }),
  );
  const uses = new Int32Array(ids.size);
  for (const { needed } of patterns) {
    for (const id of needed.flat()) {
      uses[id]!++;
    }
  }
  const weight = (group: readonly number[]) => group.reduce((sum, id) => sum + uses[id]!, 0);
  for (const { needed } of patterns) {
    needed.sort((a, b) => weight(a) - weight(b));
  }
  const longest = Math.max(0, ...patterns.flatMap(({ sides }) => sides.map(({ length }) => length)));
  return { patterns, setOf: Int32Array.from(setOf), longest, setNumbers, ids, words };

  function compileStep(step: Step): CompiledStep {
    return 'options' in step ? { ...step, options: merge(step.options.map(compileOption)) } : step;
  }

  function compileOption(option: Option): CompiledOption {
    if (option.kind === 'set') {
      return { kind: 'set', set: setNumbers.get(option.name) ?? NO_SET };
    }
    if (option.kind !== 'words') {
      return option;
    }
    const run = text.forms(option.text).map((word) => {
      words.add(word);
      return idOf(option.exact ? `=${word}` : text.stem(word));
    });
    return run.length === 1 ? { kind: 'word', ids: new Set(run) } : { kind: 'run', ids: run };
  }

  function idOf(key: string): number {
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  }
}

/** A set that is not there: loading reports it, and nothing is found of it. */
const NO_SET = -1;

/** Single words beside each other as one option: all of them end at the same place. */
function merge(options: readonly CompiledOption[]): readonly CompiledOption[] {
  const merged: CompiledOption[] = [];
  for (const option of options) {
    const last = merged.at(-1);
    if (option.kind === 'word' && last?.kind === 'word') {
      merged[merged.length - 1] = { kind: 'word', ids: new Set([...last.ids, ...option.ids]) };
    } else {
      merged.push(option);
    }
  }
  return merged;
}

function neededIn(step: CompiledStep): number[][] {
  if (step.kind !== 'find' || step.optional) {
    return [];
  }
  const ids = new Set<number>();
  for (const option of step.options) {
    if (option.kind === 'word') {
      for (const id of option.ids) {
        ids.add(id);
      }
    } else if (option.kind === 'run' && option.ids[0] !== undefined) {
      ids.add(option.ids[0]);
    } else {
      return [];
    }
  }
  return [[...ids]];
}
