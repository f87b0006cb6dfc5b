import type { Entry } from '../../knowledge/knowledge';
import type { Match, Segment } from '../../language/understanding';
import type { EntryPart } from './neighbours';

/** What a question is understood to ask. */
export interface Reading {
  readonly entry: Entry;
  readonly subject: string | null;
  readonly facet: string | null;
  /** What answers it beside, or in place of, the entry's short answer. */
  readonly part?: EntryPart | undefined;
  /** A facet was asked that no entry on the topic has a part for. */
  readonly lacks?: string | undefined;
  /** It was read in the light of what the talk is about. */
  readonly inFocus: boolean;
  /** It asks what is different for somebody else. */
  readonly isOfOther?: boolean | undefined;
  /** Other entries it may as well ask for, likeliest first. */
  readonly near: readonly string[];
}

/** A question as it was read: what it asks, which entries it may ask for, or nothing that is known. */
export type Resolved =
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'unclear'; readonly ids: readonly string[] }
  | { readonly kind: 'unknown' };

/** A question and all that it is read from. */
export interface Asked {
  readonly segment: Segment;
  /** What the words of the question, taken alone, ask for. */
  readonly own: Match;
  /** What the whole message asks for. */
  readonly whole: Match;
  /** What the message named before the question, in its order. */
  readonly named: readonly string[];
  /** What the message told before the question; '' where nothing. */
  readonly before: string;
}

/** One reading, found. */
export function found(reading: Reading): Resolved {
  return { kind: 'reading', reading };
}
