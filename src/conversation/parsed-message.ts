import type { Command } from '../knowledge/knowledge';
import type {
  Expected,
  Extraction,
  KnownName,
  Match,
  MedicineAction,
  Segment,
  ToldSigns,
} from '../language/understanding';
import type { Incoming } from '../messages/messages';
import { plainLetters } from '../messages/plain-letters';
import type { BotContext } from './bot-context';

/**
 * A message and what its text means: each part is worked out when it is first asked for, and then kept for the turn.
 *
 * The one place where the conversation asks language about a person's text.
 */
export interface ParsedMessage extends Incoming {
  /** The warning signs it reports, alone or with signs that were told earlier, each with its words. */
  flags(earlier?: readonly string[]): readonly { readonly flag: string; readonly words: string }[];
  /** The observations it tells of now, and those it denies. */
  signs(): ToldSigns;
  /** The command it is. */
  command(): Command | undefined;
  /** What it asks or tells of stopping, skipping or changing medicines. */
  actions(): readonly MedicineAction[];
  /** What it may ask of the medicine named last, where nothing else in it is understood. */
  hint(): MedicineAction | undefined;
  /** Its parts, and what each does. */
  segments(): readonly Segment[];
  /** What it says of a person, read with what is open and known; {@link extracted} reads it with a state. */
  extract(expected: Expected): Extraction;
  /** The names in it of what people take, as written. */
  names(): readonly KnownName[];
  /** The entries it may ask for. */
  match(): Match;
  /** The index of the label it means. */
  choice(labels: readonly string[]): number | undefined;
  /** The zero-based positions it lists, of so many. */
  positions(count: number): readonly number[] | undefined;
  /** Whether it is no more than one of these answers. */
  isOnly(answer: GeneralAnswer): boolean;
}

/** Answers that fit many questions. */
export type GeneralAnswer = 'yes' | 'no' | 'none' | 'unsure';

/** Parses a message; nothing is worked out yet. */
export function parseMessage(bot: BotContext, incoming: Incoming): ParsedMessage {
  const { language } = bot;
  const { text } = incoming;
  const flags = memoised(
    (earlier: readonly string[]) => language.hear(text, earlier),
    (earlier) => earlier.join(),
  );
  return {
    ...incoming,
    flags: (earlier = []) => flags(earlier),
    signs: once(() => language.signs(text)),
    command: once(() => language.command(text)),
    actions: once(() => language.actions(text)),
    hint: once(() => language.hinted(text)),
    extract: memoised(
      (expected) => language.extract(text, expected),
      ({ slot, known }) => JSON.stringify([slot?.id, ...(known ?? [])]),
    ),
    names: once(() => language.names(text)),
    match: once(() => language.match(text)),
    segments: once(() => language.segments(text)),
    choice: memoised(
      (labels) => language.choice(labels, text),
      (labels) => labels.join('\n'),
    ),
    positions: memoised((count) => language.numbers(text, count), String),
    isOnly: (answer) => isOnly(bot, answer, text),
  };
}

/** Whether a text is no more than one of these answers. A figure is said for its own sake: "I am 47" is no "I am". */
export function isOnly({ knowledge }: BotContext, answer: GeneralAnswer, text: string): boolean {
  const plain = plainLetters(text);
  return !/\p{N}/u.test(text) && knowledge.intents.answers[answer].some((way) => plainLetters(way) === plain);
}

/** A function that works out its value once. */
function once<R>(read: () => R): () => R {
  const value = memoised(read);
  return () => value(undefined);
}

/** A function that works out each value once; `keyOf` says what makes its argument the same. */
function memoised<A, R>(read: (of: A) => R, keyOf: (of: A) => string = () => ''): (of: A) => R {
  const known = new Map<string, R>();
  return (of) => {
    const key = keyOf(of);
    if (!known.has(key)) {
      known.set(key, read(of));
    }
    return known.get(key) as R;
  };
}
