import type { Entry, RedFlag } from '../knowledge/knowledge';
import type { MedicineAction } from '../language/understanding';
import { fill } from '../messages/fill';
import type { Block, Incoming, Reply } from '../messages/messages';
import { paragraphs } from '../messages/paragraphs';
import { citations } from './answers';
import { factsOf } from './check';
import { nameOf, upper } from './medicines';
import { numbersFor } from './numbers';
import type { State } from './state';
import { type Stopping, stoppingOf } from './stopping';
import { say, type Talk } from './talk';
import { isSamePerson, medicinesIn, withoutTold, withTold } from './told';
import { flagsOf } from './warnings';

/** What is asked or told of one medicine; `name` undefined: of any ("my tablets"). */
interface Dealt {
  readonly action: MedicineAction;
  readonly name: string | undefined;
}

/** What the bot knows to say about stopping, skipping and changing medicines. */
export interface Dealing {
  readonly state: State;
  readonly replies: readonly Reply[];
  /** Whether something is asked: the message is then no answer to what is open. */
  readonly asks: boolean;
}

/** A paragraph or more, its numbers to call not filled in yet. */
interface Line {
  readonly text: string;
  readonly tone?: 'strong' | 'alert' | undefined;
}

/** Most medicines answered at once. */
const MOST = 4;

/**
 * What a message asks or tells of stopping, skipping or changing medicines, answered: for each what a sudden stop does, whom to ask and how
 * soon, after the urgent signs that are open. A question changes nothing that is known; what is told to be no longer taken is noted so.
 * Undefined where there is nothing of the kind, or where "it" may be anything.
 *
 * @param silent flags that were said in this turn already
 * @param actions what the message asks or tells, where it is read otherwise than strictly
 */
export function dealWithMedicines(
  talk: Talk,
  before: State,
  incoming: Incoming,
  silent: readonly string[] = [],
  actions: readonly MedicineAction[] = talk.language.actions(incoming.text),
): Dealing | undefined {
  const dealt = actions.flatMap((action) => resolved(talk, before, action));
  const isKept = incoming.scope !== 'shared';
  if (dealt.length === 0) {
    return undefined;
  }
  const flags = urgentFlags(talk, before).filter(({ id }) => !silent.includes(id));
  const gone = isKept ? dealt.filter(({ action, name }) => action.ended && name !== undefined) : [];
  const state = gone.reduce((now, { action, name }) => withoutMedicine(talk, now, action, name!), before);
  const numbers = numbersFor(talk, state.country, incoming.locale);
  const found = dealt.slice(0, MOST).map((one) => ({ ...one, stopping: stoppingOf(talk, one.name) }));
  const about = found.flatMap(({ stopping }) => stopping.flatMap(({ entry }) => entry ?? []));
  const shown = flags.filter((flag) => flags.length === 1 || isLinked(flag, about) || flag === flags[0]);
  const lines = [
    ...shown.map(
      (flag): Line => ({ text: say(talk, 'medicine-flag', { sign: flag.title, act: flag.act }), tone: 'alert' }),
    ),
    ...found.flatMap((one) => linesOf(talk, state, one, isKept, [...flags, ...flagsOf(talk, silent, 'urgent')])),
  ];
  // Two medicines may be told the same.
  const different = [...new Map(lines.map((line) => [line.text, line])).values()];
  const reply: Reply = {
    kind: 'answer',
    blocks: different.flatMap(({ text, tone }) =>
      paragraphs(fill(text, numbers)).map(
        (block): Block => (block.type === 'text' && tone ? { ...block, tone } : block),
      ),
    ),
    sources: citations(talk, [
      ...shown.flatMap(({ sources }) => sources),
      ...found.flatMap(({ stopping }) => stopping.flatMap(({ sources }) => sources)),
    ]),
    suggestions: [...new Set(about.map(({ title }) => title))].slice(0, 2),
    about: about[0]?.id,
  };
  return {
    state: { ...state, last: about[0]?.id ?? state.last },
    replies: [reply],
    asks: dealt.some(({ action }) => action.as !== 'told'),
  };
}

/** The medicines of an action: "it" is the one spoken of last. What people buy for themselves they are asked nothing but stopping of. */
function resolved(talk: Talk, state: State, action: MedicineAction): readonly Dealt[] {
  if (action.object === 'any') {
    return action.as === 'told' ? [] : [{ action, name: undefined }];
  }
  const isOpen = action.object === 'it' || action.object === 'them';
  const names = !isOpen
    ? action.medicines
    : action.object === 'it'
      ? focusOf(talk, state).slice(-1)
      : focusOf(talk, state);
  const known = medicinesIn(talk, state)?.names ?? [];
  return names.flatMap((name) => {
    const isNoted = isOpen || [...known, ...state.spokenOf].some((other) => isSameMedicine(talk, name, other));
    const own = stoppingOf(talk, name).some((one) => one.own);
    const isUsual = !['more', 'swap', 'keep', 'need'].includes(action.act);
    const isAsked = action.act === 'need' ? isNoted && !own : isUsual || !own;
    return action.as !== 'asked' || isAsked ? [{ action, name }] : [];
  });
}

