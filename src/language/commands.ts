import type { Command } from '../knowledge/knowledge';
import { gist } from './command-words';
import { isCommonWord } from './common-words';
import { stripCourtesy } from './courtesy';
import { joined, words } from './normal-form';
import { isOneSlip } from './slip';
import type { Token } from './tokens';
import type { Vocabulary } from './vocabulary';

// What people put around a command without changing it. Never "how do I" or "why": these make a question of it.
const BEFORE = phrases(`
i want to|i want|i would like to|i would like|i would love to|i wish to|i need to|i need|i am going to|i am ready to|i will|i think i will|i have to|i think i want to
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
 */
export function createCommandReader(
  commands: ReadonlyMap<Command, readonly string[]>,
  vocabulary: Vocabulary,
): CommandReader {
  const ways = compile(commands);
  const find = (read: readonly Token[], text: string): Command | undefined => {
    for (const form of forms(read, text)) {
      const found = ways.byForm.get(joined(form)) ?? ways.byGist.get(gist(form) ?? '') ?? ways.beginning(form);
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

  return (text) => {
    const whole = words(text);
    if (whole.length > LONGEST) {
      return undefined;
    }
    if (whole.length === 0) {
      return ways.byForm.get(text.trim());
    }
    return clause(whole, text) ?? agreed(clauses(whole, text).map((part) => clause(part, text)));
  };
}

/** Whether two words begin alike or with two letters swapped: the first letter is seldom mistyped, and "vomit" is no "omit". */
function sharesStart(word: string, meant: string): boolean {
  return word[0] === meant[0] || (word[0] === meant[1] && word[1] === meant[0]);
}

/** The command that all clauses of a message are; "ok stop, thanks" is a stop. */
function agreed(said: readonly (Command | undefined)[]): Command | undefined {
  const commands = new Set(said.filter((command) => command === undefined || !COURTESIES.has(command)));
  return said.length > 1 && commands.size === 1
    ? [...commands][0]
    : said.length > 1 && commands.size === 0
      ? said[0]
      : undefined;
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

/** The listed ways: as they are, as what they come down to, and those that may go on. */
interface Ways {
  readonly byForm: ReadonlyMap<string, Command>;
  readonly byGist: ReadonlyMap<string, Command>;
  readonly known: ReadonlySet<string>;
  beginning(form: readonly Token[]): Command | undefined;
}

function compile(commands: ReadonlyMap<Command, readonly string[]>): Ways {
  const byForm = new Map<string, Command>();
  const byGist = new Map<string, Command>();
  const open = new Map<string, Command>();
  for (const [command, said] of commands) {
    for (const text of said) {
      const read = words(text);
      const key = joined(read) || text.trim();
      setIfNew(byForm, key, command);
      setIfNew(byGist, gist(read), command);
      if (text.endsWith('...')) {
        setIfNew(open, key, command);
      }
    }
  }
  return {
    byForm,
    byGist,
    known: new Set([...byForm.keys()].flatMap((key) => key.split(' '))),
    beginning: (form) => {
      for (let length = form.length - 1; length > 1; length--) {
        const found = open.get(joined(form.slice(0, length)));
        if (found !== undefined) {
          return found;
        }
      }
      return undefined;
    },
  };
}

function setIfNew(map: Map<string, Command>, key: string | undefined, command: Command): void {
  if (key !== undefined && !map.has(key)) {
    map.set(key, command);
  }
}

/** The message as it is, then with less and less around it. */
function* forms(message: readonly Token[], text: string): Generator<readonly Token[]> {
  yield message;
  let core = message;
  for (let length = Number.POSITIVE_INFINITY; core.length > 0 && core.length < length; ) {
    length = core.length;
    core = stripCourtesy(core, text);
    yield core;
    const before = BEFORE.find(
      (phrase) => phrase.length < core.length && phrase.every((word, i) => core[i]!.text === word),
    );
    core = core.slice(before?.length ?? 0);
    yield core;
    const after = AFTER.find(
      (phrase) =>
        phrase.length < core.length && phrase.every((word, i) => core[core.length - phrase.length + i]!.text === word),
    );
    core = core.slice(0, core.length - (after?.length ?? 0));
    yield core;
  }
}

function phrases(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split(/[\n|]/)
    .map((phrase) => phrase.split(' '))
    .sort((a, b) => b.length - a.length);
}
