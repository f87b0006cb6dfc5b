import { homoglyph } from './homoglyphs';

/** A word of a text in its normal form, with the place in the text it stands for. */
export interface Token {
  /** Lower case, without accents, look-alike letters or invisible characters. */
  readonly text: string;
  /** Offsets into the original text, in UTF-16 units; `end` is one past the last. */
  readonly start: number;
  readonly end: number;
}

/** Longer texts are read up to here: more than a minute of typing, and it bounds the time of everything else. */
export const TEXT_LIMIT = 2000;

const WORD_LIMIT = 40;
// Letters, marks, digits, apostrophes, and what is invisible inside a word: format characters (zero-width, soft hyphen,
// direction marks) and control characters other than white space.
const WORD = /(?:[\p{L}\p{N}\p{M}\p{Cf}'’‘ʼ`´]|(?!\s)\p{Cc})+/gu;
// The same where all is ASCII, as most texts are: many times faster than classes of Unicode.
const ASCII = /^[\t\n\r -~]*$/;
const ASCII_WORD = /[A-Za-z0-9'`]+/g;
const PLAIN = /^[a-z0-9]+$/;
const INVISIBLE = /[\p{M}\p{Cf}\p{Cc}]/gu;
const APOSTROPHES = /[’‘ʼ`´]/g;
const OUTER_APOSTROPHES = /^'+|'+$/g;
const NO_ENDINGS: ReadonlySet<string> = new Set();
const NUMBER_AND_LETTERS = /^(\d+)(\p{L}{1,9})$/u;
const LONG_DRAWN = /(\p{L})\1{2,}/gu;

/**
 * Splits a text into words and folds each: Unicode NFKD (UAX #15), lower case, no accents, no invisible characters,
 * look-alike letters of other scripts (UTS #39) as Latin ones. Splits at everything else, so "Toprol-XL" is two words.
 *
 * A number with its unit written together ("20mg", "67yrs") becomes two words; a name ("b12") stays one. Long-drawn letters
 * ("heeelp") are cut to two.
 *
 * @param numberEndings letters that are no unit of the number before them ("2nd")
 */
export function tokenize(
  text: string,
  limit: number = TEXT_LIMIT,
  numberEndings: ReadonlySet<string> = NO_ENDINGS,
): Token[] {
  const read = text.length > limit ? text.slice(0, limit) : text;
  const tokens: Token[] = [];
  for (const found of read.matchAll(ASCII.test(read) ? ASCII_WORD : WORD)) {
    const word = fold(found[0]);
    if (word === '') {
      continue;
    }
    const start = found.index;
    const end = start + found[0].length;
    const parts = NUMBER_AND_LETTERS.exec(word);
    if (parts === null || numberEndings.has(parts[2]!)) {
      tokens.push({ text: word, start, end });
    } else {
      const middle = Math.min(end, start + parts[1]!.length);
      tokens.push({ text: parts[1]!, start, end: middle }, { text: parts[2]!, start: middle, end });
    }
  }
  return tokens;
}

function fold(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) {
    return lower.slice(0, WORD_LIMIT).replace(LONG_DRAWN, '$1$1');
  }
  const folded = lower
    .slice(0, 4 * WORD_LIMIT)
    .normalize('NFKD')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .replace(OUTER_APOSTROPHES, '')
    .replace(/ß/g, 'ss');
  return latin(folded).slice(0, WORD_LIMIT).replace(LONG_DRAWN, '$1$1');
}

/** Reads look-alikes as Latin, but only where the whole word then is Latin: words of other scripts stay themselves. */
function latin(word: string): string {
  if (/^[a-z0-9']*$/.test(word)) {
    return word;
  }
  let read = '';
  for (const character of word) {
    if (/[a-z0-9']/.test(character)) {
      read += character;
    } else {
      const same = homoglyph(character);
      if (same === undefined) {
        return word;
      }
      read += same;
    }
  }
  return read;
}
