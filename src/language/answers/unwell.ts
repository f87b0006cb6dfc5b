import type { Message } from './message';

const WELL = new Set('fine ok okay good well alright right great normal clear'.split(' '));
const DENIERS = new Set(['not', 'never', 'hardly', 'barely', 'scarcely', 'far']);
// What may stand between: "not feeling very well", "far from fine".
const BETWEEN = new Set(
  'a all at the that so too very really quite completely entirely totally particularly exactly always feel feels feeling doing being been be is are was looks looking from'.split(
    ' ',
  ),
);
const NOTHING = 'nothing';

/**
 * Whether a message says that something is not well: "not ok", "I am not feeling very well", "nothing is fine".
 *
 * "Fine" alone says that none of the signs asked about is there; taken back it must never be read so.
 */
export function saysUnwell({ words }: Message): boolean {
  return words.some(({ text }, at) => {
    let before = at - 1;
    while (before >= 0 && BETWEEN.has(words[before]!.text) && !words[before + 1]!.opens) {
      before--;
    }
    const word = words[before];
    if (!WELL.has(text) || word === undefined || words[before + 1]!.opens) {
      return false;
    }
    // "Nothing, I am fine" is no complaint, "nothing is fine" is.
    return DENIERS.has(word.text) || (word.text === NOTHING && before < at - 1);
  });
}
