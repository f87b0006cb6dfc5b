import { answerReply } from './answers';
import { upToDate } from './check';
import { doCommand } from './commands';
import { medicinesText } from './medicines';
import type { Incoming } from './messages';
import { countryIn, numbersFor } from './numbers';
import { ACTIONS, ask, askAgain, choicesOf, questionOf } from './questions';
import { type Open, readState, type State } from './state';
import { alarmFor, alarmOf, goOn, listFact, notKnown, takeAnswer, takeChoices } from './steps';
import { message, say, type Talk, type Turn } from './talk';
import { medicinesIn, takeTold, toldReply, withTold } from './told';
import { emergencyReply, flagsOf, urgentReply } from './warnings';
import { welcome } from './welcome';

/**
 * The whole behaviour of the bot: a stored state and what came in give the next state and the replies.
 *
 * Pure: the same input gives the same output, so a turn can be computed again when another was faster.
 * In order: warning signs in any state; the emergency it stays with; taps; commands; answers to what is open;
 * questions of the person's own, after which what is open is asked again.
 */
export function respond(talk: Talk, stored: unknown, incoming: Incoming): Turn {
  const state = upToDate(talk, readState(stored));
  if (incoming.kind === 'join') {
    return state.greeted ? { state, replies: [] } : greet(talk, state, incoming);
  }
  if (incoming.kind === 'edit') {
    return edited(talk, state, incoming);
  }
  const turn = incoming.tap ? tapped(talk, state, incoming) : said(talk, state, incoming);
  if (incoming.scope === 'shared') {
    return withoutCheck(talk, turn);
  }
  if (state.greeted || turn.state.greeted) {
    return turn;
  }
  // Nobody opened the conversation with an event: the welcome comes with the first answer, but never before an emergency.
  const first = turn.state.emergency
    ? []
    : greet(talk, state, incoming).replies.map((reply) => ({ ...reply, suggestions: [] }));
  return { ...turn, state: { ...turn.state, greeted: true }, replies: [...first, ...turn.replies] };
}

function greet(talk: Talk, state: State, { scope }: Incoming): Turn {
  return { state: { ...state, greeted: true }, replies: [welcome(talk, scope)] };
}

/** Where others read along the check is not offered, and nobody is greeted but the group when the bot enters it. */
function withoutCheck(talk: Talk, turn: Turn): Turn {
  const start = say(talk, 'label-start');
  const replies = turn.replies.map((reply) => ({
    ...reply,
    suggestions: reply.suggestions.filter((suggestion) => suggestion !== start),
  }));
  return { ...turn, replies };
}

/** A message that was changed after it was answered: nothing is answered again, but a new warning sign is. */
function edited(talk: Talk, state: State, incoming: Incoming): Turn {
  const heard = talk.language.listen(incoming.text);
  const urgent = flagsOf(talk, heard, 'urgent').map(({ id }) => id);
  const isNew = !state.emergency && urgent.some((id) => !state.heard.includes(id));
  return (
    alarmOf(talk, state, heard, incoming) ??
    (isNew ? noteUrgent(talk, state, urgent, incoming) : { state, replies: [] })
  );
}

function tapped(talk: Talk, state: State, incoming: Incoming): Turn {
  const { tap } = incoming;
  const alarmed = state.emergency && state.open?.kind !== 'delete';
  if (!tap || !state.open || alarmed || tap.step !== String(state.step)) {
    // The button may be old, and the danger still there.
    const raised = alarmed ? undefined : alarmOf(talk, state, [tap?.value ?? []].flat(), incoming);
    if (raised) {
      return raised;
    }

    return alarmed
      ? { state, replies: [emergencyReply(talk, state, incoming.locale, true)] }
      : askAgain(talk, state, [message(say(talk, 'stale'))]);
  }
  const values = typeof tap.value === 'string' ? [tap.value] : tap.value;
  const action = values[0] ?? '';
  if (state.open.kind === 'question') {
    switch (action) {
      case ACTIONS.unsure:
        return takeAnswer(talk, state, state.open.id, null, incoming);
      case ACTIONS.skip:
      case ACTIONS.back:
      case ACTIONS.why:
        return doCommand(talk, state, action.slice(1) as 'skip' | 'back' | 'why', incoming);
    }
  }
  if (values.length === 0) {
    return askAgain(talk, state, [message(say(talk, 'not-an-answer'))]);
  }
  const offered = choicesOf(talk, state.open).map(({ value }) => value);
  const known = values.filter((value) => offered.includes(value));
  return known.length < values.length
    ? askAgain(talk, state, [message(say(talk, 'stale'))])
    : takeChoices(talk, state, state.open, known, incoming);
}

