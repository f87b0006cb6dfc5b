import type { MedicineNames } from '../medicine-names';
import { isCommonWord } from '../text/common-words';
import { isFunctionWord } from '../text/function-words';
import type { Message } from './message';

const SEPARATORS = new Set('and plus also then with but or sometimes occasionally as'.split(' '));
// What comes after these is what the medicine is for.
const PURPOSE = new Set('for because against since'.split(' '));
// What is not taken, or no longer: "no aspirin", "stopped lipitor", "allergic to penicillin".
const NEGATORS = new Set('not no never without stopped quit off allergic allergy intolerant cannot'.split(' '));
// "Stopped lipitor and started crestor".
const AFFIRMERS = new Set('now take takes taking on started start switched using instead'.split(' '));
/** What a medicine may come as: "heart tablets" is a name of a kind, "two tablets" is not. */
const FORMS = new Set(
  'tablet tablets pill pills capsule capsules inhaler inhalers puffer patch patches injection injections spray drop drops gel cream medicine medicines medication medications meds'.split(
    ' ',
  ),
);
const AROUND = new Set(
  'mg mcg ug ml g gram grams iu unit units microgram micrograms milligram milligrams tab tabs cap caps puff puffs dose doses daily nightly weekly xl sr mr xr er la cr od bd tds qds prn im iv sc prescribed prescription prescriptions counter otc allergic'.split(
    ' ',
  ),
);
const NEGATION_REACH = 4;
const LONGEST_NAME = 3;
const SHORTEST_NAME = 4;

/**
 * The medicines a message lists, as the person wrote them: known names and kinds, and unknown names that stand as names do, between
 * commas, line breaks or "and". Doses and the words around them are left out, and so is what is said not to be taken ("no aspirin").
 *
 * Undefined when the message lists nothing.
 */
export function readMedicineList({ text, words }: Message, names: MedicineNames): readonly string[] | undefined {
  const listed: { readonly at: number; readonly as: string }[] = [];
  const list = (from: number, to: number) => {
    if (!isDenied(words, from)) {
      listed.push({ at: from, as: text.slice(words[from]!.start, words[to]!.end) });
    }
  };
  const covered = new Set<number>();
  for (const { at, length } of names.find(words)) {
    for (let i = at; i < at + length; i++) {
      covered.add(i);
    }
    list(at, at + length - 1);
  }

  let part: number[] = [];
  const close = () => {
    const name = unknownName(part, { text, words });
    if (name !== undefined) {
      list(...name);
    }
    part = [];
  };
  words.forEach(({ opens, text: word }, i) => {
    if ((opens && !isHyphened(text, words, i)) || SEPARATORS.has(word) || covered.has(i)) {
      close();
    }
    if (!SEPARATORS.has(word) && !covered.has(i)) {
      part.push(i);
    }
  });
  close();
  const asWritten = listed.sort((a, b) => a.at - b.at).map(({ as }) => as);
  return asWritten.length === 0 ? undefined : [...new Set(asWritten)];
}

/** The first and last word of what stands like a name between two known ones; undefined for anything else. */
function unknownName(
  part: readonly number[],
  { text, words }: Pick<Message, 'text' | 'words'>,
): [number, number] | undefined {
  const purpose = part.findIndex((i) => PURPOSE.has(words[i]!.text));
  const said = purpose < 0 ? part : part.slice(0, purpose);
  const isLoose = (i: number) => isFunctionWord(words[i]!.text) || AROUND.has(words[i]!.text);
  const form = said.find((i) => FORMS.has(words[i]!.text));
  if (form !== undefined) {
    let from = form;
    while (said.includes(from - 1) && !isLoose(from - 1) && form - from < LONGEST_NAME) {
      from--;
    }
    return from < form ? [from, form] : undefined;
  }
  const isUnusual = (i: number) => {
    const word = words[i]!.text;
    return word.length >= SHORTEST_NAME && !isLoose(i) && !isCommonWord(word) && /[a-z]/.test(word);
  };
  const unusual = said.filter(isUnusual);
  let [from, to] = [unusual[0], unusual.at(-1)];
  if (from === undefined || to === undefined || to - from >= LONGEST_NAME || to - from >= unusual.length + 1) {
    return undefined;
  }
  // "Co-codamol", "vitamin D"
  while (said.includes(from - 1) && isHyphened(text, words, from)) {
    from--;
  }
  while (said.includes(to + 1) && (isHyphened(text, words, to + 1) || /^[a-z]\d{0,2}$/.test(words[to + 1]!.text))) {
    to++;
  }
  return [from, to];
}

function isHyphened(text: string, words: Message['words'], i: number): boolean {
  return i > 0 && text.slice(words[i - 1]!.end, words[i]!.start) === '-';
}

/** "Not on", "never take", "used to take", "stopped taking". */
function isNegated(words: Message['words'], at: number): boolean {
  return words.slice(Math.max(0, at - 2), at).some(({ text }) => NEGATORS.has(text) || text === 'used');
}

function isDenied(words: Message['words'], at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - NEGATION_REACH; i--) {
    if (words[i + 1]!.opens) {
      return false;
    }
    const { text } = words[i]!;
    if (NEGATORS.has(text) || (text === 'used' && words[i + 1]!.text === 'to')) {
      return true;
    }
    if (AFFIRMERS.has(text) && !isNegated(words, i)) {
      return false;
    }
  }
  return false;
}
