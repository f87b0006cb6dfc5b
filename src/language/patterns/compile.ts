import { type Option, type Pattern, type Step, setsWithin } from '../../knowledge/patterns/pattern';
import type { Text } from '../text/text';

/** Sets of patterns that can name each other, by name, with the words that may stand between any two words of a pattern of theirs. */
export interface PatternScope {
  readonly name: string;
  readonly sets: ReadonlyMap<string, readonly Pattern[]>;
  readonly fillers: ReadonlySet<string>;
}

/** An option with its words as ids: one word, any of these; a run of words; a set by number; a number or a length of time. */
export type CompiledOption =
  | { readonly kind: 'word'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'run'; readonly ids: readonly number[] }
  | { readonly kind: 'set'; readonly set: number }
  | { readonly kind: 'number' | 'duration'; readonly above: number; readonly below: number };

/** What may stand at a step. Steps of any patterns that ask for the same share one choice, so that it is looked for once a message. */
export interface Choice {
  readonly options: readonly CompiledOption[];
  /** Only single words. */
  readonly isWords: boolean;
}

/** A step with its options as the number of a choice. */
export type CompiledStep =
  | { readonly kind: 'find'; readonly choice: number; readonly optional: boolean }
  | { readonly kind: 'unless'; readonly choice: number }
  | Exclude<Step, { readonly options: unknown }>;

/** A pattern, ready to be matched. */
export interface CompiledPattern {
  readonly pattern: Pattern;
  /** The numbers of its set and of its scope. */
  readonly set: number;
  readonly scope: number;
  readonly sides: readonly (readonly CompiledStep[])[];
  /** The choices of words alone that have to be there, the rarest first. */
  readonly needed: readonly number[];
  /** The other choices that have to be there: those with sets, then those with numbers and lengths of time, which take longest to find. */
  readonly built: readonly number[];
}

/** Patterns with their words as ids. */
export interface Compiled {
  /** Those of a set after those of the sets that it is built of. */
  readonly patterns: readonly CompiledPattern[];
  /** By scope: the numbers of its sets by name. Sets of several scopes with one name and the same patterns are one. */
  readonly numbers: readonly ReadonlyMap<string, number>[];
  readonly choices: readonly Choice[];
  /** Ids by stem, and by "=" with the word itself. */
  readonly ids: ReadonlyMap<string, number>;
  /** By id: the choices that it may be the first word of. */
  readonly opens: readonly (readonly number[])[];
  /** Most steps of a side. */
  readonly longest: number;
  /** Every word that patterns ask for, in its normal form. */
  readonly words: ReadonlySet<string>;
}

/** A set that is not there: loading reports it, and nothing is found of it. */
const NO_SET = -1;

/**
 * Compiles sets of patterns: each word becomes a small number.
 *
 * @param topics the sets that a pattern with "@" needs, by name in the first scope
 */
