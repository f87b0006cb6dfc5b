import { fill } from '../../messages/fill';
import type { Reply } from '../../messages/messages';
import { type BotContext, say } from '../bot-context';
import type { ParsedMessage } from '../parsed-message';
import { toned } from '../replies/blocks';
import { numbersFor } from '../replies/numbers';
import { outcomeOf } from '../state/denials';
import { flagsAt } from '../state/signs';
import type { State } from '../state/state';

/** Whatever is asked is answered in the light of a sign that was told and still is open: what to do about it comes first. */
export function withOpenSign(
  bot: BotContext,
  state: State,
  parsed: ParsedMessage,
  replies: readonly Reply[],
): readonly Reply[] {
  const told = [...state.heard, ...state.warned];
  const [first, ...rest] = replies;
  if (told.length === 0 || !first || parsed.scope === 'shared') {
    return replies;
  }
  const ids = outcomeOf(bot, state).flags.flatMap(({ id }) => (told.includes(id) ? [id] : []));
  const [flag, ...others] = flagsAt(bot, ids, 'urgent');
  if (!flag) {
    return replies;
  }
  const numbers = numbersFor(bot, state.country);
  const signs = [flag, ...others].map(({ title }) => title).join('; ');
  const line = toned(fill(say(bot, 'open-sign', { signs, act: flag.act }), numbers), 'alert');
  return [{ ...first, blocks: [...line, ...first.blocks] }, ...rest];
}
