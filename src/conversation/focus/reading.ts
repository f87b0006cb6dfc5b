import type { Entry } from '../../knowledge/knowledge';
import type { Match, Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import type { State, Topic } from '../state/state';
import { areOnOneTopic, type EntryPart, mainEntry, partOn, subjectOf } from './neighbours';
import { bestPart } from './part-search';
import { focusOf } from './topic';

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
}

/** From here on the likeliest entry is given, and the next ones offered beside it: a list to choose from helps nobody at night. */
const LIKELY = 0.35;
/** From here on a question that names no topic of the talk leaves it. */
const CLEAR = 0.5;
/** As much likelier than the next one that is on another topic. */
const AHEAD = 1.3;
/** What is on the topic of the talk is that much likelier where a question names no topic. */
const IN_TOPIC = 4;
/** Where a question names a subject, entries on it are that much likelier. */
const ON_SUBJECT = 3;
/** An entry is near when it is at least this likely, compared with the best. */
const NEAR = 0.5;
const FEWEST_NEAR = 0.08;
const MOST_NEAR = 3;

/**
 * Reads a question: as it stands, in the focus of the talk, and with the frame of the question before ("and vitamin K?"). The readings compete;
 * one that is clearly ahead wins.
 */
export function resolve(bot: BotContext, state: State, asked: Asked): Resolved {
  const { segment, own } = asked;
  const focus = antecedent(bot, asked) ?? focusOf(bot, state);
  if (segment.continues) {
    const framed = inFrame(bot, state, asked);
    if (framed) {
      return found(framed);
    }
  }
  const alone = asItStands(bot, asked, focus?.topic);
  if (!focus) {
    return alone;
  }
  const isNamed = segment.subjects.length > 0;
  const isAlone = alone.kind === 'reading';
  const onTopic = isAlone && areOnOneTopic(bot, alone.reading.entry.id, focus.entry.id);
  const part = isNamed && isAlone ? undefined : facetOf(bot, focus, segment);
  if (part) {
    return found(part);
  }
  if (isAlone && (onTopic || isNamed || (own.decision === 'answer' && hasOwnTopic(bot, alone.reading, segment, focus)))) {
    return alone;
  }
  if (isAlone && !segment.refers && own.decision === 'clarify' && (own.entries[0]?.confidence ?? 0) >= CLEAR) {
    return alone;
  }
  const best = bestIn(bot, focus, segment);
  if (best) {
    return found(best);
  }
  if (segment.refers || segment.continues || (segment.facets.length > 0 && !isAlone)) {
    return found(nearest(focus, segment));
  }
  return alone.kind === 'unclear' && alone.ids.length < 2 ? found(nearest(focus, segment)) : alone;
}

function found(reading: Reading): Resolved {
  return { kind: 'reading', reading };
}

/** Whether a question that may refer to something has a topic of its own for all that: not "is it dangerous" of a tablet. */
function hasOwnTopic(bot: BotContext, { entry }: Reading, { refers }: Segment, focus: Focus): boolean {
  const kind = bot.knowledge.entries.get(focus.topic.subject ?? '')?.kind;
  const isOfThing = kind === 'remedy' || kind === 'medicine';
  return !refers || !isOfThing || subjectOf(bot, entry) !== null;
}

interface Focus {
  readonly topic: Topic;
  readonly entry: Entry;
}

/** What "it" means where the message itself named something before. */
function antecedent(bot: BotContext, { segment, named, whole }: Asked): Focus | undefined {
  if (!segment.refers || segment.subjects.length > 0) {
    return undefined;
  }
  const subject = named.at(-1);
  if (subject === undefined) {
    return undefined;
  }
  const entry = entryFor(bot, subject, whole);
  return entry && { entry, topic: { entry: entry.id, subject, facet: null, of: null, told: [], asked: '' } };
}

/** The entry on a subject that a message asks for likeliest; else the one that speaks of it first of all. */
function entryFor(bot: BotContext, subject: string, { entries }: Match): Entry | undefined {
  const ranked = entries.find(({ id, confidence }) => confidence >= FEWEST_NEAR && areOnOneTopic(bot, id, subject));
  return ranked ? bot.knowledge.entries.get(ranked.id) : mainEntry(bot, subject);
}

