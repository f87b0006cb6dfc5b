import type { MedicineAction, Segment } from '../../language/understanding';
import type { Effect, Reply } from '../../messages/messages';
import { entryReply } from '../answers/entry-reply';
import { firstAid } from '../answers/first-aid';
import { withOpenSign } from '../answers/open-sign';
import { type BotContext, message, say, type Turn } from '../bot-context';
import { continueCheck } from '../check/apply-answer';
import { prompt, reprompt } from '../check/prompt';
import { mainEntry } from '../focus/neighbours';
import { type Asked, resolve } from '../focus/reading';
import { focusOf, withAsked } from '../focus/topic';
import { type ParsedMessage, parseMessage } from '../parsed-message';
import { notedReply } from '../replies/noted-reply';
import { numbersFor } from '../replies/numbers';
import { extracted } from '../state/extracted';
import { type NotedFacts, noteFacts } from '../state/noted-facts';
import { noteOthers, personOf } from '../state/person';
import type { State } from '../state/state';
import { feedbackReply } from './feedback';
import { isForeign } from './foreign';
import { onLast, withLine, withNoted } from './joined-replies';
import { hintReply, notUnderstood, unanswered } from './not-understood';
import { requestReply } from './request';
import { remarkReading, storyEntry } from './story';

/** What a message is answered beside. */
export interface Beside {
  /** What was answered of it already. */
  readonly replies: readonly Reply[];
  /** Where in its text that stands: these segments are not answered again. */
  readonly answered: (segment: Segment) => boolean;
  /** Facts that were noted of it already. */
  readonly noted: NotedFacts;
  /** A warning was said just now: it is not said again, and only questions are answered under it. */
  readonly isWarned?: boolean;
}

const NOTHING: Beside = { replies: [], answered: () => false, noted: [] };
/** Questions answered at once; the rest is named. */
const MOST_ANSWERED = 3;

/**
 * What is nothing else: facts it states are noted and said back, every question in it gets a word, and what is open goes on. Always a turn.
 */
export function talk(bot: BotContext, before: State, parsed: ParsedMessage, beside: Beside = NOTHING): Turn {
  const noting = noteFacts(bot, before, parsed);
  const noted = [...beside.noted, ...noting.noted];
  const state = noteOthers(bot, noting.state, parsed);
  const { open } = state;
  const isCheck = open?.kind === 'question' && !open.aside;
  if (isCheck && noted.some(({ question }) => question === open.id)) {
    return continueCheck(bot, { ...state, open: null }, [...beside.replies, notedReply(bot, state, noted)]);
  }
  // In the middle of the check what is told and asks nothing is noted: it is no story that wants an answer.
  if (isCheck && noted.length > 0 && !beside.isWarned && !isAsking(parsed.segments())) {
    return reprompt(bot, state, withOpenSign(bot, state, parsed, [...beside.replies, notedReply(bot, state, noted)]));
  }
  if (
    noted.length === 0 &&
    beside.replies.length === 0 &&
    parsed.names().length === 0 &&
    isForeign(bot.knowledge, parsed.text)
  ) {
    return reprompt(bot, isCheck ? state : { ...state, open: null }, [
      message(say(bot, 'other-language', numbersFor(bot, state.country))),
    ]);
  }
  const said = answerAll(bot, isCheck ? state : { ...state, open: null }, parsed, beside, noted);
  const replies = [...beside.replies, ...said.replies];
  if (replies.length === 0 && noted.length === 0 && !beside.isWarned) {
    return notUnderstood(bot, said.state, parsed, said.ids ?? []);
  }
  const signed = beside.isWarned ? replies : withOpenSign(bot, said.state, parsed, replies);
  const turn: Turn = {
    state: said.state,
    replies: noted.length > 0 ? withNoted(bot, said.state, signed, noted) : signed,
    effects: said.effects,
  };
  return said.asks
    ? prompted(bot, turn, said.asks)
    : isCheck
      ? { ...reprompt(bot, turn.state, turn.replies), effects: turn.effects }
      : turn;
}

/** Whether any part of a message wants an answer. */
function isAsking(segments: readonly Segment[]): boolean {
  return segments.some(({ act }) => act === 'question' || act === 'request' || act === 'feedback');
}

