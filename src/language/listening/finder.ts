import type { Heard } from './reading';
import { GAP, NEAR, type Option, type Pattern, PatternError, type Step } from './pattern';
import { durationAt, numberAt } from './quantities';

/** A place where a set was found. */
export interface Found {
  readonly start: number;
  /** One past the last word. */
  readonly end: number;
  /** The words that were asked for, without those passed over. */
  readonly used: readonly number[];
}

/** Every place of a set in one message. */
export type Find = (set: string) => readonly Found[];

/** For one message: decides whether words are said of a topic (a name of a set). */
export type Aboutness = (heard: readonly Heard[], find: Find) => (found: Found, topic: string) => boolean;

/** Sets of patterns, compiled once, to be found in many messages. */
export interface Finder {
  /** Prepares one message. The returned function finds every place of a set, computed at most once. */
  search(heard: readonly Heard[]): Find;
}

/** Most fillers between two steps, and most words that a gap passes over when fillers are among them. */
const FILLED = 3;
const GAP_LENGTH = 7;

/**
 * Compiles sets of patterns.
 *
 * @param fillers words that may stand between any two words of a pattern
 * @throws PatternError for a set that is not there, or that needs itself
 */
export function createFinder(sets: ReadonlyMap<string, readonly Pattern[]>, fillers: ReadonlySet<string>, aboutness: Aboutness): Finder {
  checkReferences(sets);
  return {
    search(heard) {
      const known = new Map<string, readonly Found[]>();
      const places = placesByKey(heard);
      const find: Find = (name) => {
        let found = known.get(name);
        if (found === undefined) {
          found = distinct((sets.get(name) ?? []).flatMap(findPattern));
          known.set(name, found);
        }
        return found;
      };
      const starts = new Map<string, Map<number, Found[]>>();
      const setAt = (name: string, at: number): readonly Found[] => {
        let byStart = starts.get(name);
        if (byStart === undefined) {
          byStart = new Map();
          for (const found of find(name)) {
            byStart.set(found.start, [...(byStart.get(found.start) ?? []), found]);
          }
          starts.set(name, byStart);
        }
        return byStart.get(at) ?? [];
      };
      const isAbout = aboutness(heard, find);
      return find;

      function findPattern({ sides, about }: Pattern): Found[] {
        const first = findSide(sides[0]!);
        const found = sides[1] === undefined || first.length === 0 ? first : pairs(first, findSide(sides[1]), heard);
        return about === undefined ? found : found.filter((place) => isAbout(place, about));
      }

      function findSide(side: readonly Step[]): Found[] {
        const found: Found[] = [];
        for (const at of beginnings(side[0]!)) {
          const match = matchSteps(side, 0, at, at, []);
          if (match !== undefined) {
            found.push(match);
          }
        }
        return found;
      }

      /** Where a pattern may begin: only there it is tried. */
      function beginnings(step: Step): Iterable<number> {
        if (step.kind !== 'find' || step.optional || step.options.some(({ kind }) => kind === 'number' || kind === 'duration')) {
          return heard.keys();
        }
        const found = step.options.flatMap((option) =>
          option.kind === 'set' ? find(option.name).map(({ start }) => start) : option.kind === 'words' ? (places.get(option.keys[0]!) ?? []) : [],
        );
        return step.options.length === 1 ? found : new Set(found.sort((a, b) => a - b));
      }

      /** Matches the rest of a pattern from a word on; the shortest way through the gaps wins. */
      function matchSteps(side: readonly Step[], index: number, start: number, at: number, used: readonly number[]): Found | undefined {
        const step = side[index];
        if (step === undefined) {
          return used.length === 0 ? undefined : { start: used[0]!, end: at, used };
        }
        if (step.kind === 'start') {
          const begins = at < heard.length && heard[at]!.clause !== heard[at - 1]?.clause;
          return begins ? matchSteps(side, index + 1, start, at, used) : undefined;
        }
        const gap = step.kind === 'gap';
        const target = gap ? index + 1 : index;
        const wanted = side[target];
        if (wanted === undefined || wanted.kind !== 'find') {
          return wanted === undefined ? matchSteps(side, target, start, at, used) : undefined;
        }
        let passed = 0;
        for (let here = at; used.length > 0 || here === at; here++) {
          if (here >= heard.length || heard[here]!.sentence !== heard[start]!.sentence) {
            break;
          }
          for (const option of wanted.options) {
            for (const match of matchOption(option, here)) {
              const rest = matchSteps(side, target + 1, start, match.end, [...used, ...match.used]);
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
        return wanted.optional ? matchSteps(side, target + 1, start, at, used) : undefined;
      }

      function matchOption(option: Option, at: number): readonly Found[] {
        switch (option.kind) {
          case 'set':
            return setAt(option.name, at);
          case 'number': {
            const value = numberAt(heard, at);
            return value !== undefined && value > option.above && value < option.below ? [{ start: at, end: at + 1, used: [at] }] : [];
          }
          case 'duration': {
            const duration = durationAt(heard, at);
            return duration !== undefined && duration.minutes > option.above && duration.minutes < option.below ? [{ start: at, end: duration.end, used: range(at, duration.end) }] : [];
          }
          case 'words': {
            const end = at + option.keys.length;
            const there = end <= heard.length && option.keys.every((key, offset) => heard[at + offset]!.keys.includes(key));
            return there ? [{ start: at, end, used: range(at, end) }] : [];
          }
        }
      }
    },
  };
}

function placesByKey(heard: readonly Heard[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  heard.forEach(({ keys }, index) => {
    for (const key of keys) {
      const known = places.get(key);
      if (known === undefined) {
        places.set(key, [index]);
      } else {
        known.push(index);
      }
    }
  });
  return places;
}

/** Both sides in one sentence, in either order, near each other. */
function pairs(left: readonly Found[], right: readonly Found[], heard: readonly Heard[]): Found[] {
  const inOrder = (first: readonly Found[], second: readonly Found[]): Found[] => {
    const starting = new Map<number, Found[]>();
    for (const b of second) {
      starting.set(b.start, [...(starting.get(b.start) ?? []), b]);
    }
    return first.flatMap((a) =>
      range(a.end, a.end + NEAR + 1).flatMap((start) =>
        (starting.get(start) ?? [])
          .filter((b) => heard[a.start]!.sentence === heard[b.start]!.sentence)
          .map((b) => ({ start: a.start, end: b.end, used: [...a.used, ...b.used] })),
      ),
    );
  };
  return [...inOrder(left, right), ...inOrder(right, left)];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}

function distinct(found: readonly Found[]): Found[] {
  return [...new Map(found.map((place) => [place.used.join(), place])).values()];
}

function checkReferences(sets: ReadonlyMap<string, readonly Pattern[]>): void {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const patterns = sets.get(name);
    if (patterns === undefined) {
      throw new PatternError(`"${path.at(-1) ?? ''}" names (${name}), which is not there: add it to "words", "about" or "signs"`);
    }
    if (path.includes(name)) {
      throw new PatternError(`(${name}) needs itself: ${[...path, name].join(' → ')}`);
    }
    if (!done.has(name)) {
      for (const reference of patterns.flatMap(references)) {
        visit(reference, [...path, name]);
      }
      done.add(name);
    }
  };
  for (const name of sets.keys()) {
    visit(name, []);
  }
}

function references({ sides, about }: Pattern): string[] {
  const options = sides.flat().flatMap((step) => (step.kind === 'find' ? step.options : []));
  const named = options.flatMap((option) => (option.kind === 'set' ? [option.name] : []));
  return about === undefined ? named : [...named, about];
}
