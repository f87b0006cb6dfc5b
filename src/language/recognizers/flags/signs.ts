import type { Place } from '../../../knowledge/fault';
import type { Knowledge } from '../../../knowledge/knowledge';
import type { Pattern } from '../../../knowledge/patterns/pattern';
import type { Assertion } from '../../context/context';
import type { Lexicon } from '../../lexicon';
import { FLAGS } from '../../patterns/scopes';
import type { Match } from '../../patterns/search';
import type { ToldSigns } from '../../understanding';
import type { Token, Utterance } from '../../utterance';

/** A message with the sets of patterns that are in it, and how they are meant. */
export interface Annotated {
  /** The words of idioms are blank. */
  readonly tokens: readonly Token[];
  readonly asks: boolean;
  /** Every set that is there but single words of cues, with each assertion that it is there in. */
  readonly sets: ReadonlyMap<string, ReadonlySet<Assertion>>;
  /** The flags whose rows of signs are reported of now, in the order of the content. */
  readonly reported: readonly string[];
  /** The flags whose rows would hold if nothing were denied, general or past. */
  readonly mentioned: readonly string[];
  /** The flags of which all is said, and not denied, that they cannot do without. */
  readonly possible: ReadonlySet<string>;
  /** The matches of a set, with how each is meant. */
  matches(set: string): readonly AssertedMatch[];
  /** How tokens that belong together are meant. */
  assertionOf(tokens: readonly number[]): Assertion;
  /** The signs that are said of now, and those that are only denied. */
  told(): ToldSigns;
  /** The row of a flag that holds, else the first that would if nothing were denied, general or past; undefined for none. */
  rowOf(flag: string): Row | undefined;
}

export interface AssertedMatch extends Match {
  readonly assertion: Assertion;
}

/** A row of signs that together raise a flag. */
export interface Row {
  readonly place: Place | undefined;
  /** The signs that it is made of, without those that must be absent. */
  readonly signs: readonly string[];
}

/** A member of a row: one of these signs is there, or (`absent`) none is; signs by number. */
interface Member {
  readonly any: readonly number[];
  readonly absent: boolean;
}

/** How a sign is there: of now (or, if it lasts, of the past); not denied; at all. */
const NOW = 1;
const SAID = 2;
const THERE = 4;
/** It was told before, and is not said here. */
const EARLIER = 8;

/** Finds warning signs. */
export interface Signs {
  /**
   * Bounded time; never throws.
   *
   * @param earlier signs that were told of the same person before: they complete rows of which at least one sign is said now
   */
  annotate(utterance: Pick<Utterance, 'tokens' | 'asks'>, earlier?: readonly string[]): Annotated;
  /** The pattern that was matched. */
  patternOf(match: Match): Pattern;
}

/** Compiles the descriptions of warning signs. */
export function createSigns(
  knowledge: Pick<Knowledge, 'intents'>,
  { contextOf, matcher }: Pick<Lexicon, 'contextOf' | 'matcher'>,
): Signs {
  const { signs, flags, needs = {}, lasting = [] } = knowledge.intents.listening;
  const signNumbers = new Map(Object.keys(signs).map((name, number) => [name, number]));
  const lastingSigns = new Set(lasting);
  /** A member as it is written: "a|b", "!a". */
  const readMember = (source: string): Member => {
    const absent = source.startsWith('!');
    const any = (absent ? source.slice(1) : source).split('|').map((sign) => signNumbers.get(sign) ?? -1);
    return { any, absent };
  };
  const rules = Object.entries(flags).map(([id, rows]) => ({
    id,
    rows: rows.map(({ members, place }): Row & { readonly members: readonly Member[] } => ({
      place,
      members: members.map(readMember),
      signs: members.flatMap((source) => (source.startsWith('!') ? [] : source.split('|'))),
    })),
    needed: (needs[id] ?? []).map(readMember),
  }));
  const rowsOf = new Map(rules.map(({ id, rows }) => [id, rows]));

  const isDenied = (state: number) => (state & (THERE | SAID)) === THERE;
  const toldIn = (states: Uint8Array): ToldSigns => {
    const which = (is: (state: number) => boolean) =>
      [...signNumbers].flatMap(([name, number]) => (is(states[number]!) ? [name] : []));
    return { now: which((state) => (state & NOW) !== 0 && (state & EARLIER) === 0), denied: which(isDenied) };
  };

  return {
    patternOf: matcher.patternOf,
    annotate({ tokens: spoken, asks }, earlier = []) {
      const { heard: tokens, assertionOf, cleared } = contextOf(spoken);
      const meantBy = (set: string, used: readonly number[]): Assertion =>
        !lastingSigns.has(set) && used.some((at) => cleared.has(at)) ? 'negated' : assertionOf(used);
      const find = matcher.search(FLAGS, tokens);
      const present = matcher.present(FLAGS, tokens);
      const sets = new Map<string, ReadonlySet<Assertion>>();
      const states = new Uint8Array(signNumbers.size);
      for (const set of present) {
        const matches = set === 'idioms' ? [] : find(set);
        if (matches.length > 0) {
          const assertions = new Set(matches.map(({ used }) => meantBy(set, used)));
          sets.set(set, assertions);
          const isNow = assertions.has('affirmed') || (assertions.has('historical') && lastingSigns.has(set));
          const isSaid = assertions.size > 1 || !assertions.has('negated');
          states[signNumbers.get(set) ?? -1] = THERE | (isNow ? NOW : 0) | (isSaid ? SAID : 0);
        }
      }
      for (const sign of earlier) {
        const number = signNumbers.get(sign);
        if (number !== undefined && !isDenied(states[number]!) && (states[number]! & NOW) === 0) {
          states[number] = EARLIER | THERE | NOW | SAID;
          sets.set(sign, new Set<Assertion>(['affirmed']));
        }
      }
      const holds = (members: readonly Member[], state: number): boolean => {
        let isSaidHere = earlier.length === 0;
        for (const { any, absent } of members) {
          if (any.some((sign) => (states[sign]! & state) !== 0) === absent) {
            return false;
          }
          isSaidHere ||=
            !absent && any.some((sign) => (states[sign]! & state) !== 0 && (states[sign]! & EARLIER) === 0);
        }
        return isSaidHere;
      };
      const raised = (state: number): readonly string[] =>
        rules.filter(({ rows }) => rows.some(({ members }) => holds(members, state))).map(({ id }) => id);
      const isPossible = ({ needed, rows }: (typeof rules)[number]) =>
        holds(needed, SAID) || rows.some(({ members }) => holds(members, SAID));
      return {
        tokens,
        asks,
        sets,
        told: () => toldIn(states),
        assertionOf,
        reported: raised(NOW),
        mentioned: raised(THERE),
        possible: new Set(rules.filter(isPossible).map(({ id }) => id)),
        matches: (set) => find(set).map((match) => ({ ...match, assertion: meantBy(set, match.used) })),
        rowOf: (flag) => {
          const rows = rowsOf.get(flag) ?? [];
          return rows.find(({ members }) => holds(members, NOW)) ?? rows.find(({ members }) => holds(members, THERE));
        },
      };
    },
  };
}
