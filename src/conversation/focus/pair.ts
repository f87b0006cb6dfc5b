import type { Match, Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import { entryFor } from './as-it-stands';
import { facetsServing, safetyFacets } from './facets';
import { kindOf, partOn } from './neighbours';
import { bestAmong } from './part-search';
import type { Reading } from './reading';
import type { Focus } from './topic';
import { LIKELY, sureness } from './weights';

/**
 * "Is that safe with warfarin": the remedy the talk is about, with the medicines or conditions that a question names, or was told before it.
 * "If I take this, does it hurt that": both are named.
 */
export function pairOf(
  bot: BotContext,
  focus: Focus | undefined,
  segment: Segment,
  named: readonly string[],
  own: Match,
): Reading | undefined {
  return (
    pairNamed(bot, segment, own) ??
    (focus && (pairAgain(bot, focus, segment, own) ?? pairWithFocus(bot, focus, segment, named, own)))
  );
}

/** "By how long?", after what was said of a pair. */
function pairAgain(bot: BotContext, { topic }: Focus, segment: Segment, own: Match): Reading | undefined {
  const [facet] = segment.facets;
  const isSame = facet !== undefined && facet === topic.facet && safetyFacets(bot).includes(facet);
  if (!isSame || segment.subjects.length > 0 || topic.asked === '') {
    return undefined;
  }
  const named = bot.language.segments(topic.asked).flatMap(({ subjects }) => subjects);
  const subjects = [...new Set([topic.subject ?? '', ...named])].filter((id) => id !== '');
  const pair = pairNamed(bot, { ...segment, text: `${topic.asked} ${segment.text}`, subjects }, own);
  return pair && { ...pair, inFocus: true };
}

function pairNamed(bot: BotContext, { subjects, facets, text }: Segment, own: Match): Reading | undefined {
  const remedy = subjects.find((id) => kindOf(bot, id) === 'remedy');
  const others = subjects.filter((id) => isWithRemedy(bot, id));
  const [other] = others;
  const isSafety = facets.length === 0 || facets.some((id) => safetyFacets(bot).includes(id));
  if (remedy === undefined || other === undefined || !isSafety || subjects.length !== others.length + 1) {
    return undefined;
  }
  const entry = entryFor(bot, remedy, own);
  const part = partTogether(bot, remedy, other, text);
  return entry && part && { entry, subject: remedy, facet: part.part.facet, part, inFocus: false, near: [] };
}

function pairWithFocus(
  bot: BotContext,
  { entry, topic }: Focus,
  segment: Segment,
  named: readonly string[],
  own: Match,
): Reading | undefined {
  const { refers, continues, hasTopic, facets } = segment;
  const subjects = segment.subjects.length > 0 || hasTopic ? segment.subjects : named;
  const about = entry.kind === 'faq' ? entry.about : [];
  const remedy = [topic.subject ?? '', ...about].find((id) => kindOf(bot, id) === 'remedy');
  const [first] = subjects;
  if (remedy === undefined || first === undefined || !subjects.every((id) => isWithRemedy(bot, id))) {
    return undefined;
  }
  // "And ibuprofen for the ache": what is named is itself something to take.
  const best = bot.knowledge.entries.get(own.entries[0]?.id ?? '');
  const isOwn = best && (best.kind === 'remedy' || best.kind === 'faq') && sureness(own) >= LIKELY;
  const isSafety = facets.some((id) => safetyFacets(bot).includes(id));
  const isOpen = refers || continues;
  if (segment.subjects.length > 0 && (isOpen ? isOwn && !isSafety : isOwn || !isSafety)) {
    return undefined;
  }
  const part = partTogether(bot, remedy, first, segment.text);
  return { entry, subject: topic.subject, facet: part?.part.facet ?? null, part, inFocus: true, near: [] };
}

/** What is said of a remedy with a medicine or a condition: the part of either that names the other; else what the remedy says of such. */
function partTogether(bot: BotContext, remedy: string, other: string, text: string) {
  const kind = kindOf(bot, other) === 'medicine' ? 'medicine' : 'condition';
  const order = facetsServing(bot, kind, kind === 'medicine' ? 'condition' : 'medicine');
  const parts = order.flatMap((facet) => partOn(bot, remedy, facet) ?? []);
  const entry = bot.knowledge.entries.get(other);
  const withMedicines = facetsServing(bot, 'medicine');
  const theirs = (entry?.parts ?? []).flatMap((part) =>
    entry && withMedicines.includes(part.facet) ? [{ entry, part }] : [],
  );
  const names = [remedy, other].map((id) => bot.knowledge.entries.get(id)?.title ?? '');
  return bestAmong(bot, [...parts, ...theirs], `${text} ${names.join(' ')}`) ?? parts[0];
}

function isWithRemedy(bot: BotContext, id: string): boolean {
  return ['medicine', 'condition'].includes(kindOf(bot, id) ?? '');
}
