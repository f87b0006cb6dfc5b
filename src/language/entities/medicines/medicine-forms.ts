import type { Knowledge, MedicineForm } from '../../../knowledge/knowledge';
import type { Text } from '../../text/text';
import type { Words } from '../medicine';
import { createPhraseIndex } from '../phrase-index';
import { wordSets } from '../words';

/** The form that is said with a name: which tokens say it, and what the content says of it. */
export interface FoundForm {
  readonly at: number;
  readonly length: number;
  readonly form: MedicineForm;
}

/** Finds the form that is said of the name which these tokens are: "voltarol 1% gel", "a cream with hydrocortisone", "topical steroid". */
export type FindForm = (tokens: Words, at: number, length: number) => FoundForm | undefined;

/** Most words between a name and its form. */
const REACH = 5;

/**
 * Compiles the forms of medicines that decide whether a name counts as the medicine.
 *
 * A form belongs to the name before it, or after it where a word joins the two, never across a mark that parts a list. Where a form that
 * is swallowed or injected is said as well ("gel and tablets") none is found.
 */
export function createMedicineForms({ medicineForms, language }: Knowledge, text: Text): FindForm {
  const { forms: whole, joining, between, combining } = wordSets(text, language.medicines);
  const stemsOf = (name: string) => text.forms(name).map(text.stem);
  const index = createPhraseIndex(
    medicineForms.flatMap((form) => form.forms.map((name) => [stemsOf(name), form] as const)),
  );
  const adjectives = new Map(medicineForms.flatMap((form) => form.before.flatMap(stemsOf).map((word) => [word, form])));
  const strengths = new Set(language.medicines.strengths);
  const isPassed = (word: string) => between.has(word) || strengths.has(word) || /^\d+$/.test(word);
  const wholeStems = new Set([...whole].map(text.stem));

  return (tokens, at, length) => {
    if (medicineForms.length === 0) {
      return undefined;
    }
    const stems = tokens.slice(0, at + length + REACH + 2).map((token) => text.stem(token.text));
    const isParted = (place: number) => (tokens[place]?.mark ?? '') !== '' && tokens[place]?.bracketed !== true;
    for (let place = at + length; place <= at + length + REACH && place < tokens.length && !isParted(place); place++) {
      const found = index.longestAt(stems, place);
      if (found !== undefined) {
        const next = place + found.length;
        const isBoth = combining.has(tokens[next]?.text ?? '') && wholeStems.has(stems[next + 1] ?? '');
        return isBoth ? undefined : { at, length: next - at, form: found.values[0]! };
      }
      if (!isPassed(tokens[place]!.text)) {
        break;
      }
    }
    const adjective = at > 0 && !isParted(at) ? adjectives.get(stems[at - 1]!) : undefined;
    if (adjective !== undefined) {
      return { at: at - 1, length: length + 1, form: adjective };
    }
    // "A gel called voltarol", "eye drops (timolol)"
    let from = at;
    while (from > 0 && at - from < REACH && !isParted(from) && joining.has(tokens[from - 1]!.text)) {
      from--;
    }
    const isJoined = from < at || tokens[at]?.bracketed === true;
    for (let start = Math.max(0, from - REACH); isJoined && start < from; start++) {
      const found = index.longestAt(stems, start);
      if (found !== undefined && start + found.length === from) {
        return { at: start, length: at + length - start, form: found.values[0]! };
      }
    }
    return undefined;
  };
}
