import { words } from '../text/normal-form';
import { stem } from '../text/stem';
import type { Token } from '../text/tokenize';
import type { Vocabulary } from '../vocabulary';

/** A word of an answer. */
export interface AnswerWord extends Token {
  readonly stem: string;
  /** Begins a clause: after a stop, a comma, a line break, or at words such as "but". */
  readonly opens: boolean;
}

/** An answer split into words. */
export interface Message {
  readonly text: string;
  readonly words: readonly AnswerWord[];
  /** The words' normal forms and their stems, for look-up. */
  readonly forms: readonly string[];
  readonly stems: readonly string[];
}

const BREAK = /[.,;:!?\n()[\]–—]|\s-\s/;
const DECIMAL_MARK = /^[.,]$/;
const OPENERS = new Set([
  'but',
  'except',
  'excluding',
  'bar',
  'apart',
  'only',
  'just',
  'though',
  'although',
  'however',
  'mainly',
  'mostly',
  'otherwise',
  'besides',
]);

/** Splits an answer into words and joins decimals; with a vocabulary, mistyped words are put right. */
export function readMessage(message: string, vocabulary?: Vocabulary): Message {
  const text = message.replaceAll('&', ' and ');
  const read: AnswerWord[] = [];
  const written = words(text);
  for (const token of vocabulary?.repair(written) ?? written) {
    const before = read.at(-1);
    const between = before === undefined ? '' : text.slice(before.end, token.start);
    if (before !== undefined && /^\d+$/.test(before.text) && /^\d+$/.test(token.text) && DECIMAL_MARK.test(between)) {
      const joined = `${before.text}.${token.text}`;
      read[read.length - 1] = { ...before, text: joined, stem: joined, end: token.end };
    } else {
      const opens = before === undefined || BREAK.test(between) || OPENERS.has(token.text);
      read.push({ ...token, stem: answerStem(token.text), opens });
    }
  }
  return { text, words: read, forms: read.map((word) => word.text), stems: read.map((word) => word.stem) };
}

/** Words that may stand before a noun or be left out: "back of the leg", "back of my leg", "back of leg". */
export const DETERMINERS: ReadonlySet<string> = new Set(['a', 'an', 'the', 'my', 'your', 'his', 'her', 'our', 'their']);

/** The stems of a phrase's words, without determiners; of one that is nothing else, all of them. */
export function stems(text: string): readonly string[] {
  return undetermined(readMessage(text));
}

/** {@link stems} of a message that was read. */
export function undetermined({ words: read }: Message): readonly string[] {
  const telling = read.filter((word) => !DETERMINERS.has(word.text));
  return (telling.length > 0 ? telling : read).map((word) => word.stem);
}

/** The stem of a word of an answer; adverbs stay as they are, for "hardly" is not "hard" and "nightly" not "night". */
function answerStem(word: string): string {
  return word.length > 4 && word.endsWith('ly') ? word : stem(word);
}
