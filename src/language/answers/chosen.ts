import type { ReadAnswer } from '../understanding';
import type { AnswerKind } from './answer-words';
import type { Options } from './options';
import { type Meaning, NONE_VALUES, type Span } from './spans';

const YES_OR_NO = new Set<string | number>(['yes', 'no']);

/** The values of the phrases that are not negated, in the order of the text; undefined when the text contradicts itself. */
export function chosen(spans: readonly Span[], { values }: Options): readonly (string | number)[] | undefined {
  const denied = (value: string | number) =>
    spans.some(({ meanings, negated }) => negated && meanings.some((one) => 'value' in one && one.value === value));
  const unsure = spans.some(({ meanings }) => meanings.some((one) => 'answer' in one && one.answer === 'unsure'));
  if (!unsure && spans.some((span) => takesAll(span))) {
    return values.filter((value) => !NONE_VALUES.has(String(value)) && !denied(value));
  }
  const yesOrNo = values.length > 0 && values.every((value) => YES_OR_NO.has(value));
  const found = new Set<string | number>();
  for (const { meanings, negated, whole, opens, length } of spans) {
    for (const meaning of meanings) {
      if ('value' in meaning) {
        if (!negated) {
          found.add(meaning.value);
        } else if (yesOrNo) {
          found.add(meaning.value === 'yes' ? 'no' : 'yes');
        }
      } else if (yesOrNo && (whole || (opens && length === 1)) && isPlain(meaning.answer)) {
        found.add(meaning.answer === 'yes' ? 'yes' : 'no');
      }
    }
  }
  // What is both said and denied ("everywhere except ...") is not clear.
  if (!yesOrNo && [...found].some(denied)) {
    return undefined;
  }
  // "yes, it never happens" and the like: the first word is the answer.
  if (yesOrNo) {
    // "No, but ..." with what means yes is not clear.
    const isMixed = found.size > 1 && spans.some(({ meanings, excepted }) => excepted && meanings.some(isValue));
    return isMixed ? undefined : [...found].slice(0, 1);
  }
  return [...found];
}

/** Whether a phrase is "all of them", alone in its clause or in several words. */
function takesAll({ meanings, negated, whole, length }: Span): boolean {
  return (
    !negated &&
    (whole || length > 1) &&
    meanings.every((meaning) => 'answer' in meaning) &&
    meanings.some((meaning) => 'answer' in meaning && meaning.answer === 'all')
  );
}

function isPlain(answer: AnswerKind): boolean {
  return answer === 'yes' || answer === 'no' || answer === 'none';
}

/** Of several values for a fact that takes one: the one said with most words; undefined when none stands out. */
export function longest(spans: readonly Span[]): ReadAnswer | undefined {
  const ranked = spans
    .flatMap(({ meanings, negated, length }) =>
      negated ? [] : meanings.flatMap((meaning) => ('value' in meaning ? [{ value: meaning.value, length }] : [])),
    )
    .sort((a, b) => b.length - a.length);
  const [first] = ranked;
  const next = ranked.find(({ value }) => value !== first?.value);
  return first !== undefined && first.length > (next?.length ?? 0) ? { kind: 'value', value: first.value } : undefined;
}

function isValue(meaning: Meaning): boolean {
  return 'value' in meaning;
}
