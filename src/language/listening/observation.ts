import type { Listening } from '../../knowledge/knowledge';
import { words as wordsOf } from '../text/normal-form';
import { createAboutness } from './attribution';
import { denied } from './denial';
import { createFinder } from './finder';
import { generalWords } from './generality';
import { createRepair } from './misspelling';
import { pastClauses } from './past';
import { type Pattern, PatternError, parsePattern, patternWords } from './pattern';
import { QUANTITY_WORDS } from './quantities';
import { type Heard, read } from './reading';
import { checkReferences } from './references';
import type { Found } from './steps';

/** How words of a message are meant: reported of now, denied, general or supposed, or long over. */
export type Sense = 'now' | 'denied' | 'general' | 'past';

/** What the descriptions of warning signs make of a message. */
export interface Observation {
  readonly heard: readonly Heard[];
  /** Whether it holds a question mark. */
  readonly asks: boolean;
  /** The flags whose rows of signs are reported of now, in the order of the content. */
  readonly reported: readonly string[];
  /** The flags whose rows would hold if nothing were denied, general or past. */
  readonly mentioned: readonly string[];
  /** The flags of which all is said, and not denied, that they cannot do without. */
  readonly possible: ReadonlySet<string>;
  /** Every set of patterns that is there, with each sense that it is there in. */
  readonly found: readonly { readonly set: string; readonly sense: Sense }[];
  /** Places in `heard` of the words behind a flag: of the row of signs that holds, else of its signs that are there; empty if none is. */
  placesOf(flag: string): readonly number[];
}

/** Cues that are lists of single words: by themselves they tell nothing. */
const LISTS = new Set(['fillers', 'breaks', 'subjects', 'joins', 'links', 'owners', 'lists', 'conditions']);

/** Observes a message of any length. Bounded time; never throws. */
export type Observe = (text: string) => Observation;

/** A member of a row: one of these signs is there, or (`absent`) none is. */
interface Member {
  readonly any: readonly string[];
  readonly absent: boolean;
}

/**
 * Compiles the descriptions of warning signs.
 *
 * @param step called for each thing that is tried in a message: counted, it tells what hearing costs without a clock
 * @throws PatternError for a description that cannot be read
 */
