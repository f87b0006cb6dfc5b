import type { MedicineAction, Segment } from '../../language/understanding';
import type { Effect, Reply } from '../../messages/messages';
import { entryReply, moreReply } from '../answers/entry-reply';
import { firstAid } from '../answers/first-aid';
import { type BotContext, say } from '../bot-context';
import { kindOf } from '../focus/neighbours';
import type { Reading } from '../focus/reading';
import { resolve } from '../focus/resolve';
import { ANSWER, focusOf, withAsked } from '../focus/topic';
import type { ParsedMessage } from '../parsed-message';
import { text } from '../replies/blocks';
import { extracted } from '../state/extracted';
import { type Person, personOf } from '../state/person';
import type { State } from '../state/state';
import { asOneEach, isOfMedicines, messageOf, toldBefore, withWhatFollows } from './asked-parts';
import { feedbackReply } from './feedback';
import { onLast, withLine, withoutRepeats } from './joined-replies';
import { hintReply, unanswered } from './not-understood';
import { requestReply } from './request';

/** What is said to a message, or to a part of it. */
export interface Said {
  readonly state: State;
  readonly replies: readonly Reply[];
  readonly effects?: readonly Effect[] | undefined;
  /** Nothing of it was understood. */
  readonly isUnknown: boolean;
  /** The entries it may ask for, where that is not clear. */
  readonly ids?: readonly string[];
  /** A question of the check to ask beside the answer. */
  readonly asks?: string | undefined;
}

/** Questions answered at once; the rest is named. */
const MOST_ANSWERED = 3;
/** Requests about the last answer that are of what the message itself told before, where it told something. */
const OF_TOLD = ['why', 'sure'];

interface Answer {
  readonly reply: Reply;
  /** It says that something is not for them. */
  readonly isFirst: boolean;
  /** Where its question stands. */
  readonly at: number;
}

/** What was said of a message so far. */
interface Answers {
  readonly state: State;
  readonly given: readonly Answer[];
  readonly asks?: string | undefined;
  /** Questions understood beyond those that are answered at once, by title. */
  readonly titles: readonly string[];
  /** Questions without an answer, each with the entries it may ask for. */
  readonly left: readonly { readonly segment: Segment; readonly ids: readonly string[] }[];
}

/**
 * Every question, request and word on how something went, answered: what is not for the person first, then in the order of the message.
 *
 * @param isBeside whether something of the message was answered before: then it hints at no medicine
 */
export function answerQuestions(
  bot: BotContext,
  before: State,
  parsed: ParsedMessage,
  segments: readonly Segment[],
  isBeside: boolean,
): Said {
  const { state, given, asks, titles, left } = withWhatFollows(segments)
    .flatMap((segment) => asOneEach(bot, segment))
    .reduce<Answers>(
      (answers, segment) => answerSegment(bot, answers, { segment, segments, parsed, isBeside, before }),
      { state: before, given: [], titles: [], left: [] },
    );
  if (given.length === 0) {
    return { state, replies: [], isUnknown: true, ids: left.find(({ ids }) => ids.length > 0)?.ids ?? [] };
  }
  const replies = [...given]
    .sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || a.at - b.at)
    .map(({ reply }) => reply);
  const unknown = left.filter(({ ids }) => ids.length === 0).map(({ segment }) => segment);
  const unclear = left.filter(({ ids }) => ids.length > 0).map(({ segment }) => segment);
  const offered = left.flatMap(({ ids }) =>
    ids.slice(0, 2).flatMap((id) => bot.knowledge.entries.get(id)?.title ?? []),
  );
  return {
    state,
    asks,
    isUnknown: false,
    replies: onLast(withLine(bot, withoutRepeats(replies), [...unknown, ...unclear], titles), [...titles, ...offered]),
    effects: left[0] && [unanswered([...unknown, ...unclear][0]!.text)],
  };
}

/** A part of a message, and all that it is read from. */
interface Part {
  readonly segment: Segment;
  readonly segments: readonly Segment[];
  readonly parsed: ParsedMessage;
  readonly isBeside: boolean;
  /** The state before the message was answered. */
  readonly before: State;
}

