import type { Token } from '../utterance';
import { type Amount, type Amounts, amountsIn, NO_AMOUNTS, type Quantities } from './amounts';
import type { Compiled, CompiledOption, CompiledPattern, CompiledStep } from './compile';
import type { ReadWord } from './matcher';
import { type Candidates, createIndex } from './pattern-index';
import { type IsAbout, isAboutIn, type Topics } from './topics';

/** A place where a set was found. */
export interface Match {
  readonly start: number;
  /** One past the last token. */
  readonly end: number;
  /** The tokens that were asked for, without those passed over. */
  readonly used: readonly number[];
  /** The number of the pattern that was found. */
  readonly pattern: number;
}

/** Every match of a set in one message, by where it begins. */
export type Find = (set: string) => readonly Match[];

/** Most words that `*` passes over, fillers not counted. */
const GAP = 4;
/** Most fillers between two steps, and most words that a gap passes over when fillers are among them. */
const FILLED = 3;
const GAP_LENGTH = 7;
/** Most words between the two sides of `~`. */
const NEAR = 7;

const NOWHERE: readonly Match[] = [];
const FAILED = -1;
/** Of what is no match of a pattern, but of one option. */
const NO_PATTERN = -1;
const NO_SET = -1;

/**
 * Finds all sets of patterns in a message, those that others are built of first.
 *
 * What is looked up in one message is kept in lists that the next one uses again: nothing of a message but its matches stays.
 */
export class Search {
  private tokens: readonly Token[] = [];
  private words: readonly ReadWord[] = [];
  private single: readonly Match[] = [];
  private matches = new Map<number, readonly Match[]>();
  private readonly candidates: Candidates;
  /** By choice: where it is found, in the message whose number stands beside it. */
  private readonly found: (readonly Match[])[];
  private readonly foundIn: Int32Array;
  private message = 0;
  /** By step and token: the last walk in which the rest of the side was not found from there. */
  private failed = new Int32Array(0);
  private walk = 0;
  private side: readonly CompiledStep[] = [];
  private scope = 0;
  private sentence = 0;
  private readonly used: number[] = [];
  private isAbout: IsAbout | undefined;
  private amounts: Amounts = NO_AMOUNTS;

  constructor(
    private readonly compiled: Compiled,
    private readonly quantities: Quantities,
    private readonly topics: Topics,
    private readonly step: () => void,
  ) {
    this.candidates = createIndex(compiled);
    this.found = new Array(compiled.choices.length).fill(NOWHERE);
    this.foundIn = new Int32Array(compiled.choices.length);
  }

  /** The matches of each set that is there, by its number; those of a set by where they begin. */
  run(tokens: readonly Token[], words: readonly ReadWord[]): ReadonlyMap<number, readonly Match[]> {
    const { patterns, longest } = this.compiled;
    this.tokens = tokens;
    this.words = words;
    this.single = tokens.map((_, at) => ({ start: at, end: at + 1, used: [at], pattern: NO_PATTERN }));
    this.matches = new Map();
    this.isAbout = undefined;
    this.amounts = amountsIn(tokens, words, this.quantities, this.step);
    this.message++;
    const cells = (longest + 1) * (tokens.length + 1);
    if (this.failed.length < cells || this.walk > 2 ** 30) {
      this.failed = new Int32Array(2 * cells);
      this.walk = 0;
    }
    let set = NO_SET;
    let matches: Match[] = [];
    const finish = () => {
      if (matches.length > 0) {
        this.matches.set(set, matches.length > 1 ? different(matches.sort(byStart)) : matches);
        matches = [];
      }
    };
    this.candidates.look(words);
    for (let number = this.candidates.next(0); number < patterns.length; number = this.candidates.next(number + 1)) {
      const pattern = patterns[number]!;
      if (pattern.set !== set) {
        finish();
        set = pattern.set;
      }
      if (this.isPossible(pattern)) {
        for (const match of this.matchesOf(pattern, number)) {
          matches.push(match);
        }
      }
    }
    finish();
    return this.matches;
  }

