import type { Command, Knowledge } from '../../../knowledge/knowledge';
import { FEEDBACK, REQUESTS, SOCIAL } from '../../../knowledge/schema/dialogue';
import type { Lexicon } from '../../lexicon';
import { DIALOGUE } from '../../patterns/scopes';
import type { Find } from '../../patterns/search';
import type { Act, Segment } from '../../understanding';
import { createAnalysis, type Token, WHOLE_LENGTH } from '../../utterance';
import type { CommandRecognizer } from '../commands/recognizer';
import { createFacets } from './facets';
import { type Part, partsOf } from './parts';
import { createPersonReader } from './person';
import { createReference } from './reference';
import { createSubjects, type Subject } from './subjects';
import { dialogueWords } from './words';

/** Parts a message, and says what each part does. Bounded time; never throws. */
export type SegmentRecognizer = (message: string) => readonly Segment[];

/** Most words beside a request or a courtesy that is all a part says. */
const BESIDE = 2;
/** What is no question even in the form of one: "can I send you a photo". */
const ASIDES = ['rude', 'photo', 'orders'] as const;
/** The sets of words that ask. */
const ASKING = ['asks', 'asks-first'];
/** Most words of a name without a verb that asks of what it names. */
const NAME = 4;

/** The commands that are courtesy or requests about the last answer. */
const COMMAND_ACTS: Partial<Record<Command, readonly [Act, string]>> = {
  thanks: ['social', 'thanks'],
  hello: ['social', 'hello'],
  goodbye: ['social', 'bye'],
  sources: ['request', 'sources'],
};

/**
 * Compiles the parting of messages.
 *
 * A question is a part that begins as one or has its mark. What says how something tried went is feedback; what wants something of the last
 * answer and names no topic, a request; what is nothing but polite, social; all else tells something.
 */
