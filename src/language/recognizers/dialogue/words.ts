import type { Knowledge, LanguageWords } from '../../../knowledge/knowledge';
import { type WordSets, wordSets } from '../../entities/words';
import type { Text } from '../../text/text';

/** The single words by which the parts of messages are read, in their normal form. */
export type DialogueWords = WordSets<LanguageWords['dialogue']> & {
  /** Words that name no topic, of the language and the pack. */
  readonly topicless: ReadonlySet<string>;
  /** What numbers the points of a list, each series in its order. */
  readonly lists: readonly (readonly string[])[];
};

/** Reads the single words. */
export function dialogueWords(
  { language, intents }: Pick<Knowledge, 'language' | 'intents'>,
  text: Text,
): DialogueWords {
  const words = wordSets(text, language.dialogue);
  const generic = (intents.dialogue?.generic ?? []).flatMap(text.forms);
  return { ...words, topicless: new Set([...words['no-topic'], ...generic]), lists: language.dialogue.lists };
}