function said(talk: Talk, before: State, incoming: Incoming): Turn {
  const { text, locale } = incoming;
  if (text.trim() === '') {
    return askAgain(talk, before, [message(say(talk, 'empty'))]);
  }
  const country = countryIn(talk, text, before.emergency !== null);
  const state: State = { ...before, country: country ?? before.country };
  const heard = talk.language.listen(text);
  const command = talk.language.command(text);

  const alarmed = alarmOf(talk, state, heard, incoming);
  if (alarmed) {
    return alarmed;
  }
  if (state.emergency) {
    if (command === 'mistake' || command === 'delete') {
      return doCommand(talk, state, command, incoming);
    }
    const answered = state.open?.kind === 'delete' ? answerOpen(talk, state, state.open, incoming) : undefined;
    return answered ?? { state, replies: [emergencyReply(talk, state, locale, true)] };
  }
  const urgent = flagsOf(talk, heard, 'urgent').map(({ id }) => id);
  if (urgent.some((id) => !state.heard.includes(id))) {
    return noteUrgent(talk, state, urgent, incoming);
  }
  if (command && !(state.open && command === 'hello') && !isOption(talk, state.open, text)) {
    return doCommand(talk, state, command, incoming);
  }
  const corrected = correctMedicines(talk, state, incoming);
  if (corrected) {
    return corrected;
  }
  if (state.open) {
    return answerOpen(talk, state, state.open, incoming) ?? ownQuestion(talk, state, incoming, country !== undefined);
  }
  return answerOffer(talk, state, incoming) ?? ownQuestion(talk, state, incoming, country !== undefined);
}

/** Under an answer the check is offered: "yes" takes the offer, "no" declines it. */
function answerOffer(talk: Talk, state: State, incoming: Incoming): Turn | undefined {
  if ((!state.last && state.told.length === 0) || state.check) {
    return undefined;
  }
  if (isSaid(talk, 'yes', incoming.text)) {
    return doCommand(talk, state, 'start', incoming);
  }
  return isSaid(talk, 'no', incoming.text) ? { state, replies: [message(say(talk, 'offer-declined'))] } : undefined;
}

/** Whether a message is no more than one of these answers. */
function isSaid({ knowledge }: Talk, answer: 'yes' | 'no' | 'none' | 'unsure', text: string): boolean {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\s']/gu, '')
    .trim();
  return knowledge.intents.answers[answer].includes(plain);
}

/** An urgent sign counts as told in the check, and is said at once; what was open goes on after it. */
function noteUrgent(talk: Talk, before: State, urgent: readonly string[], incoming: Incoming): Turn {
  const { state, fresh } =
    before.open || incoming.scope === 'shared' ? { state: before, fresh: [] } : takeTold(talk, before, incoming.text);
  const noted: State = { ...state, heard: [...new Set([...state.heard, ...urgent])] };
  const warning = urgentReply(talk, noted, urgent, incoming.locale);
  const alarmed = alarmFor(talk, noted, incoming);
  if (alarmed) {
    return alarmed;
  }
  const open = noted.open;
  const answered =
    open?.kind === 'question' && incoming.kind !== 'edit' ? answerOpen(talk, noted, open, incoming) : undefined;
  if (answered) {
    return { ...answered, replies: [warning, ...answered.replies] };
  }
  return open
    ? askAgain(talk, noted, [warning, message(say(talk, 'heard-noted'))])
    : {
        state: noted,
        replies: [
          warning,
          ...(fresh.length > 0 ? [toldReply(talk, noted, fresh)] : []),
          message(say(talk, 'urgent-next')),
        ],
      };
}

