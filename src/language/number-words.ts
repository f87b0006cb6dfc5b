const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

const SMALL = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, i) => [word, 20 + 10 * i] as const),
  ['fourty', 40],
  ['ninty', 90],
  // Written together: "sixtyfive".
  ...TENS.flatMap((ten, i) => UNITS.slice(1, 10).map((unit, j) => [`${ten}${unit}`, 20 + 10 * i + j + 1] as const)),
]);
const DIGITS = /^\d{1,6}$/;
const ORDINAL_DIGITS = /^(\d{1,2})(?:st|nd|rd|th)$/;

/** A number in a list of words. */
export interface NumberAt {
  readonly value: number;
  /** How many words it takes. */
  readonly length: number;
}

/** The whole number that begins at a word: in digits, or in words up to "one hundred and ninety nine". */
export function numberAt(words: readonly string[], at: number): NumberAt | undefined {
  const word = words[at];
  if (word === undefined) {
    return undefined;
  }
  if (DIGITS.test(word)) {
    return { value: Number(word), length: 1 };
  }
  const hundred = (word === 'a' || word === 'one') && words[at + 1] === 'hundred';
  if (hundred || word === 'hundred') {
    const length = hundred ? 2 : 1;
    const rest = below100(words, at + length + (words[at + length] === 'and' ? 1 : 0));
    return rest === undefined
      ? { value: 100, length }
      : { value: 100 + rest.value, length: length + (words[at + length] === 'and' ? 1 : 0) + rest.length };
  }
  return below100(words, at);
}

/** The position an ordinal word stands for ("second", "2nd"): 1 to 12, or more in digits. */
export function ordinal(word: string): number | undefined {
  const digits = ORDINAL_DIGITS.exec(word);
  const listed = ORDINALS.indexOf(word);
  return digits ? Number(digits[1]) : listed < 0 ? undefined : listed + 1;
}

/** The decade a word names ("60s", "sixties"): 20 to 90. */
export function decade(word: string): number | undefined {
  const digits = /^([2-9]0)s$/.exec(word);
  if (digits) {
    return Number(digits[1]);
  }
  const listed = word.endsWith('ies') ? TENS.indexOf(`${word.slice(0, -3)}y`) : -1;
  return listed < 0 ? undefined : 20 + 10 * listed;
}

function below100(words: readonly string[], at: number): NumberAt | undefined {
  const value = SMALL.get(words[at] ?? '');
  if (value === undefined) {
    return undefined;
  }
  const unit = SMALL.get(words[at + 1] ?? '');
  return value >= 20 && unit !== undefined && unit > 0 && unit < 10
    ? { value: value + unit, length: 2 }
    : { value, length: 1 };
}