/** A new subject in the frame of the question before; without one, the question before with these words added. */
function inFrame(bot: BotContext, state: State, { segment, own }: Asked): Reading | undefined {
  const focus = focusOf(bot, state);
  const [subject] = segment.subjects;
  if (subject !== undefined) {
    const entry = entryFor(bot, subject, own);
    const facet = segment.facets[0] ?? focus?.topic.facet ?? null;
    const part = entry && facet !== null ? partOn(bot, entry.id, facet) : undefined;
    return entry && { entry, subject, facet: part ? facet : null, part, inFocus: false, near: [] };
  }
  if (!focus || focus.topic.asked === '' || own.decision === 'answer') {
    return undefined;
  }
  const [best] = bot.language.match(`${focus.topic.asked} ${segment.text}`).entries;
  const entry = bot.knowledge.entries.get(best?.id ?? '');
  return best && entry && best.confidence >= LIKELY && entry.id !== focus.entry.id
    ? { entry, subject: subjectOf(bot, entry), facet: null, inFocus: false, near: [] }
    : undefined;
}

/** A question of its own. */
function asItStands(bot: BotContext, { segment, own }: Asked, topic: Topic | undefined): Resolved {
  const isOpen = segment.subjects.length === 0 && topic !== undefined;
  const weighed = own.entries
    .map(({ id, confidence }) => {
      const isOn = segment.subjects.some((subject) => areOnOneTopic(bot, id, subject));
      const isNear = isOpen && areOnOneTopic(bot, id, topic.entry);
      return { id, weight: raised(confidence, (isOn ? ON_SUBJECT : 1) * (isNear ? IN_TOPIC : 1)) };
    })
    .sort((a, b) => b.weight - a.weight);
  const [best] = weighed;
  const entry = bot.knowledge.entries.get(best?.id ?? '');
  if (!best || !entry) {
    return { kind: 'unknown' };
  }
  const rival = weighed.find(({ id }) => !areOnOneTopic(bot, id, best.id));
  const isAhead = best.weight >= AHEAD * (rival?.weight ?? 0);
  const isFirstAid = entry.kind === 'faq' && entry['at-once'] && own.decision === 'clarify';
  const isLikely = own.decision !== 'unknown' && best.weight >= LIKELY && isAhead;
  const near = weighed
    .slice(1)
    .filter(({ weight }) => weight >= Math.max(FEWEST_NEAR, NEAR * best.weight))
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

/** The odds of something, so many times as high. */
function raised(confidence: number, times: number): number {
  const odds = (times * confidence) / Math.max(1e-6, 1 - confidence);
  return odds / (1 + odds);
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

/** The facet of what the talk is about that a question asks. */
function facetOf(bot: BotContext, { entry, topic }: Focus, { facets }: Segment): Reading | undefined {
  for (const facet of facets) {
    const part =
      entry.parts.some((one) => one.facet === facet) || topic.subject === null
        ? partOn(bot, entry.id, facet)
        : (partOn(bot, topic.subject, facet) ?? partOn(bot, entry.id, facet));
    if (part) {
      return { entry: part.entry, subject: topic.subject, facet, part, inFocus: true, near: [] };
    }
  }
  return undefined;
}

/** The part on what the talk is about that fits the words of a question best. */
function bestIn(bot: BotContext, { entry, topic }: Focus, { text }: Segment): Reading | undefined {
  const part = bestPart(bot, topic.subject ?? entry.id, text) ?? bestPart(bot, entry.id, text);
  return part && { entry: part.entry, subject: topic.subject, facet: part.part.facet, part, inFocus: true, near: [] };
}

/** What the talk is about, where a question is of it and nothing more exact is known. */
function nearest({ entry, topic }: Focus, { facets }: Segment): Reading {
  const isTold = topic.told.length > 0;
  const reading: Reading = { entry, subject: topic.subject, facet: facets[0] ?? null, inFocus: true, near: [] };
  return isTold ? { ...reading, lacks: facets[0] ?? '' } : reading;
}
