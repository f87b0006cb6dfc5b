import { OperatorError } from '../../errors/operator-error';
import { words } from '../text/normal-form';
import { stem } from '../text/stem';

/** One thing a place in a pattern can be: a run of words, a named set, a number or a length of time. */
export type Option =
  | { readonly kind: 'words'; readonly keys: readonly string[]; readonly texts: readonly string[] }
  | { readonly kind: 'set'; readonly name: string }
  | { readonly kind: 'number'; readonly above: number; readonly below: number }
  | { readonly kind: 'duration'; readonly above: number; readonly below: number };

/** A step through a text: something to find there, up to {@link GAP} words of any kind, the beginning of a clause or sentence, or something that must not come next. */
export type Step =
  | { readonly kind: 'find'; readonly options: readonly Option[]; readonly optional: boolean }
  | { readonly kind: 'gap' }
  | { readonly kind: 'unless'; readonly options: readonly Option[] }
  | { readonly kind: 'start'; readonly of: 'clause' | 'sentence' };

/** A pattern, read. */
export interface Pattern {
  /** One side, or two that may stand in either order. */
  readonly sides: readonly (readonly Step[])[];
  /** The topic the words must be about: the name of a set in `about`; `named` if the message must name it. */
  readonly about: { readonly topic: string; readonly named: boolean } | undefined;
}

/** Most words that `*` passes over, fillers not counted. */
export const GAP = 4;
/** Most words between the two sides of `~`. */
export const NEAR = 7;

/** A pattern that cannot be read. `message` says how to mend it. */
export class PatternError extends OperatorError {
  readonly code = 'pattern';
  override readonly name = 'PatternError';
}

/**
 * Reads a pattern of `intents/red-flags.yaml`.
 *
 * Words stand for themselves in any inflection and with small typing mistakes, in this order, in one sentence; filler words
 * (`cues.fillers`) may stand between them. Beside words:
 *
 * - `=fits` this very form only · `(leg)` anything of the set `leg` · `cold|icy|(numb)` any of these · `my?` may be missing
 * - `*` up to four words of any kind, and fillers · `a ~ b` both, in either order, at most seven words apart
 * - `<over 38>`, `<under 16>`, `<from 1900 to 2099>` a number · `<over 10 minutes>`, `<from 11 to 1440 minutes>` a length of time
 * - `!fine|well` none of these is the very next word of the clause; `no-feeling` these words with nothing between, no mark either
 * - `^` the beginning of a clause, `^^` of a sentence · `... @leg` at the end: the words must be said of this topic (see `attribution.ts`), which `@=leg` must be named
 */
export function parsePattern(source: string): Pattern {
  const about = /\s@(=?)([a-z0-9-]+)$/.exec(source);
  const body = about === null ? source : source.slice(0, about.index);
  const sides = body.split(' ~ ').map((side) => steps(side, source));
  if (sides.length > 2) {
    throw new PatternError(`"${source}" has more than one "~": write two patterns`);
  }
  return { sides, about: about === null ? undefined : { topic: about[2]!, named: about[1] === '=' } };
}

function steps(side: string, source: string): Step[] {
  const read: Step[] = [];
  for (const part of side.match(/(?:<[^>]*>|[^\s<])+/g) ?? []) {
    if (part === '*') {
      read.push({ kind: 'gap' });
    } else if (part === '^' || part === '^^') {
      read.push({ kind: 'start', of: part === '^' ? 'clause' : 'sentence' });
    } else if (part.startsWith('!')) {
      read.push({ kind: 'unless', options: readOptions(part.slice(1), source) });
    } else {
      const optional = part.endsWith('?');
      const options = readOptions(optional ? part.slice(0, -1) : part, source);
      read.push({ kind: 'find', options, optional });
    }
  }
  if (!read.some((step) => step.kind === 'find' && !step.optional)) {
    throw new PatternError(`"${source}" must hold a word that has to be there`);
  }
  return read;
}

function readOptions(part: string, source: string): readonly Option[] {
  return part.split('|').map((option) => readOption(option, source));
}

function readOption(option: string, source: string): Option {
  const set = /^\(([a-z0-9-]+)\)$/.exec(option);
  if (set !== null) {
    return { kind: 'set', name: set[1]! };
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
  const texts = words(exact ? option.slice(1) : option).map(({ text }) => text);
  if (texts.length === 0) {
    throw new PatternError(`"${option}" in "${source}" holds no word`);
  }
  return { kind: 'words', keys: texts.map((text) => (exact ? `=${text}` : stem(text))), texts };
}

/** Every word that a pattern asks for, in its normal form. */
export function patternWords({ sides }: Pattern): readonly string[] {
  const options = sides.flat().flatMap((step) => (step.kind === 'find' ? step.options : []));
  return options.flatMap((option) => (option.kind === 'words' ? option.texts : []));
}
