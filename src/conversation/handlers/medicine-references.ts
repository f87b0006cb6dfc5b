import type { MedicineAction } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import { focusOf } from '../focus/topic';
import { stoppingAdvice } from '../replies/stopping-advice';
import { withFact, withoutFact } from '../state/facts';
import { isSamePerson, knownMedicines } from '../state/noted-facts';
import type { State } from '../state/state';

/** What is asked or told of one medicine; `name` undefined: of any ("my tablets"). */
export interface MedicineReference {
  readonly action: MedicineAction;
  readonly name: string | undefined;
}

/** The medicines an action is about: "it" is the one spoken of last. Of what people buy for themselves only stopping counts. */
export function medicineReferences(
  bot: BotContext,
  state: State,
  action: MedicineAction,
): readonly MedicineReference[] {
  const { object, act } = action;
  if (object === 'any') {
    return action.as === 'told' ? [] : [{ action, name: undefined }];
  }
  const isPronoun = object === 'it' || object === 'them';
  const meant = isPronoun ? spokenOfLast(bot, state) : action.medicines;
  const known = [...(knownMedicines(bot, state)?.names ?? []), ...state.spokenOf];
  return (object === 'it' ? meant.slice(-1) : meant).flatMap((name) => {
    const isNoted = isPronoun || known.some((other) => isSameMedicine(bot, name, other));
    const isOwn = stoppingAdvice(bot, name).some(({ own }) => own);
    const isUsual = !['more', 'swap', 'keep', 'need'].includes(act);
    const isAsked = act === 'need' ? isNoted && !isOwn : isUsual || !isOwn;
    return action.as !== 'asked' || isAsked ? [{ action, name }] : [];
  });
}

/** What "it" and "them" mean: the medicines named last, else the one that was answered last, else the last one noted. */
function spokenOfLast(bot: BotContext, state: State): readonly string[] {
  const { spokenOf } = state;
  const known = knownMedicines(bot, state)?.names ?? [];
  if (spokenOf.length > 0) {
    // "I take this one, and read of that one": it is the one that is taken.
    const taken = spokenOf.filter((name) => known.some((other) => isSameMedicine(bot, name, other)));
    return taken.length > 0 ? taken : spokenOf;
  }
  const entry = focusOf(bot, state)?.entry;
  return entry?.kind === 'medicine' ? [entry.title] : known.slice(-1);
}

/** The state in which a medicine is no longer taken by the person it is about; what is told of somebody else changes nothing. */
export function withoutMedicine(bot: BotContext, state: State, { of }: MedicineAction, name: string): State {
  const known = knownMedicines(bot, state);
  // "My brother stopped his" is nobody's whom facts were told of.
  if (!known || !isSamePerson(state.of, of ?? null) || (of === 'other' && state.of === null)) {
    return state;
  }
  const left = known.names.filter((other) => !isSameMedicine(bot, name, other));
  const isAnswered = state.check?.answers.some(({ question }) => question === known.question) ?? false;
  // That the last one known was stopped does not say that there is no other.
  return left.length === 0 && !isAnswered ? withoutFact(state, known.question) : withFact(state, known.question, left);
}

/** Whether two names are of one medicine, or one is the kind of the other. */
function isSameMedicine({ knowledge, language }: BotContext, one: string, other: string): boolean {
  if (one.toLowerCase() === other.toLowerCase()) {
    return true;
  }
  const isKind = (id: string, name: string) =>
    !knowledge.medicines.some(
      (medicine) => medicine.id === id && medicine.substances.some((each) => each.name === name),
    );
  const [sure, others] = [one, other].map((name) => language.medicines(name).filter(({ vague }) => !vague));
  return (sure ?? []).some(({ id, name }) =>
    others?.some((each) => each.id === id && (each.name === name || isKind(id, name) || isKind(id, each.name))),
  );
}
