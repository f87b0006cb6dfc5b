import { durationAt, numberAt } from '../listening/quantities';
import type { Token } from '../utterance';
import type { Compiled, CompiledOption, CompiledStep } from './compile';
import type { WordIds } from './matcher';
import type { Candidates } from './pattern-index';
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

/** One message in which sets are searched. */
interface Ground {
  readonly tokens: readonly Token[];
  readonly words: readonly WordIds[];
  readonly compiled: Compiled;
  readonly candidates: Candidates;
  readonly fillers: ReadonlySet<string>;
  readonly topics: Topics;
  readonly step: () => void;
}

/** A walk through one side of a pattern. */
interface Walk {
  readonly side: readonly CompiledStep[];
  readonly sentence: number;
  /** Marks what failed in this walk. */
  readonly number: number;
  /** Where the tokens of this walk begin on the stack. */
  readonly base: number;
}

/** Finds sets of patterns in one message, each at most once. */
export class Search {
  private readonly matches: (readonly Match[] | undefined)[] = [];
  private readonly byStart: (readonly (readonly Match[] | undefined)[])[] = [];
  private readonly places = new Map<number, number[]>();
  /** By step and token: the last walk in which the rest of the pattern was not found from there. */
  private readonly failed: number[] = [];
  private readonly stack: number[] = [];
  private walks = 0;
  private isAbout: IsAbout | undefined;

  constructor(private readonly ground: Ground) {
    ground.words.forEach(({ ids }, at) => {
      for (const id of ids) {
        const places = this.places.get(id);
        if (places === undefined) {
          this.places.set(id, [at]);
        } else {
          places.push(at);
        }
      }
    });
  }

  find(set: number): readonly Match[] {
    let matches = this.matches[set];
    if (matches === undefined) {
      const candidates = this.ground.candidates[set];
      matches = candidates === undefined ? NOWHERE : this.search(set, candidates);
      this.matches[set] = matches;
    }
    return matches;
  }

  private search(set: number, candidates: readonly number[]): readonly Match[] {
    const byStart: (Match[] | undefined)[] = [];
    let count = 0;
    for (const pattern of candidates) {
      for (const match of this.matchesOf(pattern)) {
        const same = byStart[match.start];
        if (same === undefined) {
          byStart[match.start] = [match];
          count++;
        } else if (!same.some((other) => isSame(other, match))) {
          same.push(match);
          count++;
        }
      }
    }
    this.byStart[set] = byStart;
    return count === 0 ? NOWHERE : byStart.flatMap((matches) => matches ?? NOWHERE);
  }

  private matchesOf(number: number): readonly Match[] {
    const { sides, pattern } = this.ground.compiled.patterns[number]!;
    const first = this.side(sides[0]!, number);
    const matches =
      sides[1] === undefined || first.length === 0 ? first : this.pairs(first, this.side(sides[1], number));
    if (pattern.about === undefined || matches.length === 0) {
      return matches;
    }
    const { topics, tokens, compiled, step } = this.ground;
    this.isAbout ??= isAboutIn(tokens, (name) => this.find(compiled.setNumbers.get(name) ?? FAILED), topics, step);
    const { topic, named } = pattern.about;
    return matches.filter((match) => this.isAbout!(match, topic, named));
  }

  private side(side: readonly CompiledStep[], pattern: number): readonly Match[] {
    const found: Match[] = [];
    for (const at of this.beginnings(side[0]!)) {
      const base = this.stack.length;
      const walk = { side, sentence: this.ground.tokens[at]!.sentence, number: ++this.walks, base };
      const end = this.rest(walk, 0, at);
      if (end !== FAILED) {
        const used = this.stack.splice(base);
        found.push({ start: used[0]!, end, used, pattern });
      }
    }
    return found;
  }

  /** Where a pattern may begin: only there it is tried. */
  private beginnings(step: CompiledStep): Iterable<number> {
    if (step.kind !== 'find' || step.optional) {
      return this.ground.tokens.keys();
    }
    const starts: number[] = [];
    let lists = 0;
    const add = (places: readonly number[] | undefined) => {
      if (places !== undefined) {
        starts.push(...places);
        lists++;
      }
    };
    for (const option of step.options) {
      if (option.kind === 'word') {
        for (const id of option.ids) {
          add(this.places.get(id));
        }
      } else if (option.kind === 'run') {
        add(this.places.get(option.ids[0]!));
      } else if (option.kind === 'set') {
        add(this.find(option.set).map(({ start }) => start));
      } else {
        return this.ground.tokens.keys();
      }
    }
    return starts.length < 2 ? starts : new Set(lists > 1 ? starts.sort((a, b) => a - b) : starts);
  }