export function createSegments(knowledge: Knowledge, lexicon: Lexicon, commands: CommandRecognizer): SegmentRecognizer {
  const { text, people, matcher, contextOf } = lexicon;
  const words = dialogueWords(knowledge, text);
  const facetsOf = createFacets(knowledge, lexicon);
  const personIn = createPersonReader(people, knowledge, text);
  const analyse = createAnalysis(text, lexicon.context.clauses, WHOLE_LENGTH, lexicon.analyse);
  const subjectsOf = createSubjects(knowledge, lexicon);
  const referenceOf = createReference(words, text);
  const isOther = ({ text: word }: Pick<Token, 'text'>) =>
    people.others.has(word) || people.strangers.has(word) || people.third.has(word);
  const isPerson = ({ text: word }: Token) => isOther({ text: word }) || people.self.has(word);

  return (message) => {
    const { tokens } = analyse(message);
    const find = matcher.search(DIALOGUE, tokens);
    const subjects = subjectsOf(tokens, find);
    const facets = facetsOf(tokens);
    const { experiencers: persons } = contextOf(tokens);
    const expletive = new Set(find('expletives').flatMap(({ used }) => used));
    const asks = new Set(ASKING.flatMap((set) => find(set)).flatMap(({ used }) => used));
    const starts = new Set(subjects.map(({ start }) => start));
    const parts = partsOf(tokens, find, words, (at) => starts.has(at));

    const subjectsIn = byPart(subjects, parts, tokens.length);
    const facetsIn = byPart(facets, parts, tokens.length);

    return parts.map((part, index): Segment => {
      const { from, to, opening } = part;
      const start = from === 0 ? 0 : tokens[from]!.start;
      const end = tokens[to]?.start ?? message.length;
      const within = subjectsIn[index]!;
      const asked = facetsIn[index]!;
      const isMarked =
        tokens[to] === undefined ? /\?\W*$/u.test(message.slice(tokens[to - 1]!.end)) : tokens[to]!.mark === '?';
      const asksSame = matchesIn(find, 'what-about', part).length > 0;
      const wordsOfFacets = new Set(asked.flatMap(({ used }) => used));
      const asking = (at: number) => asks.has(at) || wordsOfFacets.has(at);
      const reference = referenceOf(
        { tokens, from, to, subjects: within, isAsking: opening !== undefined, asking, expletive, isPerson },
        asksSame,
      );
      const { act, name } = actOf(tokens, find, part, within, isMarked);
      const isQuestion = act === 'question';
      return {
        text: message.slice(start, end).trim(),
        start,
        end,
        act,
        name,
        facets: isQuestion ? [...new Set(asked.map(({ id }) => id))] : [],
        subjects: [...new Set(within.map(({ id }) => id))],
        refers: act !== 'report' && act !== 'social' && reference.refers,
        hasPronoun: reference.hasPronoun,
        hasTopic: reference.hasTopic,
        continues: isQuestion && reference.continues,
        of: personIn(message, tokens, from, to) ?? selfIn(tokens, part, persons),
      };
    });
  };

  function actOf(
    tokens: readonly Token[],
    find: Find,
    part: Part,
    subjects: readonly Subject[],
    isMarked: boolean,
  ): { readonly act: Act; readonly name?: string } {
    const { from, to, opening } = part;
    const said = tokens.slice(from, to);
    const request = subjects.length === 0 ? wholly(find, tokens, part, 'request', REQUESTS) : undefined;
    if (request !== undefined) {
      return { act: 'request', name: request };
    }
    const aside = subjects.length === 0 ? wholly(find, tokens, part, 'social', ASIDES) : undefined;
    if (aside !== undefined) {
      return { act: 'social', name: aside };
    }
    const isAsked = opening !== undefined || isMarked;
    const feedback = isAsked ? undefined : mostly(find, part, 'feedback', FEEDBACK);
    if (feedback !== undefined) {
      return { act: 'feedback', name: feedback };
    }
    const command = commands({ text: '', tokens: said, asks: isMarked });
    const known = command && COMMAND_ACTS[command.value];
    if (known !== undefined) {
      return { act: known[0], name: known[1] };
    }
    if (isAsked) {
      return { act: 'question' };
    }
    const social = subjects.length === 0 ? wholly(find, tokens, part, 'social', SOCIAL) : undefined;
    if (social !== undefined) {
      return { act: 'social', name: social };
    }
    const isTopic = subjects.some(({ id }) => !id.startsWith('medicine.') && !id.startsWith('condition.'));
    const isFollowing = words.joins.has(said[0]!.text) && subjects.length > 0;
    const isName = said.length <= NAME && !said.some(isClause);
    return { act: isName && (isTopic || isFollowing || said.some(isOther)) ? 'question' : 'report' };
  }

  /** Part of a sentence with somebody who does something. */
  function isClause({ text: word }: Token): boolean {
    return words.verbs.has(word) || (words.subjects.has(word) && !people.possessives.has(word));
  }

  /** The name of the set that has the most words of a part; undefined where none has any. */
  function mostly<N extends string>(find: Find, part: Part, prefix: string, names: readonly N[]): N | undefined {
    const [best] = names
      .map((name) => ({ name, used: usedIn(find, `${prefix} ${name}`, part).size }))
      .sort((a, b) => b.used - a.used);
    return best !== undefined && best.used > 0 ? best.name : undefined;
  }

  /** The name of the sets, one of which is nearly all that a part says; the one that leaves fewest words. */
  function wholly<N extends string>(
    find: Find,
    tokens: readonly Token[],
    part: Part,
    prefix: string,
    names: readonly N[],
  ): N | undefined {
    const left = names.map((name) => {
      const used = usedIn(find, `${prefix} ${name}`, part);
      const others = tokens
        .slice(part.from, part.to)
        .filter(({ text: word }, at) => !used.has(part.from + at) && !words.leads.has(word) && !words.around.has(word));
      return { name, left: used.size === 0 ? Infinity : others.length, used: used.size };
    });
    left.sort((a, b) => a.left - b.left || b.used - a.used);
    // One word ("fine") must be all there is.
    return left[0]!.left <= Math.min(BESIDE, left[0]!.used - 1) ? left[0]!.name : undefined;
  }

  /** The writer, where a part speaks of them and of nobody else. */
  function selfIn(tokens: readonly Token[], { from, to }: Part, persons: readonly (string | undefined)[]) {
    // "Tell me" is of nobody, "for me" is of me.
    const isSelf = tokens
      .slice(from, to)
      .some(({ text: word }, at) =>
        people.addressed.has(word)
          ? at > 0 && words.before.has(tokens[from + at - 1]!.text)
          : people.self.has(word) && persons[from + at] === 'self',
      );
    return isSelf ? 'self' : undefined;
  }
}

/** For each part what is found wholly within it, in one pass. */
function byPart<T extends { readonly start: number; readonly end: number }>(
  found: readonly T[],
  parts: readonly Part[],
  length: number,
): readonly (readonly T[])[] {
  const partOf = new Int32Array(length);
  parts.forEach(({ from, to }, index) => {
    partOf.fill(index, from, to);
  });
  const within = parts.map((): T[] => []);
  for (const one of found) {
    if (partOf[one.start] === partOf[one.end - 1]) {
      within[partOf[one.start]!]!.push(one);
    }
  }
  return within;
}

/** The tokens of a part that a set needs. */
function usedIn(find: Find, set: string, part: Part): ReadonlySet<number> {
  return new Set(matchesIn(find, set, part).flatMap(({ used }) => used));
}

/** The matches of a set within a part: the first is looked up, for a long message has many. */
function matchesIn(find: Find, set: string, { from, to }: Pick<Part, 'from' | 'to'>) {
  const matches = find(set);
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle]!.start < from) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const within = [];
  for (let at = low; at < matches.length && matches[at]!.start < to; at++) {
    if (matches[at]!.end <= to) {
      within.push(matches[at]!);
    }
  }
  return within;
}
