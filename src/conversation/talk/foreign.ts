import type { Knowledge } from '../../knowledge/knowledge';
import { rememberedFor } from '../../language/text/remembered';

const FEWEST_WORDS = 3;
/** Of a message in the language of the pack, misspelt as it may be, more words than this are known. */
const FEWEST_KNOWN = 0.35;
const LONGEST = 600;
/** A pack with fewer words than this says too little of its language to know what is in another. */
const FEWEST_IN_PACK = 3000;

/** Whether a message is in another language than the pack: hardly any of its words stands anywhere in what the pack says and hears. */
export function isForeign(knowledge: Knowledge, text: string): boolean {
  const words = wordsOf(text.slice(0, LONGEST));
  if (words.length < FEWEST_WORDS) {
    return false;
  }
  const known = vocabularyOf(knowledge);
  return known.size >= FEWEST_IN_PACK && words.filter((word) => known.has(word)).length < FEWEST_KNOWN * words.length;
}

const vocabularyOf = rememberedFor(
  (knowledge: Knowledge): ReadonlySet<string> =>
    new Set(
      [
        ...[...knowledge.entries.values()].flatMap(({ title, answer, parts }) => [
          title,
          answer,
          ...parts.map((part) => part.text),
        ]),
        ...[...knowledge.intents.phrasings.values()].flat(),
        ...knowledge.messages.values(),
        ...knowledge.language['common-words'].words,
        ...knowledge.language.text['function-words'],
      ].flatMap(wordsOf),
    ),
);

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}
