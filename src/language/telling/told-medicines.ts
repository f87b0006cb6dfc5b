import type { NamedMedicine } from '../medicine-names';
import type { Find } from '../patterns/search';
import type { Token } from '../utterance';

/** A medicine that a message tells is taken, with the place of its name and the words of the person. */
export interface ToldMedicine {
  readonly at: number;
  readonly as: string;
}

interface Ground {
  readonly heard: readonly Token[];
  readonly find: Find;
  readonly text: string;
  /** The same words with their places in the text. */
  readonly places: readonly Token[];
}

/** Most words between "I take" or "I stopped" and the name. */
const REACH = 5;
// Between the members of a list: "lipitor 20mg at night, and ramipril".
const LIST_REACH = 6;

/**
 * Which of the medicines in a message are taken: those after words that say so ("I take", "my"), those listed with one, and, where
 * the message tells of a person, those that stand by themselves. Never those after words that say the opposite ("stopped", "allergic to").
 *
 * @param found what the message names and does not deny
 * @param byThemselves whether a name that stands by itself counts
 */
export function toldMedicines(
  { heard, find, text, places }: Ground,
  found: readonly NamedMedicine[],
  byThemselves: boolean,
): readonly ToldMedicine[] {
  const taking = find('taking');
  const surely = find('surely');
  const leaving = find('leaving');
  const gone = find('left');
  const before = (cues: typeof taking, at: number): number =>
    Math.max(
      -1,
      ...cues.flatMap(({ start, end }) =>
        end <= at && at - end <= REACH && heard[start]!.sentence === heard[at]!.sentence ? [end] : [],
      ),
    );
  const told: (ToldMedicine & { readonly end: number; readonly taken: boolean; readonly found: NamedMedicine })[] = [];
  for (const medicine of found) {
    const { at, length, named, among = [] } = medicine;
    const last = told.at(-1);
    const listed =
      last !== undefined && at - last.end <= LIST_REACH && heard[at]!.sentence === heard[last.at]!.sentence
        ? last
        : undefined;
    const left = before(leaving, at);
    const taken = before(taking, at);
    const isLeft = (left >= 0 && left >= taken) || gone.some(({ start }) => start === at + length);
    const isKnown = named.length > 0 || among.length > 0;
    const isSaid = isKnown ? taken >= 0 : before(surely, at) >= 0;
    const isTaken = !isLeft && (isSaid || (listed?.taken ?? (byThemselves && isKnown)));
    told.push({
      at,
      end: at + length,
      found: medicine,
      as: text.slice(places[at]!.start, places[at + length - 1]!.end),
      taken: isTaken && !(left < 0 && taken < 0 && listed?.taken === false),
    });
  }
  const taken = told.filter((one) => one.taken);
  const certain = new Set(taken.flatMap(({ found: { named } }) => named.map(({ id }) => id)));
  const byName = new Set(taken.flatMap(({ found: { named, isKind } }) => (isKind ? [] : named.map(({ id }) => id))));
  // "BP tablets (amlodipine)" is one medicine, and so is "Aspro ... is it the painkiller?".
  return taken
    .filter(({ found: { among = [] } }) => !among.some((id) => certain.has(id)))
    .filter(({ found: { named, isKind } }) => !isKind || !named.some(({ id }) => byName.has(id)))
    .map(({ at, as }) => ({ at, as }));
}
