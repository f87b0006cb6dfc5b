import { everydayMeanings } from '../everyday/meanings';
import type { MedicineNames } from '../medicine-names';
import { createPhraseIndex } from '../phrase-index';
import type { Synonyms } from '../synonyms';
import { isFunctionWord } from '../text/function-words';
import { questionWords } from '../text/normal-form';
import { stem } from '../text/stem';
import type { Token } from '../text/tokenize';
import type { Vocabulary } from '../vocabulary';

/** A question as the ranking sees it. */
export interface Reading {
  /** The words after repair, as one text: two messages with one key are the same question. */
  readonly key: string;
  /** The words after repair; those that belong to a medicine's name are left out. */
  readonly words: readonly string[];
  /** Their stems, synonyms read as one. A medicine's name is there as its class, with "@" before it. */
  readonly stems: readonly string[];
  /** What the words mean in everyday English, as a hint beside them. */
  readonly meanings: readonly string[];
  /** What is mentioned by name: ids of medicine classes and conditions. */
  readonly mentions: readonly string[];
  /** Whether any word says something on its own. */
  readonly hasContent: boolean;
}

/** Reads questions for ranking. */
export interface Reader {
  read(text: string): Reading;
  /** Overlapping runs of ten words of a question longer than that; a long story may hold its question anywhere. */
  parts(text: string): readonly Reading[];
}

const PART = 10;
const STEP = 5;
// A few words more than one part are no story.
const SHORT = 12;

/**
 * Compiles a reader.
 *
 * @param conditions names of conditions, as folded words, with their ids
 */
export function createReader(
  vocabulary: Vocabulary,
  medicines: MedicineNames,
  conditions: Iterable<readonly [words: readonly string[], id: string]>,
  synonyms: Synonyms,
): Reader {
  const named = createPhraseIndex([...conditions].map(([words, id]) => [synonyms(words.map(stem)), id] as const));

  const readWords = (written: readonly Token[]): Reading => {
    const mentions = new Set<string>();
    const words: string[] = [];
    const stems: string[] = [];
    const key: string[] = [];
    let from = 0;
    const read = (to: number) => {
      for (const { text: word } of vocabulary.repair(written.slice(from, to))) {
        words.push(word);
        stems.push(stem(word));
        key.push(word);
      }
      from = to;
    };
    for (const { at, length, words: name, named: values } of medicines.find(written)) {
      if (values.length === 0) {
        continue;
      }
      read(at);
      from = at + length;
      key.push(...name);
      for (const { id } of values) {
        stems.push(`@${id}`);
        mentions.add(id);
      }
    }
    read(written.length);

    const same = synonyms(stems);
    for (const { values } of named.find(same)) {
      for (const id of values) {
        mentions.add(id);
      }
    }
    return {
      key: key.join(' '),
      words,
      stems: same,
      meanings: everydayMeanings(stems),
      mentions: [...mentions],
      hasContent: mentions.size > 0 || words.some((word) => !isFunctionWord(word)),
    };
  };

  return {
    read: (text) => readWords(questionWords(text)),
    parts: (text) => {
      const written = questionWords(text);
      const parts: Reading[] = [];
      for (let at = 0; written.length > SHORT && at < written.length - STEP / 2; at += STEP) {
        parts.push(readWords(written.slice(at, at + PART)));
      }
      return parts;
    },
  };
}
