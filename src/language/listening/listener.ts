import type { Listening } from '../../knowledge/knowledge';
import { words as wordsOf } from '../normal-form';
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

/** Hears warning signs. */
export interface Listener {
  /**
   * The ids of the flags whose signs a message reports of the person or someone with them, now, in the order of the content.
   * Empty for what is denied, long over, asked in general, or said of others. Bounded time for any text; never throws.
   */
  listen(text: string): readonly string[];
}

/** A member of a row: one of these signs is there, or (`absent`) none is. */
interface Member {
  readonly any: readonly string[];
  readonly absent: boolean;
}

/**
 * Compiles the descriptions of warning signs into a listener.
 *
 * @throws PatternError for a description that cannot be read
 */
export function createListener(listening: Listening): Listener {
  const {
    signs,
    flags,
    words = {},
    about = {},
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
  const sets = setsOf([cues, words, about, signs]);
  const topics = {
    names: Object.keys(about),
    assumed: new Set(assumed),
    between: new Set([...fillers, ...joins]),
    joins,
    self: 'self',
  };
  const setsAndIdioms = new Map([...sets, ['idioms', idioms.map(parsePattern)] as const]);
  checkReferences(setsAndIdioms, new Set(topics.names));
  const finder = createFinder(setsAndIdioms, fillers, createAboutness(topics));
  const repair = createRepair([...QUANTITY_WORDS, ...[...sets.values()].flat().flatMap(patternWords)], listed(plain));
  const rules = Object.entries(flags).map(([id, rows]) => ({
    id,
    rows: rows.map((row) => row.map((member) => readMember(member, signs))),
  }));
  const lastingSigns = new Set(lasting);
  const signNames = Object.keys(signs);
  // A flag raised by what is not said would need the whole reading even of a message without any sign.
  const absenceCounts = rules.some(({ rows }) => rows.some((row) => row.every(({ absent }) => absent)));

  return {
    listen(text) {
      const spoken = read(text, clauseWords, repair);
      const findSpoken = finder.search(spoken);
      const heard = without(spoken, findSpoken('idioms'));
      const find = heard === spoken ? findSpoken : finder.search(heard);
      const own = new Set(
        signNames
          .flatMap(find)
          .flatMap(({ used }) => used.filter((at) => used.includes(at + 1) || used.includes(at + 2))),
      );
      if (own.size === 0 && signNames.every((sign) => find(sign).length === 0) && !absenceCounts) {
        return [];
      }
      const no = denied(heard, find, own, denialWords);
      const general = generalWords(heard, find, conditions);
      const past = pastClauses(heard, find, no);
      const reported = (sign: string): boolean =>
        find(sign).some(({ used }) =>
          used.every(
            (at) => !no.has(at) && !general.has(at) && (lastingSigns.has(sign) || !past.has(heard[at]!.clause)),
          ),
        );
      const there = new Set(signNames.filter(reported));
      const holds = ({ any, absent }: Member): boolean => any.some((sign) => there.has(sign)) !== absent;
      return rules.filter(({ rows }) => rows.some((row) => row.every(holds))).map(({ id }) => id);
    },
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
