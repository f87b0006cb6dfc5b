import type { Find } from './finder';
import { clauseStart, type Heard } from './reading';
import type { Found } from './steps';

/** Words that shape how far a "no" reaches. */
export interface DenialWords {
  /** A new owner ("my", "the") ends a denial, unless one of `links` stands before it ("in my leg"). */
  readonly owners: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  /** Close a list that one "no" denies ("no swelling, redness or heat"). */
  readonly lists: ReadonlySet<string>;
  /** Begin something new ("no swelling and my knee is fine"), or close a list of bare words ("no swelling, redness, and heat"). */
  readonly joins: ReadonlySet<string>;
}

/** Most words that a denial reaches over. */
const REACH = 7;
/** Most words of a member of a denied list. */
const MEMBER = 3;
/** Most words of an item that a "no" after it denies. */
const ITEM = 4;

/**
 * Marks the words that a message denies: "no swelling, redness or heat", "it is not hot", "chest pain: none".
 *
 * After NegEx (Chapman and others 2001): a denial reaches forward to the end of its clause or list, at most seven words.
 *
 * @param find finds the sets `denies`, `doubts` (a denial of all up to the next mark: "I do not think"), and `affirms` (no denials:
 *   "not only", "cannot")
 * @param own words that belong to a finding themselves ("no" in "no feeling in my foot") and so deny nothing
 */
export function denied(
  heard: readonly Heard[],
  find: Find,
  own: ReadonlySet<number>,
  words: DenialWords,
): ReadonlySet<number> {
  const marked = new Set<number>();
  const affirmed = new Set(find('affirms').flatMap(({ used }) => used));
  const denies = (cue: Found): boolean => !cue.used.some((index) => affirmed.has(index) || own.has(index));
  const cues = new Set(find('denies').flatMap(({ used }) => used));
  const mark = (from: number, to: number): void => {
    for (let index = from; index < to; index++) {
      marked.add(index);
    }
  };
  for (const cue of find('doubts').filter(denies)) {
    mark(cue.end, markAfter(heard, cue.end - 1));
  }
  for (const cue of find('denies').filter(denies)) {
    if (answersBefore(heard, cue, cues)) {
      mark(clauseStart(heard, cue.start - 1), cue.start);
    } else if (closesItem(heard, cue)) {
      mark(clauseStart(heard, cue.start), cue.start);
    } else {
      mark(cue.end, reach(heard, cue.end, words));
    }
  }
  return marked;
}

/** Whether a "no" is all there is of its clause, and so says something of what stands before: "swelling? no, never". */
function answersBefore(heard: readonly Heard[], { start }: Found, cues: ReadonlySet<number>): boolean {
  const mark = heard[start]!.mark;
  const end = clauseEnd(heard, start);
  return (
    start > 0 &&
    (mark === '?' || mark === ',') &&
    heard.slice(start, end).every((_, offset) => cues.has(start + offset))
  );
}

/** Whether a "no" stands last of a short clause, as in a filled-in list: "chest pain no, swelling no". */
function closesItem(heard: readonly Heard[], { start, end }: Found): boolean {
  const from = clauseStart(heard, start);
  return start > from && start - from <= ITEM && end === clauseEnd(heard, start);
}

function reach(heard: readonly Heard[], from: number, words: DenialWords): number {
  const { owners, links, lists, joins } = words;
  let index = from;
  for (; index < heard.length && index - from < REACH; index++) {
    const word = heard[index]!;
    const previous = heard[index - 1]!;
    if (word.sentence !== previous.sentence) {
      return index;
    }
    if (word.clause !== previous.clause) {
      return word.mark === ',' ? listEnd(heard, index, words) : index;
    }
    if (joins.has(word.text) && !lists.has(word.text) && clauseEnd(heard, index) - index > MEMBER) {
      return index;
    }
    if (owners.has(word.text) && index > from && !links.has(previous.text)) {
      return index;
    }
  }
  return index;
}

/** The end of a list of short members, the last after "or": "no swelling, redness, or heat"; `from` where there is none. */
function listEnd(heard: readonly Heard[], from: number, { lists, joins }: DenialWords): number {
  let index = from;
  while (index < heard.length && heard[index]!.sentence === heard[from]!.sentence) {
    const end = clauseEnd(heard, index);
    const closed =
      joins.has(heard[index]!.text) || heard.slice(index, index + MEMBER).some(({ text }) => lists.has(text));
    if (end - index > (closed ? 2 * MEMBER : MEMBER)) {
      return from;
    }
    if (closed) {
      return end;
    }
    index = end;
  }
  return from;
}

function clauseEnd(heard: readonly Heard[], from: number): number {
  const end = heard.findIndex((word, index) => index > from && word.clause !== heard[from]!.clause);
  return end < 0 ? heard.length : end;
}

function markAfter(heard: readonly Heard[], from: number): number {
  const end = heard.findIndex(
    (word, index) =>
      index > from && (word.sentence !== heard[from]!.sentence || (index > from + 1 && word.mark === ',')),
  );
  return end < 0 ? heard.length : end;
}