export function compile(scopes: readonly PatternScope[], topics: readonly string[], text: Text): Compiled {
  const words = new Set<string>();
  const ids = new Map<string, number>();
  const choices: Choice[] = [];
  const opens: number[][] = [];
  const numberOfChoice = new Map<string, number>();
  const numbers: Map<string, number>[] = [];
  const sets: { readonly members: readonly Pattern[]; readonly scope: number }[] = [];
  scopes.forEach((one, scope) => {
    const own = new Map<string, number>();
    for (const [name, members] of one.sets) {
      const known = numbers
        .map((of) => of.get(name))
        .find((set) => set !== undefined && isSame(sets[set]!.members, members));
      own.set(name, known ?? sets.length);
      if (known === undefined) {
        sets.push({ members, scope });
      }
    }
    numbers.push(own);
  });
  const patterns = inOrder().flatMap((set) => sets[set]!.members.map((pattern) => compilePattern(pattern, set)));
  sortNeeded();
  const longest = Math.max(0, ...patterns.flatMap(({ sides }) => sides.map(({ length }) => length)));
  return { patterns, numbers, choices, ids, opens, longest, words };

  /** The numbers of sets, those that a set is built of before it. */
  function inOrder(): readonly number[] {
    const order = new Set<number>();
    const begun = new Set<number>();
    const visit = (set: number | undefined): void => {
      if (set === undefined || begun.has(set)) {
        return;
      }
      begun.add(set);
      const { members, scope } = sets[set]!;
      for (const pattern of members) {
        for (const name of setsWithin(pattern)) {
          visit(numbers[scope]!.get(name));
        }
        for (const name of pattern.about === undefined ? [] : topics) {
          visit(numbers[0]!.get(name));
        }
      }
      order.add(set);
    };
    for (const set of sets.keys()) {
      visit(set);
    }
    return [...order];
  }

  function compilePattern(pattern: Pattern, set: number): CompiledPattern {
    const { scope } = sets[set]!;
    const sides = pattern.sides.map((side) => side.map((step) => compileStep(step, numbers[scope]!)));
    const required = sides.flat().flatMap((step) => (step.kind === 'find' && !step.optional ? [step.choice] : []));
    const all = (of: (option: CompiledOption) => boolean, which: boolean) => (choice: number) =>
      choices[choice]!.options.every(of) === which;
    const needed = [...new Set(required)].filter(all(isWritten, true));
    const built = [...new Set(required)].filter(all(isWritten, false));
    return {
      pattern,
      set,
      scope,
      sides,
      needed,
      built: [...built.filter(all(isCounted, false)), ...built.filter(all(isCounted, true))],
    };
  }

  function compileStep(step: Step, own: ReadonlyMap<string, number>): CompiledStep {
    if (step.kind !== 'find' && step.kind !== 'unless') {
      return step;
    }
    const choice = choiceOf(merge(step.options.map((option) => compileOption(option, own))));
    return step.kind === 'find' ? { kind: 'find', choice, optional: step.optional } : { kind: 'unless', choice };
  }

  function choiceOf(options: readonly CompiledOption[]): number {
    const key = options.map(keyOf).join('|');
    let number = numberOfChoice.get(key);
    if (number === undefined) {
      number = choices.length;
      numberOfChoice.set(key, number);
      choices.push({ options, isWords: options.every(({ kind }) => kind === 'word') });
      for (const id of new Set(options.flatMap(firstIds))) {
        opens[id]!.push(number);
      }
    }
    return number;
  }

  function compileOption(option: Option, own: ReadonlyMap<string, number>): CompiledOption {
    if (option.kind === 'set') {
      return { kind: 'set', set: own.get(option.name) ?? NO_SET };
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
    let id = ids.get(key);
    if (id === undefined) {
      id = ids.size;
      ids.set(key, id);
      opens.push([]);
    }
    return id;
  }

  /** A message holds few of the words of a rare choice: most patterns are ruled out by it. */
  function sortNeeded(): void {
    const uses = new Int32Array(ids.size);
    const firsts = choices.map(({ options }) => options.flatMap(firstIds));
    for (const { needed } of patterns) {
      for (const id of needed.flatMap((choice) => firsts[choice]!)) {
        uses[id]!++;
      }
    }
    const weights = firsts.map((group) => group.reduce((sum, id) => sum + uses[id]!, 0));
    for (const { needed } of patterns) {
      (needed as number[]).sort((a, b) => weights[a]! - weights[b]!);
    }
  }
}

function isSame(one: readonly Pattern[], other: readonly Pattern[]): boolean {
  return one.length === other.length && one.every((pattern, at) => pattern === other[at]);
}

function isCounted({ kind }: CompiledOption): boolean {
  return kind === 'number' || kind === 'duration';
}

function isWritten({ kind }: CompiledOption): boolean {
  return kind === 'word' || kind === 'run';
}

function firstIds(option: CompiledOption): readonly number[] {
  return option.kind === 'word' ? [...option.ids] : option.kind === 'run' ? option.ids.slice(0, 1) : [];
}

function keyOf(option: CompiledOption): string {
  switch (option.kind) {
    case 'word':
      return [...option.ids].join();
    case 'run':
      return option.ids.join(' ');
    case 'set':
      return `(${option.set})`;
    default:
      return `${option.kind} ${option.above} ${option.below}`;
  }
}

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
