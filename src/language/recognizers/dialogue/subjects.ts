import type { Knowledge } from '../../../knowledge/knowledge';
import { conditionNames } from '../../entities/condition';
import { createPhraseIndex } from '../../entities/phrase-index';
import type { Lexicon } from '../../lexicon';
import type { Find } from '../../patterns/search';
import type { Token } from '../../utterance';

/** An entry that is named, and the tokens that name it: the first, and one past the last. */
export interface Subject {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The entries that a message names, from left to right; where names overlap, the longest. */
export type FindSubjects = (tokens: readonly Token[], find: Find) => readonly Subject[];

/** Compiles what names an entry: medicines and remedies, conditions, and what the pack says of others. */
export function createSubjects(
  { conditions, entries, intents }: Pick<Knowledge, 'conditions' | 'entries' | 'intents'>,
  { text, medicines }: Pick<Lexicon, 'text' | 'medicines'>,
): FindSubjects {
  const named = createPhraseIndex(
    conditionNames(conditions).map(([name, id]) => [text.forms(name).map(text.stem), id] as const),
  );
  const others = Object.keys(intents.dialogue?.subjects ?? {});
  return (tokens, find) => {
    const found: Subject[] = [];
    for (const { at, length, named: classes, remedy } of medicines.find(tokens)) {
      const ids = [...classes.map(({ id }) => id), ...(remedy === undefined ? [] : [remedy])];
      found.push(...[...new Set(ids)].map((id) => ({ id, start: at, end: at + length })));
    }
    for (const { at, length, values } of named.find(tokens.map(({ stem }) => stem))) {
      found.push(...values.map((id) => ({ id, start: at, end: at + length })));
    }
    for (const id of others) {
      found.push(...find(`subject ${id}`).map(({ start, end }) => ({ id, start, end })));
    }
    const known = found.filter(({ id }) => entries.has(id));
    known.sort((a, b) => a.start - b.start || b.end - a.end);
    let [start, end] = [0, 0];
    return known.filter((one) => {
      const isSame = one.start === start && one.end === end;
      if (one.end > end) {
        [start, end] = [one.start, one.end];
        return true;
      }
      return isSame;
    });
  };
}
