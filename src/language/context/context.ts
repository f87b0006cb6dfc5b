import type { Knowledge } from '../../knowledge/knowledge';
import { cuesOf } from '../../knowledge/patterns/sets';
import { wordSet } from '../entities/words';
import type { Find } from '../patterns/search';
import type { Text } from '../text/text';
import type { ClauseWords, Token } from '../utterance';
import { historicalClauses } from './historical';
import { hypotheticalTokens } from './hypothetical';
import { type NegationWords, negatedTokens } from './negation';

/** How words are meant, after ConText (Harkema and others 2009): of now, denied, general or supposed, or long over. */
export type Assertion = 'affirmed' | 'negated' | 'hypothetical' | 'historical';
/** The weakest first: of tokens that belong together the strongest counts. */
const ASSERTIONS: readonly Assertion[] = ['affirmed', 'historical', 'hypothetical', 'negated'];

/** How the words of one message are meant. */
export interface Context {
  readonly negated: ReadonlySet<number>;
  readonly hypothetical: ReadonlySet<number>;
  /** The numbers of clauses. */
  readonly historical: ReadonlySet<number>;
  /** How tokens that belong together are meant: denied where one of them is, and so on. */
  assertionOf(used: readonly number[]): Assertion;
}

/** Single words that shape context, in their normal form. */
export interface ContextWords {
  readonly fillers: ReadonlySet<string>;
  readonly clauses: ClauseWords;
  readonly negation: NegationWords;
  /** Before a report: it is only supposed. */
  readonly conditions: ReadonlySet<string>;
}

/** The single words of the cues of a language and a pack. */
export function contextWords(knowledge: Pick<Knowledge, 'language' | 'intents'>, text: Text): ContextWords {
  const cues = cuesOf(knowledge);
  const listed = (list: readonly string[]) => wordSet(text, list);
  const [joins, links] = [listed(cues.joins), listed(cues.links)];
  return {
    fillers: listed(cues.fillers),
    clauses: { breaks: listed(cues.breaks), subjects: listed(cues.subjects), joins, links },
    negation: { owners: listed(cues.owners), links, lists: listed(cues.lists), joins },
    conditions: listed(cues.conditions),
  };
}

/**
 * How the words of a message are meant. Takes steps in proportion to its words.
 *
 * @param find finds the cues of the language and the pack
 * @param own tokens that belong to a finding themselves ("no" in "no feeling in my foot") and so deny nothing
 * @param findDenials finds them where they deny, if idioms are not to be heard as such
 */
export function contextOf(
  tokens: readonly Token[],
  find: Find,
  own: ReadonlySet<number>,
  words: ContextWords,
  findDenials: Find = find,
  step: () => void = () => {},
): Context {
  const negated = negatedTokens(tokens, findDenials, own, words.negation, step);
  const hypothetical = hypotheticalTokens(tokens, find, words.conditions);
  const historical = historicalClauses(tokens, find, negated, step);
  const codes = Uint8Array.from(tokens, ({ clause }, at) =>
    negated.has(at) ? 3 : hypothetical.has(at) ? 2 : historical.has(clause) ? 1 : 0,
  );
  return {
    negated,
    hypothetical,
    historical,
    assertionOf(used) {
      let strongest = 0;
      for (const at of used) {
        strongest = Math.max(strongest, codes[at]!);
      }
      return ASSERTIONS[strongest]!;
    },
  };
}
