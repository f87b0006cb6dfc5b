import type { MedicineMention } from '../../knowledge/facts';
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
  const named = meant.flatMap((name) => knownOfKind(bot, known, name));
  return (object === 'it' ? named.slice(-1) : [...new Set(named)]).flatMap((name) => {
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
    const meant = spokenOf.flatMap((name) => knownOfKind(bot, known, name));
    const taken = meant.filter((name) => known.some((other) => isSameMedicine(bot, name, other)));
    return taken.length > 0 ? taken : meant;
  }
  const entry = focusOf(bot, state)?.entry;
  return entry?.kind === 'medicine' ? [entry.title] : known.slice(-1);
}

/** "The water tablet" is the one of that kind that they take; else what was named. */
function knownOfKind(bot: BotContext, known: readonly string[], name: string): readonly string[] {
  const kinds = bot.language.medicines(name);
  if (kinds.length === 0 || kinds.some((one) => isSubstance(bot, one))) {
    return [name];
  }
  const found = known.filter((other) =>
    bot.language
      .medicines(other)
      .some((one) => !one.vague && isSubstance(bot, one) && kinds.some(({ id }) => id === one.id)),
  );
  return found.length > 0 ? found : [name];
}

/** Whether a medicine was named by itself, and not by its kind. */
function isSubstance({ knowledge }: BotContext, { id, name }: Pick<MedicineMention, 'id' | 'name'>): boolean {
  return knowledge.medicines.some((one) => one.id === id && one.substances.some((each) => each.name === name));
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
function isSameMedicine(bot: BotContext, one: string, other: string): boolean {
  if (one.toLowerCase() === other.toLowerCase()) {
    return true;
  }
  const isKind = (id: string, name: string) => !isSubstance(bot, { id, name });
  const [sure, others] = [one, other].map((name) => bot.language.medicines(name).filter(({ vague }) => !vague));
  return (sure ?? []).some(({ id, name }) =>
    others?.some((each) => each.id === id && (each.name === name || isKind(id, name) || isKind(id, each.name))),
  );
}
