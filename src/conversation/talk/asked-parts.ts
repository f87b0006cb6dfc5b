import type { Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import { kindOf, mainEntry } from '../focus/neighbours';
import type { Asked } from '../focus/reading';
import { focusOf } from '../focus/topic';
import { type ParsedMessage, parseMessage } from '../parsed-message';
import type { State } from '../state/state';

/** A question that names several things to take or do, as one for each; of what "those" do to them it is one. */
export function asOneEach(bot: BotContext, segment: Segment): readonly Segment[] {
  const remedies = segment.subjects.filter((id) => kindOf(bot, id) === 'remedy');
  const topics = remedies.map((id) => mainEntry(bot, id)?.id);
  const isSeveral = segment.act === 'question' && remedies.length > 1 && new Set(topics).size === remedies.length;
  return isSeveral && !segment.hasPronoun
    ? remedies
        .slice(0, 2)
        .map((id) => ({ ...segment, text: bot.knowledge.entries.get(id)?.title ?? id, subjects: [id] }))
    : [segment];
}

/** "And for my mum? She has bad kidneys and wants to try it": who is asked about, and what is told of them right after, are one question. */
export function withWhatFollows(segments: readonly Segment[]): readonly Segment[] {
  return segments.map((segment, at) => {
    const next = segments[at + 1];
    const { act, of, hasTopic, facets } = segment;
    const isPerson = act === 'question' && of !== undefined && !hasTopic && facets.length === 0;
    return isPerson && next?.act === 'report' && next.subjects.length > 0
      ? { ...segment, text: `${segment.text} ${next.text}`, end: next.end, subjects: next.subjects, hasTopic: true }
      : segment;
  });
}

/** What a message told and named right before a segment. */
export function toldBefore(segments: readonly Segment[], { start }: Segment): Pick<Asked, 'named' | 'before'> {
  const earlier = segments.filter((one) => one.start < start);
  const told = earlier
    .slice(1 + earlier.findLastIndex(({ act }) => act === 'question'))
    .filter(({ act }) => act !== 'social');
  return { named: earlier.flatMap(({ subjects }) => subjects), before: told.map(({ text }) => text).join(' ') };
}

/** A segment as a message of its own. */
export function messageOf(bot: BotContext, parsed: ParsedMessage, { text }: Segment): ParsedMessage {
  return text === parsed.text ? parsed : parseMessage(bot, { ...parsed, text });
}

/** Whether the talk is about a medicine, or about all that is taken. */
export function isOfMedicines(bot: BotContext, state: State): boolean {
  const { entry, topic } = focusOf(bot, state) ?? {};
  const isAny = entry?.kind === 'faq' && entry['your-medicines'];
  return isAny || kindOf(bot, topic?.subject ?? '') === 'medicine';
}
