import type { RedFlag } from '../../knowledge/knowledge';
import type { BotContext } from '../bot-context';
import type { ParsedMessage } from '../parsed-message';
import type { State } from './state';
import { earlierSigns } from './told-signs';

/** A warning sign by its flag, and the person's own words for it. */
export type Sign = NonNullable<State['raised']>['signs'][number];

/** The red flags of one level among these ids, in the order of the content. */
export function flagsAt({ knowledge }: BotContext, ids: readonly string[], level: RedFlag['level']): RedFlag[] {
  return knowledge.flags.filter((flag) => flag.level === level && ids.includes(flag.id));
}

/** Whether a flag is of this level. */
export function isAt({ knowledge }: BotContext, id: string, level: RedFlag['level']): boolean {
  return knowledge.flags.some((flag) => flag.id === id && flag.level === level);
}

/** The warning signs of one level that a message reports, also with what was told before; what the person once did not mean as one is left out. */
export function signsAt(
  bot: BotContext,
  state: State,
  parsed: ParsedMessage,
  level: RedFlag['level'],
): readonly Sign[] {
  const isDismissed = (sign: Sign) =>
    state.dismissed.some(({ flag, words }) => flag === sign.flag && words.toLowerCase() === sign.words.toLowerCase());
  return parsed
    .flags(earlierSigns(bot, state, parsed))
    .filter((sign) => isAt(bot, sign.flag, level) && !isDismissed(sign));
}

/** The state with these signs heard. */
export function withSigns(state: State, signs: readonly Sign[]): State {
  return { ...state, heard: [...new Set([...state.heard, ...signs.map(({ flag }) => flag)])] };
}
