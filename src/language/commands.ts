import type { Command } from '../knowledge/knowledge';
import { compileWays } from './command-ways';
import { isCommandWord } from './command-words';
import { stripCourtesy } from './courtesy';
import { isOneSlip } from './slip';
import { isCommonWord } from './text/common-words';
import { words } from './text/normal-form';
import type { Token } from './text/tokenize';
import type { Vocabulary } from './vocabulary';

// What people put around a command without changing it. Never "how do I" or "why": these make a question of it.
const BEFORE = phrases(`
i want to|i want|i would like to|i would like|i would love to|i wish to|i need to|i need|i am going to|i am ready to|i will|i think i will|i have to|i think i want to|i would rather|i would prefer to|i just want to|i wanted to|i am trying to
can we|could we|can you|could you|would you|will you|can i|could i|may i|might i|shall we|let us|let me|we can|is it possible to|is there a way to
want to|would like to|like to|need to|ready to|going to|time to|go ahead and|go on and|do|please|just|now|okay|yes|yeah|yep|sure|alright|right|fine|actually|no|oh|oops|wait
`);
const AFTER = phrases(
  'now|please|then|for me|right now|already|today|if i may|if possible|if you can|mate|bot|thanks|thank you|straight away|at once|immediately|a bit|quickly|with you',
);
const LONGEST = 14;
const PARTED = /[.,;:!?\n]|\s[-–—]\s/;
// Said along with another command, they add nothing to it.
const COURTESIES: ReadonlySet<Command> = new Set(['thanks', 'hello', 'goodbye']);

/** Finds the command that a whole message is. */
export type CommandReader = (text: string) => Command | undefined;

/**
 * Compiles the ways of saying commands.
 *
 * A message is a command only as a whole: politeness and words such as "can we" around it are left out, typos are repaired,
 * and what remains must come down to one of the listed ways, or each of its clauses to the same command. A way that ends
 * in "..." may go on to the end of its clause. "How do I stop smoking" is no "stop".
 *
 * @param others ways of saying what looks like a command and asks about something else: "can I stop it"
 */
export function createCommandReader(
  commands: ReadonlyMap<Command, readonly string[]>,
  vocabulary: Vocabulary,
  others: readonly string[] = [],
): CommandReader {
  const ways = compileWays(commands);
  const questions = compileWays(new Map([['none', others]]));
  const isQuestion = (said: readonly Token[], text: string) =>
    [said, stripCourtesy(said, text), vocabulary.repair(said)].some(
      (read) => questions.findAsSaid(read.map((token) => token.text)) !== undefined,
    );
  const find = (read: readonly Token[], text: string): Command | undefined => {
    for (const form of forms(read, text)) {
      const found = ways.find(form.map((token) => token.text));
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };
  /** The message with its one unknown word as each word of commands that is one slip away. */
  const slips = (message: readonly Token[]): readonly (readonly Token[])[] => {
    const unknown = message.filter(
      ({ text }) => !ways.known.has(text) && !isCommonWord(text) && !vocabulary.trusts(text),
    );
    const [slipped] = unknown;
    return slipped === undefined || unknown.length > 1
      ? []
      : [...ways.known]
          .filter((word) => sharesStart(slipped.text, word) && isOneSlip(slipped.text, word))
          .map((word) => message.map((token) => (token === slipped ? { ...token, text: word } : token)));
  };
  const clause = (said: readonly Token[], text: string): Command | undefined => {
    for (const read of new Set([said, vocabulary.repair(said)])) {
      const found = find(read, text);
      if (found !== undefined) {
        return found;
      }
    }
    const mistyped = new Set(slips(said).flatMap((read) => find(read, text) ?? []));
    return mistyped.size === 1 ? [...mistyped][0] : undefined;
  };
  /** The command of a message that is two with no mark between: "that helped bye". */
  const joinedTwo = (said: readonly Token[], text: string): Command | undefined => {
    const read = vocabulary.repair(said);
    if (!read.every((token) => ways.known.has(token.text) || isCommandWord(token.text))) {
      return undefined;
    }
    for (let at = 1; at < read.length; at++) {
      const first = find(read.slice(0, at), text);
      const found = first && agreed([first, find(read.slice(at), text)]);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };

  return (text) => {
    const whole = spelt(words(text));
    if (whole.length > LONGEST) {
      return undefined;
    }
    if (whole.length === 0) {
      return ways.marks.get(text.trim());
    }
    if (isQuestion(whole, text)) {
      return undefined;
    }
    return (
      clause(whole, text) ?? agreed(clauses(whole, text).map((part) => clause(part, text))) ?? joinedTwo(whole, text)
    );
  };
}

/** Whether two words begin alike or with two letters swapped: the first letter is seldom mistyped, and "vomit" is no "omit". */
function sharesStart(word: string, meant: string): boolean {
  return word[0] === meant[0] || (word[0] === meant[1] && word[1] === meant[0]);
}

/** "y" before more is "why"; alone it is a yes. */
function spelt(message: readonly Token[]): readonly Token[] {
  const [first, ...others] = message;
  return first?.text === 'y' && others.length > 0 ? [{ ...first, text: 'why' }, ...others] : message;
}

/** The command that all clauses of a message are; "ok stop, thanks" is a stop, and of courtesies alone the last counts. */
function agreed(said: readonly (Command | undefined)[]): Command | undefined {
  const commands = new Set(said.filter((command) => command === undefined || !COURTESIES.has(command)));
  if (said.length < 2 || commands.size > 1) {
    return undefined;
  }
  return commands.size === 1 ? [...commands][0] : said.at(-1);
}

function clauses(message: readonly Token[], text: string): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  message.forEach((token, at) => {
    if (at > 0 && PARTED.test(text.slice(message[at - 1]!.end, Math.max(message[at - 1]!.end, token.start)))) {
      parts.push([]);
    }
    parts.at(-1)!.push(token);
  });
  return parts;
}

/** The message as it is, then with less and less around it. */
function* forms(message: readonly Token[], text: string): Generator<readonly Token[]> {
  yield message;
  let core = message;
  for (let length = Number.POSITIVE_INFINITY; core.length > 0 && core.length < length; ) {
    length = core.length;
    for (const strip of [(tokens: readonly Token[]) => stripCourtesy(tokens, text), stripBefore, stripAfter]) {
      const less = strip(core);
      if (less.length < core.length) {
        core = less;
        yield core;
      }
    }
  }
}

function stripBefore(core: readonly Token[]): readonly Token[] {
  const before = BEFORE.find(
    (phrase) => phrase.length < core.length && phrase.every((word, i) => core[i]!.text === word),
  );
  return core.slice(before?.length ?? 0);
}

function stripAfter(core: readonly Token[]): readonly Token[] {
  const after = AFTER.find(
    (phrase) =>
      phrase.length < core.length && phrase.every((word, i) => core[core.length - phrase.length + i]!.text === word),
  );
  return core.slice(0, core.length - (after?.length ?? 0));
}

function phrases(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split(/[\n|]/)
    .map((phrase) => phrase.split(' '))
    .sort((a, b) => b.length - a.length);
}
