import type { Knowledge, MedicineActions } from '../../knowledge/knowledge';
import { ACTS } from '../../knowledge/schema/medicine-actions';
import { createFinder } from '../listening/finder';
import { createRepair } from '../listening/misspelling';
import { parsePattern, patternWords } from '../listening/pattern';
import { QUANTITY_WORDS } from '../listening/quantities';
import { type Heard, read } from '../listening/reading';
import { checkReferences } from '../listening/references';
import type { Found } from '../listening/steps';
import type { MedicineNames } from '../medicine-names';
import { isCommonWord } from '../text/common-words';
import { words as wordsOf } from '../text/normal-form';
import type { MedicineAction } from '../understanding';
import type { Vocabulary } from '../vocabulary';
import { type ActedOn, type Ground, type Lists, objectOf } from './acted-on';
import { createHintReader, type ReadHint } from './hinted-action';
import { ownersOf } from './owners';

/** Finds what a message asks or tells of stopping, skipping or changing medicines, in its order. Pure; bounded time; never throws. */
export type ReadActions = (text: string) => readonly MedicineAction[];

/** Both readings of what is said of taking medicines. */
export interface ActionReader {
  readonly actions: ReadActions;
  readonly hinted: ReadHint;
}

const LONGEST = 2000;
const ASKING_REACH = 5;
const SURE_REACH = 2;
const TEAM_REACH = 4;
const ADVICE_REACH = 6;
const SHORTEST_NAME = 5;
/** What is told, with whether it is then no longer taken. */
const TOLD = {
  ended: { act: 'stop', ended: true },
  untaken: { act: 'stop', ended: true },
  'ran-out': { act: 'stop', ended: false },
  missed: { act: 'skip', ended: false },
  changed: { act: 'less', ended: false },
  swapped: { act: 'swap', ended: true },
} as const;
type How = keyof typeof TOLD;

/**
 * Compiles how people ask and tell of stopping, skipping or changing a medicine.
 *
 * What is asked, supposed or intended ("should I stop", "what if I come off", "stop lithium?") is told apart from what is told as a fact
 * ("I stopped", "ran out of") and from what the people who prescribe said or did. "It" is the medicine named before it in the message,
 * or stays "it". What is done to a symptom, a habit or the chat is no action on a medicine.
 *
 * @throws PatternError for a description that cannot be read
 */
export function createActionReader(
  { intents }: Knowledge,
  medicines: MedicineNames,
  vocabulary: Vocabulary,
): ActionReader {
  const { medicineActions: said, listening, telling } = intents;
  if (said === undefined) {
    return { actions: () => [], hinted: () => undefined };
  }
  const others = telling?.people.others ?? [];
  const people = { others: listed(others), strangers: listed(telling?.people.strangers) };
  const { breaks, subjects, joins, links } = listening.cues ?? {};
  const clauseWords = {
    breaks: listed(breaks),
    subjects: listed(subjects),
    joins: listed(joins),
    links: listed(links),
  };
  const sets = new Map(
    Object.entries({ ...patternsOf(said), others: others.length > 0 ? others : ['they'] }).map(
      ([name, patterns]) => [name, patterns.map(parsePattern)] as const,
    ),
  );
  checkReferences(sets, new Set());
  const finder = createFinder(sets, listed(said.fillers), () => () => true);
  const repair = createRepair(
    [...QUANTITY_WORDS, ...[...sets.values()].flat().flatMap(patternWords)],
    listed(listening.plain),
  );
  const lists = listsOf(said);
  const isName = (word: string) =>
    word.length >= SHORTEST_NAME &&
    /^[a-z]+$/.test(word) &&
    !word.endsWith('ing') &&
    !isCommonWord(word) &&
    !vocabulary.trusts(word) &&
    vocabulary.meant(word).join() === word;

  const hear = (text: string) => {
    const heard = read(text, clauseWords, repair);
    return { heard, find: finder.search(heard) };
  };

  const actions: ReadActions = (text) => {
    const seen = text.slice(0, LONGEST);
    const { heard, find } = hear(seen);
    const acts = ACTS.flatMap((act) => find(act).map((found) => ({ ...found, act })));
    const told = (Object.keys(TOLD) as How[]).flatMap((how) => find(how).map((found) => ({ ...found, how })));
    if (acts.length === 0 && told.length === 0) {
      return [];
    }
    const places = wordsOf(seen);
    if (places.length !== heard.length) {
      return [];
    }
    const named = medicines.find(places);
    const written = (from: number, to: number) => seen.slice(places[from]!.start, places[to - 1]!.end);
    const owners = ownersOf(heard, people);
    const ground: Ground = { heard, find, named, written, lists, isName };
    const done: (MedicineAction & { readonly at: number; readonly end: number })[] = [];
    const add = (action: MedicineAction, { start }: Found, end: number) => {
      const taken = done.some((one) => start < one.end && end > one.at);
      if (!taken) {
        done.push({ ...action, at: start, end });
      }
    };
    const isTeams = (found: Found) =>
      near(find('team'), found, heard, TEAM_REACH) !== undefined || find('by-team').some((one) => overlaps(one, found));

    for (const found of longestFirst(told)) {
      const object = objectOf(ground, found, 'told');
      if (object === undefined || askedBefore(ground, found) !== undefined || owners[found.start] === 'stranger') {
        continue;
      }
      const { sentence } = heard[found.start]!;
      const byTeam = isTeams(found);
      if (!isToldSo(ground, found, object) || (found.how === 'changed' && byTeam)) {
        continue;
      }
      const owner = owners[found.start];
      add(
        {
          ...TOLD[found.how],
          as: 'told',
          byTeam,
          isLongAgo: find('long-ago').some(({ start }) => heard[start]!.sentence === sentence),
          of: owner === 'self' || owner === 'other' ? owner : undefined,
          from: places[found.start]!.start,
          medicines: object.medicines,
          object: object.object,
        },
        found,
        object.end,
      );
    }
    const unable = find('unable');
    const asksAtEnd = seen.trimEnd().endsWith('?');
    for (const found of longestFirst(acts).filter((act) => !unable.some((one) => overlaps(one, act)))) {
      const cue = askedBefore(ground, found);
      const advice = near(find('advised'), found, heard, ADVICE_REACH);
      const isDone = found.act === 'stop' || found.act === 'skip';
      const isBare = startsSentence(heard, found.start, lists.leads);
      const object = objectOf(ground, found, waysOf(ground, found));
      const isAsked =
        cue !== undefined ||
        advice !== undefined ||
        (isBare && object?.object === 'named' && (isDone || asksAtEnd)) ||
        (isBare && object?.object === 'it' && asksAtEnd);
      const isUsual = isDone || found.act === 'less';
      const isVague =
        (object?.object === 'unknown' && !isUsual) || (object?.object === 'any' && found.act === 'without');
      if (object === undefined || !isAsked || isVague) {
        continue;
      }
      add(
        {
          act: found.act,
          as: advice === undefined ? 'asked' : 'advised',
          ended: false,
          byTeam: advice !== undefined,
          isLongAgo: false,
          of: undefined,
          from: places[Math.min(advice?.start ?? found.start, firstAsked(ground, found))]!.start,
          medicines: object.medicines,
          object: object.object,
        },
        found,
        object.end,
      );
    }
    return done.sort((a, b) => a.at - b.at).map(({ at: _at, end: _end, ...action }) => action);
  };
  return { actions, hinted: createHintReader(hear, medicines, lists['of-cramps']) };
}

