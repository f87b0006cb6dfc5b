import { numberAt, ordinal } from './number-words';
import { words } from './text/normal-form';

// What may stand around numbers in a list of them.
const AROUND = new Set(
  'number numbers option options choice choices answer answers nr the please thanks i choose pick select take and plus also both'.split(
    ' ',
  ),
);
const MARKS = /^[\s\p{L}\p{N}\p{M}\p{Cf},;:.&+/()[\]#!'’"]*$/u;
const DECIMAL = /\d\.\d/;
const LONGEST = 40;
// "I", "n" (no or and), "y" (yes) and "k" (okay) are words of their own.
const LETTER = /^[a-hjlm]$/;
const FROM_TOP = new Set(['first', 'top']);
const FROM_BOTTOM = new Set(['last', 'bottom']);

/**
 * Reads a message that is nothing but a list of positions on the screen: "2", "1 and 3", "1,2", "options 1 & 4", "the first one", "the last", "the first two", "a and c".
 *
 * @param count how many there are to choose from
 * @returns zero-based, in the order of the text, without repeats; undefined for any other message or when a position is out of range
 */
export function readPositions(text: string, count: number): readonly number[] | undefined {
  const listed = listedPositions(text, count);
  return listed && withinCount(listed, count);
}

/** The positions as they are written, from 1 on and whether or not there are as many; undefined when the message is no list of numbers. */
export function listedPositions(text: string, count: number): readonly number[] | undefined {
  const said = words(text).map((word) => word.text);
  if (said.length > LONGEST || !MARKS.test(text) || DECIMAL.test(text)) {
    return undefined;
  }
  const positions: number[] = [];
  let letters = 0;
  let figures = 0;
  for (let at = 0; at < said.length; ) {
    const word = said[at]!;
    const number = numberAt(said, at);
    const ends = endsAt(said, at, count);
    const place = ordinal(word);
    if (ends !== undefined) {
      positions.push(...ends.positions);
      at += ends.length;
    } else if (number !== undefined) {
      positions.push(number.value);
      figures++;
      at += number.length;
    } else if (place !== undefined) {
      positions.push(place);
      // "the first one", "the second option"
      at += said[at + 1] === 'one' ? 2 : 1;
    } else if (LETTER.test(word) && count > 1) {
      positions.push(word.charCodeAt(0) - 'a'.charCodeAt(0) + 1);
      letters++;
      at++;
    } else if (AROUND.has(word) || (word === 'no' && isNumberSign(text, said, at))) {
      at++;
    } else {
      return undefined;
    }
  }
  // "a 2" is an article.
  return positions.length === 0 || (letters > 0 && figures > 0) ? undefined : positions;
}

/** Positions counted from an end of the list: "the first two", "the last 3", "the top one". */
function endsAt(
  said: readonly string[],
  at: number,
  count: number,
): { readonly positions: readonly number[]; readonly length: number } | undefined {
  const fromTop = FROM_TOP.has(said[at]!);
  if (!fromTop && !FROM_BOTTOM.has(said[at]!)) {
    return undefined;
  }
  const many = numberAt(said, at + 1);
  const listed = Math.min(many?.value ?? 1, count + 1);
  const from = fromTop ? 1 : count - listed + 1;
  return {
    positions: Array.from({ length: listed }, (_, i) => from + i),
    length: 1 + (many?.length ?? 0),
  };
}

/** Zero-based positions without repeats; undefined when one is out of range. */
export function withinCount(positions: readonly number[], count: number): readonly number[] | undefined {
  return positions.every((position) => position >= 1 && position <= count)
    ? [...new Set(positions.map((position) => position - 1))]
    : undefined;
}

/** Whether "no" is short for "number": "no 2", "no. 2", but not "no, 2". */
function isNumberSign(text: string, said: readonly string[], at: number): boolean {
  return numberAt(said, at + 1) !== undefined && !/\bno\s*[,;:!]/i.test(text);
}
