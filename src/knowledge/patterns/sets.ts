import type { Knowledge } from '../knowledge';
import type { Cues } from '../schema/language/context';
import { type Pattern, parsePattern } from './pattern';

/** Who else may act where a pack names no people. */
const NOBODY = ['they'];

/** Sets of patterns by name. */
export type PatternSets = Readonly<Record<string, readonly Pattern[]>>;

/** Patterns that can name each other, as groups of sets: a name stands once in all of them. */
export interface Scope {
  readonly groups: readonly PatternSets[];
  /** The sets that may stand after "@". */
  readonly topics: readonly string[];
}

/** The cues of the language with those that the pack adds. */
export function cuesOf({ language, intents }: Pick<Knowledge, 'language' | 'intents'>): Cues {
  const { words: _words, people: _people, ...own } = language.context;
  const added = intents.listening.cues ?? {};
  return Object.fromEntries(
    Object.entries(own).map(([name, list]) => [name, [...list, ...(added[name as keyof Cues] ?? [])]]),
  ) as unknown as Cues;
}

/** The cues that are sets of patterns; the others are lists of single words. */
export function cueSets(cues: Cues): PatternSets {
  const {
    fillers: _f,
    breaks: _b,
    subjects: _s,
    joins: _j,
    links: _l,
    owners: _o,
    lists: _i,
    conditions: _c,
    ...sets
  } = cues;
  return sets;
}

/** The patterns of warning signs. */
export function flagScope(knowledge: Pick<Knowledge, 'language' | 'intents'>): Scope {
  const { words = {}, about = {}, hints = {}, signs, idioms = [] } = knowledge.intents.listening;
  const cues = cueSets(cuesOf(knowledge));
  return {
    groups: [knowledge.language.context.words, cues, words, about, hints, signs, { idioms }],
    topics: Object.keys(about),
  };
}

/** The patterns of facts: the cues are built of sets of warning signs. */
export function factScope(knowledge: Pick<Knowledge, 'language' | 'intents'>): Scope {
  const { words = {}, about = {} } = knowledge.intents.listening;
  const { telling } = knowledge.intents;
  const cues = cueSets(cuesOf(knowledge));
  const { symptom = [], supposing = [], besides = [], having = [], tells = [], medicine } = telling ?? {};
  return {
    groups: [
      knowledge.language.context.words,
      cues,
      words,
      about,
      telling?.words ?? {},
      { symptom, supposing, besides, having, tells, it: medicine?.it ?? [] },
      prefixed('before ', medicine?.before ?? {}),
      prefixed('after ', medicine?.after ?? {}),
      ...Object.entries(telling?.facts ?? {}).map(([fact, values]) => prefixed(`${fact}=`, values)),
      prefixed('not ', telling?.claims ?? {}),
    ],
    topics: Object.keys(about),
  };
}

/** The patterns of what is done with medicines. */
export function actionScope({ language, intents }: Pick<Knowledge, 'language' | 'intents'>): Scope {
  if (intents.medicineActions === undefined) {
    return { groups: [], topics: [] };
  }
  const { words, lists: _lists, fillers: _fillers, acts, ...sets } = intents.medicineActions;
  const people = language.context.people.others;
  const others = (people.length > 0 ? people : NOBODY).map(parsePattern);
  return { groups: [acts, sets, words, { others }], topics: [] };
}

/** The patterns of what the parts of a message do. */
export function dialogueScope({ language, intents }: Pick<Knowledge, 'language' | 'intents'>): Scope {
  const {
    words,
    asks,
    'asks-first': first,
    'asks-not': not,
    alternatives,
    expletives,
    'what-about': about,
  } = language.dialogue;
  const { feedback = {}, requests = {}, social = {}, subjects = {}, words: own = {} } = intents.dialogue ?? {};
  return {
    groups: [
      words,
      { asks, 'asks-first': first, 'asks-not': not, alternatives, expletives, 'what-about': about },
      own,
      prefixed('feedback ', given(feedback)),
      prefixed('request ', given(requests)),
      prefixed('social ', given(social)),
      prefixed('subject ', subjects),
    ],
    topics: [],
  };
}

/** The patterns by which people ask for facets, each set under the id of its facet. */
export function facetScope({ language, facets }: Pick<Knowledge, 'language' | 'facets'>): Scope {
  return {
    groups: [language.context.words, Object.fromEntries(facets.map(({ id, ask = [] }) => [id, ask]))],
    topics: [],
  };
}

/** All sets of a scope by name. */
export function setsOf({ groups }: Scope): ReadonlyMap<string, readonly Pattern[]> {
  return new Map(groups.flatMap((group) => Object.entries(group)));
}

function given(sets: Readonly<Record<string, readonly Pattern[] | undefined>>): PatternSets {
  return Object.fromEntries(Object.entries(sets).flatMap(([name, of]) => (of === undefined ? [] : [[name, of]])));
}

function prefixed(prefix: string, sets: PatternSets): PatternSets {
  return Object.fromEntries(Object.entries(sets).map(([name, patterns]) => [`${prefix}${name}`, patterns]));
}
