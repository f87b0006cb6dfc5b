import type { Entry } from '../../knowledge/knowledge';
import type { Match, Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import type { State, Topic } from '../state/state';
import { areOnOneTopic, type EntryPart, isAbout, mainEntry, partOn, subjectOf } from './neighbours';
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
  /** What the message told before the question; '' where nothing. */
  readonly before: string;
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
const ON_SUBJECT = 12;
/** An entry is near when it is at least this likely, compared with the best. */
const NEAR = 0.5;
const FEWEST_NEAR = 0.08;
const MOST_NEAR = 3;
/** Topics that "it" may mean. */
const RECENT = 3;
/** The facets that say whether two things go together. */
const SAFETY: readonly string[] = ['interactions', 'not-for'];

/**
 * Reads a question: as it stands, in the focus of the talk, and with the frame of the question before ("and vitamin K?"). The readings compete;
 * one that is clearly ahead wins.
 */
export function resolve(bot: BotContext, state: State, asked: Asked): Resolved {
  const { segment } = asked;
  const own = inContext(bot, asked);
  const focus = antecedent(bot, asked) ?? nearestFocus(bot, state, own);
  const together = focus && pairOf(bot, focus, segment, own);
  if (together) {
    return found(together);
  }
  if (segment.continues) {
    const framed = inFrame(bot, state, segment, own);
    if (framed) {
      return found(framed);
    }
  }
  const alone = asItStands(bot, segment, own, focus?.topic);
  if (!focus) {
    return alone;
  }
  const isNamed = segment.subjects.length > 0;
  const part = isNamed && alone.kind === 'reading' ? undefined : facetOf(bot, focus, segment);
  if (part) {
    return found(part);
  }
  if (alone.kind === 'reading') {
    const isOn = isAbout(bot, alone.reading.entry, focus.topic.subject ?? focus.entry.id);
    const isOwn = hasOwnTopic(bot, alone.reading, segment, focus);
    const isClear = own.decision === 'answer' || (!segment.refers && sureness(own) >= CLEAR);
    if (isOn || isNamed || (isOwn && isClear)) {
      return alone;
    }
    const best = bestIn(bot, focus, segment);
    const leaves = isOwn && (sureness(own) >= CLEAR || (!segment.refers && segment.facets.length === 0));
    return best ? found(best) : leaves ? alone : found(nearest(bot, focus, segment));
  }
  const best = bestIn(bot, focus, segment);
  const isOfFocus = segment.refers || segment.continues || segment.facets.length > 0;
  return best ? found(best) : isOfFocus || isVague(alone) ? found(nearest(bot, focus, segment)) : alone;
}

function found(reading: Reading): Resolved {
  return { kind: 'reading', reading };
}

function isVague(resolved: Resolved): boolean {
  return resolved.kind === 'unclear' && resolved.ids.length < 2;
}

function sureness({ entries }: Match): number {
  return entries[0]?.confidence ?? 0;
}

/** What a question asks for; one that names no topic is read with what the message told before it. */
function inContext({ language, knowledge }: BotContext, { segment, own, before }: Asked): Match {
  const entry = knowledge.entries.get(own.entries[0]?.id ?? '');
  const isOwn = own.decision === 'answer' && entry && subjectOf({ knowledge }, entry) !== null;
  if (before === '' || isOwn || segment.subjects.length > 0 || (!segment.refers && own.decision !== 'unknown')) {
    return own;
  }
  const read = language.match(`${before} ${segment.text}`);
  return sureness(read) >= Math.max(LIKELY, own.decision === 'answer' ? CLEAR : 0) ? read : own;
}

/** Whether a question that may refer to something has a topic of its own for all that: not "is it dangerous" of a tablet. */
function hasOwnTopic(bot: BotContext, { entry }: Reading, { refers }: Segment, focus: Focus): boolean {
  const kind = bot.knowledge.entries.get(focus.topic.subject ?? '')?.kind;
  const isOfThing = kind === 'remedy' || kind === 'medicine';
  const isGeneral = subjectOf(bot, entry) === null && !(entry.kind === 'faq' && entry['your-medicines']);
  return !refers || !isOfThing || !isGeneral;
}

interface Focus {
  readonly topic: Topic;
  readonly entry: Entry;
}

/** The topic of the talk that a question is nearest to: the newest, unless its words are of one shortly before. */
function nearestFocus(bot: BotContext, state: State, { entries }: Match): Focus | undefined {
  const best = entries[0];
  const topic = state.focus
    .slice(0, RECENT)
    .find(
      ({ entry, subject }) =>
        best !== undefined &&
        best.confidence >= FEWEST_NEAR &&
        (best.id === entry || (subject !== null && isAboutId(bot, best.id, subject))),
    );
  const entry = bot.knowledge.entries.get(topic?.entry ?? '');
  return topic && entry ? { topic, entry } : focusOf(bot, state);
}

function isAboutId(bot: BotContext, id: string, subject: string): boolean {
  const entry = bot.knowledge.entries.get(id);
  return entry !== undefined && isAbout(bot, entry, subject);
}

/** What "it" means where the message itself named something before: something to take or do rather than what the person has or takes. */
function antecedent(bot: BotContext, { segment, named, whole, own }: Asked): Focus | undefined {
  if (segment.subjects.length > 0 || (!segment.refers && own.decision !== 'unknown')) {
    return undefined;
  }
  const isRemedy = (id: string) => bot.knowledge.entries.get(id)?.kind === 'remedy';
  const ranked = whole.entries.find(({ id }) => named.some((one) => isRemedy(one) && isAboutId(bot, id, one)));
  const subject =
    named.findLast((one) => isRemedy(one) && ranked && isAboutId(bot, ranked.id, one)) ??
    named.findLast(isRemedy) ??
    named.at(-1);
  const entry = subject === undefined ? undefined : entryFor(bot, subject, whole);
  return entry && subject !== undefined
    ? { entry, topic: { entry: entry.id, subject, facet: null, of: null, told: [], asked: '' } }
    : undefined;
}

/** "Is that safe with warfarin": the remedy the talk is about, with the medicines or conditions that a question names. */
function pairOf(bot: BotContext, focus: Focus, segment: Segment, own: Match): Reading | undefined {
  const kindOf = (id: string | null) => bot.knowledge.entries.get(id ?? '')?.kind;
  const { subjects, refers, continues } = segment;
  const { subject } = focus.topic;
  const isWith = subjects.length > 0 && subjects.every((id) => ['medicine', 'condition'].includes(kindOf(id) ?? ''));
  if (subject === null || kindOf(subject) !== 'remedy' || !isWith) {
    return undefined;
  }
  if (!refers && !continues && own.decision === 'answer' && segment.facets.every((id) => !SAFETY.includes(id))) {
    return undefined;
  }
  const [first] = subjects;
  const facets = kindOf(first ?? null) === 'medicine' ? SAFETY : [...SAFETY].reverse();
  const facet = facets.find((id) => partOn(bot, subject, id));
  const part = facet === undefined ? undefined : partOn(bot, subject, facet);
  return { entry: focus.entry, subject, facet: facet ?? null, part, inFocus: true, near: [] };
}

/** The entry on a subject that a message asks for likeliest; else the one that speaks of it first of all. */
function entryFor(bot: BotContext, subject: string, { entries }: Match): Entry | undefined {
  const ranked = entries.find(({ id, confidence }) => confidence >= FEWEST_NEAR && isAboutId(bot, id, subject));
  return ranked ? bot.knowledge.entries.get(ranked.id) : mainEntry(bot, subject);
}

/** A new subject in the frame of the question before; without one, the question before with these words added. */
function inFrame(bot: BotContext, state: State, segment: Segment, own: Match): Reading | undefined {
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
  if (!best || !entry || best.confidence < LIKELY || entry.id === focus.entry.id) {
    return undefined;
  }
  const reading: Reading = { entry, subject: subjectOf(bot, entry), facet: null, inFocus: false, near: [] };
  return hasOwnTopic(bot, reading, { ...segment, refers: true }, focus) ? reading : undefined;
}

/** A question of its own. */
function asItStands(bot: BotContext, segment: Segment, own: Match, topic: Topic | undefined): Resolved {
  const isOpen = segment.subjects.length === 0 && topic !== undefined;
  const weighed = own.entries
    .map(({ id, confidence }) => {
      const isOn = segment.subjects.some((subject) => isAboutId(bot, id, subject));
      const isNear = isOpen && isAboutId(bot, id, topic.subject ?? topic.entry);
      return { id, weight: raised(confidence, isOn ? ON_SUBJECT : isNear ? IN_TOPIC : 1) };
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

/** What the talk is about, where a question is of it and nothing more exact is known: the entry nearest to it that was not told yet. */
function nearest(bot: BotContext, { entry, topic }: Focus, { facets }: Segment): Reading {
  const isTold = topic.told.length > 0;
  const main = isTold && topic.subject !== null ? mainEntry(bot, topic.subject) : undefined;
  const reading: Reading = {
    entry: main ?? entry,
    subject: topic.subject,
    facet: facets[0] ?? null,
    inFocus: true,
    near: [],
  };
  return isTold ? { ...reading, lacks: facets[0] ?? '' } : reading;
}