/** Every set of patterns by its name. */
function patternsOf({ words, lists: _lists, fillers: _fillers, acts, ...others }: MedicineActions) {
  return { ...acts, ...others, ...words };
}

function listsOf({ lists }: MedicineActions): Lists {
  const sets = Object.entries(lists).map(([name, list]) => [name, listed(list)] as const);
  return Object.fromEntries(sets) as unknown as Lists;
}

function listed(list: readonly string[] = []): ReadonlySet<string> {
  return new Set(list.flatMap((word) => wordsOf(word)).map(({ text }) => text));
}

/** Whether the words around what is told say so: "any more" after "do not take", "for another" after what was swapped, who changed a dose. */
function isToldSo({ find, heard, lists }: Ground, found: Found & { readonly how: How }, object: ActedOn): boolean {
  const next = heard[object.end]?.text ?? '';
  switch (found.how) {
    case 'untaken':
      return find('any-more').some(({ start }) => start >= found.end && start - object.end <= 2);
    case 'swapped':
      return (
        object.end > found.end &&
        (lists['for-another'].has(next) || find('swapped').every(({ used }) => used.length > 1))
      );
    case 'changed':
      return (
        found.start === 0 ||
        heard[found.start - 1]!.sentence !== heard[found.start]!.sentence ||
        lists['done-by'].has(heard[found.start - 1]!.text)
      );
    default:
      return true;
  }
}

/** How firmly a question is one about a medicine, by the words it begins with. */
function waysOf(ground: Ground, found: Found & { readonly act: string }): 'sure' | 'open' | 'asked' {
  const { find, heard, lists } = ground;
  const onlyMedicine = found.used.some((at) => lists['only-medicine'].has(heard[at]!.text));
  if (!onlyMedicine && near(find('openly'), found, heard, ADVICE_REACH) !== undefined) {
    return 'open';
  }
  const cues = allNear(find('asking'), found, heard, SURE_REACH);
  return found.act === 'stop' && cues.some(({ start }) => lists.surely.has(heard[start]!.text)) ? 'sure' : 'asked';
}

/** The words that make a question, a supposition or an intention of what comes after them. */
function askedBefore({ find, heard }: Ground, found: Found): Found | undefined {
  return near(find('asking'), found, heard, ASKING_REACH);
}

/** Where the question of this act begins: with the first such words of its sentence. */
function firstAsked({ find, heard }: Ground, { start }: Found): number {
  const cues = find('asking').filter(
    (cue) => cue.start < start && heard[cue.start]!.sentence === heard[start]!.sentence,
  );
  return Math.min(start, ...cues.map((cue) => cue.start));
}

/** The last of these that ends shortly before, in one sentence. */
function near(cues: readonly Found[], found: Found, heard: readonly Heard[], reach: number): Found | undefined {
  return allNear(cues, found, heard, reach)
    .sort((a, b) => a.start - b.start)
    .at(-1);
}

function allNear(cues: readonly Found[], { start }: Found, heard: readonly Heard[], reach: number): Found[] {
  const { sentence } = heard[start]!;
  return cues.filter((cue) => cue.end <= start && start - cue.end <= reach && heard[cue.start]!.sentence === sentence);
}

function overlaps(one: Found, other: Found): boolean {
  return one.start < other.end && other.start < one.end;
}

function startsSentence(heard: readonly Heard[], at: number, leads: ReadonlySet<string>): boolean {
  const lead = heard.slice(0, at).findLastIndex(({ text }) => !leads.has(text));
  return lead < 0 || heard[lead]!.sentence !== heard[at]!.sentence;
}

/** "Leave it off" before "leave": of two that begin together the longer one counts. */
function longestFirst<T extends Found>(found: readonly T[]): readonly T[] {
  return [...found].sort((a, b) => a.start - b.start || b.end - a.end);
}
