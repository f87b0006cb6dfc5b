import type { AnswerLanguage, AnswerText } from './answer-text';
import type { Span } from './parse';

/** Compiles what denials say besides. */
export function createDenials({ words, text }: AnswerLanguage) {
  const abilities = new Set([...words.abilities].map(text.stem));
  return {
    /**
     * How many words that belong to no phrase are what a question asks about, denied part by part: "no swelling, no wounds". 0 unless
     * two parts or more begin with a denial.
     *
     * @param topics stems that the options of the question use
     */
    deniedTopics: ({ tokens }: AnswerText, spans: readonly Span[], topics: ReadonlySet<string>): number => {
      const isInSpan = (place: number) => spans.some(({ at, length }) => place >= at && place < at + length);
      let [parts, denied] = [0, 0];
      let denies = false;
      for (const [at, { text: word, stem, opens }] of tokens.entries()) {
        if (opens) {
          denies = words.negators.has(word);
          parts += denies ? 1 : 0;
        }
        if (denies && abilities.has(stem)) {
          return 0;
        }
        denied += denies && topics.has(stem) && !isInSpan(at) ? 1 : 0;
      }
      return parts > 1 ? denied : 0;
    },
    /**
     * Negated wellness: "not ok", "I am not feeling very well", "nothing is fine". "Fine" alone says that none of the signs asked about
     * is there; taken back it must never be read so.
     */
    isNegatedWellness: ({ tokens }: AnswerText): boolean =>
      tokens.some(({ text: word }, at) => {
        if (!words.well.has(word) || tokens[at]!.opens) {
          return false;
        }
        let before = at - 1;
        while (before >= 0 && words['well-between'].has(tokens[before]!.text) && !tokens[before]!.opens) {
          before--;
        }
        const denier = tokens[before]?.text ?? '';
        // "Nothing, I am fine" is no complaint, "nothing is fine" is.
        return words['well-denied'].has(denier) || (words['well-nothing'].has(denier) && before < at - 1);
      }),
  };
}
