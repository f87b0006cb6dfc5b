import type { Medicines } from '../../entities/medicine';
import { createPhraseIndex } from '../../entities/phrase-index';
import type { Spelling } from '../../spelling/spelling';
import type { StripCourtesy } from '../../text/courtesy';
import type { Synonyms } from '../../text/synonyms';
import type { Text } from '../../text/text';
import type { Token, Utterance } from '../../utterance';

/** A question as entries are matched with it. */
export interface Question {
  /** The words after repair, as one text: two messages with one key are the same question. */
  readonly key: string;
  /** The words after repair; those that belong to a medicine's name are left out. */
  readonly words: readonly string[];
  /** Their stems, synonyms read as one. A medicine's name is there as its class, with "@" before it. */
  readonly stems: readonly string[];
  /** What is mentioned by name: ids of medicine classes and conditions. */
  readonly mentions: readonly string[];
  /** Whether any word says something on its own. */
  readonly hasContent: boolean;
}

/** Reads messages as questions. */
export interface QuestionReader {
  /** The tokens of the question in a message: no greetings and politeness around it, and not more than a few hundred characters. */
  tokens(utterance: Utterance): readonly Token[];
  read(tokens: readonly Token[]): Question;
}

/** A question is read up to this many characters of its normal form: it bounds the time, and few questions are longer. */
const LONGEST = 400;

/**
 * Compiles a reader of questions.
 *
 * @param conditions names of conditions, as words in their normal form, with their ids
 */
export function createQuestionReader(
  text: Text,
  spelling: Spelling,
  medicines: Medicines,
  conditions: Iterable<readonly [words: readonly string[], id: string]>,
  synonyms: Synonyms,
  stripCourtesy: StripCourtesy,
): QuestionReader {
  const named = createPhraseIndex([...conditions].map(([words, id]) => [synonyms(words.map(text.stem)), id] as const));
  return {
    tokens: (utterance) => {
      const core = stripCourtesy(utterance.tokens);
      let length = 0;
      const end = core.findIndex((token) => {
        length += token.text.length + 1;
        return length > LONGEST;
      });
      return end < 0 ? core : core.slice(0, end);
    },
    read: (tokens) => {
      const mentions = new Set<string>();
      const words: string[] = [];
      const stems: string[] = [];
      const key: string[] = [];
      let from = 0;
      const readTo = (to: number) => {
        for (const { text: word } of spelling.repair(tokens.slice(from, to))) {
          words.push(word);
          stems.push(text.stem(word));
          key.push(word);
        }
      };
      for (const { at, length, words: name, named: classes } of medicines.find(tokens)) {
        if (classes.length > 0) {
          readTo(at);
          from = at + length;
          key.push(...name);
          for (const { id } of classes) {
            stems.push(`@${id}`);
            mentions.add(id);
          }
        }
      }
      readTo(tokens.length);
      const same = synonyms(stems);
      for (const id of named.find(same).flatMap(({ values }) => values)) {
        mentions.add(id);
      }
      return {
        key: key.join(' '),
        words,
        stems: same,
        mentions: [...mentions],
        hasContent: mentions.size > 0 || words.some((word) => !text.isFunctionWord(word)),
      };
    },
  };
}
