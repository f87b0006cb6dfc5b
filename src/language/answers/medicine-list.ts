import { isCommonWord } from '../common-words';
import type { MedicineNames } from '../medicine-names';
import type { Message } from './message';

const SEPARATORS = new Set(['and', 'plus', 'also', 'then', 'with', 'but', 'or', 'sometimes', 'occasionally', 'as']);
const NEGATORS = new Set(['not', 'no', 'never', 'without']);
const DOSE = new Set(
  'mg mcg ug ml g gram grams iu unit units microgram micrograms milligram milligrams tablet tablets tab tabs pill pills capsule capsules cap caps puff puffs patch patches injection injections inhaler inhalers spray drop drops gel cream dose doses daily nightly weekly xl sr mr xr er la cr od bd tds qds prn im iv sc'.split(
    ' ',
  ),
);
const LONGEST_UNKNOWN = 3;

/**
 * The medicines a message lists, as the person wrote them: known names, kinds, and unknown names that stand like names do, each alone
 * between commas, line breaks or "and". Doses and other words around them are left out.
 *
 * Undefined when the message lists nothing. A name said not to be taken ("no statins") is left out.
 */
export function readMedicineList({ text, words }: Message, names: MedicineNames): readonly string[] | undefined {
  const known = names.find(words);
  const listed: { readonly at: number; readonly as: string }[] = [];
  const covered = new Set<number>();
  for (const { at, length } of known) {
    for (let i = at; i < at + length; i++) {
      covered.add(i);
    }
    if (!isDenied(words, at)) {
      listed.push({ at, as: text.slice(words[at]!.start, words[at + length - 1]!.end) });
    }
  }
  let segment: number[] = [];
  const close = () => {
    const said = segment.filter((i) => !isAside(words[i]!.text));
    const together = said.every((i, at) => at === 0 || i === said[at - 1]! + 1);
    if (
      said.length > 0 &&
      said.length <= LONGEST_UNKNOWN &&
      together &&
      !said.some((i) => covered.has(i)) &&
      !isDenied(words, said[0]!)
    ) {
      listed.push({ at: said[0]!, as: text.slice(words[said[0]!]!.start, words[said.at(-1)!]!.end) });
    }
    segment = [];
  };
  words.forEach(({ opens, text: word }, i) => {
    if (
      (opens && !isDecimalOrHyphen(text, words[i - 1]?.end, words[i]!.start)) ||
      SEPARATORS.has(word) ||
      covered.has(i)
    ) {
      close();
    }
    if (!SEPARATORS.has(word) && !covered.has(i)) {
      segment.push(i);
    }
  });
  close();
  const asWritten = listed.sort((a, b) => a.at - b.at).map(({ as }) => as);
  return asWritten.length === 0 ? undefined : [...new Set(asWritten)];
}

function isAside(word: string): boolean {
  return DOSE.has(word) || isCommonWord(word) || /^\d/.test(word) || word.length < 3;
}

function isDecimalOrHyphen(text: string, end: number | undefined, start: number): boolean {
  return end !== undefined && text.slice(end, start) === '-';
}

function isDenied(words: Message['words'], at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    if (words[i + 1]!.opens) {
      return false;
    }
    if (NEGATORS.has(words[i]!.text)) {
      return true;
    }
  }
  return false;
}
