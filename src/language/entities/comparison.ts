import type { LanguageWords } from '../../knowledge/knowledge';
import type { Text } from '../text/text';
import type { Token } from '../utterance';
import type { Quantity } from './duration';
import { isRun, wordAt, wordSets } from './words';

/** The difference between an amount and anything more or less. */
const JUST_OFF = 0.001;

/**
 * Compiles comparisons before a quantity: "over", "more than", "less than", "up to", "at least", "not even", "no longer than".
 *
 * @returns widens a quantity by the words before it; a rate that is denied gets the certainty 0: "not every night" says nothing of how many
 */
export function createComparisons(words: LanguageWords['time'], text: Text) {
  const is = wordSets(text, words);

  /** Where the word stands that denies a comparison or an amount. */
  const denialBefore = (tokens: readonly Token[], end: number): number | undefined => {
    let before = end - 1;
    while (before >= 0 && is['denial-between'].has(wordAt(tokens, before)) && tokens[before + 1]?.mark === '') {
      before--;
    }
    return is.denials.has(wordAt(tokens, before)) && tokens[before + 1]?.mark === '' ? before : undefined;
  };

  return (tokens: readonly Token[], found: Quantity): Quantity => {
    const before = (offset: number) => wordAt(tokens, found.start - offset);
    const widened = (from: number, to: number, start: number): Quantity => ({ ...found, from, to, start });
    if (isRun(tokens, found.start - words['up-to'].length, words['up-to'])) {
      return widened(0, found.to, found.start - words['up-to'].length);
    }
    const isLeast = is.at.has(before(2)) && is.least.has(before(1));
    const isMost = is.at.has(before(2)) && !isLeast && is.most.has(before(1));
    const word = is.than.has(before(1)) ? before(2) : before(1);
    const length = is.than.has(before(1)) || isLeast || isMost ? 2 : 1;
    const isMore = isLeast || (!isMost && is.more.has(word));
    const isLess = isMost || (!isLeast && is.less.has(word));
    const start = found.start - length;
    const denied = denialBefore(tokens, isMore || isLess ? start : found.start);
    if (isMore) {
      return denied === undefined
        ? widened(is.least.has(word) ? found.from : found.to * (1 + JUST_OFF), Number.POSITIVE_INFINITY, start)
        : widened(0, found.to, denied);
    }
    if (isLess) {
      return denied === undefined
        ? widened(0, is.most.has(word) ? found.to : found.from * (1 - JUST_OFF), start)
        : widened(found.from, Number.POSITIVE_INFINITY, denied);
    }
    if (is.after.has(before(1)) && found.dimension === 'duration') {
      return widened(found.from, Number.POSITIVE_INFINITY, start);
    }
    // "No 5 minutes" is "no, 5 minutes".
    if (denied === undefined || is['plain-denials'].has(wordAt(tokens, denied))) {
      return found;
    }
    return found.dimension === 'duration' || is.even.has(before(1))
      ? widened(0, found.from * (1 - JUST_OFF), denied)
      : { ...found, certainty: 0 };
  };
}
