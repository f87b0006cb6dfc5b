import type { Command, Knowledge } from '../../../knowledge/knowledge';
import { FEEDBACK, REQUESTS, SOCIAL } from '../../../knowledge/schema/dialogue';
import { experiencersOf } from '../../context/experiencer';
import type { Lexicon } from '../../lexicon';
import { DIALOGUE } from '../../patterns/scopes';
import type { Find } from '../../patterns/search';
import type { Act, Segment } from '../../understanding';
import { createAnalysis, type Token, WHOLE_LENGTH } from '../../utterance';
import type { CommandRecognizer } from '../commands/recognizer';
import { createFacets } from './facets';
import { type Part, partsOf } from './parts';
import { createReference } from './reference';
import { createSubjects, type Subject } from './subjects';
import { dialogueWords } from './words';

/** Parts a message, and says what each part does. Bounded time; never throws. */
export type SegmentRecognizer = (message: string) => readonly Segment[];

/** Most words beside a request or a courtesy that is all a part says. */
const BESIDE = 2;
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
  const { text, people, matcher } = lexicon;
  const words = dialogueWords(knowledge, text);
  const facetsOf = createFacets(knowledge, lexicon);
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
    const persons = experiencersOf(tokens, people);
    const expletive = new Set(find('expletives').flatMap(({ used }) => used));
    const parts = partsOf(tokens, find, words, (at) => subjects.some(({ from }) => from === at));

    return parts.map((part, index): Segment => {
      const { from, to, opening } = part;
      const start = index === 0 ? 0 : tokens[from]!.start;
      const end = tokens[to]?.start ?? message.length;
      const within = subjects.filter((one) => one.from >= from && one.to <= to);
      const asked = facets.filter((one) => one.start >= from && one.end <= to);
      const isMarked =
        tokens[to] === undefined ? /\?\W*$/u.test(message.slice(tokens[to - 1]!.end)) : tokens[to]!.mark === '?';
      const asksSame = matchesIn(find, 'what-about', part).length > 0;
      const asking = new Set([
        ...(opening?.used ?? []),
        ...asked.flatMap(({ used }) => used),
        ...find('asks').flatMap(({ used }) => used),
      ]);
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
        continues: isQuestion && reference.continues,
        of: personIn(message, tokens, part, persons),
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
    const command = commands({ text: '', tokens: said, asks: isMarked });
    const known = command && COMMAND_ACTS[command.value];
    if (known !== undefined) {
      return { act: known[0], name: known[1] };
    }
    const request = subjects.length === 0 ? wholly(find, tokens, part, 'request', REQUESTS) : undefined;
    if (request !== undefined) {
      return { act: 'request', name: request };
    }
    if (opening !== undefined || isMarked) {
      return { act: 'question' };
    }
    const feedback = FEEDBACK.find((one) => matchesIn(find, `feedback ${one}`, part).length > 0);
    if (feedback !== undefined) {
      return { act: 'feedback', name: feedback };
    }
    const social = subjects.length === 0 ? wholly(find, tokens, part, 'social', SOCIAL) : undefined;
    if (social !== undefined) {
      return { act: 'social', name: social };
    }
    const isTopic = subjects.some(({ id }) => !id.startsWith('medicine.') && !id.startsWith('condition.'));
    const isFollowing = words.joins.has(said[0]!.text) && subjects.length > 0;
    const isName = said.length <= NAME && !said.some(({ text: word }) => words.verbs.has(word));
    return { act: isName && (isTopic || isFollowing || said.some(isOther)) ? 'question' : 'report' };
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
      const used = new Set(matchesIn(find, `${prefix} ${name}`, part).flatMap((match) => match.used));
      const others = tokens
        .slice(part.from, part.to)
        .filter(({ text: word }, at) => !used.has(part.from + at) && !words.leads.has(word));
      return { name, left: used.size === 0 ? Infinity : others.length, used: used.size };
    });
    left.sort((a, b) => a.left - b.left || b.used - a.used);
    return left[0]!.left <= BESIDE ? left[0]!.name : undefined;
  }

  /** The last person named or meant in a part; of "she" the word for whom she is. */
  function personIn(
    message: string,
    tokens: readonly Token[],
    { from, to }: Part,
    persons: readonly (string | undefined)[],
  ): string | undefined {
    let isSelf = false;
    for (let at = from; at < to; at++) {
      const { text: word } = tokens[at]!;
      if (isOther(tokens[at]!)) {
        const named = lastNamed(tokens, to);
        return named === undefined ? 'other' : message.slice(named.start, named.end).toLowerCase();
      }
      isSelf ||= people.self.has(word) && !people.addressed.has(word) && persons[at] === 'self';
    }
    return isSelf ? 'self' : undefined;
  }

  function lastNamed(tokens: readonly Token[], to: number): Token | undefined {
    for (let at = to - 1; at >= 0; at--) {
      if (people.others.has(tokens[at]!.text) || people.strangers.has(tokens[at]!.text)) {
        return tokens[at];
      }
    }
    return undefined;
  }
}

function matchesIn(find: Find, set: string, { from, to }: Part) {
  return find(set).filter(({ start, end }) => start >= from && end <= to);
}
