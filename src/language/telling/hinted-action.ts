import { ACTS } from '../../knowledge/schema/medicine-actions';
import type { MedicineNames } from '../medicine-names';
import type { Find } from '../patterns/search';
import type { MedicineAction } from '../understanding';
import type { Token } from '../utterance';

/**
 * Finds what a message may ask of the medicine named last, where nothing else in it is understood: any word of leaving off, and something
 * that may stand for a medicine, or hardly any other words. Undefined where there is nothing of the kind.
 */
export type ReadHint = (text: string) => MedicineAction | undefined;

const LONGEST = 2000;
const MOST_WORDS = 30;
/** Most words of a message that leaves out what it speaks of: "would every second night do instead". */
const ELLIPTIC = 9;

/**
 * Compiles the loose reading.
 *
 * @param hear a message with the places of the sets of `intents/medicine-actions.yaml`
 * @param ofCramps what is also done to a cramp: "how do I stop it" asks of no medicine
 */
export function createHintReader(
  hear: (text: string) => { readonly heard: readonly Token[]; readonly find: Find },
  medicines: MedicineNames,
  ofCramps: ReadonlySet<string>,
): ReadHint {
  return (text) => {
    const seen = text.slice(0, LONGEST);
    const { heard, find } = hear(seen);
    const hints = find('loosely');
    if (heard.length > MOST_WORDS || hints.length === 0) {
      return undefined;
    }
    const named = medicines.find(heard).at(-1);
    const isOfMedicine = named !== undefined || find('nouns').length > 0;
    const mayBeOfCramps = hints.every(({ used }) => used.every((at) => ofCramps.has(heard[at]!.text)));
    const mayBeOfMedicine =
      !(mayBeOfCramps && find('openly').length > 0) &&
      find('symptom').length === 0 &&
      (find('reference').length > 0 || heard.length <= ELLIPTIC);
    if (!isOfMedicine && !mayBeOfMedicine) {
      return undefined;
    }
    return {
      act: ACTS.find((act) => find(act).length > 0) ?? 'stop',
      as: 'asked',
      object: named ? 'named' : 'it',
      medicines: named ? [seen.slice(heard[named.at]!.start, heard[named.at + named.length - 1]!.end)] : [],
      ended: false,
      byTeam: false,
      isLongAgo: false,
      of: undefined,
      from: 0,
    };
  };
}
