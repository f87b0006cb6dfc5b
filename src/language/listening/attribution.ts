import type { Aboutness, Find } from './finder';
import type { Heard } from './reading';
import type { Found } from './steps';

interface Mention extends Found {
  readonly topics: Set<string>;
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
export function createAboutness({ names, assumed, between, joins, self }: Topics): Aboutness {
  return (heard, find) => {
    let mentions: readonly Mention[] | undefined;
    return (found, topic, named) => {
      mentions ??= mentionsIn(find);
      const here = nearest(found, mentions, heard, joins);
      if (here !== undefined) {
        return together(here, mentions).some(({ topics }) => topics.has(topic));
      }
      const clause = heard[found.start]!.clause;
      const ofSelf = find(self).some(
        ({ end }) => end <= found.start && found.start - end < SELF_REACH && heard[end - 1]!.clause === clause,
      );
      if (ofSelf) {
        return false;
      }
      const before = mentions.findLast(({ end }) => end <= found.start);
      const after = mentions.find(
        ({ start }) => start >= found.end && heard[start]!.sentence === heard[found.start]!.sentence,
      );
      const meant = before ?? after;
      return meant === undefined
        ? !named && mentions.length === 0 && assumed.has(topic)
        : together(meant, mentions).some(({ topics }) => topics.has(topic));
    };

    function together(mention: Mention, all: readonly Mention[]): readonly Mention[] {
      const index = all.indexOf(mention);
      let from = index;
      let to = index;
      while (from > 0 && joined(all[from - 1]!, all[from]!)) {
        from--;
      }
      while (to + 1 < all.length && joined(all[to]!, all[to + 1]!)) {
        to++;
      }
      return all.slice(from, to + 1);
    }

    function joined(first: Mention, second: Mention): boolean {
      return (
        heard[first.start]!.sentence === heard[second.start]!.sentence &&
        heard.slice(first.end, second.start).every(({ text }) => between.has(text))
      );
    }
  };

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

/** The nearest mention in a clause; of two as near, the one before. */
function nearest(
  found: Found,
  mentions: readonly Mention[],
  heard: readonly Heard[],
  joins: ReadonlySet<string>,
): Mention | undefined {
  const parted = (from: number, to: number): number =>
    heard.slice(from, to).some(({ text }) => joins.has(text)) ? JOINED : 0;
  const clauses = new Set(found.used.map((index) => heard[index]!.clause));
  let best: Mention | undefined;
  let least = Infinity;
  for (const mention of mentions) {
    if (clauses.has(heard[mention.start]!.clause)) {
      const distance =
        mention.end <= found.start
          ? found.start - mention.end + parted(mention.end, found.start)
          : mention.start >= found.end
            ? mention.start - found.end + 0.5 + parted(found.end, mention.start)
            : 0;
      if (distance < least) {
        best = mention;
        least = distance;
      }
    }
  }
  return best;
}
