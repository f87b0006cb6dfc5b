import type { MedicineEntity } from '../../entities/medicine';
import type { Find, Match } from '../../patterns/search';
import type { MedicineState } from '../../understanding';
import type { Token } from '../../utterance';

/** A medicine of a message, with how it is meant. */
export interface StatedMedicine {
  readonly entity: MedicineEntity;
  readonly state: MedicineState;
  /** It is so in a question too. */
  readonly isOwned: boolean;
  /** It is told with its dose: "levothyroxine 100mcg". */
  readonly isDosed: boolean;
  /** The words that say so; undefined where it stands by itself or in a list. */
  readonly cue?: Match | undefined;
}

/** What is known of the words of a message. */
export interface MedicineContext {
  /** Asked in general or supposed. */
  readonly isSupposed: (at: number) => boolean;
  readonly isDenied: (at: number) => boolean;
  /** Long over: its clause is; or its sentence, where the words for it are in the past as well ("I took"). */
  readonly isOver: (at: number, isPast: boolean) => boolean;
  /** Whether a name that stands by itself counts: where the message tells of a person. */
  readonly byThemselves: boolean;
  /** Words that say nothing themselves. */
  readonly fillers: ReadonlySet<string>;
}

/** Most words between "I take" or "I stopped" and the name. */
const REACH = 5;
/** Between the members of a list: "lipitor 20mg at night, and ramipril". */
const LIST_REACH = 6;
/** Of two cues that end at the same word the first of these counts: "should I take" is no "I take". */
const BEFORE = ['allergic', 'not-taken', 'asked', 'stopped', 'owned', 'taken', 'took'] as const;

/**
 * How each medicine of a message is meant: by the nearest words before it or right after it, else as the one it is listed with, else, where
 * the message tells of a person, as taken. What is plainly a person's own ("my ramipril", "that I take losartan") is so in a question too.
 */
export function medicineStates(
  tokens: readonly Token[],
  find: Find,
  entities: readonly MedicineEntity[],
  { isSupposed, isDenied, isOver, byThemselves, fillers }: MedicineContext,
): readonly StatedMedicine[] {
  const sentenceOf = (at: number) => tokens[at]!.sentence;
  const before = BEFORE.map((state) => ({ state, cues: find(`before ${state}`) }));
  const surely = find('before surely');
  const after = (['taken', 'asked', 'stopped'] as const).map((state) => ({ state, cues: find(`after ${state}`) }));
  const doses = find('after dosed');
  const isNear = ({ start, end }: Match, at: number) =>
    end <= at && at - end <= REACH && sentenceOf(start) === sentenceOf(at);
  /** "My ramipril", "I take the ramipril", but not "my cramp from ramipril". */
  const isJoined = ({ end }: Match, at: number) =>
    end <= at && at - end <= REACH && tokens.slice(end, at).every(({ text }) => fillers.has(text));
  const inContext = (at: number, isOwned: boolean, isPast: boolean): MedicineState => {
    const [over, supposed] = isOwned ? [false, false] : [isOver(at, isPast), isSupposed(at)];
    return isDenied(at) ? 'not-taken' : over ? 'stopped' : supposed ? 'asked' : 'taken';
  };
  let last: (StatedMedicine & { readonly meant: MedicineState }) | undefined;
  const stated = entities.map((entity): StatedMedicine => {
    const { at, length, named, among } = entity;
    const isKnown = named.length > 0 || among.length > 0;
    const dose = doses.find(({ start }) => start === at + length);
    let [said, cue]: [(typeof BEFORE)[number] | undefined, Match | undefined] = [undefined, undefined];
    for (const { state, cues } of before) {
      for (const next of cues) {
        if ((state === 'owned' ? isKnown && isJoined(next, at) : isNear(next, at)) && next.end > (cue?.end ?? 0)) {
          [said, cue] = [state, next];
        }
      }
    }
    for (const { state, cues } of after) {
      const next = cues.find(({ start }) => start === at + length || start === dose?.end);
      [said, cue] = next === undefined || said === 'allergic' ? [said, cue] : [state, next];
    }
    // Of what is no medicine, such as a vitamin, only plain words say that it is taken.
    if (said === 'taken' && !isKnown && !surely.some((one) => isNear(one, at))) {
      [said, cue] = [undefined, undefined];
    }
    const isListed =
      last !== undefined &&
      at - last.entity.at - last.entity.length <= LIST_REACH &&
      sentenceOf(at) === sentenceOf(last.entity.at) &&
      (cue === undefined || cue.end <= last.entity.at);
    const isOwned = isListed && said !== 'owned' ? last!.isOwned : said === 'owned';
    const isDosed = dose !== undefined && isKnown;
    const alone = (byThemselves && isKnown) || isDosed ? 'taken' : 'asked';
    const own = said === 'owned' || said === 'took' ? 'taken' : said;
    const meant = (isListed ? last!.meant : own) ?? alone;
    const state = meant === 'taken' ? inContext(at, isOwned, said === 'took') : meant;
    last = { entity, state, isOwned, isDosed, cue, meant };
    return last;
  });
  // "Could Seretide be why? On it since autumn."
  const again = find('it');
  return stated.map((one) =>
    one.state === 'asked' && again.some(({ start }) => start >= one.entity.at + one.entity.length && !isSupposed(start))
      ? { ...one, state: 'taken', isOwned: true }
      : one,
  );
}

/** Those of the medicines that are taken, each once: "BP tablets (amlodipine)" is one medicine, and so is "Aspro ... is it the painkiller?". */
export function takenOnce(stated: readonly StatedMedicine[]): readonly StatedMedicine[] {
  const taken = stated.filter(({ state }) => state === 'taken');
  const idsOf = (some: readonly StatedMedicine[]) =>
    new Set(some.flatMap(({ entity }) => entity.named.map(({ id }) => id)));
  const certain = idsOf(taken);
  const byName = idsOf(taken.filter(({ entity }) => !entity.isKind));
  return taken.filter(
    ({ entity: { among, isKind, named } }) =>
      !among.some((id) => certain.has(id)) && !(isKind && named.some(({ id }) => byName.has(id))),
  );
}
