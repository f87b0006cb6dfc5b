import type { Match, Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import type { State } from '../state/state';
import { entryFor } from './as-it-stands';
import { partOn, subjectOf } from './neighbours';
import type { Reading } from './reading';
import { focusOf } from './topic';
import { LIKELY } from './weights';

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
  if (!focus || focus.topic.asked === '' || own.decision === 'answer') {
    return undefined;
  }
  const [best] = bot.language.match(`${focus.topic.asked} ${segment.text}`).entries;
  const entry = bot.knowledge.entries.get(best?.id ?? '');
  if (!best || !entry || best.confidence < LIKELY || entry.id === focus.entry.id) {
    return undefined;
  }
  return { entry, subject: subjectOf(bot, entry), facet: null, inFocus: false, near: [] };
}