/** What "it" and "them" mean: the medicines named last, else the one that was answered last, else the last one noted. */
function focusOf(talk: Talk, state: State): readonly string[] {
  const known = medicinesIn(talk, state)?.names ?? [];
  const taken = state.spokenOf.filter((name) => known.some((other) => isSameMedicine(talk, name, other)));
  if (state.spokenOf.length > 0) {
    // "I take this one, and read of that one": it is the one that is taken.
    return taken.length > 0 ? taken : state.spokenOf;
  }
  const entry = talk.knowledge.entries.get(state.last ?? '');
  return entry?.kind === 'medicine' ? [entry.title] : (medicinesIn(talk, state)?.names.slice(-1) ?? []);
}

function linesOf(
  talk: Talk,
  state: State,
  { action, name, stopping }: Dealt & { readonly stopping: readonly Stopping[] },
  isKept: boolean,
  flags: readonly RedFlag[],
): Line[] {
  const line = (text: string, tone?: 'strong'): Line => ({ text, tone });
  if (name === undefined) {
    return [line(say(talk, 'medicine-any')), ...moreLines(talk, action)];
  }
  const medicine = nameOf(talk, name);
  // The flag says what to do about this very medicine.
  const isFlagged = stopping.some(({ entry }) => entry && flags.some((flag) => isLinked(flag, [entry])));
  if (action.as === 'advised') {
    return [line(say(talk, 'medicine-advised', { medicine: upper(medicine) }))];
  }
  if (action.as === 'asked') {
    const texts = isFlagged || action.act === 'more' ? [] : stopping.map(({ asked }) => asked);
    return [
      ...(isFlagged ? [line(say(talk, 'medicine-flagged', { medicine: upper(medicine) }), 'strong')] : []),
      ...texts.map((text) => line(say(talk, 'medicine-about', { medicine: upper(medicine), text }), 'strong')),
      ...moreLines(talk, action, medicine),
    ];
  }
  const isOther = action.of === 'other' || (state.of !== null && state.of !== 'self');
  const told = !action.ended
    ? say(talk, action.act === 'less' ? 'medicine-changed' : 'medicine-missed', { medicine })
    : say(talk, isOther || !isKept ? 'medicine-ended-other' : 'medicine-ended', { medicine });
  const isSettled = action.byTeam || action.isLongAgo;
  const texts = isSettled
    ? [say(talk, 'medicine-settled')]
    : stopping.map(({ asked, stopped }) => (action.act === 'skip' || action.act === 'less' ? asked : stopped));
  return [
    line(told),
    ...(isFlagged ? [] : texts.map((text) => line(text, 'strong'))),
    ...(isSettled ? [] : moreLines(talk, action, medicine)),
  ];
}

/** What is said beside the danger of stopping, by what was asked. */
function moreLines(talk: Talk, { act }: MedicineAction, medicine = ''): Line[] {
  switch (act) {
    case 'skip':
    case 'less':
    case 'more':
    case 'swap':
      return [{ text: say(talk, `medicine-${act}`, { medicine: upper(medicine) }) }];
    default:
      return [];
  }
}

/** The urgent warning signs that are open: heard, or raised by what was told. */
function urgentFlags(talk: Talk, state: State): readonly RedFlag[] {
  const raised = talk.triage.assess(factsOf(talk, state)).flags.map(({ id }) => id);
  return flagsOf(talk, [...state.heard, ...raised], 'urgent');
}

function isLinked(flag: RedFlag, entries: readonly Entry[]): boolean {
  return entries.some(({ id, related }) => flag.related.includes(id) || related.includes(flag.id));
}

/** The state in which a medicine is no longer taken by the person it is about; what is told of somebody else changes nothing. */
function withoutMedicine(talk: Talk, state: State, { of }: MedicineAction, name: string): State {
  const known = medicinesIn(talk, state);
  // "My brother stopped his" is nobody's whom facts were told of.
  if (!known || !isSamePerson(state.of, of ?? null) || (of === 'other' && state.of === null)) {
    return state;
  }
  const left = known.names.filter((other) => !isSameMedicine(talk, name, other));
  const isAnswered = state.check?.answers.some(({ question }) => question === known.question) ?? false;
  // That the last one known was stopped does not say that there is no other.
  return left.length === 0 && !isAnswered ? withoutTold(state, known.question) : withTold(state, known.question, left);
}

/** Whether two names are of one medicine, or one is the kind of the other. */
function isSameMedicine(talk: Talk, one: string, other: string): boolean {
  if (one.toLowerCase() === other.toLowerCase()) {
    return true;
  }
  const isKind = (id: string, name: string) =>
    !talk.knowledge.medicines.some(
      (medicine) => medicine.id === id && medicine.substances.some((each) => each.name === name),
    );
  const others = talk.language.medicines(other).filter(({ vague }) => !vague);
  return talk.language
    .medicines(one)
    .filter(({ vague }) => !vague)
    .some(({ id, name }) =>
      others.some((each) => each.id === id && (each.name === name || isKind(id, name) || isKind(id, each.name))),
    );
}
