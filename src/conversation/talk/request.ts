import type { Segment } from '../../language/understanding';
import { fill } from '../../messages/fill';
import type { Reply } from '../../messages/messages';
import { paragraphs } from '../../messages/paragraphs';
import { entryReply, moreReply, partNamed, plainReading } from '../answers/entry-reply';
import { type BotContext, message, say } from '../bot-context';
import { facetsServing } from '../focus/facets';
import { focusOf } from '../focus/topic';
import { sentencesOf, text } from '../replies/blocks';
import { citations, evidenceBlocks } from '../replies/citations';
import { numbersFor } from '../replies/numbers';
import type { State } from '../state/state';

/** A reply, and the state after it. */
export interface Handled {
  readonly state: State;
  readonly reply: Reply;
}

/** What is wanted of the last answer: more of it, less, why, who says so, how sure it is, or the same again. */
export function requestReply(bot: BotContext, state: State, { name }: Pick<Segment, 'name'>): Handled {
  const focus = focusOf(bot, state);
  if (!focus) {
    return {
      state,
      reply: message(
        say(bot, name === 'sources' ? 'sources-nothing' : 'request-nothing'),
        bot.knowledge.about.examples.slice(0, 2),
      ),
    };
  }
  const { entry, topic } = focus;
  const reading = { ...plainReading(bot, entry), subject: topic.subject, facet: topic.facet };
  const again = () =>
    entryReply(bot, { ...state, focus: state.focus.map((one) => ({ ...one, told: [] })) }, reading, {
      scope: 'personal',
    });
  switch (name) {
    case 'more':
      return moreReply(bot, state, entry);
    case 'shorter':
    case 'simpler':
      return {
        state,
        reply: {
          kind: 'answer',
          blocks: paragraphs(fill(entry.speak ?? firstSentences(entry.answer), numbersFor(bot, state.country))),
          sources: [],
          suggestions: [say(bot, 'label-more'), say(bot, 'label-sources')],
          about: entry.id,
        },
      };
    case 'why': {
      const part = partNamed(bot, entry, facetsServing(bot, 'why', 'proof', 'condition'));
      return part
        ? entryReply(bot, state, { ...reading, facet: part.part.facet, part, inFocus: true }, { scope: 'personal' })
        : moreReply(bot, state, entry);
    }
    case 'sources':
      return {
        state,
        reply: {
          kind: 'answer',
          blocks: [text(say(bot, 'sources-heading'))],
          sources: citations(bot, [entry]),
          suggestions: [say(bot, 'label-sure'), say(bot, 'label-more')],
          about: entry.id,
        },
      };
    case 'sure': {
      const part = partNamed(bot, entry, facetsServing(bot, 'proof'));
      const { reviewer = '' } = bot.knowledge.about;
      return {
        state,
        reply: {
          kind: 'answer',
          blocks: [
            ...evidenceBlocks(bot, entry),
            ...(part ? paragraphs(part.part.text) : []),
            ...(entry.reviewed ? [text(say(bot, 'reviewed', { date: entry.reviewed, reviewer }), 'subtle')] : []),
            text(say(bot, 'sure-limits'), 'subtle'),
          ],
          sources: citations(bot, [part?.part ?? entry]),
          suggestions: [say(bot, 'label-sources'), say(bot, 'label-more')],
          about: entry.id,
        },
      };
    }
    default:
      return again();
  }
}

/** The first sentences of a text, up to about 25 words. */
function firstSentences(answer: string): string {
  const sentences = sentencesOf(answer);
  const first = sentences.slice(0, 2).join(' ');
  return first.split(' ').length > 25 ? (sentences[0] ?? answer) : first;
}
