import { hasValue, isAnswer, mayAnswer, type Span } from './parse';

type Value = string | number;
const YES_OR_NO: ReadonlySet<Value> = new Set(['yes', 'no']);

/** The values of the phrases that are not negated, in the order of the text; undefined when the answer contradicts itself. */
export function resolveOptions(
  spans: readonly Span[],
  values: readonly Value[],
  isNone: (value: Value) => boolean,
): readonly Value[] | undefined {
  const isDenied = (value: Value) =>
    spans.some(({ meanings, negated }) => negated && meanings.some((one) => 'value' in one && one.value === value));
  const takesAll = spans.some(
    (span) => !span.negated && (span.whole || span.length > 1) && !hasValue(span) && mayAnswer(span, 'all'),
  );
  if (takesAll && !spans.some((span) => mayAnswer(span, 'unsure'))) {
    return values.filter((value) => !isNone(value) && !isDenied(value));
  }
  const yesOrNo = values.length > 0 && values.every((value) => YES_OR_NO.has(value));
  const found = new Set<Value>();
  for (const { meanings, negated, whole, opens, length } of spans) {
    for (const meaning of meanings) {
      if ('value' in meaning) {
        if (!negated) {
          found.add(meaning.value);
        } else if (yesOrNo) {
          found.add(meaning.value === 'yes' ? 'no' : 'yes');
        }
      } else if (yesOrNo && (whole || (opens && length === 1)) && ['yes', 'no', 'none'].includes(meaning.answer)) {
        found.add(meaning.answer === 'yes' ? 'yes' : 'no');
      }
    }
  }
  if (yesOrNo) {
    // "No, but ..." with what means yes is not clear; else the first word is the answer: "yes, it never happens".
    const isMixed = found.size > 1 && spans.some((span) => span.excepted && hasValue(span));
    return isMixed ? undefined : [...found].slice(0, 1);
  }
  // What is both said and denied ("everywhere except ...") is not clear.
  return [...found].some(isDenied) ? undefined : [...found];
}

/** Of several values for a fact that takes one: the one said with most words; undefined when none stands out. */
export function longestValue(spans: readonly Span[]): Value | undefined {
  const ranked = spans
    .flatMap(({ meanings, negated, length }) =>
      negated ? [] : meanings.flatMap((meaning) => ('value' in meaning ? [{ value: meaning.value, length }] : [])),
    )
    .sort((a, b) => b.length - a.length);
  const [first] = ranked;
  const next = ranked.find(({ value }) => value !== first?.value);
  return first !== undefined && first.length > (next?.length ?? 0) ? first.value : undefined;
}

/** Whether general answers are all that the phrases say. */
export function areAnswers(spans: readonly Span[]): boolean {
  return spans.length > 0 && spans.every((span) => isAnswer(span, 'yes', 'no', 'none', 'unsure', 'decline', 'all'));
}
