import type { Match } from '../language/understanding';
import type { Incoming } from '../messages/messages';
import { alarmFor } from './alarms';
import { answerReply } from './answers';
import { outcomeOf } from './denials';
import { dealWithMedicines } from './medicine-actions';
import { numbersFor } from './numbers';
import { isSaid } from './open-answers';
import { ask, askAgain, isForEarlier, questionOf } from './questions';
import type { State } from './state';
import { goOn, notKnown } from './steps';
import { message, say, type Talk, type Turn } from './talk';
import { takeTold, toldReply } from './told';
import { flagsOf } from './warnings';

/** What is no answer and no command: facts it tells are noted and said back, and a question in it is answered as one. */
export function ownQuestion(talk: Talk, before: State, incoming: Incoming, namesCountry: boolean): Turn {
  // Others may read along: nothing about health is kept there.
  const { state, fresh, question } =
    incoming.scope === 'shared'
      ? { state: before, fresh: [], question: undefined }
      : takeTold(talk, before, incoming.text);
  if (fresh.length === 0) {
    return answerQuestion(talk, state, incoming, namesCountry);
  }
  const alarmed = alarmFor(talk, state, incoming);
  if (alarmed) {
    return alarmed;
  }
  const noted = toldReply(talk, state, fresh);
  const { open } = state;
  const answer = open?.kind === 'question' ? fresh.find((one) => one.question === open.id) : undefined;
  if (answer) {
    return goOn(talk, { ...state, open: null }, incoming, [noted]);
  }
  // A story may hide the question in it.
  const isClear = question !== undefined && meantBy(talk, question).decision === 'answer';
  const asked = isClear ? { ...incoming, text: question } : incoming;
  const { decision } = meantBy(talk, asked.text);
  if (decision === 'answer' || (decision === 'clarify' && question && !open)) {
    const turn = answerQuestion(talk, state, asked, namesCountry);
    return { ...turn, replies: [noted, ...turn.replies] };
  }
  return open?.kind === 'question'
    ? askAgain(talk, state, [noted])
    : {
        state: { ...state, open: null },
        replies: state.check?.done
          ? [{ ...noted, suggestions: [say(talk, 'label-result')] }]
          : [noted, message(say(talk, 'told-next'), [say(talk, 'label-start')])],
        ...(question && { unanswered: incoming.text.slice(0, LONGEST_QUESTION_KEPT) }),
      };
}

/** A question of the person's own is answered in the light of a sign that was told and still is open: one line says so. */
function answerQuestion(talk: Talk, state: State, incoming: Incoming, namesCountry: boolean): Turn {
  const turn = answered(talk, state, incoming, namesCountry);
  const told = [...state.heard, ...state.warned];
  const flags = outcomeOf(talk, state).flags.map(({ id }) => id);
  const open = flagsOf(
    talk,
    flags.filter((id) => told.includes(id)),
    'urgent',
  );
  const [first, ...rest] = turn.replies;
  if (open.length === 0 || !first || incoming.scope === 'shared') {
    return turn;
  }
  const { advice } = numbersFor(talk, state.country, incoming.locale);
  const text = say(talk, 'open-sign', { signs: open.map(({ title }) => title).join('; '), advice });
  return {
    ...turn,
    replies: [{ ...first, blocks: [...first.blocks, { type: 'text', text, tone: 'alert' }] }, ...rest],
  };
}

/** What a question means: first aid is given where it is the likeliest, without a list to choose from. */
function meantBy({ language, knowledge }: Talk, text: string): Match {
  const match = language.match(text);
  const best = knowledge.entries.get(match.entries[0]?.id ?? '');
  const isFirstAid = best?.kind === 'faq' && best['at-once'] && match.decision === 'clarify';
  return isFirstAid ? { ...match, decision: 'answer' } : match;
}

/** Answered, offered, or declined and kept for review. */
function answered(talk: Talk, state: State, incoming: Incoming, namesCountry: boolean): Turn {
  const { text, locale } = incoming;
  const { decision, entries } = meantBy(talk, text);
  const best = talk.knowledge.entries.get(entries[0]?.id ?? '');
  if (decision === 'answer' && best) {
    return askAgain(talk, { ...state, last: best.id }, [answerReply(talk, state, best, incoming)]);
  }
  const hint = talk.language.hinted(text);
  const dealt = hint && dealWithMedicines(talk, state, incoming, [], [hint]);
  if (dealt) {
    // A medicine was named before, and nothing else fits: better said once too often than not at all.
    return askAgain(talk, state.open?.kind === 'question' ? state : { ...state, open: null }, dealt.replies);
  }
  if (state.open?.kind === 'question') {
    const optional = questionOf(talk, state.open.id)?.optional;
    const name = isForEarlier(state, incoming) ? 'stale-answer' : optional ? 'not-an-answer' : 'not-an-answer-danger';
    return askAgain(talk, state, [message(say(talk, name))]);
  }
  if (namesCountry) {
    const { emergency } = numbersFor(talk, state.country, locale);
    return askAgain(talk, state, [message(say(talk, 'country-noted', { emergency }))]);
  }
  if (decision === 'clarify') {
    const ids = entries.slice(0, 3).map(({ id }) => id);
    return ask(talk, state, { kind: 'clarify', ids, asked: text.slice(0, LONGEST_QUESTION_KEPT) });
  }
  const closed: State = { ...state, open: null };
  return isQuestion(talk, text)
    ? { state: closed, replies: [notKnown(talk, 'unknown')], unanswered: text.slice(0, LONGEST_QUESTION_KEPT) }
    : { state: closed, replies: [notKnown(talk, 'no-question')] };
}

/** Whether a message may be worth an answer of its own some day: "ok", "yes" and "123" are not. */
function isQuestion(talk: Talk, text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.length > 1 && !(['yes', 'no', 'none', 'unsure'] as const).some((answer) => isSaid(talk, answer, text));
}

const LONGEST_QUESTION_KEPT = 200;
