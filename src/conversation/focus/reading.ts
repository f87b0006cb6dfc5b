import type { Entry } from '../../knowledge/knowledge';
import type { Match, Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import type { State, Topic } from '../state/state';
import { areOnOneTopic, type EntryPart, mainEntry, onTopic, partOn, subjectOf } from './neighbours';
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
  const focus = antecedent(bot, asked) ?? focusOf(bot, state);
  const { segment } = asked;
  const framed = segment.continues ? inFrame(bot, state, segment) : undefined;
  if (framed) {
    return { kind: 'reading', reading: framed };
  }
  const alone = asItStands(bot, asked, focus?.topic);
  if (segment.refers && focus) {
    // "Is it dangerous" has an answer of its own, and means what the talk is about.
    const reading = inFocus(bot, focus, segment, alone.kind === 'reading' && isSure(asked.own));
    return reading ? { kind: 'reading', reading } : alone.kind === 'reading' ? alone : nearest(focus, segment);
  }
  if (alone.kind === 'reading' || !focus) {
    return alone;
  }
  const isForeign = alone.kind === 'unknown' && segment.facets.length === 0;
  const reading = isForeign ? bestIn(bot, focus, segment) : inFocus(bot, focus, segment, false);
  return reading ? { kind: 'reading', reading } : alone;
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
  const ranked = whole.entries.find(({ id, confidence }) =>
    named.some((one) => confidence >= FEWEST_NEAR && areOnOneTopic(bot, id, one)),
  );
  const entry = bot.knowledge.entries.get(ranked?.id ?? '') ?? (subject && mainEntry(bot, subject)) ?? undefined;
  return entry && subject !== undefined
    ? { entry, topic: { entry: entry.id, subject, facet: null, of: null, told: [] } }
    : undefined;
}

function isSure({ decision }: Match): boolean {
  return decision === 'answer';
}

/** A new subject in the frame of the question before. */
function inFrame(bot: BotContext, state: State, { subjects }: Segment): Reading | undefined {
  const focus = focusOf(bot, state);
  const [subject] = subjects;
  const entry = subject === undefined ? undefined : mainEntry(bot, subject);
  if (!entry || subject === undefined) {
    return undefined;
  }
  const facet = focus?.topic.facet ?? null;
  const part = facet === null ? undefined : partOn(bot, entry.id, facet);
  return { entry, subject, facet: part ? facet : null, part, inFocus: false, near: [] };
}

/** A question of its own. */
function asItStands(bot: BotContext, { segment, own }: Asked, topic: Topic | undefined): Resolved {
  const isOpen = segment.subjects.length === 0 && segment.refers;
  const weighed = own.entries
    .map(({ id, confidence }) => {
      const isOn = segment.subjects.some((subject) => areOnOneTopic(bot, id, subject));
      const isNear = isOpen && topic !== undefined && areOnOneTopic(bot, id, topic.entry);
      return { id, weight: raised(confidence, (isOn ? ON_SUBJECT : 1) * (isNear ? IN_TOPIC : 1)) };
    })
    .sort((a, b) => b.weight - a.weight);
  const [best] = weighed;
  const entry = bot.knowledge.entries.get(best?.id ?? '');
  if (best && entry) {
    const rival = weighed.find(({ id }) => !areOnOneTopic(bot, id, best.id));
    const isAhead = best.weight >= AHEAD * (rival?.weight ?? 0);
    const isFirstAid = entry.kind === 'faq' && entry['at-once'] && own.decision === 'clarify';
    const isLikely = own.decision !== 'unknown' && best.weight >= LIKELY && isAhead;
    const near = weighed
      .slice(1)
      .filter(({ weight }) => weight >= Math.max(FEWEST_NEAR, NEAR * best.weight))
      .map(({ id }) => id);
    if (isSure(own) || isLikely || isFirstAid) {
      return { kind: 'reading', reading: { ...withFacet(bot, entry, segment), inFocus: false, near } };
    }
    const [subject] = segment.subjects;
    const main = subject === undefined ? undefined : mainEntry(bot, subject);
    if (main) {
      return { kind: 'reading', reading: { ...withFacet(bot, main, segment), inFocus: false, near: [best.id] } };
    }
    if (own.decision === 'clarify') {
      return { kind: 'unclear', ids: [best.id, ...near].slice(0, MOST_NEAR) };
    }
  }
  return { kind: 'unknown' };
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

/** A question on what the talk is about: the facet it asks, or what fits its words best. */
function inFocus(bot: BotContext, focus: Focus, segment: Segment, isSureAlone: boolean): Reading | undefined {
  const { entry, topic } = focus;
  const of = topic.subject ?? entry.id;
  for (const facet of segment.facets) {
    const part = partOn(bot, entry.id, facet) ?? partOn(bot, of, facet);
    if (part) {
      return { entry, subject: topic.subject, facet, part, inFocus: true, near: [] };
    }
  }
  if (isSureAlone && segment.facets.length === 0) {
    return undefined;
  }
  const best = bestIn(bot, focus, segment);
  const lacks = segment.facets[0];
  return (
    best ??
    (lacks === undefined
      ? undefined
      : { entry, subject: topic.subject, facet: lacks, lacks, inFocus: true, near: [] })
  );
}

function bestIn(bot: BotContext, { entry, topic }: Focus, { text }: Segment): Reading | undefined {
  const part = bestPart(bot, entry.id, text);
  return part && { entry, subject: topic.subject, facet: part.part.facet, part, inFocus: true, near: [] };
}

/** What the talk is about, where the question is of it and nothing more exact is known. */
function nearest({ entry, topic }: Focus, { facets }: Segment): Resolved {
  const reading: Reading = { entry, subject: topic.subject, facet: facets[0] ?? null, inFocus: true, near: [] };
  return { kind: 'reading', reading: { ...reading, lacks: facets[0] ?? '' } };
}