export function createObserver(listening: Listening, step: () => void = () => {}): Observe {
  const {
    signs,
    flags,
    needs = {},
    words = {},
    about = {},
    hints = {},
    assumed = [],
    idioms = [],
    plain = [],
    lasting = [],
    cues = {},
  } = listening;
  const listed = (patterns: readonly string[] = []): ReadonlySet<string> =>
    new Set(patterns.flatMap((word) => wordsOf(word)).map(({ text }) => text));
  const fillers = listed(cues.fillers);
  const joins = listed(cues.joins);
  const links = listed(cues.links);
  const clauseWords = { breaks: listed(cues.breaks), subjects: listed(cues.subjects), joins, links };
  const denialWords = { owners: listed(cues.owners), links, lists: listed(cues.lists), joins };
  const conditions = listed(cues.conditions);
  const sets = setsOf([cues, words, about, hints, signs]);
  const topics = {
    names: Object.keys(about),
    assumed: new Set(assumed),
    between: new Set([...fillers, ...joins]),
    joins,
    self: 'self',
  };
  const setsAndIdioms = new Map([...sets, ['idioms', idioms.map(parsePattern)] as const]);
  checkReferences(setsAndIdioms, new Set(topics.names));
  const finder = createFinder(setsAndIdioms, fillers, createAboutness(topics, step), step);
  const repair = createRepair([...QUANTITY_WORDS, ...[...sets.values()].flat().flatMap(patternWords)], listed(plain));
  const rules = Object.entries(flags).map(([id, rows]) => ({
    id,
    rows: rows.map((row) => row.map((member) => readMember(member, signs))),
    needed: (needs[id] ?? []).map((member) => readMember(member, signs)),
  }));
  const lastingSigns = new Set(lasting);
  const signNames = Object.keys(signs);
  const informative = [...sets.keys()].filter((set) => !LISTS.has(set));

  return (text) => {
    const spoken = read(text, clauseWords, repair);
    const findSpoken = finder.search(spoken);
    const heard = without(spoken, findSpoken('idioms'));
    const find = heard === spoken ? findSpoken : finder.search(heard);
    const own = new Set(
      signNames
        .flatMap(find)
        .flatMap(({ used }) => used.filter((at) => used.includes(at + 1) || used.includes(at + 2))),
    );
    const no = denied(heard, find, own, denialWords, step);
    // How a message is meant may be said in words of an idiom: "gave a talk about heat stroke".
    const general = generalWords(heard, findSpoken, conditions);
    const past = pastClauses(heard, findSpoken, no, step);
    const senseOf = ({ used }: Found): Sense => {
      if (used.some((at) => no.has(at))) {
        return 'denied';
      }
      if (used.some((at) => general.has(at))) {
        return 'general';
      }
      return used.some((at) => past.has(heard[at]!.clause)) ? 'past' : 'now';
    };
    const senses = new Map(informative.map((set) => [set, new Set(find(set).map(senseOf))]));
    const isThere = (sign: string) => senses.get(sign)!.size > 0;
    const isSaid = (sign: string) => [...senses.get(sign)!].some((sense) => sense !== 'denied');
    const isNow = (sign: string) =>
      senses.get(sign)!.has('now') || (lastingSigns.has(sign) && senses.get(sign)!.has('past'));
    const hold = (row: readonly Member[], there: (sign: string) => boolean): boolean =>
      row.every(({ any, absent }) => any.some(there) !== absent);
    const raised = (there: (sign: string) => boolean): readonly string[] =>
      rules.filter(({ rows }) => rows.some((row) => hold(row, there))).map(({ id }) => id);
    const placesIn = ({ any, absent }: Member): readonly number[] => {
      const places = absent ? [] : any.flatMap(find);
      return (places.find((place) => ['now', 'past'].includes(senseOf(place))) ?? places[0])?.used ?? [];
    };
    const placesOf = (flag: string): readonly number[] => {
      const rows = rules.find(({ id }) => id === flag)?.rows ?? [];
      const held = rows.find((row) => hold(row, isNow)) ?? rows.find((row) => hold(row, isThere)) ?? rows.flat();
      return [...new Set(held.flatMap(placesIn))].sort((a, b) => a - b);
    };
    return {
      placesOf,
      heard,
      asks: text.includes('?'),
      reported: raised(isNow),
      mentioned: raised(isThere),
      possible: new Set(
        rules.filter(({ needed, rows }) => [needed, ...rows].some((row) => hold(row, isSaid))).map(({ id }) => id),
      ),
      found: [...senses].flatMap(([set, of]) => [...of].map((sense) => ({ set, sense }))),
    };
  };
}

/** All sets by name. A set means one thing: a name may stand in one of the groups only. */
function setsOf(
  groups: readonly Readonly<Record<string, readonly string[]>>[],
): ReadonlyMap<string, readonly Pattern[]> {
  const sets = new Map<string, readonly Pattern[]>();
  for (const [name, patterns] of groups.flatMap((group) => Object.entries(group))) {
    if (sets.has(name)) {
      throw new PatternError(`there are two sets named "${name}": rename one of them`);
    }
    sets.set(name, patterns.map(parsePattern));
  }
  return sets;
}

function readMember(source: string, signs: Listening['signs']): Member {
  const absent = source.startsWith('!');
  const any = (absent ? source.slice(1) : source).split('|');
  const missing = any.find((sign) => signs[sign] === undefined);
  if (missing !== undefined) {
    throw new PatternError(`a row of "flags" names the sign "${missing}", which is not there: add it to "signs"`);
  }
  return { any, absent };
}

/** The message with the words of idioms unheard, in their places. */
function without(heard: readonly Heard[], idioms: readonly Found[]): readonly Heard[] {
  const unheard = new Set(idioms.flatMap(({ used }) => used));
  return unheard.size === 0
    ? heard
    : heard.map((word, index) => (unheard.has(index) ? { ...word, text: '', keys: [] } : word));
}
