import { decade, numberAt } from '../number-words';

const MARKS_BEFORE = new Set(['am', 'age', 'aged', 'turned', 'turning', 'is', 'about', 'around', 'only', 'just', 'at']);
const YEARS = new Set(['year', 'years', 'old', 'yo', 'ish']);
const UNDER = new Set(['nearly', 'almost', 'under', 'below']);
// "For 20 years", "20 years ago": how long, not how old.
const SPAN_BEFORE = new Set('for past last next previous since every over within after before first'.split(' '));
const SPAN_AFTER = new Set(['ago', 'back', 'now', 'since', 'straight', 'running', 'later', 'earlier']);
// A number right before one of these counts something else.
const OTHER_UNITS = new Set(
  'mg mcg ug ml g gram grams kg stone lb lbs cm mm m ft foot feet inch inches mile miles km am pm time times day days night nights week weeks hour hours minute minutes second seconds tablet tablets pill pills kid kids child children percent units puffs glass glasses pint pints cup cups litre litres liter liters'.split(
    ' ',
  ),
);
const PART_OF_DECADE = new Map([
  ['early', 2],
  ['mid', 5],
  ['middle', 5],
  ['late', 8],
]);
const BEFORE_YEARS = 3;

/**
 * The age a message gives, in whole years: "65", "I am sixty-seven", "67 yrs", "late 60s", "18 months old".
 *
 * Undefined when there is none, or several that nothing tells apart. A number with another unit ("20 mg") is no age.
 */
export function readAge(words: readonly string[]): number | undefined {
  const marked: number[] = [];
  const bare: number[] = [];
  const coming: number[] = [];
  for (let at = 0; at < words.length; ) {
    const tens = decade(words[at]!);
    const number = numberAt(words, at);
    if (tens !== undefined) {
      const part = words.slice(Math.max(0, at - 2), at).map((word) => PART_OF_DECADE.get(word));
      marked.push(tens + (part.find((years) => years !== undefined) ?? 5));
      at++;
    } else if (number === undefined) {
      at++;
    } else {
      const next = words[at + number.length] ?? '';
      const before = words[at - 1] ?? '';
      const months = next.startsWith('month') && words[at + number.length + 1] === 'old';
      if (months) {
        marked.push(Math.floor(number.value / 12));
      } else if (next === 'something' && number.value % 10 === 0 && number.value >= 20) {
        marked.push(number.value + 5);
      } else if (!OTHER_UNITS.has(next) && !next.startsWith('month') && !isSpan(words, at, at + number.length)) {
        const nearly = UNDER.has(before) || (before === 'on' && words[at - 2] === 'going');
        const years = number.value - (nearly && number.value > BEFORE_YEARS ? 1 : 0);
        const turns = before === 'be' || before === 'turn';
        (turns ? coming : nearly || YEARS.has(next) || MARKS_BEFORE.has(before) ? marked : bare).push(years);
      }
      at += number.length;
    }
  }
  // Of several marked ages the first is the one that was asked for; several bare numbers could be anything.
  // "I will be 66 in June" is 65 now.
  const next = marked.length + bare.length === 0 && coming.length === 1 ? coming[0]! - 1 : undefined;
  return marked[0] ?? (bare.length === 1 ? bare[0] : next);
}

/** Whether a number of years is a length of time: "for 20 years", "3 years ago". */
function isSpan(words: readonly string[], at: number, end: number): boolean {
  const years = words[end] === 'year' || words[end] === 'years';
  return years && (SPAN_BEFORE.has(words[at - 1] ?? '') || SPAN_AFTER.has(words[end + 1] ?? ''));
}