interface Said {
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

function answerAll(bot: BotContext, before: State, parsed: ParsedMessage, beside: Beside, noted: NotedFacts): Said {
  const segments = parsed.segments().filter((segment) => !beside.answered(segment));
  if (!isAsking(segments)) {
    return beside.replies.length > 0 || beside.isWarned
      ? { state: before, replies: [], isUnknown: false }
      : answerStory(bot, before, parsed, segments, noted);
  }
  let state = before;
  let asks: string | undefined;
  const replies: { readonly reply: Reply; readonly isWithheld: boolean; readonly at: number }[] = [];
  const unclear: { readonly ids: readonly string[]; readonly segment: Segment }[] = [];
  const unknown: Segment[] = [];
  const titles: string[] = [];
  for (const segment of segments.flatMap((one) => split(bot, one))) {
    const context = beforeIn(segments, segment);
    const isTold = context.named.length > 0 || (context.before !== '' && !focusOf(bot, state));
    const isOnTold = segment.name === 'why' && isTold;
    if (segment.act === 'feedback' || (segment.act === 'request' && !isOnTold)) {
      const handled =
        segment.act === 'request' ? requestReply(bot, state, segment) : feedbackReply(bot, state, parsed, segment);
      if (handled) {
        state = handled.state;
        replies.push({ reply: handled.reply, isWithheld: false, at: segment.start });
      }
      continue;
    }
    if (segment.act !== 'question' && !isOnTold) {
      continue;
    }
    const part = partOf(bot, parsed, segment);
    const resolved = resolve(bot, state, { segment, own: part.match(), whole: parsed.match(), ...context });
    const { lacks } = resolved.kind === 'reading' ? resolved.reading : { lacks: '' };
    const isOfIt = segment.hasPronoun && isOfMedicines(bot, state);
    const hint = isOfIt ? part.hint() : lacks !== undefined || isOfMedicines(bot, state) ? hintOf(part) : undefined;
    // A medicine was named before, and nothing else fits: better said once too often than not at all.
    const hinted = beside.replies.length === 0 ? hintReply(bot, state, part, hint) : undefined;
    if (hinted) {
      state = hinted.state;
      replies.push(...hinted.replies.map((reply) => ({ reply, isWithheld: true, at: segment.start })));
    } else if (resolved.kind === 'unclear') {
      unclear.push({ ids: resolved.ids, segment });
    } else if (resolved.kind === 'unknown') {
      unknown.push(segment);
    } else if (replies.length >= MOST_ANSWERED) {
      titles.push(resolved.reading.entry.title);
    } else if (!replies.some(({ reply }) => reply.about === resolved.reading.entry.id && !resolved.reading.part)) {
      const { reading } = resolved;
      const of =
        segment.of ??
        (segment.refers ? focusOf(bot, state)?.topic.of : undefined) ??
        extracted(bot, state, parsed).of ??
        null;
      const person = personOf(bot, state, of, segment);
      const { reply, isWithheld, state: next } = entryReply(bot, state, reading, parsed, person);
      const aid = firstAid(bot, reading.entry, reply, segment);
      asks ??= aid?.asks;
      state = parsed.scope === 'shared' ? next : withAsked(next, segment.text);
      replies.push({ reply: aid?.reply ?? reply, isWithheld, at: segment.start });
    }
  }
  // What is not for them comes first; else the order is theirs.
  replies.sort((a, b) => Number(b.isWithheld) - Number(a.isWithheld) || a.at - b.at);
  if (replies.length === 0) {
    const whole = segments.length > 1 ? answerStory(bot, state, parsed, segments, noted) : undefined;
    return whole && !whole.isUnknown ? whole : { state, replies: [], isUnknown: true, ids: unclear[0]?.ids ?? [] };
  }
  const offered = unclear.flatMap(({ ids }) =>
    ids.slice(0, 2).flatMap((id) => bot.knowledge.entries.get(id)?.title ?? []),
  );
  const left = [...unknown, ...unclear.map(({ segment }) => segment)];
  return {
    state,
    asks,
    isUnknown: false,
    replies: onLast(
      withLine(
        bot,
        replies.map(({ reply }) => reply),
        left,
        titles,
      ),
      [...titles, ...offered],
    ),
    effects: left.length > 0 ? [unanswered(left[0]!.text)] : undefined,
  };
}

/** What a message may ask of the medicine named last, unless it surely asks for something else. */
function hintOf(parsed: ParsedMessage): MedicineAction | undefined {
  return parsed.match().decision === 'answer' ? undefined : parsed.hint();
}

/** Whether the talk is about a medicine, or about all that is taken. */
function isOfMedicines(bot: BotContext, state: State): boolean {
  const { entry, topic } = focusOf(bot, state) ?? {};
  const isAny = entry?.kind === 'faq' && entry['your-medicines'];
  return isAny || bot.knowledge.entries.get(topic?.subject ?? '')?.kind === 'medicine';
}

/** A story that asks nothing: the answer that its facts ask for. */
function answerStory(
  bot: BotContext,
  state: State,
  parsed: ParsedMessage,
  segments: readonly Segment[],
  noted: NotedFacts,
): Said {
  if (segments.length > 0 && segments.every(({ act }) => act === 'social')) {
    const name = segments[0]?.name;
    const known = { hello: 'hello', bye: 'goodbye' } as const;
    return {
      state,
      replies: [message(say(bot, known[name as keyof typeof known] ?? 'offer-declined'))],
      isUnknown: false,
    };
  }
  const hint = noted.length === 0 && isOfMedicines(bot, state) ? hintOf(parsed) : undefined;
  const hinted = hintReply(bot, state, parsed, hint);
  if (hinted) {
    return { state: hinted.state, replies: hinted.replies, isUnknown: false };
  }
  const inFocus = focusOf(bot, state) && noted.length === 0 ? remarkReading(bot, state, parsed, segments) : undefined;
  const found = inFocus ? { reading: inFocus, ids: [] } : storyEntry(bot, state, parsed, segments, noted);
  if (found.reading) {
    const person = personOf(bot, state, extracted(bot, state, parsed).of ?? null);
    const { reply, state: next } = entryReply(bot, state, found.reading, parsed, person);
    const aid = firstAid(bot, found.reading.entry, reply, segments[0]);
    return { state: next, replies: [aid?.reply ?? reply], isUnknown: false, asks: aid?.asks };
  }
  if (noted.length > 0 && state.open === null) {
    const next = state.check?.done ? [] : [message(say(bot, 'told-next'), [say(bot, 'label-start')])];
    return { state, replies: next, isUnknown: next.length === 0 };
  }
  return { state, replies: [], isUnknown: true, ids: found.ids };
}

/** The turn with a question of the check asked after it; what is said next need not be its answer. */
function prompted(bot: BotContext, turn: Turn, id: string): Turn {
  const asked = prompt(bot, turn.state, { kind: 'question', id, aside: true }, turn.replies);
  return { ...asked, effects: turn.effects };
}

/** A question that names several things to take or do, as one for each. */
function split(bot: BotContext, segment: Segment): readonly Segment[] {
  const remedies = segment.subjects.filter((id) => bot.knowledge.entries.get(id)?.kind === 'remedy');
  const topics = remedies.map((id) => mainEntry(bot, id)?.id);
  const isSeveral = segment.act === 'question' && remedies.length > 1 && new Set(topics).size === remedies.length;
  return isSeveral
    ? remedies
        .slice(0, 2)
        .map((id) => ({ ...segment, text: bot.knowledge.entries.get(id)?.title ?? id, subjects: [id] }))
    : [segment];
}

/** What a message told and named right before a segment. */
function beforeIn(segments: readonly Segment[], { start }: Segment): Pick<Asked, 'named' | 'before'> {
  const earlier = segments.filter((one) => one.start < start);
  const told = earlier
    .slice(1 + earlier.findLastIndex(({ act }) => act === 'question'))
    .filter(({ act }) => act !== 'social');
  return { named: earlier.flatMap(({ subjects }) => subjects), before: told.map(({ text }) => text).join(' ') };
}

/** A segment as a message of its own. */
function partOf(bot: BotContext, parsed: ParsedMessage, { text }: Segment): ParsedMessage {
  return text === parsed.text ? parsed : parseMessage(bot, { ...parsed, text });
}
