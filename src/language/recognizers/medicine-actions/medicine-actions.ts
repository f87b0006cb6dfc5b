import type { Place } from '../../../knowledge/fault';
import type { Knowledge } from '../../../knowledge/knowledge';
import { ACTS } from '../../../knowledge/schema/medicine-actions';
import { wordSets } from '../../entities/words';
import type { Lexicon } from '../../lexicon';
import { ACTIONS } from '../../patterns/scopes';
import type { Match } from '../../patterns/search';
import { rememberedFor } from '../../text/remembered';
import type { MedicineAction } from '../../understanding';
import type { Token, Utterance } from '../../utterance';
import { type ActionObject, createObjectReader, type Manner, type Scene } from './action-object';
import { hintIn } from './hint';

/** What a message asks or tells of stopping, skipping or changing medicines. Bounded time; never throws. */
export interface ActionRecognizer {
  /** Every action, in the order of the message. */
  actions(utterance: Utterance): readonly MedicineAction[];
  /** The same, each with what says so. */
  explain(utterance: Utterance): readonly ActionReason[];
  /** What may be asked of the medicine named last, where nothing else in a message is understood. */
  hinted(utterance: Utterance): MedicineAction | undefined;
}

const SHORTEST_NAME = 5;
/** Most words between what is done and what is said of it before. */
const REACH = { asking: 5, surely: 2, team: 4, advised: 6, openly: 6, 'any-more': 2 } as const;

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
const HOWS = Object.keys(TOLD) as How[];

/** An action with the pattern of what is done, and the tokens it takes up: from, and one past the last. */
export interface ActionReason {
  readonly action: MedicineAction;
  readonly rule: Place | undefined;
  readonly tokens: readonly [from: number, to: number];
}

/**
 * Compiles how people ask and tell of stopping, skipping or changing a medicine.
 *
 * What is asked, supposed or intended ("should I stop", "what if I come off", "stop lithium?") is told apart from what is told as a fact
 * ("I stopped", "ran out of") and from what the people who prescribe said or did. "It" is the medicine named before it in the message,
 * or stays "it". What is done to a symptom, a habit or the chat is no action on a medicine.
 */
