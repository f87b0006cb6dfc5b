import type { Entities } from '../../entities/entities';
import type { AnswerLanguage, AnswerText } from './answer-text';
import type { Options } from './options';
import { hasValue, isAnswer, type Parsed } from './parse';

interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** How long a cramp lasts is told in hours at most: "2 days" is how long there has been trouble. */
const LONGEST_UNIT = 3600;

/** The option that a length of time or a rate falls under; when between two, the higher one, which is the more careful reading. */
export function quantityValue(
  { ranges }: Options,
  { tokens }: AnswerText,
  { spans }: Parsed,
  entities: Entities,
): string | number | undefined {
  const found = entities
    .quantitiesIn(tokens)
    .filter(
      ({ dimension, unit }) =>
        (dimension === 'rate' || unit <= LONGEST_UNIT) && ranges.some((range) => range.dimension === dimension),
    );
  // "Feels like forever, 3 or 4 minutes": what is counted is meant.
  const counted = found.filter(({ start, end, to }) => end - start > 1 || Number.isFinite(to));
  const quantities = counted.length > 0 ? counted : found;
  const [most] = [...quantities].sort((a, b) => point(b) - point(a));
  const said = Math.max(0, ...spans.filter(hasValue).map(({ length }) => length));
  const length = most === undefined ? 0 : most.end - most.start;
  // A phrase of the content knows best, unless the message weighs several lengths of time.
  if (most === undefined || said > length || (said === length && quantities.length === 1)) {
    return undefined;
  }
  const at = point(most);
  const distance = ({ from, to }: Bounds) => Math.max(0, from - at, at - to);
  return ranges
    .filter(({ dimension }) => dimension === most.dimension)
    .sort((a, b) => distance(a) - distance(b) || b.from - a.from)[0]?.value;
}

function point({ from, to }: Bounds): number {
  return Number.isFinite(to) ? to : from;
}

/**
 * The option that a bare count stands for when the words after it are left out: "34 weeks" for one that is called "weeks pregnant".
 *
 * Undefined when the count could as well be how long ago another option was ("in the last 6 weeks").
 */
export function implicitUnitValue(
  { counted, recent }: Options,
  { tokens }: AnswerText,
  { spans, unexplained }: Parsed,
  entities: Entities,
  { words, text }: AnswerLanguage,
): string | number | undefined {
  const amount = tokens.map((_, at) => entities.amountAt(tokens, at)).find((one) => one !== undefined);
  const seconds = amount && entities.secondsOf(tokens[amount.end]?.text ?? '');
  // "I am" is a yes, and so is "yes, 34 weeks".
  const isYes = spans.every((span) => !span.negated && isAnswer(span, 'yes'));
  if (amount === undefined || seconds === undefined || !isYes || unexplained > 1) {
    return undefined;
  }
  const rest = tokens.filter((_, at) => at < amount.start || at > amount.end).map((token) => token.text);
  if (!rest.every((word) => text.isFunctionWord(word) && !words.not.has(word) && !entities.isAgo(word))) {
    return undefined;
  }
  const values = new Set(counted.filter((one) => one.seconds === seconds).map(({ value }) => value));
  const isRecent = [...recent.values()].some((most) => amount.from * seconds <= most);
  return values.size === 1 && !isRecent ? [...values][0] : undefined;
}
