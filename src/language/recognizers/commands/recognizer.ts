import type { Command, Knowledge } from '../../../knowledge/knowledge';
import { wordMap } from '../../entities/words';
import { isOneEdit } from '../../spelling/edit-distance';
import type { Spelling } from '../../spelling/spelling';
import { createStrip, type StripCourtesy } from '../../text/courtesy';
import { remembered } from '../../text/remembered';
import type { Text } from '../../text/text';
import type { Token, Utterance } from '../../utterance';
import { compileCommands, compileExact } from './command-words';
import type { Found } from './whole-match';

/** Finds the command that a whole message is, and the way that says so. */
export type CommandRecognizer = (utterance: Utterance) => Found<Command> | undefined;

type Tokens = readonly Token[];

const LONGEST = 14;
// Said along with another command, they add nothing to it.
const COURTESIES: ReadonlySet<Command> = new Set(['thanks', 'hello', 'goodbye']);

/**
 * Compiles the recognition of commands.
 *
 * A message is a command only as a whole: politeness and words such as "can we" around it are left out, typos are repaired,
 * and what remains must be one of the listed ways, or each of its clauses the same command. "How do I stop smoking" is no "stop".
 */
export function createCommandRecognizer(
  { intents, language }: Pick<Knowledge, 'intents' | 'language'>,
  text: Text,
  spelling: Spelling,
  stripCourtesy: StripCourtesy,
): CommandRecognizer {
  const ways = compileCommands(intents, language.commands, text);
  const asksOtherwise = compileExact(intents.noCommands, text);
  const { before, after } = language.commands;
  const meant = wordMap(text, language.commands.meant);
  const frame = createStrip(before, after, text);
  const marks = new Map(
    [...intents.commands].flatMap(([value, patterns]) =>
      patterns.flatMap(({ source, sides, place }) => (sides.length === 0 ? [[source, { value, rule: place }]] : [])),
    ),
  ) as ReadonlyMap<string, Found<Command>>;
  const strips = [stripCourtesy, lessBut(frame.before), lessBut(frame.after)];

  /** As it is, then with less and less around it. */
  const find = (said: Tokens): Found<Command> | undefined => {
    let core = said;
    let found = ways.find(wordsOf(core));
    for (let length = -1; found === undefined && core.length !== length; ) {
      length = core.length;
      for (const strip of strips) {
        const less = strip(core);
        if (found === undefined && less.length < core.length) {
          core = less;
          found = ways.find(wordsOf(core));
        }
      }
    }
    return found;
  };
  const near = remembered((slipped) =>
    [...ways.words].filter((word) => sharesStart(slipped, word) && isOneEdit(slipped, word)),
  );
  /** The message with its one unknown word as each word of commands that is one slip away. */
  const slips = (said: Tokens): readonly Tokens[] => {
    const [slipped, ...more] = said.filter(
      ({ text: word }) => !ways.words.has(word) && !text.isCommonWord(word) && !spelling.trusts(word),
    );
    return slipped === undefined || more.length > 0
      ? []
      : near(slipped.text).map((word) => said.map((token) => (token === slipped ? { ...token, text: word } : token)));
  };
  const clause = (said: Tokens): Found<Command> | undefined => {
    const repaired = spelling.repair(said);
    const found = find(said) ?? (repaired.every((token, at) => token === said[at]) ? undefined : find(repaired));
    if (found !== undefined) {
      return found;
    }
    const mistyped = slips(said).flatMap((read) => find(read) ?? []);
    return new Set(mistyped.map(({ value }) => value)).size === 1 ? mistyped[0] : undefined;
  };
  /** Two commands with no mark between: "that helped bye". */
  const joinedTwo = (said: Tokens): Found<Command> | undefined => {
    const read = spelling.repair(said);
    if (!read.every((token) => ways.isKnown(token.text))) {
      return undefined;
    }
    for (let at = 1; at < read.length; at++) {
      const first = find(read.slice(0, at));
      const found = first && agreed([first, find(read.slice(at))]);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };

  return ({ text: message, tokens }) => {
    if (tokens.length === 0) {
      return marks.get(message.trim());
    }
    if (tokens.length > LONGEST) {
      return undefined;
    }
    const instead = tokens.length > 1 ? meant.get(tokens[0]!.text) : undefined;
    const said = instead === undefined ? tokens : [{ ...tokens[0]!, text: instead }, ...tokens.slice(1)];
    if ([said, stripCourtesy(said), spelling.repair(said)].some((read) => asksOtherwise(wordsOf(read)))) {
      return undefined;
    }
    return clause(said) ?? agreed(clausesOf(said).map(clause)) ?? joinedTwo(said);
  };
}

/** Takes off what leaves something. */
function lessBut(strip: (tokens: Tokens) => Tokens): (tokens: Tokens) => Tokens {
  return (tokens) => {
    const less = strip(tokens);
    return less.length === 0 ? tokens : less;
  };
}

function wordsOf(tokens: Tokens): readonly string[] {
  return tokens.map(({ text }) => text);
}

/** Whether two words begin alike or with two letters swapped: the first letter is seldom mistyped, and "vomit" is no "omit". */
function sharesStart(word: string, meant: string): boolean {
  return word[0] === meant[0] || (word[0] === meant[1] && word[1] === meant[0]);
}

/** The command that all clauses of a message are; "ok stop, thanks" is a stop, and of courtesies alone the last counts. */
function agreed(said: readonly (Found<Command> | undefined)[]): Found<Command> | undefined {
  const others = said.filter((found) => found === undefined || !COURTESIES.has(found.value));
  const commands = new Set(others.map((found) => found?.value));
  if (said.length < 2 || commands.size > 1) {
    return undefined;
  }
  return commands.size === 1 ? others[0] : said.at(-1);
}

/** The runs of tokens between marks. */
function clausesOf(tokens: Tokens): readonly Tokens[] {
  const parts: Token[][] = [];
  tokens.forEach((token, at) => {
    if (at === 0 || token.mark !== '') {
      parts.push([]);
    }
    parts.at(-1)!.push(token);
  });
  return parts;
}
