import type { Text } from './text/text';

/** A word of an utterance. */
export interface Token {
  /** The word in its normal form: folded, short forms expanded, spelling variants folded. */
  readonly text: string;
  readonly stem: string;
  /** Numbers of its sentence and clause, from 0; clauses count through the whole utterance. */
  readonly sentence: number;
  readonly clause: number;
  /** The mark before it: none, one that parts clauses, one that ends a sentence, or one that ends a question. */
  readonly mark: '' | ',' | '.' | '?';
  /** Offsets into the text, in UTF-16 units; `end` is one past the last. Words of one short form share them. */
  readonly start: number;
  readonly end: number;
  /** An opening bracket stands before it. */
  readonly bracketed?: true;
  /** It is the decimals of the number before it: "5" of "1.5". */
  readonly decimals?: true;
}

/** A message, analysed once: what every recognizer reads. */
export interface Utterance {
  /** The message as it was written. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Whether a question mark is in it. */
  readonly asks: boolean;
}

/** Analyses a message of any length in bounded time. Never throws. */
export type Analyse = (text: string) => Utterance;

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
/** The same where every part of a message counts. */
export const WHOLE_LENGTH = 4000;
/** A turn asks of one message several times; what the bot says or quotes comes between. */
const REMEMBERED = 8;

/**
 * Compiles the analysis of messages.
 *
 * @param endLength how much of the two ends of a message is read, in characters each
 * @param ofShort reads what is short enough to be read whole in any way, so that it is read once
 */
export function createAnalysis(
  text: Text,
  clauseWords: ClauseWords,
  endLength: number = END_LENGTH,
  ofShort?: Analyse,
): Analyse {
  const known = new Map<string, Utterance>();
  return (message) => {
    if (ofShort !== undefined && message.length <= 2 * END_LENGTH) {
      return ofShort(message);
    }
    let utterance = known.get(message);
    if (utterance === undefined) {
      utterance = {
        text: message,
        tokens: tokensOf(message, text, clauseWords, endLength),
        asks: message.includes('?'),
      };
      if (known.size >= REMEMBERED) {
        known.delete(known.keys().next().value!);
      }
      known.set(message, utterance);
    }
    return utterance;
  };
}

/** The words of a message with their sentences and clauses. */
function tokensOf(message: string, text: Text, clauseWords: ClauseWords, endLength: number): readonly Token[] {
  const seen =
    message.length > 2 * endLength ? `${message.slice(0, endLength)}\n${message.slice(-endLength)}` : message;
  // What the second end lost before it, one line break put in.
  const cut = message.length - seen.length;
  const tokens: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let end = 0;
  for (const { text: word, start, end: wordEnd } of text.words(seen, 2 * endLength + 1)) {
    const previous = tokens.at(-1)?.text;
    // Words of one short form share a place, and decimals belong together: nothing stands between them.
    const joined =
      previous === undefined || start < end || (/\d$/.test(previous) && /^\d/.test(word) && start - end === 1);
    const decimals =
      joined && start - end === 1 && /^[.,]$/.test(seen[end]!) && /^\d+$/.test(previous!) && /^\d+$/.test(word);
    const before = joined ? '' : seen.slice(end, start);
    const mark = markIn(before);
    if (mark === '.' || mark === '?') {
      sentence++;
      clause++;
    } else if (mark === ',' || (previous !== undefined && beginsClause(word, previous, clauseWords))) {
      clause++;
    }
    end = Math.max(end, wordEnd);
    const moved = start > endLength ? cut : 0;
    tokens.push({
      text: word,
      stem: text.stem(word),
      sentence,
      clause,
      mark,
      start: start + moved,
      end: wordEnd + moved,
      ...(decimals ? { decimals } : {}),
      ...(before.includes('(') ? { bracketed: true } : {}),
    });
  }
  return tokens;
}

function markIn(between: string): Token['mark'] {
  if (between.includes('?')) {
    return '?';
  }
  if (/[!;\n]|(?:^|[^.])\.(?!\.)/.test(between)) {
    return '.';
  }
  // A hyphen inside a word ("cola-coloured") parts nothing; a dash between spaces does.
  return /[,:()[\]–—…¿¡]|\.\.|\s-|-\s/.test(between) ? ',' : '';
}

function beginsClause(word: string, previous: string, { breaks, subjects, joins, links }: ClauseWords): boolean {
  return breaks.has(word) || (joins.has(previous) ? subjects.has(word) : subjects.has(word) && !links.has(previous));
}
