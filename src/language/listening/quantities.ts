import type { Token } from '../utterance';

const NUMBERS = new Map(
  (
    'a 1,an 1,one 1,two 2,three 3,four 4,five 5,six 6,seven 7,eight 8,nine 9,ten 10,eleven 11,twelve 12,thirteen 13,fourteen 14,fifteen 15,' +
    'sixteen 16,seventeen 17,eighteen 18,nineteen 19,twenty 20,thirty 30,forty 40,fifty 50,sixty 60,seventy 70,eighty 80,ninety 90,' +
    'couple 2,few 3,several 4,dozen 12,half 0.5,quarter 0.25'
  )
    .split(',')
    .map((pair) => pair.split(' '))
    .map(([word, value]) => [word!, Number(value)] as const),
);
const UNITS = new Map([
  ['second', 1 / 60],
  ['minute', 1],
  ['minit', 1],
  ['hour', 60],
  ['day', 24 * 60],
  ['week', 7 * 24 * 60],
  ['month', 30 * 24 * 60],
]);
// "Two hours ago", "an hour later", "8 hours of sleep", "every 20 minutes" are points in time or rates, not how long something lasts.
const NOT_AFTER = new Set(
  'ago later earlier before after sleep apart away walk old until till kip shift shifts flight drive'.split(' '),
);
// "Couple of", "10 to 15", "good half".
const WITHIN = new Set('of to or plus good solid full whole'.split(' '));
// "Over ten minutes" is more than ten.
const MORE = new Set('over than past beyond above exceeding after'.split(' '));
const NOT_BEFORE = new Set('every each per once twice within in under than walk walked run ran'.split(' '));

/** Words of quantities, for the repair of misspelt ones. */
export const QUANTITY_WORDS: readonly string[] = [...NUMBERS.keys(), ...UNITS.keys()];

/** The number a word writes, in digits or letters; undefined if it writes none. */
export function numberAt(heard: readonly Token[], index: number): number | undefined {
  const word = heard[index]?.text ?? '';
  if (!/^\d{1,9}$/.test(word)) {
    return word === 'a' || word === 'an' ? undefined : NUMBERS.get(word);
  }
  return Number(word);
}

/**
 * Reads a length of time that begins at a word: "25 minutes", "half an hour", "twenty-five mins", "10 to 15 minutes", "hours".
 *
 * @returns its minutes and the index after its last word; undefined where none begins, and for "two hours ago" and the like
 */
export function durationAt(
  heard: readonly Token[],
  words: readonly { readonly meant: readonly string[] }[],
  start: number,
): { minutes: number; end: number } | undefined {
  const first = heard[start]?.text ?? '';
  let index = start;
  let value = quantity(first);
  if (value === undefined) {
    const unit = plural(first) ? UNITS.get(singular(first)) : undefined;
    // "Hours" alone is more than one of them; "minutes" may be any number, and "days" mostly says how often.
    return unit !== 60 ? undefined : guarded(heard, start, start + 1, 2 * unit);
  }
  if (start > 0 && quantity(heard[start - 1]!.text) !== undefined) {
    return undefined;
  }
  for (index = start + 1; index < heard.length && index < start + 6; index++) {
    const word = heard[index]!.text;
    const next = quantity(word);
    if (next !== undefined) {
      value = combine(value, next, word);
    } else if (unitAt(heard[index]!, words[index]!.meant) !== undefined) {
      const minutes = unitAt(heard[index]!, words[index]!.meant)!;
      // "A day" and "a week" are rates.
      return first === 'a' && index === start + 1 && minutes > 60
        ? undefined
        : guarded(heard, start, index + 1, value * minutes);
    } else if (!WITHIN.has(word)) {
      return undefined;
    }
  }
  return undefined;
}

function combine(value: number, next: number, word: string): number {
  if (word === 'a' || word === 'an') {
    return value;
  }
  if (value < 1 || word === 'couple' || word === 'few' || word === 'dozen') {
    return value * next;
  }
  return value >= 20 && value % 10 === 0 && next < 10 && !/\d/.test(word) ? value + next : Math.max(value, next);
}

function guarded(
  heard: readonly Token[],
  start: number,
  end: number,
  minutes: number,
): { minutes: number; end: number } | undefined {
  let next = heard[end]?.text ?? '';
  if ((next === 'of' || next === 'or') && heard[end + 1] !== undefined) {
    next = heard[end + 1]!.text;
  }
  const sameSentence = heard[end]?.sentence === heard[start]!.sentence;
  const previous = heard[start - 1]?.text ?? '';
  const before = previous === 'than' && heard[start - 2]?.text !== 'less' ? '' : previous;
  if ((sameSentence && NOT_AFTER.has(next)) || NOT_BEFORE.has(before)) {
    return undefined;
  }
  return { minutes: MORE.has(previous) ? minutes + 1 : minutes, end };
}

function quantity(word: string): number | undefined {
  return /^\d{1,4}$/.test(word) ? Number(word) : NUMBERS.get(word);
}

/** The minutes of a unit of time, also a misspelt one. */
function unitAt({ text, stem }: Token, meant: readonly string[]): number | undefined {
  return [stem, text, ...meant].map((word) => UNITS.get(singular(word))).find((minutes) => minutes !== undefined);
}

function plural(word: string): boolean {
  return word.endsWith('s');
}

function singular(word: string): string {
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
