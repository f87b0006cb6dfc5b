import type { Find, Match } from '../patterns/search';
import type { Token } from '../utterance';
import { type Places, placesOf, Stretches } from './places';

/** Words that shape how far a "no" reaches, after NegEx. */
export interface NegationWords {
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
 * @param step called for each thing that is looked at
 * @returns the words, each stretch with the words that deny it: they may belong to a finding ("no" in "no feeling in my foot") and deny nothing
 */
export function negatedTokens(tokens: readonly Token[], find: Find, words: NegationWords, step: () => void): Stretches {
  const places = placesOf(tokens);
  const marked = new Stretches(tokens.length);
  const affirmed = new Set(find('affirms').flatMap(({ used }) => used));
  const denies = (cue: Match): boolean => !cue.used.some((index) => affirmed.has(index));
  const cues = new Set(find('denies').flatMap(({ used }) => used));
  for (const { end, used } of find('doubts').filter(denies)) {
    marked.add(end, Math.min(places.sentenceEnd(end - 1), places.nextMark(end + 1)), used);
  }
  const listEnd = createListEnd(tokens, places, words, step);
  for (const cue of find('denies').filter(denies)) {
    if (answersBefore(tokens, cue, cues, places)) {
      marked.add(places.clauseStart(cue.start - 1), cue.start, cue.used);
    } else if (closesItem(cue, places)) {
      marked.add(places.clauseStart(cue.start), cue.start, cue.used);
    } else {
      marked.add(cue.end, reach(tokens, cue.end, words, places, listEnd), cue.used);
    }
  }
  return marked;
}

/**
 * Marks the words that are said to be all right: in a clause that denies nothing, those before the last word of a cue of the set `clears`
 * ("my jaw is fine"), at most seven, and no farther back than a joining word.
 *
 * @param joins words that join something new ("my leg is swollen and my jaw is fine")
 */
export function clearedTokens(tokens: readonly Token[], find: Find, joins: ReadonlySet<string>): ReadonlySet<number> {
  const { clauseStart } = placesOf(tokens);
  const marked = new Stretches(tokens.length);
  // "I cannot walk normally" clears nothing.
  const no = new Set(['denies', 'affirms'].flatMap((set) => find(set).flatMap(({ used }) => used)));
  for (const { used } of find('clears')) {
    const last = used.at(-1)!;
    const start = Math.max(clauseStart(last), last - REACH);
    const said = tokens.slice(start, last);
    if (!said.some((_, offset) => no.has(start + offset))) {
      marked.add(start + 1 + said.findLastIndex(({ text }) => joins.has(text)), last);
    }
  }
  return marked.words();
}

/** Whether a "no" is all there is of its clause, and so says something of what stands before: "swelling? no, never". */
function answersBefore(
  tokens: readonly Token[],
  { start }: Match,
  cues: ReadonlySet<number>,
  { clauseEnd }: Places,
): boolean {
  const { mark } = tokens[start]!;
  return (
    start > 0 &&
    (mark === '?' || mark === ',') &&
    tokens.slice(start, clauseEnd(start)).every((_, offset) => cues.has(start + offset))
  );
}

/** Whether a "no" stands last of a short clause, as in a filled-in list: "chest pain no, swelling no". */
function closesItem({ start, end }: Match, { clauseStart, clauseEnd }: Places): boolean {
  const from = clauseStart(start);
  return start > from && start - from <= ITEM && end === clauseEnd(start);
}

function reach(
  tokens: readonly Token[],
  from: number,
  { owners, links, lists, joins }: NegationWords,
  { clauseEnd }: Places,
  listEnd: (from: number) => number,
): number {
  let index = from;
  for (; index < tokens.length && index - from < REACH; index++) {
    const word = tokens[index]!;
    const previous = tokens[index - 1]!;
    if (word.sentence !== previous.sentence) {
      return index;
    }
    if (word.clause !== previous.clause) {
      return word.mark === ',' ? listEnd(index) : index;
    }
    if (joins.has(word.text) && !lists.has(word.text) && clauseEnd(index) - index > MEMBER) {
      return index;
    }
    if (owners.has(word.text) && index > from && !links.has(previous.text)) {
      return index;
    }
  }
  return index;
}

/**
 * Finds the end of a list of short members, the last after "or": "no swelling, redness, or heat"; where it is asked from, if there is none.
 *
 * Of the members of one list each is looked at once, however many of them are asked about.
 */
function createListEnd(
  tokens: readonly Token[],
  { clauseEnd }: Places,
  { lists, joins }: NegationWords,
  step: () => void,
): (from: number) => number {
  const ends = new Map<number, number | undefined>();
  return (from) => {
    const members: number[] = [];
    let end: number | undefined;
    for (let index = from; index < tokens.length && tokens[index]!.sentence === tokens[from]!.sentence; ) {
      step();
      if (ends.has(index)) {
        end = ends.get(index);
        break;
      }
      members.push(index);
      const next = clauseEnd(index);
      const closed =
        joins.has(tokens[index]!.text) || tokens.slice(index, index + MEMBER).some(({ text }) => lists.has(text));
      if (closed || next - index > MEMBER) {
        end = next - index > (closed ? 2 * MEMBER : MEMBER) ? undefined : next;
        break;
      }
      index = next;
    }
    for (const member of members) {
      ends.set(member, end);
    }
    return end ?? from;
  };
}
