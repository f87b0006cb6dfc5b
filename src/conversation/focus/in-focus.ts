import type { Match, Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import type { State } from '../state/state';
import { entryFor } from './as-it-stands';
import { facetsServing } from './facets';
import { isAbout, mainEntry, onTopic, partOn, subjectOf } from './neighbours';
import { bestPart } from './part-search';
import type { Reading } from './reading';
import { type Focus, focusOf } from './topic';
import { LIKELY } from './weights';

/** The facet of what the talk is about that a question asks: of the entry or its subject, else of one beside them, or what answers it anywhere. */
export function facetOf(bot: BotContext, { entry, topic }: Focus, { facets }: Segment): Reading | undefined {
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
  const partAs = (find: typeof beside, facet: string): Reading | undefined => {
    const part = find(facet);
    return part && { entry: part.entry, subject: topic.subject, facet, part, inFocus: true, near: [] };
  };
  return (
    first(facets, (facet) => partAs(itself, facet) ?? anywhere(bot, facet, entry.id)) ??
    first(facets, (facet) => partAs(beside, facet))
  );
}

/** The entry that answers a facet whatever the talk is about: "so what should I do". */
export function anywhere({ knowledge }: BotContext, id: string | undefined, except?: string): Reading | undefined {
  const facet = knowledge.facets.find((one) => one.id === id);
  const entry = knowledge.entries.get(facet?.else ?? '');
  return entry && entry.id !== except
    ? { entry, subject: subjectOf({ knowledge }, entry), facet: null, inFocus: false, near: [] }
    : undefined;
}

/** "And for my mum?": what is said of whom the topic of the talk is not for. */
export function forOther(bot: BotContext, { entry, topic }: Focus, segment: Segment): Reading | undefined {
  const { of, hasPronoun, hasTopic, facets } = segment;
  if (
    of === undefined ||
    of === topic.of ||
    hasPronoun ||
    hasTopic ||
    facets.length > 0 ||
    segment.text.length > SHORT
  ) {
    return undefined;
  }
  const part = first(facetsServing(bot, 'condition'), (facet) => partOn(bot, entry.id, facet));
  return {
    entry,
    subject: topic.subject,
    facet: part?.part.facet ?? null,
    part,
    inFocus: true,
    isOfOther: true,
    near: [],
  };
}

/** Letters of a question that is no more than a person. */
const SHORT = 40;

/** The part on what the talk is about that fits the words of a question best. */
export function bestIn(bot: BotContext, { entry, topic }: Focus, { text }: Segment): Reading | undefined {
  const part = bestPart(bot, topic.subject ?? entry.id, text) ?? bestPart(bot, entry.id, text);
  return part && { entry: part.entry, subject: topic.subject, facet: part.part.facet, part, inFocus: true, near: [] };
}

/** What the talk is about, where a question is of it and nothing more exact is known: the entry nearest to it that was not told yet. */
export function nearest(bot: BotContext, { entry, topic }: Focus, { facets }: Segment): Reading {
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

/** A new subject in the frame of the question before ("and vitamin K?"); without one, the question before with these words added. */
export function inFrame(bot: BotContext, state: State, segment: Segment, own: Match): Reading | undefined {
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

/** The first of these that is anything. */
function first<A, R>(of: readonly A[], find: (one: A) => R | undefined): R | undefined {
  for (const one of of) {
    const found = find(one);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