  /** Matches the rest of a pattern from a token on; the shortest way through the gaps wins. The end, or {@link FAILED}. */
  private rest(walk: Walk, index: number, at: number): number {
    // What comes after a place in the pattern does not depend on the way there: what failed once is not tried again.
    const place = index * (this.ground.tokens.length + 1) + at;
    if (this.failed[place] === walk.number) {
      return FAILED;
    }
    const end = this.tryStep(walk, index, at);
    if (end === FAILED) {
      this.failed[place] = walk.number;
    }
    return end;
  }

  private tryStep(walk: Walk, index: number, at: number): number {
    const { tokens, fillers } = this.ground;
    const step = walk.side[index];
    const begun = this.stack.length > walk.base;
    if (step === undefined) {
      return begun ? at : FAILED;
    }
    if (step.kind === 'start') {
      const begins = at < tokens.length && tokens[at]![step.of] !== tokens[at - 1]?.[step.of];
      return begins ? this.rest(walk, index + 1, at) : FAILED;
    }
    if (step.kind === 'unless') {
      const follows = tokens[at]?.clause === tokens[at - 1]?.clause;
      return follows && step.options.some((option) => this.isAt(option, at)) ? FAILED : this.rest(walk, index + 1, at);
    }
    if (step.kind === 'rest') {
      return tokens.length;
    }
    const gap = step.kind === 'gap';
    const target = gap ? index + 1 : index;
    const wanted = walk.side[target];
    if (wanted === undefined || wanted.kind !== 'find') {
      return wanted === undefined ? this.rest(walk, target, at) : FAILED;
    }
    let passed = 0;
    for (let here = at; begun || here === at; here++) {
      if (here >= tokens.length || tokens[here]!.sentence !== walk.sentence) {
        break;
      }
      for (const option of wanted.options) {
        const end = this.take(walk, option, here, target + 1);
        if (end !== FAILED) {
          return end;
        }
      }
      passed += fillers.has(tokens[here]!.text) ? 0 : 1;
      if (here - at >= (gap ? GAP_LENGTH : FILLED) || passed > (gap ? GAP : 0)) {
        break;
      }
    }
    return wanted.optional ? this.rest(walk, target + 1, at) : FAILED;
  }

  /** Takes an option at a token and matches the rest after it. */
  private take(walk: Walk, option: CompiledOption, at: number, next: number): number {
    if (option.kind === 'set') {
      this.ground.step();
      this.find(option.set);
      for (const { used, end } of this.byStart[option.set]?.[at] ?? NOWHERE) {
        const depth = this.stack.length;
        this.stack.push(...used);
        const last = this.rest(walk, next, end);
        if (last !== FAILED) {
          return last;
        }
        this.stack.length = depth;
      }
      return FAILED;
    }
    const end = this.endOf(option, at);
    if (end === FAILED) {
      return FAILED;
    }
    const depth = this.stack.length;
    for (let used = at; used < end; used++) {
      this.stack.push(used);
    }
    const last = this.rest(walk, next, end);
    if (last === FAILED) {
      this.stack.length = depth;
    }
    return last;
  }

  private isAt(option: CompiledOption, at: number): boolean {
    return option.kind === 'set'
      ? this.find(option.set).some(({ start }) => start === at)
      : this.endOf(option, at) !== FAILED;
  }

  /** Where an option other than a set ends that begins at a token. */
  private endOf(option: Exclude<CompiledOption, { kind: 'set' }>, at: number): number {
    this.ground.step();
    const { tokens, words } = this.ground;
    switch (option.kind) {
      case 'word': {
        for (const id of words[at]?.ids ?? []) {
          if (option.ids.has(id)) {
            return at + 1;
          }
        }
        return FAILED;
      }
      case 'run': {
        const end = at + option.ids.length;
        const isHere = end <= tokens.length && tokens[end - 1]!.sentence === tokens[at]!.sentence;
        return isHere &&
          option.ids.every(
            (id, offset) => words[at + offset]!.ids.includes(id) && (offset === 0 || tokens[at + offset]!.mark === ''),
          )
          ? end
          : FAILED;
      }
      case 'number': {
        const value = numberAt(tokens, at);
        return value !== undefined && value > option.above && value < option.below ? at + 1 : FAILED;
      }
      case 'duration': {
        const duration = durationAt(tokens, words, at);
        return duration !== undefined && duration.minutes > option.above && duration.minutes < option.below
          ? duration.end
          : FAILED;
      }
    }
  }

  /** Both sides in one sentence, in either order, near each other. */
  private pairs(left: readonly Match[], right: readonly Match[]): readonly Match[] {
    const { tokens, step } = this.ground;
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

function isSame({ used: a }: Match, { used: b }: Match): boolean {
  return a.length === b.length && a.every((at, index) => at === b[index]);
}
