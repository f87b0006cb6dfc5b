import type { Entry, Remedy } from '../../knowledge/knowledge';
import type { Segment } from '../../language/understanding';
import { paragraphs } from '../../messages/paragraphs';
import { entryReply, partNamed, plainReading } from '../answers/entry-reply';
import { type BotContext, message, say } from '../bot-context';
import { facetsServing } from '../focus/facets';
import { areOnOneTopic, mainEntry } from '../focus/neighbours';
import { ANSWER, focusOf, withTopic } from '../focus/topic';
import type { ParsedMessage } from '../parsed-message';
import { outcomeOf } from '../state/denials';
import { givenFacts, mergeValues, withFact } from '../state/facts';
import { SELF } from '../state/noted-facts';
import { personOf } from '../state/person';
import type { State } from '../state/state';
import type { Handled } from './request';

/** How something tried went: it is kept as tried, and the next thing is offered in its place. */
export function feedbackReply(
  bot: BotContext,
  before: State,
  parsed: ParsedMessage,
  segment: Segment,
): Handled | undefined {
  const tried = remedyOf(bot, before, segment);
  const isOfOther = segment.of !== undefined && segment.of !== SELF;
  if (isOfOther || (!tried && segment.name !== 'no-help')) {
    return undefined;
  }
  const state = tried && parsed.scope !== 'shared' ? withTried(bot, before, tried.id) : before;
  if (segment.name === 'helped') {
    return { state, reply: message(say(bot, 'feedback-helped'), [say(bot, 'label-more')]) };
  }
  const focus = focusOf(bot, state);
  const next = nextRemedy(bot, state, tried);
  const said = tried
    ? say(bot, segment.name === 'already' ? 'feedback-already' : 'feedback-no-help', { remedy: tried.title })
    : say(bot, 'feedback-nothing');
  const isOfFocus = focus && (!tried || areOnOneTopic(bot, focus.entry.id, tried.id));
  // Said first of all, it is what the talk is about from now on.
  const entry = isOfFocus ? focus.entry : tried && mainEntry(bot, tried.id);
  const part = entry && segment.name !== 'already' ? partNamed(bot, entry, facetsServing(bot, 'no-help')) : undefined;
  if (entry && part) {
    const reading = { ...plainReading(bot, entry), facet: part.part.facet, part, inFocus: true };
    // Who has tried it knows what it is.
    const known = withTopic(state, { entry: entry.id, subject: reading.subject, facet: null, of: null }, [ANSWER]);
    const answered = entryReply(bot, known, reading, parsed, personOf(bot, state, null));
    const title = next ? [next.title] : [];
    return {
      state: answered.state,
      reply: {
        ...answered.reply,
        blocks: [...paragraphs(said), ...answered.reply.blocks],
        suggestions: [...title, ...answered.reply.suggestions],
      },
    };
  }
  if (!next) {
    return { state, reply: message(`${said}\n\n${say(bot, 'feedback-nothing-left')}`, [say(bot, 'label-start')]) };
  }
  const { state: after, reply } = entryReply(bot, state, plainReading(bot, next), parsed, personOf(bot, state, null));
  return { state: after, reply: { ...reply, blocks: [...paragraphs(said), ...reply.blocks] } };
}

/** The remedy that was tried: the one named, else the one the talk is about. */
function remedyOf(bot: BotContext, state: State, { subjects }: Segment): (Remedy & Entry) | undefined {
  const ids = [...subjects, ...state.focus.slice(0, 1).flatMap(({ subject, entry }) => [subject ?? entry])];
  for (const id of ids) {
    const entry = bot.knowledge.entries.get(id);
    if (entry?.kind === 'remedy') {
      return entry;
    }
  }
  return undefined;
}

function withTried(bot: BotContext, state: State, id: string): State {
  const done = [...new Set([...state.done, id])];
  const question = bot.knowledge.questions.find(({ fact }) => {
    const definition = bot.knowledge.facts.get(fact);
    return definition?.kind === 'entries' && definition.of === 'remedy';
  });
  if (!question?.options.some(({ value }) => value === id)) {
    return { ...state, done };
  }
  const before = givenFacts(state).findLast((given) => given.question === question.id)?.value;
  return withFact({ ...state, done }, question.id, mergeValues(before, [id]));
}

/** The best remedy of the same use that was not tried, not told and may be offered to the person. */
function nextRemedy(bot: BotContext, state: State, tried: Remedy | undefined): (Remedy & Entry) | undefined {
  const { remedies, withheld } = outcomeOf(bot, state);
  const not = new Set([
    ...state.done,
    ...state.focus.flatMap(({ entry, subject }) => [entry, subject ?? '']),
    ...withheld.map(({ id }) => id),
  ]);
  const phase = tried?.phase === 'now' ? 'now' : 'prevent';
  for (const { id } of remedies) {
    const entry = bot.knowledge.entries.get(id);
    if (entry?.kind === 'remedy' && entry.phase === phase && !not.has(id)) {
      return entry;
    }
  }
  return undefined;
}
