import { clearedTokens } from '../context/negation';
import type { Token } from '../utterance';
import type { Find, Match } from './search';

/** For one message: decides whether a match is said of a topic (the name of a set); `named`: only of one that the message names. */
export type IsAbout = (match: Match, topic: string, named: boolean) => boolean;

interface Mention extends Match {
  readonly topics: Set<string>;
}

/** The mentions of a message in their order, none within another, with what is looked up about them. */
interface Mentions {
  readonly all: readonly Mention[];
  /** By mention: the topics that it and those named together with it have. */
  readonly together: readonly ReadonlySet<string>[];
  /** By word: how many mentions end before it. */
  readonly before: Int32Array;
  /** By word: how many joining words stand before it. */
  readonly joins: Int32Array;
  /** The ends of what says that a person speaks of all of themselves. */
  readonly self: ReadonlySet<number>;
}

/** How topics are found, and what is meant where none is named. */
export interface Topics {
  /** The sets that name topics: parts of the body, for one. A word may belong to several. */
  readonly names: readonly string[];
  /** The topics of a message that names none. */
  readonly assumed: ReadonlySet<string>;
  /** Words that may stand between topics named together ("arms and legs"). */
  readonly between: ReadonlySet<string>;
  /** Words that begin something new: in "weak legs and a numb arm" the arm is numb. */
  readonly joins: ReadonlySet<string>;
  /** The set that says a person speaks of all of themselves ("I am", "I feel"). */
  readonly self: string;
}

/** How many words after "I feel" still say something of the whole person. */
const SELF_REACH = 3;
/** How many words farther off a topic is that a joining word parts from what is said. */
const JOINED = 3;

/** Where nothing is about anything. */
export const NO_TOPICS: Topics = { names: [], assumed: new Set(), between: new Set(), joins: new Set(), self: '' };

/**
 * Decides what words are said of: the nearest topic in their clause, with those named together with it; where the clause
 * names none, the last one named before ("my knee hurts. It is swollen"), else the next one in the sentence, else what is assumed.
 * "I feel hot" is said of no topic.
 */
export function isAboutIn(
  tokens: readonly Token[],
  find: Find,
  { names, assumed, between, joins, self }: Topics,
  step: () => void,
): IsAbout {
  const mentions = look();
  const { all, together, before } = mentions;
  return (match, topic, named) => {
    const here = nearest(match, mentions, tokens, step);
    if (here !== undefined) {
      return together[here]!.has(topic);
    }
    if (ofSelf(match, mentions, tokens)) {
      return false;
    }
    const next = firstFrom(match.end, mentions);
    const meant =
      before[match.start]! > 0
        ? before[match.start]! - 1
        : tokens[all[next]?.start ?? -1]?.sentence === tokens[match.start]!.sentence
          ? next
          : undefined;
    return meant === undefined ? !named && all.length === 0 && assumed.has(topic) : together[meant]!.has(topic);
  };

  function look(): Mentions {
    const all = mentionsIn();
    const cleared = clearedTokens(tokens, find, joins);
    const together: ReadonlySet<string>[] = [];
    let topics = new Set<string>();
    all.forEach((mention, index) => {
      const last = all[index - 1];
      // "Cramps in the leg, jaw is fine": the jaw has none.
      const isSame = last !== undefined && cleared.has(last.start) === cleared.has(mention.start);
      topics = isSame && joined(last, mention) ? topics : new Set();
      for (const topic of mention.topics) {
        topics.add(topic);
      }
      together.push(topics);
    });
    const before = new Int32Array(tokens.length + 1);
    const joinsBefore = new Int32Array(tokens.length + 1);
    let ended = 0;
    for (let at = 0; at <= tokens.length; at++) {
      while (ended < all.length && all[ended]!.end <= at) {
        ended++;
      }
      before[at] = ended;
      joinsBefore[at] = at === 0 ? 0 : joinsBefore[at - 1]! + (joins.has(tokens[at - 1]!.text) ? 1 : 0);
    }
    return { all, together, before, joins: joinsBefore, self: new Set(find(self).map(({ end }) => end)) };
  }

  function joined(first: Mention, second: Mention): boolean {
    return (
      tokens[first.start]!.sentence === tokens[second.start]!.sentence &&
      tokens.slice(first.end, second.start).every(({ text }) => between.has(text))
    );
  }

  function mentionsIn(): readonly Mention[] {
    const byPlace = new Map<number, Mention>();
    for (const name of names) {
      for (const found of find(name)) {
        const place = found.start * (tokens.length + 1) + found.end;
        const known = byPlace.get(place);
        if (known === undefined) {
          byPlace.set(place, { ...found, topics: new Set([name]) });
        } else {
          known.topics.add(name);
        }
      }
    }
    const mentions = [...byPlace.values()].sort((a, b) => a.start - b.start || b.end - a.end);
    // The longest reading of a place wins: "knee pains" is of no one knee.
    let end = 0;
    return mentions.filter((mention) => {
      const outside = mention.end > end;
      end = Math.max(end, mention.end);
      return outside;
    });
  }
}

/** Whether somebody speaks of all of themselves just before a finding, in its clause. */
function ofSelf({ start }: Match, { self }: Mentions, tokens: readonly Token[]): boolean {
  for (let end = start; end > 0 && start - end < SELF_REACH; end--) {
    if (self.has(end) && tokens[end - 1]!.clause === tokens[start]!.clause) {
      return true;
    }
  }
  return false;
}

/** The first mention that begins at a word or after it. Mentions overlap little, so it is near the first that ends after it. */
function firstFrom(at: number, { all, before }: Mentions): number {
  let index = before[at]!;
  while (index < all.length && all[index]!.start < at) {
    index++;
  }
  return index;
}

/**
 * The number of the nearest mention in a clause; of two as near, the one before.
 *
 * The last mention before a finding is nearer than those before that, and the first after it nearer than those after that: only from
 * the one to the other it is looked.
 */
function nearest(
  found: Match,
  { all, before, joins }: Mentions,
  tokens: readonly Token[],
  step: () => void,
): number | undefined {
  const parted = (from: number, to: number): number => (joins[to]! > joins[from]! ? JOINED : 0);
  const clauses = new Set(found.used.map((index) => tokens[index]!.clause));
  let best: number | undefined;
  let least = Infinity;
  for (let index = Math.max(0, before[found.start]! - 1); index < all.length; index++) {
    step();
    const mention = all[index]!;
    if (clauses.has(tokens[mention.start]!.clause)) {
      const distance =
        mention.end <= found.start
          ? found.start - mention.end + parted(mention.end, found.start)
          : mention.start >= found.end
            ? mention.start - found.end + 0.5 + parted(found.end, mention.start)
            : 0;
      if (distance < least) {
        best = index;
        least = distance;
      }
    }
    if (mention.start >= found.end) {
      break;
    }
  }
  return best;
}
