import type { Entry } from '../../knowledge/knowledge';
import type { Match, Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import type { State, Topic } from '../state/state';
import {
  areOnOneTopic,
  type EntryPart,
  isAbout,
  isAboutAlone,
  mainEntry,
  onTopic,
  partOn,
  subjectOf,
} from './neighbours';
import { bestPart } from './part-search';
import { type Focus, focusOf } from './topic';
import { massOf, raised, sureness, weightAlone, weightInFocus } from './weights';

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
/** The same, of one that has words of its own. */
const FIRM = 0.45;
/** As much likelier than the next one that is on another topic. */
const AHEAD = 1.3;
/** What is on the topic of the talk is that much likelier where a question names no topic. */
const IN_TOPIC = 4;
/** Where a question names a subject, entries on it are that much likelier. */
const ON_SUBJECT = 25;
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
 * the weightier wins.
 */
export function resolve(bot: BotContext, state: State, asked: Asked): Resolved {
  const { segment, named } = asked;
  const own = inContext(bot, asked);
  const current = nearestFocus(bot, state, own);
  const together = current && pairOf(bot, current, segment, named, own);
  if (together) {
    return found(together);
  }
  const focus = antecedent(bot, asked, current) ?? current;
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
  const weight = alone.kind === 'reading' ? weightAlone(bot, alone.reading, own, segment, focus) : 0;
  const part = isNamed && alone.kind === 'reading' ? undefined : facetOf(bot, focus, segment);
  if (part && weightInFocus(bot, part, segment, focus) >= weight) {
    return found(part);
  }
  if (alone.kind === 'reading') {
    const isOn = isAboutAlone(bot, alone.reading.entry, focus.topic.subject ?? focus.entry.id);
    if (isOn || isNamed || massOf(bot, alone.reading.entry, own) >= (segment.hasTopic ? FIRM : CLEAR)) {
      return alone;
    }
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

/** What a question asks for; one that names no topic is read with what the message told before it. */
function inContext({ language, knowledge }: BotContext, { segment, own, before }: Asked): Match {
  const entry = knowledge.entries.get(own.entries[0]?.id ?? '');
  const isOwn = own.decision === 'answer' && entry && (!segment.hasPronoun || subjectOf({ knowledge }, entry) !== null);
  if (before === '' || isOwn || segment.subjects.length > 0 || (!segment.refers && own.decision !== 'unknown')) {
    return own;
  }
  const read = language.match(`${before} ${segment.text}`);
  const first = knowledge.entries.get(read.entries[0]?.id ?? '');
  // First aid is for an attack that is told of, not for a question about one.
  if (own.decision === 'answer' && first?.kind === 'faq' && first['at-once']) {
    return own;
  }
  return sureness(read) >= Math.max(LIKELY, own.decision === 'answer' ? CLEAR : 0) ? read : own;
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

function isAboutId(bot: BotContext, id: string, subject: string, about: typeof isAbout = isAbout): boolean {
  const entry = bot.knowledge.entries.get(id);
  return entry !== undefined && about(bot, entry, subject);
}

/** What "it" means where the message itself named something before: something to take or do rather than what the person has or takes. */
function antecedent(
  bot: BotContext,
  { segment, named, whole, own }: Asked,
  current: Focus | undefined,
): Focus | undefined {
  if (segment.subjects.length > 0 || (!segment.refers && own.decision !== 'unknown')) {
    return undefined;
  }
  const isRemedy = (id: string) => bot.knowledge.entries.get(id)?.kind === 'remedy';
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

/** "Is that safe with warfarin": the remedy the talk is about, with the medicines or conditions that a question names, or was told before it. */
function pairOf(
  bot: BotContext,
  focus: Focus,
  segment: Segment,
  named: readonly string[],
  own: Match,
): Reading | undefined {
  const kindOf = (id: string | undefined) => bot.knowledge.entries.get(id ?? '')?.kind;
  const { refers, continues, hasTopic, facets } = segment;
  const subjects = segment.subjects.length > 0 || hasTopic ? segment.subjects : named;
  const { entry, topic } = focus;
  const about = entry.kind === 'faq' ? entry.about : [];
  const remedy = [topic.subject ?? '', ...about].find((id) => kindOf(id) === 'remedy');
  const isWith = subjects.length > 0 && subjects.every((id) => ['medicine', 'condition'].includes(kindOf(id) ?? ''));
  if (remedy === undefined || !isWith) {
    return undefined;
  }
  // "And ibuprofen for the ache": what is named is itself something to take.
  const best = bot.knowledge.entries.get(own.entries[0]?.id ?? '');
  const isOwn = best && (best.kind === 'remedy' || best.kind === 'faq') && sureness(own) >= LIKELY;
  const isSafety = facets.some((id) => SAFETY.includes(id));
  const isOpen = refers || continues;
  if (segment.subjects.length > 0 && (isOpen ? isOwn && !isSafety : isOwn || !isSafety)) {
    return undefined;
  }
  const [first] = subjects;
  const order = kindOf(first) === 'medicine' ? SAFETY : [...SAFETY].reverse();
  const facet = order.find((id) => partOn(bot, remedy, id));
  const part = facet === undefined ? undefined : partOn(bot, remedy, facet);
  return { entry, subject: topic.subject, facet: facet ?? null, part, inFocus: true, near: [] };
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
    const best = bot.knowledge.entries.get(own.entries[0]?.id ?? '');
    const entry = own.decision === 'answer' && best ? best : entryFor(bot, subject, own);
    const facet = segment.facets[0] ?? focus?.topic.facet ?? null;
    const part = entry && facet !== null ? partOn(bot, entry.id, facet) : undefined;
    return entry && { entry, subject, facet: part ? facet : null, part, inFocus: false, near: [] };
  }
  // "What about in pregnancy": the talk's own topic has a part on it.
  if (!focus || focus.topic.asked === '' || own.decision === 'answer' || facetOf(bot, focus, segment)) {
    return undefined;
  }
  const [best] = bot.language.match(`${focus.topic.asked} ${segment.text}`).entries;
  const entry = bot.knowledge.entries.get(best?.id ?? '');
  if (!best || !entry || best.confidence < LIKELY || entry.id === focus.entry.id) {
    return undefined;
  }
  return { entry, subject: subjectOf(bot, entry), facet: null, inFocus: false, near: [] };
}

/** A question of its own. */
function asItStands(bot: BotContext, segment: Segment, own: Match, topic: Topic | undefined): Resolved {
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

/** The facet of what the talk is about that a question asks: of the entry or its subject, else of one beside them. */
function facetOf(bot: BotContext, { entry, topic }: Focus, { facets }: Segment): Reading | undefined {
  const ids = [...new Set([entry.id, topic.subject ?? entry.id])];
  const itself = (facet: string) =>
    ids
      .flatMap((id) => onTopic(bot, id).filter((one) => one.id === id || isAbout(bot, one, id)))
      .flatMap((one) => one.parts.filter((part) => part.facet === facet).map((part) => ({ entry: one, part })))[0];
  const beside = (facet: string) =>
    [...ids]
      .reverse()
      .map((id) => partOn(bot, id, facet))
      .find((part) => part !== undefined);
  for (const find of [itself, beside]) {
    for (const facet of facets) {
      const part = find(facet);
      if (part) {
        return { entry: part.entry, subject: topic.subject, facet, part, inFocus: true, near: [] };
      }
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