  private matchesOf({ pattern, sides, scope }: CompiledPattern, number: number): readonly Match[] {
    this.scope = scope;
    const first = this.matchesOfSide(sides[0]!, number);
    const matches =
      sides[1] === undefined || first.length === 0 ? first : this.pairs(first, this.matchesOfSide(sides[1], number));
    if (pattern.about === undefined || matches.length === 0) {
      return matches;
    }
    this.isAbout ??= isAboutIn(this.tokens, this.topicAt, this.topics, this.step);
    const { topic, named } = pattern.about;
    return matches.filter((match) => this.isAbout!(match, topic, named));
  }

  private readonly topicAt = (name: string) =>
    this.matches.get(this.compiled.numbers[0]!.get(name) ?? NO_SET) ?? NOWHERE;

  private isPossible({ built }: CompiledPattern): boolean {
    for (let i = 0; i < built.length; i++) {
      if (this.placesOf(built[i]!).length === 0) {
        return false;
      }
    }
    return true;
  }

  private matchesOfSide(side: readonly CompiledStep[], pattern: number): readonly Match[] {
    let matches: Match[] | undefined;
    const [first] = side;
    this.side = side;
    // Only where its first step is found a pattern may begin.
    const starts = first!.kind === 'find' && !first!.optional ? this.placesOf(first!.choice) : this.single;
    let last = -1;
    for (const { start: at } of starts) {
      if (at !== last) {
        last = at;
        this.walk++;
        this.used.length = 0;
        this.sentence = this.tokens[at]!.sentence;
        const end = this.rest(0, at);
        if (end !== FAILED) {
          matches ??= [];
          matches.push({ start: this.used[0]!, end, used: this.used.slice(), pattern });
        }
      }
    }
    return matches ?? NOWHERE;
  }

  /** Matches the rest of a side from a token on; the shortest way through the gaps wins. The end, or {@link FAILED}. */
  private rest(index: number, at: number): number {
    if (index === this.side.length) {
      return this.used.length > 0 ? at : FAILED;
    }
    // What comes after a place in the pattern does not depend on the way there: what failed once is not tried again.
    const place = index * (this.tokens.length + 1) + at;
    if (this.failed[place] === this.walk) {
      return FAILED;
    }
    const end = this.tryStep(this.side[index]!, index, at);
    if (end === FAILED) {
      this.failed[place] = this.walk;
    }
    return end;
  }

  private tryStep(step: CompiledStep, index: number, at: number): number {
    const { tokens, side } = this;
    switch (step.kind) {
      case 'start': {
        const begins = at < tokens.length && tokens[at]![step.of] !== tokens[at - 1]?.[step.of];
        return begins ? this.rest(index + 1, at) : FAILED;
      }
      case 'unless': {
        const follows = tokens[at]?.clause === tokens[at - 1]?.clause;
        const places = this.placesOf(step.choice);
        return follows && places[firstFrom(places, at)]?.start === at ? FAILED : this.rest(index + 1, at);
      }
      case 'rest':
        return tokens.length;
      case 'find':
        return this.findFrom(step, index + 1, at, FILLED, 0);
      case 'gap': {
        const wanted = side[index + 1];
        if (wanted === undefined) {
          return this.rest(index + 1, at);
        }
        return wanted.kind === 'find' ? this.findFrom(wanted, index + 2, at, GAP_LENGTH, GAP) : FAILED;
      }
    }
  }

  /** Finds a step from a token on, and the rest of the side after it. */
  private findFrom(
    { choice, optional }: Extract<CompiledStep, { kind: 'find' }>,
    next: number,
    at: number,
    mostPassed: number,
    mostWords: number,
  ): number {
    const { tokens, words, scope } = this;
    const places = this.placesOf(choice);
    const begun = this.used.length > 0;
    let i = firstFrom(places, at);
    let passed = 0;
    for (let here = at; i < places.length && here < tokens.length; here++) {
      if (tokens[here]!.sentence !== this.sentence) {
        break;
      }
      for (; places[i]?.start === here; i++) {
        const end = this.take(places[i]!, next);
        if (end !== FAILED) {
          return end;
        }
      }
      passed += words[here]!.fills[scope] ? 0 : 1;
      if (!begun || here - at >= mostPassed || passed > mostWords) {
        break;
      }
    }
    return optional ? this.rest(next, at) : FAILED;
  }

