import { createCandidates } from './candidates';
import { NEAR, type Option, type Pattern, type Step } from './pattern';
import type { Heard } from './reading';
import { type Found, range, walk } from './steps';

/** Every place of a set in one message. */
export type Find = (set: string) => readonly Found[];

/** For one message: decides whether words are said of a topic (the name of a set); `named`: only of one that the message names. */
export type Aboutness = (
  heard: readonly Heard[],
  find: Find,
) => (found: Found, topic: string, named: boolean) => boolean;

/** Sets of patterns, compiled once, to be found in many messages. */
export interface Finder {
  /** Prepares one message. The returned function finds every place of a set, computed at most once. */
  search(heard: readonly Heard[]): Find;
}

/**
 * Compiles sets of patterns.
 *
 * @param sets every set that a pattern names is among them, and none needs itself (see `references.ts`)
 * @param fillers words that may stand between any two words of a pattern
 * @param step called for each thing that is tried
 */
export function createFinder(
  sets: ReadonlyMap<string, readonly Pattern[]>,
  fillers: ReadonlySet<string>,
  aboutness: Aboutness,
  step: () => void = () => {},
): Finder {
  const candidates = createCandidates(sets);
  return {
    search(heard) {
      const known = new Map<string, readonly Found[]>();
      const places = placesByKey(heard);
      const patternsOf = candidates(places);
      const find: Find = (name) => {
        let found = known.get(name);
        if (found === undefined) {
          const patterns = patternsOf(name);
          found = patterns.length === 0 ? NOWHERE : distinct(patterns.flatMap(findPattern));
          known.set(name, found);
        }
        return found;
      };
      const starts = new Map<string, Map<number, Found[]>>();
      const setAt = (name: string, at: number): readonly Found[] => {
        let byStart = starts.get(name);
        if (byStart === undefined) {
          byStart = firstOfEachEnd(find(name));
          starts.set(name, byStart);
        }
        return byStart.get(at) ?? NOWHERE;
      };
      const isAbout = aboutness(heard, find);
      return find;

      function findPattern({ sides, about }: Pattern): Found[] {
        const first = findSide(sides[0]!);
        const found =
          sides[1] === undefined || first.length === 0 ? first : pairs(first, findSide(sides[1]), heard, step);
        return about === undefined ? found : found.filter((place) => isAbout(place, about.topic, about.named));
      }

      function findSide(side: readonly Step[]): Found[] {
        const found: Found[] = [];
        for (const at of beginnings(side[0]!)) {
          const match = walk(side, at, { heard, fillers, setAt, step });
          if (match !== undefined) {
            found.push(match);
          }
        }
        return found;
      }

      function startsOf(option: Option): readonly number[] {
        switch (option.kind) {
          case 'words':
            return places.get(option.keys[0]!) ?? NONE;
          case 'set': {
            const found = find(option.name);
            return found.length === 0 ? NONE : [...new Set(found.map(({ start }) => start))];
          }
          default:
            return NONE;
        }
      }

      /** Where a pattern may begin: only there it is tried. */
      function beginnings(step: Step): Iterable<number> {
        if (
          step.kind !== 'find' ||
          step.optional ||
          step.options.some(({ kind }) => kind === 'number' || kind === 'duration')
        ) {
          return heard.keys();
        }
        if (step.options.length === 1) {
          return startsOf(step.options[0]!);
        }
        const found = step.options.flatMap(startsOf);
        return found.length < 2 ? found : new Set(found.sort((a, b) => a - b));
      }
    },
  };
}

const NONE: readonly number[] = [];
const NOWHERE: readonly Found[] = [];

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

/** The places of a set by where they begin, one for each end. */
function firstOfEachEnd(places: readonly Found[]): Map<number, Found[]> {
  const byStart = new Map<number, Found[]>();
  for (const found of places) {
    const same = byStart.get(found.start);
    if (same === undefined) {
      byStart.set(found.start, [found]);
    } else if (same.every(({ end }) => end !== found.end)) {
      same.push(found);
    }
  }
  return byStart;
}

/** Both sides in one sentence, in either order, near each other. */
function pairs(left: readonly Found[], right: readonly Found[], heard: readonly Heard[], step: () => void): Found[] {
  const inOrder = (first: readonly Found[], second: readonly Found[]): Found[] => {
    const starting = new Map(second.map((b) => [b.start, b]));
    return first.flatMap((a) =>
      range(a.end, a.end + NEAR + 1).flatMap((start) => {
        step();
        const b = starting.get(start);
        return b !== undefined && heard[a.start]!.sentence === heard[b.start]!.sentence
          ? [{ start: a.start, end: b.end, used: [...a.used, ...b.used] }]
          : [];
      }),
    );
  };
  return [...inOrder(left, right), ...inOrder(right, left)];
}

function distinct(found: Found[]): Found[] {
  if (found.length < 2) {
    return found;
  }
  return [...new Map(found.map((place) => [place.used.join(), place])).values()];
}
