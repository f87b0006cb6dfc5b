import type { Entities } from '../../entities/entities';
import type { AnswerLanguage } from './answer-text';

/** Reads lists of positions on the screen. */
export interface Positions {
  /**
   * Reads a message that is nothing but a list of positions: "2", "1 and 3", "1,2", "options 1 & 4", "the first one", "the last", "the first
   * two", "a and c". Zero-based, in the order of the text, without repeats; undefined for any other message or when one is out of range.
   */
  positions(text: string, count: number): readonly number[] | undefined;
  /** The positions as they are written, from 1 on and whether or not there are as many; undefined when the message is no list of numbers. */
  listed(text: string, count: number): readonly number[] | undefined;
}

const MARKS = /^[\s\p{L}\p{N}\p{M}\p{Cf},;:.&+/()[\]#!'’"]*$/u;
const DECIMAL = /\d\.\d/;
const LONGEST = 40;

/** Compiles how people choose by number. */
export function createPositions({ words, phrase }: AnswerLanguage, entities: Entities): Positions {
  const letters = [...words.letters];
  const listed: Positions['listed'] = (text, count) => {
    const { tokens } = phrase(text);
    if (tokens.length > LONGEST || !MARKS.test(text) || DECIMAL.test(text)) {
      return undefined;
    }
    // "1,2" is a list here.
    const whole = tokens.map(({ decimals: _, ...token }) => token);
    const is = (list: ReadonlySet<string>, at: number) => list.has(whole[at]?.text ?? '');
    const positions: number[] = [];
    let [lettered, numbered] = [false, false];
    for (let at = 0; at < whole.length; ) {
      const fromTop = is(words['from-top'], at);
      const number = entities.numberAt(whole, at);
      const place = entities.ordinal(whole[at]!.text);
      const letter = letters.indexOf(whole[at]!.text);
      if (fromTop || is(words['from-bottom'], at)) {
        // "The first two", "the last 3", "the top one".
        const many = entities.numberAt(whole, at + 1);
        const length = Math.min(many?.value ?? 1, count + 1);
        const from = fromTop ? 1 : count - length + 1;
        positions.push(...Array.from({ length }, (_, i) => from + i));
        at = many?.end ?? at + 1;
      } else if (number !== undefined) {
        positions.push(number.value);
        numbered = true;
        at = number.end;
      } else if (place !== undefined) {
        positions.push(place);
        at += is(words.one, at + 1) ? 2 : 1;
      } else if (letter >= 0 && count > 1) {
        positions.push(whole[at]!.text.charCodeAt(0) - 'a'.charCodeAt(0) + 1);
        lettered = true;
        at++;
      } else if (is(words['around-positions'], at) || isNumberSign(at)) {
        at++;
      } else {
        return undefined;
      }
    }
    // "a 2" is an article.
    return positions.length === 0 || (lettered && numbered) ? undefined : positions;

    /** "No 2", "no. 2", but not "no, 2". */
    function isNumberSign(at: number): boolean {
      const between = text.slice(whole[at]!.end, whole[at + 1]?.start);
      return is(words['number-sign'], at) && entities.numberAt(whole, at + 1) !== undefined && /^[\s.]*$/.test(between);
    }
  };
  return {
    listed,
    positions: (text, count) => {
      const all = listed(text, count);
      return all?.every((position) => position >= 1 && position <= count)
        ? [...new Set(all.map((position) => position - 1))]
        : undefined;
    },
  };
}
