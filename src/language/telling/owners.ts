import type { Heard } from '../listening/reading';

/** Of whom words are said: the one who writes, someone they write for, or anybody else (a friend, a dog). */
export type Owner = 'self' | 'other' | 'stranger';

/** Words for people, folded. */
export interface People {
  /** People one asks for: "husband", "mum". */
  readonly others: ReadonlySet<string>;
  /** Anybody else: "friend", "neighbour". */
  readonly strangers: ReadonlySet<string>;
}

const SELF = new Set(['i', 'me', 'my', 'mine', 'myself', 'we', 'our', 'us']);
const THEIRS = new Set(['he', 'she', 'his', 'her', 'him', 'hers', 'himself', 'herself']);
// "As a child" says when.
const SINCE = new Set(['as', 'since', 'like']);
const POSSESSIVE = new Set(['my', 'our', 'the']);
// "My dear old mum".
const LOOK_AHEAD = 6;

/**
 * Of whom each word is said: of the last person named or meant up to it, or of the first one after it where none was before.
 *
 * "He" is the person named last; where none was, someone the writer asks for. Undefined where the message speaks of nobody.
 */
export function ownersOf(heard: readonly Heard[], { others, strangers }: People): readonly (Owner | undefined)[] {
  const named = (at: number): Owner | undefined => {
    const { text } = heard[at]!;
    if (heard[at - 1]?.text === 'a' && SINCE.has(heard[at - 2]?.text ?? '')) {
      return undefined;
    }
    return heard[at - 1]?.text === 'late' && others.has(text)
      ? 'stranger'
      : others.has(text)
        ? 'other'
        : strangers.has(text)
          ? 'stranger'
          : undefined;
  };
  const possessed = (at: number): Owner | undefined => {
    for (let next = at + 1; next < heard.length && next <= at + LOOK_AHEAD; next++) {
      const { text, clause } = heard[next]!;
      if (clause !== heard[at]!.clause || SELF.has(text) || text === 'and') {
        return undefined;
      }
      if (text === 'year' && heard[next + 1]?.text === 'old' && named(next + 2) === undefined) {
        return 'other';
      }
      const owner = named(next);
      if (owner !== undefined) {
        return owner;
      }
    }
    return undefined;
  };

  const owners: (Owner | undefined)[] = [];
  let third: Owner = 'other';
  let current: Owner | undefined;
  heard.forEach(({ text }, at) => {
    const owner = named(at) ?? (POSSESSIVE.has(text) ? possessed(at) : undefined);
    if (owner !== undefined) {
      current = owner;
      third = owner;
    } else if (SELF.has(text)) {
      current = 'self';
    } else if (THEIRS.has(text)) {
      current = third;
    }
    owners.push(current);
  });
  const first = owners.find((owner) => owner !== undefined);
  return owners.map((owner) => owner ?? first);
}