function answerSegment(bot: BotContext, answers: Answers, part: Part): Answers {
  const { segment, segments, parsed } = part;
  const { state } = answers;
  const context = toldBefore(segments, segment);
  const isTold = context.named.length > 0 || (context.before !== '' && !focusOf(bot, state));
  const isOnTold = OF_TOLD.includes(segment.name ?? '') && isTold;
  if (segment.act === 'feedback' || (segment.act === 'request' && !isOnTold)) {
    const handled =
      segment.act === 'request' ? requestReply(bot, state, segment) : feedbackReply(bot, state, parsed, segment);
    return handled ? withAnswer(answers, handled, segment) : answers;
  }
  if (segment.act !== 'question' && !isOnTold) {
    return answers;
  }
  const own = messageOf(bot, parsed, segment);
  const resolved = resolve(bot, state, { segment, own: own.match(), whole: parsed.match(), ...context });
  const hint = hintOf(bot, state, own, segment, resolved.kind !== 'reading' || resolved.reading.lacks !== undefined);
  // A medicine was named before, and nothing else fits: better said once too often than not at all.
  const hinted = part.isBeside ? undefined : hintReply(bot, state, own, hint);
  if (hinted) {
    return hinted.replies.reduce(
      (all, reply) => withAnswer(all, { state: hinted.state, reply }, segment, true),
      answers,
    );
  }
  if (resolved.kind !== 'reading') {
    const ids = resolved.kind === 'unclear' ? resolved.ids : [];
    return { ...answers, left: [...answers.left, { segment, ids }] };
  }
  const { entry, part: asked } = resolved.reading;
  if (answers.given.length >= MOST_ANSWERED) {
    return { ...answers, titles: [...answers.titles, entry.title] };
  }
  return answers.given.some(({ reply }) => reply.about === entry.id && !asked)
    ? answers
    : answerReading(bot, answers, part, resolved.reading);
}

/** An answer, more of it where the same was said just before, and what the person can do at once where that is what they need. */
function answerReading(
  bot: BotContext,
  answers: Answers,
  { segment, parsed, before }: Part,
  reading: Reading,
): Answers {
  const { state } = answers;
  const of =
    segment.of ??
    (segment.refers ? focusOf(bot, state)?.topic.of : undefined) ??
    extracted(bot, state, parsed).of ??
    null;
  const person = personOf(bot, state, of, segment);
  const said = isSaid(before, reading, person);
  const { entry } = reading;
  const answered =
    said && !reading.part ? moreReply(bot, state, entry) : entryReply(bot, state, reading, parsed, person);
  const [heading, ...rest] = answered.reply.blocks;
  const lead = said ? [text(say(bot, reading.part ? 'said-part' : 'said-already'))] : [];
  const reply = heading ? { ...answered.reply, blocks: [heading, ...lead, ...rest] } : answered.reply;
  const aid = firstAid(bot, entry, reply, segment);
  const next = parsed.scope === 'shared' ? answered.state : withAsked(answered.state, segment.text);
  return {
    ...withAnswer(answers, { state: next, reply: aid?.reply ?? reply }, segment, answered.isWithheld),
    asks: answers.asks ?? aid?.asks,
  };
}

/** Whether the very same was what was said last, of the same person. */
function isSaid({ focus }: State, { entry, part }: Reading, { of }: Person): boolean {
  const [last] = focus;
  return (
    last?.entry === entry.id &&
    last.of === of &&
    (part ? part.entry.id === entry.id && last.facet === part.part.facet : last.facet === null) &&
    last.told.includes(part?.part.facet ?? ANSWER)
  );
}

function withAnswer(
  answers: Answers,
  { state, reply }: { readonly state: State; readonly reply: Reply },
  { start }: Segment,
  isFirst = false,
): Answers {
  return { ...answers, state, given: [...answers.given, { reply, isFirst, at: start }] };
}

/** What a question may ask of the medicine named last: one that says "it" of medicines, or that surely asks for nothing else. */
function hintOf(
  bot: BotContext,
  state: State,
  own: ParsedMessage,
  { hasPronoun, subjects }: Segment,
  isOpen: boolean,
): MedicineAction | undefined {
  const isOther = subjects.some((id) => kindOf(bot, id) !== 'medicine');
  const isOfThem = isOfMedicines(bot, state);
  if (isOther || !(isOfThem || isOpen)) {
    return undefined;
  }
  return (hasPronoun && isOfThem) || own.match().decision !== 'answer' ? own.hint() : undefined;
}
