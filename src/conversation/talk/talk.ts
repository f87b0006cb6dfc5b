import type { Segment } from '../../language/understanding';
import type { Reply } from '../../messages/messages';
import { withOpenSign } from '../answers/open-sign';
import { type BotContext, message, say, type Turn } from '../bot-context';
import { continueCheck } from '../check/apply-answer';
import { prompt, reprompt } from '../check/prompt';
import type { ParsedMessage } from '../parsed-message';
import { notedReply } from '../replies/noted-reply';
import { numbersFor } from '../replies/numbers';
import { type NotedFacts, noteFacts } from '../state/noted-facts';
import { noteOthers } from '../state/person';
import type { State } from '../state/state';
import { isForeign } from './foreign';
import { withNoted } from './joined-replies';
import { notUnderstood } from './not-understood';
import { answerQuestions, type Said } from './questions';
import { answerStory, type Story } from './story';

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
  const said = answer(bot, isCheck ? state : { ...state, open: null }, { before, parsed, noted }, beside);
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
  if (isCheck) {
    return { ...reprompt(bot, turn.state, turn.replies), effects: turn.effects };
  }
  return said.asks ? prompted(bot, turn, said.asks) : turn;
}

/** Whether any part of a message wants an answer. */
function isAsking(segments: readonly Segment[]): boolean {
  return segments.some(({ act }) => act === 'question' || act === 'request' || act === 'feedback');
}

/** What a message asks, answered; where it asks nothing, what its story asks for. */
function answer(bot: BotContext, state: State, story: Story, { replies, answered, isWarned = false }: Beside): Said {
  const segments = story.parsed.segments().filter((segment) => !answered(segment));
  const isBeside = replies.length > 0 || isWarned;
  if (!isAsking(segments)) {
    return isBeside ? { state, replies: [], isUnknown: false } : answerStory(bot, state, story, segments);
  }
  const said = answerQuestions(bot, state, story.parsed, segments, replies.length > 0);
  const whole = said.isUnknown && segments.length > 1 ? answerStory(bot, said.state, story, segments) : undefined;
  return whole && !whole.isUnknown ? whole : said;
}

/** The turn with a question of the check asked after it; what is said next need not be its answer. */
function prompted(bot: BotContext, turn: Turn, id: string): Turn {
  const asked = prompt(bot, turn.state, { kind: 'question', id, aside: true }, turn.replies);
  return { ...asked, effects: turn.effects };
}
