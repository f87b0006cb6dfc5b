import { isFunctionWord } from '../text/function-words';
import { amountAt } from './amounts';
import type { Message } from './message';
import type { Options } from './options';
import { secondsOf, singular } from './quantity';
import type { Parsed, Span } from './spans';

/**
 * The option that a bare count stands for when the words after it are left out: "34 weeks" for one that is called "weeks pregnant".
 *
 * Undefined when the count could as well be how long ago another option was ("in the last 6 weeks").
 */
export function readElided(
  { counted, recent }: Options,
  { forms }: Message,
  parsed: Parsed,
): string | number | undefined {
  const at = forms.findIndex((_, i) => amountAt(forms, i) !== undefined);
  const amount = amountAt(forms, at);
  const unit = amount && forms[at + amount.length];
  const seconds = secondsOf(unit);
  if (amount === undefined || seconds === undefined || !parsed.spans.every(isYes) || parsed.unexplained > 1) {
    return undefined;
  }
  const rest = [...forms.slice(0, at), ...forms.slice(at + amount.length + 1)];
  if (rest.includes('ago') || rest.includes('not') || !rest.every(isFunctionWord)) {
    return undefined;
  }
  const values = new Set(counted.filter((one) => one.unit === singular(unit)).map(({ value }) => value));
  const isRecent = [...recent.values()].some((most) => amount.from * seconds <= most);
  return values.size === 1 && !isRecent ? [...values][0] : undefined;
}

// "I am" is a yes, and so is "yes, 34 weeks".
function isYes({ meanings, negated }: Span): boolean {
  return !negated && meanings.every((meaning) => 'answer' in meaning && meaning.answer === 'yes');
}
