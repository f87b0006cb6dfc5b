import type { BotContext } from '../bot-context';
import type { ParsedMessage } from '../parsed-message';
import { extracted } from './extracted';
import { isSamePerson } from './noted-facts';
import type { State } from './state';

/** As many are kept; the oldest go first. */
const MOST_SIGNS = 60;

/** What was told before of the person a message is about; nothing where it is about somebody else. */
export function earlierSigns(bot: BotContext, state: State, parsed: ParsedMessage): readonly string[] {
  return parsed.scope !== 'shared' && isSamePerson(state.of, personIn(bot, state, parsed)) ? state.signs : [];
}

/** The state with what a message tells of the person, and without what it denies; begun anew where the talk turned to somebody else. */
export function withToldSigns(bot: BotContext, before: State, state: State, parsed: ParsedMessage): State {
  if (parsed.scope === 'shared' || parsed.tap || state.emergency) {
    return state;
  }
  const earlier = before.of === null || isSamePerson(before.of, state.of) ? state.signs : [];
  const { now, denied } = isSamePerson(state.of, personIn(bot, before, parsed))
    ? parsed.signs()
    : { now: [], denied: [] };
  const kept = earlier.filter((sign) => !now.includes(sign) && !denied.includes(sign));
  return { ...state, signs: [...kept, ...now].slice(-MOST_SIGNS) };
}

/** The signs without those that make up these flags: they were not meant. */
export function withoutSignsOf(
  { knowledge }: BotContext,
  signs: readonly string[],
  flags: readonly string[],
): string[] {
  const rows = flags.flatMap((flag) => knowledge.intents.listening.flags[flag] ?? []);
  const members = new Set(rows.flatMap((row) => row.members.flatMap((member) => member.split('|'))));
  return signs.filter((sign) => !members.has(sign));
}

/** Whom a message is about, where it says so. */
export function personIn(bot: BotContext, state: State, parsed: ParsedMessage): string | null {
  return extracted(bot, state, parsed).of ?? parsed.segments().find(({ of }) => of !== undefined)?.of ?? null;
}
