import { stripCourtesy } from '../courtesy';
import { expand } from './short-forms';
import { foldSpelling } from './spelling-variants';
import { type Token, tokenize } from './tokenize';

/** A question is read up to this many characters of its normal form: it bounds the time, and few questions are longer. */
export const QUESTION_LIMIT = 400;

/**
 * The words of a text as they are compared: tokens with short forms expanded and British and American spelling folded.
 *
 * Words of one short form share its place in the text.
 */
export function words(text: string, limit?: number): Token[] {
  const read: Token[] = [];
  for (const token of tokenize(text, limit)) {
    for (const word of expand(token.text)) {
      read.push({ text: foldSpelling(word), start: token.start, end: token.end });
    }
  }
  return read;
}

/**
 * The words of a question without greetings and politeness around it, at most {@link QUESTION_LIMIT} characters of them.
 */
export function questionWords(text: string): readonly Token[] {
  const core = stripCourtesy(words(text), text);
  let length = 0;
  const end = core.findIndex(({ text: word }) => {
    length += word.length + 1;
    return length > QUESTION_LIMIT;
  });
  return end < 0 ? core : core.slice(0, end);
}

/** Words as one comparable text. */
export function joined(tokens: readonly { readonly text: string }[]): string {
  return tokens.map(({ text }) => text).join(' ');
}
