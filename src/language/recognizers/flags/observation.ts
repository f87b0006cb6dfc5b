import type { Knowledge } from '../../../knowledge/knowledge';
import { flagScope, setsOf } from '../../../knowledge/patterns/sets';
import { type Assertion, contextOf, contextWords } from '../../context/context';
import { createRepair } from '../../listening/misspelling';
import { QUANTITY_WORDS } from '../../listening/quantities';
import { createMatcher } from '../../patterns/matcher';
import type { Match } from '../../patterns/search';
import type { Text } from '../../text/text';
import type { Token, Utterance } from '../../utterance';

/** What the descriptions of warning signs make of a message. */
export interface Observation {
  readonly tokens: readonly Token[];
  /** Whether it holds a question mark. */
  readonly asks: boolean;
  /** The flags whose rows of signs are reported of now, in the order of the content. */
  readonly reported: readonly string[];
  /** The flags whose rows would hold if nothing were denied, general or past. */
  readonly mentioned: readonly string[];
  /** The flags of which all is said, and not denied, that they cannot do without. */
  readonly possible: ReadonlySet<string>;
  /** Every set of patterns that is there, with each assertion that it is there in. */
  readonly found: readonly { readonly set: string; readonly assertion: Assertion }[];
  /** The tokens behind a flag: of the row of signs that holds, else of its signs that are there; empty if none is. */
  placesOf(flag: string): readonly number[];
}

/** Observes a message. Bounded time; never throws. */
export type Observe = (utterance: Pick<Utterance, 'tokens' | 'asks'>) => Observation;

/** A member of a row: one of these signs is there, or (`absent`) none is. */
interface Member {
  readonly any: readonly string[];
  readonly absent: boolean;
}

/**
 * Compiles the descriptions of warning signs.
 *
 * @param step called for each thing that is tried in a message: counted, it tells what hearing costs without a clock
 */
export function createObserver(
  knowledge: Pick<Knowledge, 'language' | 'intents'>,
  text: Text,
  step: () => void = () => {},
): Observe {
  const { signs, flags, needs = {}, about = {}, assumed = [], plain = [], lasting = [] } = knowledge.intents.listening;
  const words = contextWords(knowledge, text);
  const { joins } = words.clauses;
  const sets = setsOf(flagScope(knowledge));
  const plainWords = new Set(plain.flatMap(text.forms));
  const matcher = createMatcher(sets, {
    text,
    fillers: words.fillers,
    topics: {
      names: Object.keys(about),
      assumed: new Set(assumed),
      between: new Set([...words.fillers, ...joins]),
      joins,
      self: 'self',
    },
    repair: (known) => createRepair([...QUANTITY_WORDS, ...known], plainWords),
    step,
  });
  const rules = Object.entries(flags).map(([id, rows]) => ({
    id,
    rows: rows.map((row) => row.map(readMember)),
    needed: (needs[id] ?? []).map(readMember),
  }));
  const lastingSigns = new Set(lasting);
  const signNames = Object.keys(signs);
  const informative = [...sets.keys()].filter((set) => set !== 'idioms');

  return ({ tokens: spoken, asks }) => {
    const findSpoken = matcher.search(spoken);
    const tokens = without(spoken, findSpoken('idioms'));
    const find = tokens === spoken ? findSpoken : matcher.search(tokens);
    const own = new Set(
      signNames
        .flatMap(find)
        .flatMap(({ used }) => used.filter((at) => used.includes(at + 1) || used.includes(at + 2))),
    );
    // How a message is meant may be said in words of an idiom: "gave a talk about heat stroke".
    const context = contextOf(tokens, findSpoken, own, words, find, step);
    const senses = new Map(
      informative.map((set) => [set, new Set(find(set).map(({ used }) => context.assertionOf(used)))]),
    );
    const isThere = (sign: string) => senses.get(sign)!.size > 0;
    const isSaid = (sign: string) => [...senses.get(sign)!].some((sense) => sense !== 'negated');
    const isNow = (sign: string) =>
      senses.get(sign)!.has('affirmed') || (lastingSigns.has(sign) && senses.get(sign)!.has('historical'));
    const hold = (row: readonly Member[], there: (sign: string) => boolean): boolean =>
      row.every(({ any, absent }) => any.some(there) !== absent);
    const raised = (there: (sign: string) => boolean): readonly string[] =>
      rules.filter(({ rows }) => rows.some((row) => hold(row, there))).map(({ id }) => id);
    const placesIn = ({ any, absent }: Member): readonly number[] => {
      const places = absent ? [] : any.flatMap(find);
      return (
        (places.find(({ used }) => ['affirmed', 'historical'].includes(context.assertionOf(used))) ?? places[0])
          ?.used ?? []
      );
    };
    const placesOf = (flag: string): readonly number[] => {
      const rows = rules.find(({ id }) => id === flag)?.rows ?? [];
      const held = rows.find((row) => hold(row, isNow)) ?? rows.find((row) => hold(row, isThere)) ?? rows.flat();
      return [...new Set(held.flatMap(placesIn))].sort((a, b) => a - b);
    };
    return {
      placesOf,
      tokens,
      asks,
      reported: raised(isNow),
      mentioned: raised(isThere),
      possible: new Set(
        rules.filter(({ needed, rows }) => [needed, ...rows].some((row) => hold(row, isSaid))).map(({ id }) => id),
      ),
      found: [...senses].flatMap(([set, of]) => [...of].map((assertion) => ({ set, assertion }))),
    };
  };
}

/** A member as it is written: "a|b", "!a". */
function readMember(source: string): Member {
  const absent = source.startsWith('!');
  return { any: (absent ? source.slice(1) : source).split('|'), absent };
}

/** The message with the words of idioms unheard, in their places. */
function without(tokens: readonly Token[], idioms: readonly Match[]): readonly Token[] {
  const unheard = new Set(idioms.flatMap(({ used }) => used));
  return unheard.size === 0
    ? tokens
    : tokens.map((token, index) => (unheard.has(index) ? { ...token, text: '', stem: '' } : token));
}
