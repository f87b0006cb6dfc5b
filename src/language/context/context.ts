import type { Knowledge } from '../../knowledge/knowledge';
import { cuesOf } from '../../knowledge/patterns/sets';
import { wordSet } from '../entities/words';
import type { Matcher } from '../patterns/matcher';
import { FLAGS } from '../patterns/scopes';
import type { Match } from '../patterns/search';
import { rememberedFor } from '../text/remembered';
import type { Text } from '../text/text';
import type { ClauseWords, Token } from '../utterance';
import { type Experiencer, experiencersOf, type People } from './experiencer';
import { historicalClauses } from './historical';
import { hypotheticalTokens } from './hypothetical';
import { clearedTokens, type NegationWords, negatedTokens } from './negation';

/** How words are meant, after ConText (Harkema and others 2009): of now, denied, general or supposed, or long over. */
export type Assertion = 'affirmed' | 'negated' | 'hypothetical' | 'historical';
/** The weakest first: of tokens that belong together the strongest counts. */
const ASSERTIONS: readonly Assertion[] = ['affirmed', 'historical', 'hypothetical', 'negated'];

/** How the words of one message are meant, and of whom. */
export interface Context {
  /** The tokens, those of idioms blank in their places: nothing is found in them. */
  readonly heard: readonly Token[];
  readonly hypothetical: ReadonlySet<number>;
  /** Of whom each token is said; undefined where the message speaks of nobody. */
  readonly experiencers: readonly (Experiencer | undefined)[];
  /** The tokens said to be all right ("my jaw is fine"): a sign in them is denied, but not what lasts ("my diabetes is fine"). */
  readonly cleared: ReadonlySet<number>;
  /** How tokens that belong together are meant: denied where one of them is, and so on. */
  assertionOf(used: readonly number[]): Assertion;
  /** The tokens that are denied, but for what only these words deny: "no" in "no medicines" is part of what is told. */
  negatedBut(own: ReadonlySet<number>): ReadonlySet<number>;
  /** The numbers of the clauses that are long over by these cues and those of the language, but for denied ones. */
  historicalBy(past: readonly Match[], negated: ReadonlySet<number>): ReadonlySet<number>;
}

/** The context of the tokens of a message, worked out once for the same list of tokens. */
export type ReadContext = (tokens: readonly Token[]) => Context;

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
 * Compiles how the words of messages are meant. Takes steps in proportion to their words.
 *
 * A "no" that is part of a warning sign of several words ("no feeling in my foot") denies nothing.
 *
 * @param step called for each thing that is looked at
 */
export function createContext(
  { intents }: Pick<Knowledge, 'intents'>,
  words: ContextWords,
  people: People,
  matcher: Matcher,
  step: () => void = () => {},
): ReadContext {
  const signs = new Set(Object.keys(intents.listening.signs));
  return rememberedFor((tokens: readonly Token[]): Context => {
    const find = matcher.search(FLAGS, tokens);
    const heard = without(tokens, find('idioms'));
    const findHeard = heard === tokens ? find : matcher.search(FLAGS, heard);
    const own = new Set<number>();
    const said = matcher.present(FLAGS, heard).filter((set) => signs.has(set));
    for (const { used } of said.flatMap(findHeard)) {
      for (const at of used) {
        if (used.includes(at + 1) || used.includes(at + 2)) {
          own.add(at);
        }
      }
    }
    // How a message is meant may be said in words of an idiom: "gave a talk about heat stroke". Denials may not.
    const denied = negatedTokens(tokens, findHeard, words.negation, step);
    const negated = denied.words(own);
    const hypothetical = hypotheticalTokens(tokens, find, words.conditions);
    const historicalBy = (past: readonly Match[], no: ReadonlySet<number>) =>
      historicalClauses(tokens, (set) => (set === 'past' ? past : find(set)), no, step);
    const historical = historicalBy(find('past'), negated);
    const codes = Uint8Array.from(tokens, ({ clause }, at) =>
      negated.has(at) ? 3 : hypothetical.has(at) ? 2 : historical.has(clause) ? 1 : 0,
    );
    return {
      heard,
      hypothetical,
      cleared: clearedTokens(tokens, find, words.negation.joins),
      experiencers: experiencersOf(tokens, people),
      historicalBy,
      negatedBut: (some) => denied.words(some),
      assertionOf: (used) => ASSERTIONS[used.reduce((strongest, at) => Math.max(strongest, codes[at]!), 0)]!,
    };
  });
}

/** The message with the words of idioms unheard, in their places. */
function without(tokens: readonly Token[], idioms: readonly Match[]): readonly Token[] {
  const unheard = new Set(idioms.flatMap(({ used }) => used));
  return unheard.size === 0
    ? tokens
    : tokens.map((token, index) => (unheard.has(index) ? { ...token, text: '', stem: '' } : token));
}
