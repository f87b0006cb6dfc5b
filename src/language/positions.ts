import { words } from './normal-form';
import { numberAt, ordinal } from './number-words';

// What may stand around numbers in a list of them.
const AROUND = new Set(
  'number numbers option options choice choices answer answers nr the please thanks i choose pick select take and plus also both'.split(
    ' ',
  ),
);
const MARKS = /^[\s\p{L}\p{N}\p{M}\p{Cf},;:.&+/()[\]#!'’"]*$/u;
const DECIMAL = /\d\.\d/;
const LONGEST = 40;

/**
 * Reads a message that is nothing but a list of positions on the screen: "2", "1 and 3", "1,2", "options 1 & 4", "the first one", "the last".
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
  for (let at = 0; at < said.length; ) {
    const word = said[at]!;
    const number = numberAt(said, at);
    const place = word === 'last' ? count : ordinal(word);
    if (number !== undefined) {
      positions.push(number.value);
      at += number.length;
    } else if (place !== undefined) {
      positions.push(place);
      // "the first one", "the second option"
      at += said[at + 1] === 'one' ? 2 : 1;
    } else if (AROUND.has(word) || (word === 'no' && isNumberSign(text, said, at))) {
      at++;
    } else {
      return undefined;
    }
  }
  return positions.length === 0 ? undefined : positions;
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