  private take({ used, end }: Match, next: number): number {
    this.step();
    const depth = this.used.length;
    for (const at of used) {
      this.used.push(at);
    }
    const last = this.rest(next, end);
    if (last === FAILED) {
      this.used.length = depth;
    }
    return last;
  }

  /** Where a choice is found, by where it begins; of those that begin together the option listed first. */
  private placesOf(choice: number): readonly Match[] {
    if (this.foundIn[choice] !== this.message) {
      this.foundIn[choice] = this.message;
      this.found[choice] = this.look(choice);
    }
    return this.found[choice]!;
  }

  private look(choice: number): readonly Match[] {
    const { options, isWords } = this.compiled.choices[choice]!;
    const opened = this.candidates.opened(choice);
    if (isWords) {
      return opened.map((at) => this.single[at]!);
    }
    let found = NOWHERE;
    for (const option of options) {
      const places = this.placesOfOption(option, opened);
      if (places.length > 0) {
        found = found.length === 0 ? places : [...found, ...places].sort(byStart);
      }
    }
    return found;
  }

  private placesOfOption(option: CompiledOption, opened: readonly number[]): readonly Match[] {
    switch (option.kind) {
      case 'set':
        return this.matches.get(option.set) ?? NOWHERE;
      case 'word':
        if (opened.length === 0) {
          return NOWHERE;
        }
        return opened
          .filter((at) => this.words[at]!.ids.some((id) => option.ids.has(id)))
          .map((at) => this.single[at]!);
      case 'run':
        if (opened.length === 0) {
          return NOWHERE;
        }
        return opened.filter((at) => this.isRunAt(option.ids, at)).map((at) => span(at, at + option.ids.length));
      default:
        return this.quantitiesOf(option);
    }
  }

  private isRunAt(ids: readonly number[], at: number): boolean {
    const { tokens, words } = this;
    for (let offset = 0; offset < ids.length; offset++) {
      const token = tokens[at + offset];
      if (
        token === undefined ||
        !words[at + offset]!.ids.includes(ids[offset]!) ||
        (offset > 0 && (token.mark !== '' || token.sentence !== tokens[at]!.sentence))
      ) {
        return false;
      }
    }
    return ids.length > 0;
  }

  private quantitiesOf({ kind, above, below }: Extract<CompiledOption, { kind: 'number' | 'duration' }>): Match[] {
    const isWithin = ({ value }: Amount) => value > above && value < below;
    return this.amounts.of(kind).flatMap((amount) => (isWithin(amount) ? [span(amount.start, amount.end)] : []));
  }

  /** Both sides in one sentence, in either order, near each other. */
  private pairs(left: readonly Match[], right: readonly Match[]): readonly Match[] {
    const { tokens, step } = this;
    const inOrder = (first: readonly Match[], second: readonly Match[]): Match[] => {
      const starting = new Map(second.map((match) => [match.start, match]));
      const pairs: Match[] = [];
      for (const a of first) {
        for (let start = a.end; start <= a.end + NEAR; start++) {
          step();
          const b = starting.get(start);
          if (b !== undefined && tokens[a.start]!.sentence === tokens[start]!.sentence) {
            pairs.push({ start: a.start, end: b.end, used: [...a.used, ...b.used], pattern: a.pattern });
          }
        }
      }
      return pairs;
    };
    return [...inOrder(left, right), ...inOrder(right, left)];
  }
}

function span(start: number, end: number): Match {
  return { start, end, used: Array.from({ length: end - start }, (_, offset) => start + offset), pattern: NO_PATTERN };
}

function byStart(a: Match, b: Match): number {
  return a.start - b.start;
}

/** Matches in their order, of those that use the same tokens the first. */
function different(matches: readonly Match[]): readonly Match[] {
  return matches.filter((match, i) => {
    for (let j = i - 1; j >= 0 && matches[j]!.start === match.start; j--) {
      if (isSame(matches[j]!, match)) {
        return false;
      }
    }
    return true;
  });
}

function isSame({ used: a }: Match, { used: b }: Match): boolean {
  return a.length === b.length && a.every((at, index) => at === b[index]);
}

/** The index of the first match that begins at a token or after it. */
function firstFrom(matches: readonly Match[], at: number): number {
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle]!.start < at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
