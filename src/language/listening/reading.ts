import { words } from '../text/normal-form';
import { stem } from '../text/stem';

/** A word of a message as patterns see it. */
export interface Heard {
  /** The word in its normal form. */
  readonly text: string;
  /** What it is found under: its stem, the stem of what it was probably meant to be, and `=` with the word itself. */
  readonly keys: readonly string[];
  readonly sentence: number;
  readonly clause: number;
  /** The mark before the word: none, one that parts clauses, one that ends a sentence, or one that ends a question. */
  readonly mark: '' | ',' | '.' | '?';
  /** Offsets into the message, in UTF-16 units; `end` is one past the last. */
  readonly start: number;
  readonly end: number;
}

/** Words that part clauses where no mark does. */
export interface ClauseWords {
  /** Begin a clause: "but", "because". */
  readonly breaks: ReadonlySet<string>;
  /** Begin a clause after a joining word, or by themselves: "i", "she". */
  readonly subjects: ReadonlySet<string>;
  /** Join clauses before a subject: "and", "so". */
  readonly joins: ReadonlySet<string>;
  /** A subject right after one of these belongs to its clause: "that", "if". */
  readonly links: ReadonlySet<string>;
}

/** How much of the two ends of a message is read, in characters each. What matters is said first or last. */
const END_LENGTH = 1000;

/** Splits a message of any length into words, clauses and sentences. `repair` names the words a word may be a misspelling of. */
export function read(text: string, clauseWords: ClauseWords, repair: (word: string) => readonly string[]): Heard[] {
  const seen = text.length > 2 * END_LENGTH ? `${text.slice(0, END_LENGTH)}\n${text.slice(-END_LENGTH)}` : text;
  // What the second end lost before it, one line break put in.
  const cut = text.length - seen.length;
  const heard: Heard[] = [];
  const keysOf = new Map<string, readonly string[]>();
  let sentence = 0;
  let clause = 0;
  let end = 0;
  for (const { text: word, start, end: wordEnd } of words(seen, 2 * END_LENGTH + 1)) {
    const previous = heard.at(-1)?.text;
    // Words of one short form share a place, and decimals belong together: nothing stands between them.
    const joined =
      previous === undefined || start < end || (/\d$/.test(previous) && /^\d/.test(word) && start - end === 1);
    const mark = joined ? '' : markIn(seen.slice(end, start));
    if (mark === '.' || mark === '?') {
      sentence++;
      clause++;
    } else if (mark === ',' || (previous !== undefined && beginsClause(word, previous, clauseWords))) {
      clause++;
    }
    end = Math.max(end, wordEnd);
    const keys = keysOf.get(word) ?? keysFor([word, ...repair(word)]);
    keysOf.set(word, keys);
    const moved = start > END_LENGTH ? cut : 0;
    heard.push({ text: word, keys, sentence, clause, mark, start: start + moved, end: wordEnd + moved });
  }
  return heard;
}

function keysFor(words: readonly string[]): readonly string[] {
  return [...new Set(words.flatMap((word) => [stem(word), `=${word}`]))];
}

function markIn(between: string): Heard['mark'] {
  if (between.includes('?')) {
    return '?';
  }
  if (/[!;\n]|(?:^|[^.])\.(?!\.)/.test(between)) {
    return '.';
  }
  // A hyphen inside a word ("cola-coloured") parts nothing; a dash between spaces does.
  return /[,:()[\]–—…]|\.\.|\s-|-\s/.test(between) ? ',' : '';
}

function beginsClause(word: string, previous: string, { breaks, subjects, joins, links }: ClauseWords): boolean {
  return breaks.has(word) || (joins.has(previous) ? subjects.has(word) : subjects.has(word) && !links.has(previous));
}
