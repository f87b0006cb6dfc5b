import { OperatorError } from '../../errors/operator-error';
import type { Place } from '../fault';

/** One thing that can stand at a place of a pattern: words that follow each other, a named set, a number or a length of time. */
export type Option =
  | { readonly kind: 'words'; readonly text: string; readonly exact: boolean }
  | { readonly kind: 'set'; readonly name: string }
  | { readonly kind: 'number' | 'duration'; readonly above: number; readonly below: number };

/** A step through a text: something to find there, a gap, all the rest of the sentence, the beginning of a clause or sentence, or something that must not come next. */
export type Step<O = Option> =
  | { readonly kind: 'find'; readonly options: readonly O[]; readonly optional: boolean }
  | { readonly kind: 'gap' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'unless'; readonly options: readonly O[] }
  | { readonly kind: 'start'; readonly of: 'clause' | 'sentence' };

/** A parsed pattern, with its words as they are written: comparing them is a matter of language. */
export interface Pattern {
  readonly source: string;
  /** Where it stands in the pack; undefined where the program made it. */
  readonly place: Place | undefined;
  /** One side, or two that may stand in either order. */
  readonly sides: readonly (readonly Step[])[];
  /** The topic that the words must be about: the name of a set in `about`; `named`: the message must name it. */
  readonly about: { readonly topic: string; readonly named: boolean } | undefined;
}

/** A pattern that cannot be parsed. `message` says how to mend it. */
export class PatternError extends OperatorError {
  readonly code = 'pattern';
  override readonly name = 'PatternError';
}

/** What `<year>` stands for: years are written in four digits, and none of another century is meant. */
const YEARS = { above: 1899, below: 2100 };

/**
 * Parses a pattern. `docs/patterns.md` describes the language.
 *
 * @throws PatternError
 */
export function parsePattern(source: string): Pattern {
  const about = /\s@(=?)([a-z0-9-]+)$/.exec(source);
  const body = about === null ? source : source.slice(0, about.index);
  const sides = body.split(' ~ ').map((side) => parseSide(side, source));
  if (sides.length > 2) {
    throw new PatternError(`"${source}" has more than one "~": write two patterns`);
  }
  return {
    source,
    place: undefined,
    sides,
    about: about === null ? undefined : { topic: about[2]!, named: about[1] === '=' },
  };
}

function parseSide(side: string, source: string): Step[] {
  const steps: Step[] = [];
  for (const part of side.match(/(?:<[^>]*>|[^\s<])+/g) ?? []) {
    if (part === '*') {
      steps.push({ kind: 'gap' });
    } else if (part === '...') {
      steps.push({ kind: 'rest' });
    } else if (part === '^' || part === '^^') {
      steps.push({ kind: 'start', of: part === '^' ? 'clause' : 'sentence' });
    } else if (part.startsWith('!')) {
      steps.push({ kind: 'unless', options: parseOptions(part.slice(1), source) });
    } else {
      const optional = part.endsWith('?');
      steps.push({ kind: 'find', options: parseOptions(optional ? part.slice(0, -1) : part, source), optional });
    }
  }
  if (!steps.some((step) => step.kind === 'find' && !step.optional)) {
    throw new PatternError(`"${source}" must hold a word that has to be there`);
  }
  return steps;
}

function parseOptions(part: string, source: string): readonly Option[] {
  return part.split('|').map((option) => parseOption(option, source));
}

function parseOption(option: string, source: string): Option {
  const set = /^\(([a-z0-9-]+)\)$/.exec(option);
  if (set !== null) {
    return { kind: 'set', name: set[1]! };
  }
  if (option === '<year>') {
    return { kind: 'number', ...YEARS };
  }
  const limit = /^<(over|under|from) (\d+)(?: to (\d+))?( minutes)?>$/.exec(option);
  if (limit !== null) {
    const value = Number(limit[2]);
    const kind = limit[4] === undefined ? 'number' : 'duration';
    const [above, below] =
      limit[1] === 'over'
        ? [value, Infinity]
        : limit[1] === 'under'
          ? [-1, value]
          : [value - 1, Number(limit[3] ?? value) + 1];
    return { kind, above, below };
  }
  if (/[(){}<>~@^*?!]/.test(option)) {
    throw new PatternError(`"${option}" in "${source}" is not a word, a (set) or a <number>`);
  }
  const exact = option.startsWith('=');
  const text = exact ? option.slice(1) : option;
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new PatternError(`"${option}" in "${source}" holds no word`);
  }
  return { kind: 'words', text, exact };
}

/** The names of the sets that a pattern is built of. */
export function setsWithin({ sides }: Pattern): readonly string[] {
  const options = sides.flat().flatMap((step) => ('options' in step ? step.options : []));
  return options.flatMap((option) => (option.kind === 'set' ? [option.name] : []));
}

/** The words that a pattern asks for, as they are written. */
export function patternWords({ sides }: Pattern): readonly string[] {
  const options = sides.flat().flatMap((step) => (step.kind === 'find' ? step.options : []));
  return options.flatMap((option) => (option.kind === 'words' ? [option.text] : []));
}
