import type { Aboutness, Find } from './finder';
import type { Heard } from './reading';
import type { Found } from './steps';

interface Mention extends Found {
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

/**
 * Decides what words are said of: the nearest topic in their clause, with those named together with it; where the clause
 * names none, the last one named before ("my knee hurts. It is swollen"), else the next one in the sentence, else what is assumed.
 * "I feel hot" is said of no topic.
 */
export function createAboutness(
  { names, assumed, between, joins, self }: Topics,
  step: () => void = () => {},
): Aboutness {
  return (heard, find) => {
    let known: Mentions | undefined;
    return (found, topic, named) => {
      known ??= look(heard, find);
      const { all, together, before } = known;
      const here = nearest(found, known, heard, step);
      if (here !== undefined) {
        return together[here]!.has(topic);
      }
      if (ofSelf(found, known, heard)) {
        return false;
      }
      const next = firstFrom(found.end, known);
      const meant =
        before[found.start]! > 0
          ? before[found.start]! - 1
          : heard[all[next]?.start ?? -1]?.sentence === heard[found.start]!.sentence
            ? next
            : undefined;
      return meant === undefined ? !named && all.length === 0 && assumed.has(topic) : together[meant]!.has(topic);
    };
  };

  function look(heard: readonly Heard[], find: Find): Mentions {
    const all = mentionsIn(find);
    const together: ReadonlySet<string>[] = [];
    let topics = new Set<string>();
    all.forEach((mention, index) => {
      const last = all[index - 1];
      topics = last !== undefined && joined(last, mention, heard) ? topics : new Set();
      for (const topic of mention.topics) {
        topics.add(topic);
      }
      together.push(topics);
    });
    const before = new Int32Array(heard.length + 1);
    const joinsBefore = new Int32Array(heard.length + 1);
    let ended = 0;
    for (let at = 0; at <= heard.length; at++) {
      while (ended < all.length && all[ended]!.end <= at) {
        ended++;
      }
      before[at] = ended;
      joinsBefore[at] = at === 0 ? 0 : joinsBefore[at - 1]! + (joins.has(heard[at - 1]!.text) ? 1 : 0);
    }
    return { all, together, before, joins: joinsBefore, self: new Set(find(self).map(({ end }) => end)) };
  }

  function joined(first: Mention, second: Mention, heard: readonly Heard[]): boolean {
    return (
      heard[first.start]!.sentence === heard[second.start]!.sentence &&
      heard.slice(first.end, second.start).every(({ text }) => between.has(text))
    );
  }

  function mentionsIn(find: Find): readonly Mention[] {
    const byPlace = new Map<string, Mention>();
    for (const name of names) {
      for (const found of find(name)) {
        const place = `${found.start} ${found.end}`;
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
function ofSelf({ start }: Found, { self }: Mentions, heard: readonly Heard[]): boolean {
  for (let end = start; end > 0 && start - end < SELF_REACH; end--) {
    if (self.has(end) && heard[end - 1]!.clause === heard[start]!.clause) {
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
  found: Found,
  { all, before, joins }: Mentions,
  heard: readonly Heard[],
  step: () => void,
): number | undefined {
  const parted = (from: number, to: number): number => (joins[to]! > joins[from]! ? JOINED : 0);
  const clauses = new Set(found.used.map((index) => heard[index]!.clause));
  let best: number | undefined;
  let least = Infinity;
  for (let index = Math.max(0, before[found.start]! - 1); index < all.length; index++) {
    step();
    const mention = all[index]!;
    if (clauses.has(heard[mention.start]!.clause)) {
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