export function createActionRecognizer(
  knowledge: Knowledge,
  {
    text,
    matcher,
    contextOf,
    spelling,
    medicines,
  }: Pick<Lexicon, 'text' | 'matcher' | 'contextOf' | 'spelling' | 'medicines'>,
): ActionRecognizer {
  const { medicineActions } = knowledge.intents;
  if (medicineActions === undefined) {
    return { actions: () => [], explain: () => [], hinted: () => undefined };
  }
  const lists = wordSets(text, medicineActions.lists);
  const notNames = knowledge.language.medicines['no-name-endings'];
  const objectOf = createObjectReader(
    lists,
    ({ text: word }) =>
      word.length >= SHORTEST_NAME && spelling.isUnknown(word) && !notNames.some((ending) => word.endsWith(ending)),
  );

  const sceneOf = rememberedFor(
    (utterance: Utterance): Scene => ({
      ...utterance,
      find: matcher.search(ACTIONS, utterance.tokens),
      named: medicines.find(utterance.tokens),
    }),
  );

  const reason = (
    match: Match,
    { end, ...object }: ActionObject,
    said: Omit<MedicineAction, 'medicines' | 'object'>,
  ): readonly ActionReason[] => [
    { action: { ...said, ...object }, rule: matcher.patternOf(match).place, tokens: [match.start, end] },
  ];

  const toldOf = (scene: Scene, found: Match & { readonly how: How }, owner: 'self' | 'other' | undefined) => {
    const { tokens, find } = scene;
    const object = objectOf(scene, found, 'told');
    const byTeam = isNear(scene, 'team', found) || find('by-team').some((one) => overlaps(one, found));
    const isTold =
      object !== undefined &&
      !isNear(scene, 'asking', found) &&
      isToldSo(scene, found, object) &&
      !(found.how === 'changed' && byTeam);
    return !isTold
      ? []
      : reason(found, object, {
          ...TOLD[found.how],
          as: 'told',
          byTeam,
          isLongAgo: find('long-ago').some(({ start }) => tokens[start]!.sentence === tokens[found.start]!.sentence),
          of: owner,
          from: tokens[found.start]!.start,
        });
  };

  /** Whether the words around what is told say so: "any more" after "do not take", "for another" after what was swapped, who changed a dose. */
  const isToldSo = (
    { find, tokens }: Scene,
    { how, start, end }: Match & { readonly how: How },
    object: ActionObject,
  ) => {
    switch (how) {
      case 'untaken':
        return find('any-more').some((more) => more.start >= end && more.start - object.end <= REACH['any-more']);
      case 'swapped':
        return (
          object.end > end &&
          (lists['for-another'].has(tokens[object.end]?.text ?? '') ||
            find('swapped').every(({ used }) => used.length > 1))
        );
      case 'changed':
        return (
          tokens[start - 1]?.sentence !== tokens[start]!.sentence || lists['done-by'].has(tokens[start - 1]?.text ?? '')
        );
      default:
        return true;
    }
  };

  const askedOf = (scene: Scene, found: Match & { readonly act: MedicineAction['act'] }) => {
    const { tokens, find } = scene;
    const { act, start } = found;
    const object = objectOf(scene, found, mannerOf(scene, found));
    const advice = cuesBefore(scene, 'advised', found).at(-1);
    const isDone = act === 'stop' || act === 'skip';
    const isQuestion = scene.text.trimEnd().endsWith('?');
    const isBare =
      startsSentence(tokens, start, lists.leads) &&
      ((object?.object === 'named' && (isDone || isQuestion)) || (object?.object === 'it' && isQuestion));
    const isVague =
      (object?.object === 'unknown' && !isDone && act !== 'less') || (object?.object === 'any' && act === 'without');
    if (object === undefined || isVague || !(isBare || advice || isNear(scene, 'asking', found))) {
      return [];
    }
    const firstAsked = find('asking').find(
      (cue) => cue.start < start && tokens[cue.start]!.sentence === tokens[start]!.sentence,
    );
    return reason(found, object, {
      act,
      as: advice ? 'advised' : 'asked',
      ended: false,
      byTeam: advice !== undefined,
      isLongAgo: false,
      of: undefined,
      from: tokens[Math.min(start, advice?.start ?? start, firstAsked?.start ?? start)]!.start,
    });
  };

  /** How firmly a question is one about a medicine, by the words it begins with. */
  const mannerOf = (scene: Scene, found: Match & { readonly act: string }): Manner => {
    const { tokens } = scene;
    if (isNear(scene, 'openly', found) && !found.used.some((at) => lists['only-medicine'].has(tokens[at]!.text))) {
      return 'open';
    }
    const isSure = cuesBefore(scene, 'asking', found, REACH.surely).some(({ start }) =>
      lists.surely.has(tokens[start]!.text),
    );
    return found.act === 'stop' && isSure ? 'sure' : 'asked';
  };

  const explain = (utterance: Utterance): readonly ActionReason[] => {
    const scene = sceneOf(utterance);
    const { find } = scene;
    const told = HOWS.flatMap((how) => find(how).map((found) => ({ ...found, how })));
    const acts = ACTS.flatMap((act) => find(act).map((found) => ({ ...found, act })));
    if (told.length === 0 && acts.length === 0) {
      return [];
    }
    const { experiencers } = contextOf(utterance.tokens);
    const done: ActionReason[] = [];
    // What is told comes first; of two that overlap the first counts.
    const add = (found: readonly ActionReason[]) =>
      done.push(
        ...found.filter(({ tokens: [from, to] }) => !done.some(({ tokens }) => from < tokens[1] && to > tokens[0])),
      );
    for (const found of longestFirst(told)) {
      const owner = experiencers[found.start];
      if (owner !== 'stranger') {
        add(toldOf(scene, found, owner));
      }
    }
    const unable = find('unable');
    for (const found of longestFirst(acts)) {
      if (!unable.some((one) => overlaps(one, found))) {
        add(askedOf(scene, found));
      }
    }
    return done.sort((a, b) => a.tokens[0] - b.tokens[0]);
  };

  return {
    actions: (utterance) => explain(utterance).map(({ action }) => action),
    explain,
    hinted: (utterance) => hintIn(sceneOf(utterance), lists['of-cramps']),
  };
}

/** The cues that end shortly before, in one sentence, by where they begin. */
function cuesBefore(
  { find, tokens }: Scene,
  set: keyof typeof REACH,
  { start }: Match,
  reach: number = REACH[set],
): readonly Match[] {
  const { sentence } = tokens[start]!;
  return find(set).filter(
    (cue) => cue.end <= start && start - cue.end <= reach && tokens[cue.start]!.sentence === sentence,
  );
}

function isNear(scene: Scene, set: keyof typeof REACH, found: Match): boolean {
  return cuesBefore(scene, set, found).length > 0;
}

function overlaps(one: Match, other: Match): boolean {
  return one.start < other.end && other.start < one.end;
}

function startsSentence(tokens: readonly Token[], at: number, leads: ReadonlySet<string>): boolean {
  const lead = tokens.slice(0, at).findLast(({ text }) => !leads.has(text));
  return lead?.sentence !== tokens[at]!.sentence;
}

/** "Leave it off" before "leave": of two that begin together the longer one counts. */
function longestFirst<T extends Match>(found: readonly T[]): readonly T[] {
  return [...found].sort((a, b) => a.start - b.start || b.end - a.end);
}
