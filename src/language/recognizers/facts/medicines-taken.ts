import type { MedicineEntity } from '../../entities/medicine';
import type { Find, Match } from '../../patterns/search';
import type { Token } from '../../utterance';

/** Most words between "I take" or "I stopped" and the name. */
const REACH = 5;
/** Between the members of a list: "lipitor 20mg at night, and ramipril". */
const LIST_REACH = 6;

/**
 * Which of the medicines in a message are taken: those after words that say so ("I take", "my"), those listed with one, and, where
 * the message tells of a person, those that stand by themselves. Never those after words that say the opposite ("stopped", "allergic to").
 *
 * @param named what the message names and does not deny
 * @param byThemselves whether a name that stands by itself counts
 */
export function medicinesTaken(
  tokens: readonly Token[],
  find: Find,
  named: readonly MedicineEntity[],
  byThemselves: boolean,
): readonly MedicineEntity[] {
  const [taking, surely, leaving, left] = ['taking', 'surely', 'leaving', 'left'].map(find) as [
    readonly Match[],
    ...(readonly Match[])[],
  ];
  const isOneSentence = (a: number, b: number) => tokens[a]!.sentence === tokens[b]!.sentence;
  /** Where the last of some cues before a token ends; -1 if none is near. */
  const before = (cues: readonly Match[], at: number): number =>
    cues.reduce(
      (last, { start, end }) => (end > last && end <= at && at - end <= REACH && isOneSentence(start, at) ? end : last),
      -1,
    );
  let last: { readonly entity: MedicineEntity; readonly isTaken: boolean } | undefined;
  const taken = named.filter((entity) => {
    const { at, length, named: names, among } = entity;
    const isListed =
      last !== undefined && at - last.entity.at - last.entity.length <= LIST_REACH && isOneSentence(at, last.entity.at);
    const listed = isListed ? last?.isTaken : undefined;
    const leaves = before(leaving!, at);
    const takes = before(taking, at);
    const isLeft = (leaves >= 0 && leaves >= takes) || left!.some(({ start }) => start === at + length);
    const isKnown = names.length > 0 || among.length > 0;
    const isSaid = isKnown ? takes >= 0 : before(surely!, at) >= 0;
    const isOnList = leaves < 0 && takes < 0 && listed === false;
    const isTaken = !isLeft && !isOnList && (isSaid || (listed ?? (byThemselves && isKnown)));
    last = { entity, isTaken };
    return isTaken;
  });
  const idsOf = (entities: readonly MedicineEntity[]) =>
    new Set(entities.flatMap((one) => one.named.map(({ id }) => id)));
  const certain = idsOf(taken);
  const byName = idsOf(taken.filter(({ isKind }) => !isKind));
  // "BP tablets (amlodipine)" is one medicine, and so is "Aspro ... is it the painkiller?".
  return taken.filter(
    ({ among, isKind, named: names }) =>
      !among.some((id) => certain.has(id)) && !(isKind && names.some(({ id }) => byName.has(id))),
  );
}
