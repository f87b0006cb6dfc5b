import type { Medicines } from '../../entities/medicine';
import type { AnswerLanguage, AnswerText } from './answer-text';

const NEGATION_REACH = 4;
const LONGEST_NAME = 3;
const SHORTEST_NAME = 4;

/**
 * Compiles the reader of lists of medicines, as the person wrote them: known names and kinds, and unknown names that stand as names do,
 * between commas, line breaks or "and". Doses and the words around them are left out, and so is what is said not to be taken ("no aspirin").
 *
 * The reader gives the place of each in the message; undefined when it lists nothing.
 */
export function createMedicineList({ words, text, isUsedTo }: AnswerLanguage, medicines: Medicines) {
  return ({ text: message, tokens }: AnswerText): readonly (readonly [start: number, end: number])[] | undefined => {
    const is = (list: ReadonlySet<string>, at: number) => list.has(tokens[at]?.text ?? '');
    const isHyphened = (at: number) => at > 0 && message.slice(tokens[at - 1]!.end, tokens[at]!.start) === '-';
    const isLoose = (at: number) => text.isFunctionWord(tokens[at]!.text) || is(words['around-names'], at);

    /** "Not on", "never take", "used to take", "stopped taking". */
    const isNegated = (at: number) =>
      [at - 2, at - 1].some((before) => is(words['not-taken'], before) || isUsedTo(tokens, before));
    const isDenied = (at: number): boolean => {
      for (let before = at - 1; before >= 0 && before >= at - NEGATION_REACH && !tokens[before + 1]!.opens; before--) {
        if (is(words['not-taken'], before) || isUsedTo(tokens, before)) {
          return true;
        }
        if (is(words.taken, before) && !isNegated(before)) {
          return false;
        }
      }
      return false;
    };

    /** The first and last token of what stands like a name between two known ones; undefined for anything else. */
    const unknownName = (part: readonly number[]): readonly [number, number] | undefined => {
      const purpose = part.findIndex((at) => is(words.purposes, at));
      const said = purpose < 0 ? part : part.slice(0, purpose);
      const form = said.find((at) => is(words.forms, at));
      if (form !== undefined) {
        let from = form;
        while (said.includes(from - 1) && !isLoose(from - 1) && form - from < LONGEST_NAME) {
          from--;
        }
        return from < form ? [from, form] : undefined;
      }
      const unusual = said.filter((at) => {
        const word = tokens[at]!.text;
        return word.length >= SHORTEST_NAME && !isLoose(at) && !text.isCommonWord(word) && /\p{L}/u.test(word);
      });
      let [from, to] = [unusual[0], unusual.at(-1)];
      if (from === undefined || to === undefined || to - from >= LONGEST_NAME || to - from >= unusual.length + 1) {
        return undefined;
      }
      // "Co-codamol", "vitamin D"
      while (said.includes(from - 1) && isHyphened(from)) {
        from--;
      }
      while (said.includes(to + 1) && (isHyphened(to + 1) || /^\p{L}\d{0,2}$/u.test(tokens[to + 1]!.text))) {
        to++;
      }
      return [from, to];
    };

    const named = medicines.find(tokens).map(({ at, length }) => [at, at + length - 1] as const);
    const covered = new Set(named.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
    const parts: number[][] = [[]];
    tokens.forEach(({ opens }, at) => {
      const separates = is(words['list-separators'], at) || covered.has(at);
      if (separates || (opens && !isHyphened(at))) {
        parts.push([]);
      }
      if (!separates) {
        parts.at(-1)!.push(at);
      }
    });
    const listed = [...named, ...parts.flatMap((part) => [unknownName(part)].filter((name) => name !== undefined))]
      .filter(([from]) => !isDenied(from))
      .sort(([a], [b]) => a - b)
      .map(([from, to]) => [tokens[from]!.start, tokens[to]!.end] as const);
    return listed.length === 0 ? undefined : listed;
  };
}
