import type { Knowledge, MedicineActions } from '../../knowledge/knowledge';
import { actionScope, setsOf } from '../../knowledge/patterns/sets';
import { ACTS } from '../../knowledge/schema/medicine-actions';
import { experiencersOf, readPeople } from '../context/experiencer';
import { EVERYDAY_WORDS } from '../everyday/meanings';
import type { MedicineNames } from '../medicine-names';
import { createMatcher, type MatcherOptions } from '../patterns/matcher';
import type { Match } from '../patterns/search';
import { isCommonWord } from '../text/common-words';
import type { Text } from '../text/text';
import type { MedicineAction } from '../understanding';
import type { Analyse, Token } from '../utterance';
import type { Vocabulary } from '../vocabulary';
import { type ActedOn, type Ground, type Lists, objectOf } from './acted-on';
import { createHintReader, type ReadHint } from './hinted-action';

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
 */
export function createActionReader(
  knowledge: Knowledge,
  medicines: MedicineNames,
  vocabulary: Vocabulary,
  text: Text,
  analyse: Analyse,
  options: Pick<MatcherOptions, 'text' | 'quantities' | 'repair'>,
): ActionReader {
  const { medicineActions: said } = knowledge.intents;
  if (said === undefined) {
    return { actions: () => [], hinted: () => undefined };
  }
  const people = readPeople(knowledge.language.context, text);
  const matcher = createMatcher(setsOf(actionScope(knowledge)), { ...options, fillers: listed(said.fillers, text) });
  const lists = listsOf(said, text);
  const isName = (word: string) =>
    word.length >= SHORTEST_NAME &&
    /^[a-z]+$/.test(word) &&
    !word.endsWith('ing') &&
    !isCommonWord(word) &&
    !EVERYDAY_WORDS.has(word) &&
    !vocabulary.trusts(word) &&
    vocabulary.meant(word).join() === word;

  const hear = (message: string) => {
    const heard = analyse(message).tokens;
    return { heard, find: matcher.search(heard) };
  };

  const actions: ReadActions = (message) => {
    const seen = message.slice(0, LONGEST);
    const { heard, find } = hear(seen);
    const acts = ACTS.flatMap((act) => find(act).map((found) => ({ ...found, act })));
    const told = (Object.keys(TOLD) as How[]).flatMap((how) => find(how).map((found) => ({ ...found, how })));
    if (acts.length === 0 && told.length === 0) {
      return [];
    }
    const named = medicines.find(heard);
    const written = (from: number, to: number) => seen.slice(heard[from]!.start, heard[to - 1]!.end);
    const owners = experiencersOf(heard, people);
    const ground: Ground = { heard, find, named, written, lists, isName };
    const done: (MedicineAction & { readonly at: number; readonly end: number })[] = [];
    const add = (action: MedicineAction, { start }: Match, end: number) => {
      const taken = done.some((one) => start < one.end && end > one.at);
      if (!taken) {
        done.push({ ...action, at: start, end });
      }
    };
    const isTeams = (found: Match) =>
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
          from: heard[found.start]!.start,
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
          from: heard[Math.min(advice?.start ?? found.start, firstAsked(ground, found))]!.start,
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

function listsOf({ lists }: MedicineActions, text: Text): Lists {
  const sets = Object.entries(lists).map(([name, list]) => [name, listed(list, text)] as const);
  return Object.fromEntries(sets) as unknown as Lists;
}

function listed(list: readonly string[] = [], text: Text): ReadonlySet<string> {
  return new Set(list.flatMap(text.forms));
}

/** Whether the words around what is told say so: "any more" after "do not take", "for another" after what was swapped, who changed a dose. */
function isToldSo({ find, heard, lists }: Ground, found: Match & { readonly how: How }, object: ActedOn): boolean {
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
function waysOf(ground: Ground, found: Match & { readonly act: string }): 'sure' | 'open' | 'asked' {
  const { find, heard, lists } = ground;
  const onlyMedicine = found.used.some((at) => lists['only-medicine'].has(heard[at]!.text));
  if (!onlyMedicine && near(find('openly'), found, heard, ADVICE_REACH) !== undefined) {
    return 'open';
  }
  const cues = allNear(find('asking'), found, heard, SURE_REACH);
  return found.act === 'stop' && cues.some(({ start }) => lists.surely.has(heard[start]!.text)) ? 'sure' : 'asked';
}

/** The words that make a question, a supposition or an intention of what comes after them. */
function askedBefore({ find, heard }: Ground, found: Match): Match | undefined {
  return near(find('asking'), found, heard, ASKING_REACH);
}

/** Where the question of this act begins: with the first such words of its sentence. */
function firstAsked({ find, heard }: Ground, { start }: Match): number {
  const cues = find('asking').filter(
    (cue) => cue.start < start && heard[cue.start]!.sentence === heard[start]!.sentence,
  );
  return Math.min(start, ...cues.map((cue) => cue.start));
}

/** The last of these that ends shortly before, in one sentence. */
function near(cues: readonly Match[], found: Match, heard: readonly Token[], reach: number): Match | undefined {
  return allNear(cues, found, heard, reach)
    .sort((a, b) => a.start - b.start)
    .at(-1);
}

function allNear(cues: readonly Match[], { start }: Match, heard: readonly Token[], reach: number): Match[] {
  const { sentence } = heard[start]!;
  return cues.filter((cue) => cue.end <= start && start - cue.end <= reach && heard[cue.start]!.sentence === sentence);
}

function overlaps(one: Match, other: Match): boolean {
  return one.start < other.end && other.start < one.end;
}

function startsSentence(heard: readonly Token[], at: number, leads: ReadonlySet<string>): boolean {
  const lead = heard.slice(0, at).findLastIndex(({ text }) => !leads.has(text));
  return lead < 0 || heard[lead]!.sentence !== heard[at]!.sentence;
}

/** "Leave it off" before "leave": of two that begin together the longer one counts. */
function longestFirst<T extends Match>(found: readonly T[]): readonly T[] {
  return [...found].sort((a, b) => a.start - b.start || b.end - a.end);
}
