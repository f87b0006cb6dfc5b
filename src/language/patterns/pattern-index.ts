import type { Compiled } from './compile';
import type { ReadWord } from './matcher';

/** The patterns that can be in a message at all. */
export interface Candidates {
  /** Looks at a message; what the others say is of the message looked at last. */
  look(words: readonly ReadWord[]): void;
  /** The number of the next pattern that can be there, from one on; that after the last where there is none. */
  next(from: number): number;
  /** The tokens that a choice may begin at. */
  opened(choice: number): readonly number[];
}

const NOWHERE: readonly number[] = [];
const NONE = -1;
const BITS = 32;

/**
 * Indexes patterns by words that each cannot do without.
 *
 * A message holds a few dozen of the thousands of words that patterns ask for, so nearly all patterns are ruled out without a look at
 * them; of the others, those that ask for another word that is not there.
 */
export function createIndex({ patterns, choices }: Compiled): Candidates {
  const byRarest: number[][] = choices.map(() => []);
  const always = new Int32Array(Math.ceil(patterns.length / BITS));
  patterns.forEach(({ needed: [rarest] }, number) => {
    if (rarest === undefined) {
      add(always, number);
    } else {
      byRarest[rarest]!.push(number);
    }
  });
  const possible = new Int32Array(always.length);
  // The tokens of each choice as a chain of links, in arrays that all messages share: the first link of a choice counts in the message
  // whose number stands beside it.
  const openedIn = new Int32Array(choices.length);
  const first = new Int32Array(choices.length);
  const places: number[] = [];
  const links: number[] = [];
  const opened: number[] = [];
  let message = 0;

  const isOpened = (choice: number) => openedIn[choice] === message;
  const areOpened = (needed: readonly number[]) => {
    for (let i = 1; i < needed.length; i++) {
      if (!isOpened(needed[i]!)) {
        return false;
      }
    }
    return true;
  };
  return {
    look: (words) => {
      message++;
      possible.set(always);
      let length = 0;
      let distinct = 0;
      for (let at = words.length - 1; at >= 0; at--) {
        for (const choice of words[at]!.opens) {
          if (isOpened(choice)) {
            links[length] = first[choice]!;
          } else {
            links[length] = NONE;
            openedIn[choice] = message;
            opened[distinct++] = choice;
          }
          places[length] = at;
          first[choice] = length++;
        }
      }
      for (let i = 0; i < distinct; i++) {
        for (const number of byRarest[opened[i]!]!) {
          if (areOpened(patterns[number]!.needed)) {
            add(possible, number);
          }
        }
      }
    },
    next: (from) => {
      for (let at = from; at < patterns.length; ) {
        const rest = possible[at >> 5]! >>> (at & 31);
        if (rest !== 0) {
          return at + (31 - Math.clz32(rest & -rest));
        }
        at = (at | 31) + 1;
      }
      return patterns.length;
    },
    opened: (choice) => {
      if (!isOpened(choice)) {
        return NOWHERE;
      }
      const own: number[] = [];
      for (let link = first[choice]!; link !== NONE; link = links[link]!) {
        own.push(places[link]!);
      }
      return own;
    },
  };
}

function add(set: Int32Array, number: number): void {
  set[number >> 5]! |= 1 << (number & 31);
}
