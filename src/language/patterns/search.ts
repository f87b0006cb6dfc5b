import { type Durations, minutesOf } from '../entities/duration';
import type { Numbers } from '../entities/number';
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

/** What is found in one message, with the names of the sets that can be in it at all. */
export interface Found extends Find {
  readonly possible: readonly string[];
}

/** Reads numbers and lengths of time at a token. */
export type Quantities = Pick<Numbers, 'numberAt'> & Pick<Durations, 'durationAt'>;

/** Most words that `*` passes over, fillers not counted. */
const GAP = 4;
/** Most fillers between two steps, and most words that a gap passes over when fillers are among them. */
const FILLED = 3;
const GAP_LENGTH = 7;
/** Most words between the two sides of `~`. */
const NEAR = 7;

const NOWHERE: readonly Match[] = [];
const NOTHING: readonly number[] = [];
const NO_LISTS: readonly (readonly number[])[] = [];
const FAILED = -1;

/** One message in which sets are searched. */
interface Ground {
  readonly tokens: readonly Token[];
  readonly words: readonly WordIds[];
  readonly compiled: Compiled;
  readonly candidates: Candidates;
  readonly fillers: ReadonlySet<string>;
  readonly quantities: Quantities;
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
  // By set number. Arrays of their full length: grown by an index they would become slow dictionaries.
  private readonly matches: (readonly Match[] | undefined)[];
  private readonly places = new Map<number, number[]>();
  /** By step and token: the last walk in which the rest of the pattern was not found from there. */
  private readonly failed: Int32Array;
  private readonly stack: number[] = [];
  private walks = 0;
  private readonly starts: (readonly number[] | undefined)[];
  private all: readonly number[] | undefined;
  private isAbout: IsAbout | undefined;
  private repaired: readonly Token[] | undefined;

  constructor(private readonly ground: Ground) {
    this.matches = new Array(ground.compiled.setNumbers.size);
    this.starts = new Array(ground.compiled.setNumbers.size);
    this.failed = new Int32Array((ground.compiled.longest + 1) * (ground.tokens.length + 1));
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
      const candidates = this.ground.candidates.patterns[set];
      matches = candidates === undefined ? NOWHERE : this.search(candidates);
      this.matches[set] = matches;
    }
    return matches;
  }

  private search(candidates: readonly number[]): readonly Match[] {
    const matches: Match[] = [];
    for (const pattern of candidates.length > 1 ? [...candidates].sort((a, b) => a - b) : candidates) {
      matches.push(...this.matchesOf(pattern));
    }
    if (matches.length < 2) {
      return matches;
    }
    matches.sort((a, b) => a.start - b.start);
    return matches.filter((match, i) => {
      for (let j = i - 1; j >= 0 && matches[j]!.start === match.start; j--) {
        if (isSame(matches[j]!, match)) {
          return false;
        }
      }
      return true;
    });
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
  private beginnings(step: CompiledStep): readonly number[] {
    if (step.kind !== 'find' || step.optional) {
      return this.everywhere();
    }
    let starts: readonly number[] = NOTHING;
    let isOne = true;
    for (const option of step.options) {
      if (option.kind === 'number' || option.kind === 'duration') {
        return this.everywhere();
      }
      for (const places of this.placesOf(option)) {
        isOne &&= starts.length === 0;
        starts = starts.length === 0 ? places : [...starts, ...places];
      }
    }
    return isOne ? starts : [...starts].sort((a, b) => a - b).filter((at, i, all) => at !== all[i - 1]);
  }

  /** The places where an option may begin, in lists. */
  private placesOf(option: CompiledOption): readonly (readonly number[])[] {
    if (option.kind === 'set') {
      const matches = this.find(option.set);
      if (matches.length === 0) {
        return NO_LISTS;
      }
      this.starts[option.set] ??= startsOf(matches);
      return [this.starts[option.set]!];
    }
    const lists: (readonly number[])[] = [];
    if (option.kind === 'run') {
      const places = this.places.get(option.ids[0]!);
      return places === undefined ? NO_LISTS : [places];
    }
    if (option.kind === 'word') {
      // Of the few words of the message and the many of the option, the fewer are looked up.
      for (const [id, places] of option.ids.size > this.places.size ? this.places : []) {
        if (option.ids.has(id)) {
          lists.push(places);
        }
      }
      for (const id of option.ids.size > this.places.size ? [] : option.ids) {
        const places = this.places.get(id);
        if (places !== undefined) {
          lists.push(places);
        }
      }
    }
    return lists;
  }

  private everywhere(): readonly number[] {
    this.all ??= [...this.ground.tokens.keys()];
    return this.all;
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
      const matches = this.find(option.set);
      for (let i = firstFrom(matches, at); matches[i]?.start === at; i++) {
        const { used, end } = matches[i]!;
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
    return option.kind === 'set' ? this.startsAt(option.set, at) : this.endOf(option, at) !== FAILED;
  }

  private startsAt(set: number, at: number): boolean {
    const matches = this.find(set);
    return matches[firstFrom(matches, at)]?.start === at;
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
        const number = this.ground.quantities.numberAt(tokens, at);
        return number !== undefined && number.value > option.above && number.value < option.below ? number.end : FAILED;
      }
      case 'duration': {
        const duration = this.ground.quantities.durationAt(this.meant(), at);
        const minutes = duration?.certainty === 1 ? minutesOf(duration) : -1;
        return minutes > option.above && minutes < option.below ? duration!.end : FAILED;
      }
    }
  }

  /** The tokens as they were meant: units of time are short, and often mistyped. */
  private meant(): readonly Token[] {
    this.repaired ??= this.ground.tokens.map((token, at) => {
      const [meant] = this.ground.words[at]!.meant;
      return meant === undefined ? token : { ...token, text: meant };
    });
    return this.repaired;
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

function startsOf(matches: readonly Match[]): readonly number[] {
  return matches.flatMap(({ start }, i) => (start === matches[i - 1]?.start ? [] : [start]));
}
