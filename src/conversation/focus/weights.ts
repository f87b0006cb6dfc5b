import type { Entry } from '../../knowledge/knowledge';
import type { Match, Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import { areOnOneTopic, isAbout, kindOf, subjectOf } from './neighbours';
import type { Reading } from './reading';
import type { Focus } from './topic';

/** From here on the likeliest entry is given, and the next ones offered beside it: a list to choose from helps nobody at night. */
export const LIKELY = 0.35;
/** From here on a question that names no topic of the talk leaves it. */
export const CLEAR = 0.5;
/** The same, of one that has words of its own. */
export const FIRM = 0.45;
/** An entry of less is not near. */
export const FEWEST_NEAR = 0.08;
/** A question in general ("is it dangerous") weighs as much where "it" may be a thing the talk is about. */
const GENERAL = 0.5;
/** What a facet of the focus weighs, of a question that has words of its own, no pronoun, or a pronoun and no more: chosen on labelled talks. */
const OWN_PART: readonly number[] = [0.5, 0.7, 0.9];
const PART_BESIDE: readonly number[] = [0.3, 0.4, 0.5];
/** A question of more words than that says more than a pronoun. */
const FEW_WORDS = 8;

/** What a question says for itself: how sure the ranker is of its topic; half of that for "is it dangerous", asked of a thing. */
export function weightAlone(
  bot: BotContext,
  { entry }: Reading,
  own: Match,
  { hasPronoun, hasTopic, subjects }: Segment,
  { topic }: Focus,
): number {
  const mass = massOf(bot, entry, own);
  const kind = kindOf(bot, topic.subject ?? '');
  const isOfThing = kind === 'remedy' || kind === 'medicine';
  const isGeneral = subjectOf(bot, entry) === null && !(entry.kind === 'faq' && entry['your-medicines']);
  return hasPronoun && !hasTopic && subjects.length === 0 && isOfThing && isGeneral ? mass * GENERAL : mass;
}

/** How sure the ranker is of a topic: of its entry, and those beside it. */
export function massOf(bot: BotContext, entry: Entry, { entries }: Match): number {
  return entries.reduce(
    (sum, { id, confidence }) => sum + (id === entry.id || areOnOneTopic(bot, id, entry.id) ? confidence : 0),
    0,
  );
}

/** What the focus says for itself: most where a question has a pronoun and nothing else, least where it has words of its own. */
export function weightInFocus(bot: BotContext, { part, facet }: Reading, segment: Segment, focus: Focus): number {
  const subject = focus.topic.subject ?? focus.entry.id;
  const isOwn = part && (part.entry.id === focus.entry.id || isAbout(bot, part.entry, subject));
  const isPronoun = segment.hasPronoun && segment.text.trim().split(/\s+/).length <= FEW_WORDS;
  // What was found by its words has them.
  const hasWords = facet !== null && segment.facets.includes(facet);
  const place = segment.hasTopic && hasWords ? 0 : isPronoun ? 2 : 1;
  return (isOwn ? OWN_PART : PART_BESIDE)[place]!;
}

/** How sure the ranker is of its best entry. */
export function sureness({ entries }: Match): number {
  return entries[0]?.confidence ?? 0;
}

/** The odds of something, so many times as high. */
export function raised(confidence: number, times: number): number {
  const odds = (times * confidence) / Math.max(1e-6, 1 - confidence);
  return odds / (1 + odds);
}
