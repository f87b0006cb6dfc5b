import { words } from '../normal-form';
import type { Token } from '../tokens';
import type { Vocabulary } from '../vocabulary';
import { answerStem } from './answer-words';

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
