import { ACTS } from '../../../knowledge/schema/medicine-actions';
import { writtenIn } from '../../entities/medicine';
import type { MedicineAction } from '../../understanding';
import type { Scene } from './action-object';

const MOST_WORDS = 30;
/** Most words of a message that leaves out what it speaks of: "would every second night do instead". */
const ELLIPTIC = 9;

/**
 * What a message may ask of the medicine named last, where nothing else in it is understood: any word of leaving off, and something that
 * may stand for a medicine, or hardly any other words. Undefined where there is nothing of the kind.
 *
 * @param ofCramps what is also done to a cramp: "how do I stop it" asks of no medicine
 */
export function hintIn(
  { text, tokens, find, named }: Scene,
  ofCramps: ReadonlySet<string>,
): MedicineAction | undefined {
  const hints = find('loosely');
  if (tokens.length > MOST_WORDS || hints.length === 0) {
    return undefined;
  }
  const last = named.at(-1);
  const isOfMedicine = last !== undefined || find('nouns').length > 0;
  const mayBeOfCramps =
    find('openly').length > 0 && hints.every(({ used }) => used.every((at) => ofCramps.has(tokens[at]!.text)));
  const mayBeOfMedicine =
    !mayBeOfCramps && find('symptom').length === 0 && (find('reference').length > 0 || tokens.length <= ELLIPTIC);
  return isOfMedicine || mayBeOfMedicine
    ? {
        act: ACTS.find((act) => find(act).length > 0) ?? 'stop',
        as: 'asked',
        object: last ? 'named' : 'it',
        medicines: last ? [writtenIn(text, tokens, last)] : [],
        ended: false,
        byTeam: false,
        isLongAgo: false,
        of: undefined,
        from: 0,
      }
    : undefined;
}
