import type { Entry } from '../../knowledge/knowledge';
import type { Match, Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import type { Topic } from '../state/state';
import { areOnOneTopic, isAboutAlone, isAboutId, mainEntry, partOn, subjectOf } from './neighbours';
import { type Asked, found, type Reading, type Resolved } from './reading';
import { CLEAR, FEWEST_NEAR, LIKELY, raised, sureness } from './weights';

/** As much likelier than the next one that is on another topic. */
const AHEAD = 1.3;
/** What is on the topic of the talk is that much likelier where a question names no topic. */
const IN_TOPIC = 4;
/** Where a question names a subject, entries on it are that much likelier. */
const ON_SUBJECT = 25;
/** An entry is near when it is at least this likely, compared with the best. */
const NEAR = 0.5;
const MOST_NEAR = 3;

/** What a question asks for; one that names no topic is read with what the message told before it. */
export function inContext({ language, knowledge }: BotContext, { segment, own, before }: Asked): Match {
  const entry = knowledge.entries.get(own.entries[0]?.id ?? '');
  const isOwn = own.decision === 'answer' && entry && (!segment.hasPronoun || subjectOf({ knowledge }, entry) !== null);
  if (before === '' || isOwn || segment.subjects.length > 0 || (!segment.refers && own.decision !== 'unknown')) {
    return own;
  }
  const read = language.match(`${before} ${segment.text}`);
  const first = knowledge.entries.get(read.entries[0]?.id ?? '');
  // First aid is for an attack that is told of, not for a question about one.
  const isOther = own.decision === 'answer' || segment.facets.length === 0;
  if (isOther && first?.kind === 'faq' && first['at-once']) {
    return own;
  }
  return sureness(read) >= Math.max(LIKELY, own.decision === 'answer' ? CLEAR : 0) ? read : own;
}

/** A question of its own. */
export function asItStands(bot: BotContext, segment: Segment, own: Match, topic: Topic | undefined): Resolved {
  const isOpen = segment.subjects.length === 0 && topic !== undefined;
  const weighed = own.entries
    .map(({ id, confidence }) => {
      const isOn = segment.subjects.some((subject) => isAboutId(bot, id, subject, isAboutAlone));
      const isNear = isOpen && isAboutId(bot, id, topic.subject ?? topic.entry);
      const times = isOn ? ON_SUBJECT : isNear ? IN_TOPIC : 1;
      return { id, weight: raised(confidence, times) };
    })
    .sort((a, b) => b.weight - a.weight);
  const [best] =
    own.decision === 'answer' ? own.entries.map(({ id, confidence }) => ({ id, weight: confidence })) : weighed;
  const entry = bot.knowledge.entries.get(best?.id ?? '');
  if (!best || !entry) {
    return { kind: 'unknown' };
  }
  const rival = weighed.find(({ id }) => id !== best.id && !areOnOneTopic(bot, id, best.id));
  const isAhead = best.weight >= AHEAD * (rival?.weight ?? 0);
  const isFirstAid = entry.kind === 'faq' && entry['at-once'] && own.decision === 'clarify';
  const isLikely = own.decision !== 'unknown' && best.weight >= LIKELY && isAhead;
  const near = weighed
    .filter(({ id, weight }) => id !== best.id && weight >= Math.max(FEWEST_NEAR, NEAR * best.weight))
    .map(({ id }) => id);
  if (own.decision === 'answer' || isLikely || isFirstAid) {
    return found({ ...withFacet(bot, entry, segment), inFocus: false, near });
  }
  const [subject] = segment.subjects;
  const main = subject === undefined ? undefined : entryFor(bot, subject, own);
  if (main) {
    return found({ ...withFacet(bot, main, segment), inFocus: false, near: [best.id].filter((id) => id !== main.id) });
  }
  return own.decision === 'clarify'
    ? { kind: 'unclear', ids: [best.id, ...near].slice(0, MOST_NEAR) }
    : { kind: 'unknown' };
}

/** The entry on a subject that a message asks for likeliest; else the one that speaks of it first of all. */
export function entryFor(bot: BotContext, subject: string, { entries }: Match): Entry | undefined {
  const ranked = entries.find(({ id, confidence }) => confidence >= FEWEST_NEAR && isAboutId(bot, id, subject));
  return ranked ? bot.knowledge.entries.get(ranked.id) : mainEntry(bot, subject);
}

function withFacet(bot: BotContext, entry: Entry, { facets, subjects }: Segment): Omit<Reading, 'inFocus' | 'near'> {
  const subject = subjects.find((one) => areOnOneTopic(bot, one, entry.id)) ?? subjectOf(bot, entry);
  for (const facet of facets) {
    const part = partOn(bot, entry.id, facet);
    if (part) {
      return { entry, subject, facet, part };
    }
  }
  return { entry, subject, facet: facets[0] ?? null };
}