function answerOpen(talk: Talk, state: State, open: Open, incoming: Incoming): Turn | undefined {
  const choices = choicesOf(talk, open);
  const question = open.kind === 'question' ? questionOf(talk, open.id) : undefined;
  const takesNumber = question !== undefined && talk.knowledge.facts.get(question.fact)?.kind === 'number';
  const positions = takesNumber ? undefined : talk.language.numbers(incoming.text, choices.length);
  if (positions !== undefined && (positions.length === 1 || (question && listFact(talk, question.fact)))) {
    return takeChoices(
      talk,
      state,
      open,
      positions.map((position) => choices[position]?.value ?? ''),
      incoming,
    );
  }
  if (question) {
    const read = talk.language.answer(question, incoming.text);
    if (read?.kind === 'value') {
      return takeAnswer(talk, state, question.id, read.value, incoming);
    }
    if (read) {
      return question.optional
        ? takeAnswer(talk, state, question.id, null, incoming)
        : askAgain(talk, state, [message(say(talk, 'must-answer'))]);
    }
    if (!question.optional && isSaid(talk, 'yes', incoming.text)) {
      return askAgain(talk, state, [message(say(talk, 'which-one', numbersFor(talk, state.country, incoming.locale)))]);
    }
    return undefined;
  }
  const index = talk.language.choice(
    choices.map(({ label }) => label),
    incoming.text,
  );
  const chosen = index === undefined ? undefined : choices[index];
  return chosen && takeChoices(talk, state, open, [chosen.value], incoming);
}

/** "No, not lipitor, lisinopril": the medicines known so far, corrected in words and said back. */
function correctMedicines(talk: Talk, state: State, incoming: Incoming): Turn | undefined {
  const known = medicinesIn(talk, state);
  const names = known && talk.language.corrected(known.names, incoming.text);
  if (!known || names === undefined) {
    return undefined;
  }
  const changed = withTold(state, known.question, names);
  const said = names.length > 0 ? medicinesText(talk, names) : say(talk, 'medicines-none');
  return alarmFor(talk, changed, incoming) ?? askAgain(talk, changed, [message(said)]);
}

/** What is no answer and no command: facts it tells are noted and said back, and a question in it is answered as one. */
function ownQuestion(talk: Talk, before: State, incoming: Incoming, namesCountry: boolean): Turn {
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
  const isClear = question !== undefined && talk.language.match(question).decision === 'answer';
  const asked = isClear ? { ...incoming, text: question } : incoming;
  const { decision } = talk.language.match(asked.text);
  if (decision === 'answer' || (decision === 'clarify' && question && !open)) {
    const turn = answerQuestion(talk, state, asked, namesCountry);
    return { ...turn, replies: [noted, ...turn.replies] };
  }
  return open?.kind === 'question'
    ? askAgain(talk, state, [noted])
    : {
        state: { ...state, open: null },
        replies: [noted, message(say(talk, 'told-next'), [say(talk, 'label-start')])],
        ...(question && { unanswered: incoming.text.slice(0, LONGEST_QUESTION_KEPT) }),
      };
}

/** Whether a message is word for word an option of the open question: "enough" may be how much, and no request to stop. */
function isOption(talk: Talk, open: Open | null, text: string): boolean {
  const said = text.trim().toLowerCase();
  const options = open?.kind === 'question' ? questionOf(talk, open.id)?.options : undefined;
  return options?.some(({ label, words }) => [label, ...words].some((each) => each.toLowerCase() === said)) ?? false;
}

/** A question of the person's own: answered, offered, or declined and kept for review. */
function answerQuestion(talk: Talk, state: State, incoming: Incoming, namesCountry: boolean): Turn {
  const { text, locale } = incoming;
  const { decision, entries } = talk.language.match(text);
  const best = talk.knowledge.entries.get(entries[0]?.id ?? '');
  if (decision === 'answer' && best) {
    return askAgain(talk, { ...state, last: best.id }, [answerReply(talk, state, best, incoming)]);
  }
  if (state.open?.kind === 'question') {
    const optional = questionOf(talk, state.open.id)?.optional;
    return askAgain(talk, state, [message(say(talk, optional ? 'not-an-answer' : 'not-an-answer-danger'))]);
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
