import type { Command } from '../knowledge/knowledge';
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
const LONGEST = 12;

/** Finds the command that a whole message is. */
export type CommandReader = (text: string) => Command | undefined;

/**
 * Compiles the ways of saying commands.
 *
 * A message is a command only as a whole: politeness and words such as "can we" around it are left out, typos are repaired,
 * and what remains must be one of the listed ways. "How do I stop smoking" is no "stop".
 */
export function createCommandReader(
  commands: ReadonlyMap<Command, readonly string[]>,
  vocabulary: Vocabulary,
): CommandReader {
  const byForm = new Map<string, Command>();
  for (const [command, said] of commands) {
    for (const text of said) {
      const key = joined(words(text)) || text.trim();
      if (!byForm.has(key)) {
        byForm.set(key, command);
      }
    }
  }

  const known = new Set([...byForm.keys()].flatMap((key) => key.split(' ')));
  const find = (read: readonly Token[], text: string): Command | undefined => {
    for (const form of forms(read, text)) {
      const found = byForm.get(joined(form));
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };
  /** The message with its one unknown word as each word of commands that is one slip away. */
  const slips = (message: readonly Token[]): readonly (readonly Token[])[] => {
    const unknown = message.filter(({ text }) => !known.has(text) && !isCommonWord(text));
    const [slipped] = unknown;
    return slipped === undefined || unknown.length > 1
      ? []
      : [...known]
          .filter((word) => isOneSlip(slipped.text, word))
          .map((word) => message.map((token) => (token === slipped ? { ...token, text: word } : token)));
  };

  return (text) => {
    const whole = words(text);
    if (whole.length > LONGEST) {
      return undefined;
    }
    if (whole.length === 0) {
      return byForm.get(text.trim());
    }
    for (const read of new Set([whole, vocabulary.repair(whole)])) {
      const found = find(read, text);
      if (found !== undefined) {
        return found;
      }
    }
    const mistyped = new Set(
      slips(whole).flatMap((read) => {
        const found = find(read, text);
        return found === undefined ? [] : [found];
      }),
    );
    return mistyped.size === 1 ? [...mistyped][0] : undefined;
  };
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
