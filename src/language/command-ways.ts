import type { Command } from '../knowledge/knowledge';
import { gist, isCommandWord, plain } from './command-words';
import { words } from './text/normal-form';

/** One place in a way of saying something: the runs of words that may stand there. */
interface Place {
  readonly options: readonly (readonly string[])[];
  readonly optional: boolean;
}

interface Way<T> {
  readonly command: T;
  readonly places: readonly Place[];
  /** May go on with anything. */
  readonly open: boolean;
}

/** The listed ways of saying commands, to look messages up in. */
export interface CommandWays<T extends string = Command> {
  /** The command that these words are, word for word or by what they come down to; of several the one listed first. */
  find(said: readonly string[]): T | undefined;
  /** The same, word for word only. */
  findAsSaid(said: readonly string[]): T | undefined;
  /** The command that is no word: an emoji, a mark. */
  readonly marks: ReadonlyMap<string, T>;
  /** Every word of every way. */
  readonly known: ReadonlySet<string>;
}

// Fewer words of an open way say too little: "why ..." is no command.
const OPEN_WORDS = 2;

/**
 * Compiles ways such as "delete|wipe all? data": `a|b` is either, `a?` may be missing, `get-rid` is a run of words as one
 * choice, and a way that ends in `...` may go on with anything.
 */
export function compileWays<T extends string>(commands: ReadonlyMap<T, readonly string[]>): CommandWays<T> {
  const marks = new Map<string, T>();
  const exact: Way<T>[] = [];
  for (const [command, ways] of commands) {
    for (const text of ways) {
      if (words(text).length === 0) {
        marks.set(text.trim(), command);
      } else {
        exact.push({ command, places: readPlaces(text), open: text.endsWith('...') });
      }
    }
  }
  const known = new Set(exact.flatMap(({ places }) => places.flatMap(({ options }) => options.flat())));
  const closed = exact.filter(({ open }) => !open);
  const plainly = exact.map((way) => comesDown(way, plain));
  const [byWord, byPlain] = [index(exact), index(plainly)];
  const [openByWord, openByPlain] = [
    index(exact.filter(({ open }) => open)),
    index(plainly.filter(({ open }) => open)),
  ];
  const byGist = index(closed.map((way) => comesDown(way, (option) => gist(option, 0)!)));
  return {
    marks,
    known,
    findAsSaid: (said) => look(byWord, said),
    find: (said) => {
      const reduced = plain(said);
      const enough = reduced.length > 1 ? reduced : [];
      // A word of no way can only be explained by a way that is open.
      return said.every((word) => known.has(word) || isCommandWord(word))
        ? (look(byWord, said) ?? look(byPlain, enough) ?? look(byGist, gist(said) ?? []))
        : (look(openByWord, said) ?? look(openByPlain, enough));
    },
  };
}

/** A few messages for a way: each of its choices once, with the first choices and without what may be missing. */
export function examplesOf(way: string): readonly string[] {
  if (words(way).length === 0) {
    return [way];
  }
  const places = readPlaces(way);
  const first = places.map(({ options, optional }) => (optional ? [] : options[0]!));
  return [
    ...new Set(places.flatMap(({ options }, at) => options.map((option) => first.with(at, option).flat().join(' ')))),
  ];
}

function readPlaces(way: string): readonly Place[] {
  return way
    .replace(/\.\.\.$/, '')
    .trim()
    .split(/\s+/)
    .map((part) => ({
      optional: part.endsWith('?'),
      options: part
        .replace(/\?$/, '')
        .split('|')
        .map((option) => words(option.replaceAll('-', ' ')).map(({ text }) => text)),
    }));
}

/** The way with only what its words come down to; a place with a choice that comes down to nothing may be missing. */
function comesDown<T>(way: Way<T>, reduce: (words: readonly string[]) => readonly string[]): Way<T> {
  const places = way.places.map(({ options, optional }) => {
    const telling = options.map(reduce);
    return {
      optional: optional || telling.some((option) => option.length === 0),
      options: telling.filter((option) => option.length > 0),
    };
  });
  return { ...way, places: places.filter(({ options }) => options.length > 0) };
}

/** Ways by the words they may begin with. */
function index<T>(ways: readonly Way<T>[]): ReadonlyMap<string, readonly Way<T>[]> {
  const byWord = new Map<string, Set<Way<T>>>();
  for (const way of ways) {
    for (const place of way.places) {
      for (const [word] of place.options) {
        byWord.set(word!, (byWord.get(word!) ?? new Set()).add(way));
      }
      if (!place.optional) {
        break;
      }
    }
  }
  return new Map([...byWord].map(([word, found]) => [word, [...found]]));
}

function look<T>(ways: ReadonlyMap<string, readonly Way<T>[]>, said: readonly string[]): T | undefined {
  return said.length === 0 ? undefined : ways.get(said[0]!)?.find((way) => explains(way, said, 0, 0))?.command;
}

/** Whether the way from a place on explains every word from a word on. */
function explains(way: Way<unknown>, said: readonly string[], place: number, at: number): boolean {
  const next = way.places[place];
  if (next === undefined) {
    return at === said.length || (way.open && at >= OPEN_WORDS);
  }
  return (
    next.options.some(
      (option) =>
        option.every((word, i) => said[at + i] === word) && explains(way, said, place + 1, at + option.length),
    ) ||
    (next.optional && explains(way, said, place + 1, at))
  );
}
