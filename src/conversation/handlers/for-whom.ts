import type { Handler } from '../bot-context';
import { speaksOfOther } from '../check/for-whom';
import { isForEarlier, prompt } from '../check/prompt';

/** Facts of somebody else in the middle of a check that named nobody: whom it is for is asked first. */
export const onOtherPerson: Handler = (bot, state, parsed) => {
  const of = parsed.kind === 'message' && parsed.scope !== 'shared' ? speaksOfOther(state, parsed) : undefined;
  const isFree = state.open?.kind === 'question' && !isForEarlier(state, parsed);
  return of !== undefined && isFree ? prompt(bot, state, { kind: 'whom', of, text: parsed.text }) : undefined;
};
