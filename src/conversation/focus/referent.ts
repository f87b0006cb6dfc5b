import type { Match, Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import type { State, Topic } from '../state/state';
import { entryFor } from './as-it-stands';
import { safetyFacets } from './facets';
import { isAboutId, kindOf } from './neighbours';
import type { Asked } from './reading';
import { type Focus, focusOf } from './topic';
import { FEWEST_NEAR } from './weights';

/** Topics that "it" may mean. */
const RECENT = 3;

/**
 * The topic of the talk that a question is nearest to: the newest, unless its words are of one shortly before. "Can she have it" is of
 * something to take, whatever was told of her since.
 */
export function nearestFocus(
  bot: BotContext,
  state: State,
  { hasPronoun, hasTopic, facets }: Segment,
  { entries }: Match,
): Focus | undefined {
  const recent = state.focus.slice(0, RECENT);
  const best = entries[0];
  const named = recent.find(
    ({ entry, subject }) =>
      best !== undefined &&
      best.confidence >= FEWEST_NEAR &&
      (best.id === entry || (subject !== null && isAboutId(bot, best.id, subject))),
  );
  const isSafety = facets[0] !== undefined && safetyFacets(bot).includes(facets[0]);
  const newest = recent[0];
  const isTold = newest !== undefined && newest.asked === '' && kindOf(bot, thingOf(newest)) === 'condition';
  const taken =
    hasPronoun && !hasTopic && isSafety && isTold
      ? recent.find((one) => kindOf(bot, thingOf(one)) === 'remedy')
      : undefined;
  const topic = taken ?? named;
  const entry = bot.knowledge.entries.get(topic?.entry ?? '');
  return topic && entry ? { topic, entry } : focusOf(bot, state);
}

function thingOf({ subject, entry }: Topic): string {
  return subject ?? entry;
}

/** What "it" means where the message itself named something before: something to take or do rather than what the person has or takes. */
export function antecedent(
  bot: BotContext,
  { segment, named, whole, own }: Asked,
  current: Focus | undefined,
): Focus | undefined {
  if (segment.subjects.length > 0 || (!segment.refers && own.decision !== 'unknown')) {
    return undefined;
  }
  const isRemedy = (id: string) => kindOf(bot, id) === 'remedy';
  const ranked = whole.entries.find(({ id }) => named.some((one) => isRemedy(one) && isAboutId(bot, id, one)));
  const subject =
    named.findLast((one) => isRemedy(one) && ranked && isAboutId(bot, ranked.id, one)) ??
    named.findLast(isRemedy) ??
    (current && isRemedy(current.topic.subject ?? '') ? undefined : named.at(-1));
  const entry = subject === undefined ? undefined : entryFor(bot, subject, whole);
  return entry && subject !== undefined
    ? { entry, topic: { entry: entry.id, subject, facet: null, of: null, told: [], asked: '' } }
    : undefined;
}
