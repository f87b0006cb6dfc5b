import type { LanguageWords } from '../../knowledge/schema/language/language';
import { remembered } from './remembered';
import { type Token, tokenize } from './tokenize';

/** How texts of one language are split into words, and words compared. */
export interface Text {
  /**
   * The words of a text as they are compared: tokens with short forms expanded and spelling variants folded.
   *
   * Words of one short form share its place in the text.
   *
   * @param limit how much of the text is read, in UTF-16 units
   */
  words(text: string, limit?: number): Token[];
  /** {@link words} without their places. */
  forms(text: string): readonly string[];
  /** The stem of a folded word. */
  stem(word: string): string;
  /** Whether a folded word says nothing on its own: articles, pronouns, auxiliaries, greetings, numbers. */
  isFunctionWord(word: string): boolean;
  /** {@link isFunctionWord} for a stem. */
  isFunctionStem(stem: string): boolean;
  /** Whether a stem is of a word that says how many, how much or how often: such words tell options apart ("one leg", "both legs"). */
  isQuantifierStem(stem: string): boolean;
  /** Whether a folded word is of the everyday language: never taken for a mistyped name, and never "repaired" into another word. */
  isCommonWord(word: string): boolean;
  /** The common words that are no function words, folded. */
  readonly commonWords: ReadonlySet<string>;
  /** More words that are right as they are, folded; names may hold them. */
  readonly everydayWords: ReadonlySet<string>;
}

const NUMBER = /^\d+$/;

/**
 * Compiles how a language is written.
 *
 * @param stemmer the stem of a folded word; without one a word is its own stem
 */
export function createText(
  { text, 'common-words': common }: Pick<LanguageWords, 'text' | 'common-words'>,
  stemmer: (word: string) => string = (word) => word,
): Text {
  const expand = createExpansion(text);
  const fold = createSpelling(text);
  // Stemming is most of the time a comparison takes.
  const stem = remembered(stemmer);
  const endings = new Set(text['number-endings']);
  const isFunctionWord = (word: string) => functionWords.has(word) || NUMBER.test(word);
  const formsOf = remembered((word) => expand(word).map(fold));
  const words = (message: string, limit?: number): Token[] => {
    const read: Token[] = [];
    for (const { text: word, start, end } of tokenize(message, limit, endings)) {
      for (const form of formsOf(word)) {
        read.push({ text: form, start, end });
      }
    }
    return read;
  };
  const forms = (message: string): readonly string[] => words(message, message.length).map(({ text: word }) => word);
  const formsOfAll = (list: readonly string[]) => new Set(list.flatMap(forms));
  const functionWords = formsOfAll(text['function-words']);
  const functionStems = new Set([...functionWords].map(stem));
  const quantifierStems = new Set([...formsOfAll(text.quantifiers)].map(stem));
  const commonWords = formsOfAll(common.words);
  return {
    words,
    forms,
    stem,
    isFunctionWord,
    isFunctionStem: (one) => functionStems.has(one) || NUMBER.test(one),
    isQuantifierStem: (one) => quantifierStems.has(one),
    isCommonWord: (word) => commonWords.has(word) || isFunctionWord(word),
    commonWords,
    everydayWords: formsOfAll(common.everyday),
  };
}

/** The full words of a contraction or a short form ("don't", "pls"); any other word stands for itself. */
function createExpansion(words: LanguageWords['text']): (word: string) => readonly string[] {
  const shortForms = new Map(
    Object.entries(words['short-forms']).map(([short, full]) => [folded(short), full.map(folded)] as const),
  );
  const endings = words.endings.map(({ ending, after, write }) => ({ ending, write, after: after && new Set(after) }));
  return (word) => {
    const listed = shortForms.get(word);
    if (listed !== undefined) {
      return listed;
    }
    if (!word.includes("'")) {
      return [word];
    }
    for (const { ending, after, write } of endings) {
      const rest = word.slice(0, -ending.length);
      if (word.endsWith(ending) && rest !== '' && (after === undefined || after.has(rest))) {
        return [rest.replaceAll("'", ''), ...write];
      }
    }
    const plain = word.replaceAll("'", '');
    return plain === '' ? [] : [plain];
  };
}

/**
 * Folds spellings of one folded word into one form ("haemorrhage" and "hemorrhage").
 *
 * The result is a key, not a spelling: "seizing" becomes "seising", on both sides of a comparison.
 */
function createSpelling(words: LanguageWords['text']): (word: string) => string {
  const variants = new Map(Object.entries(words.spellings).map((pair) => pair.map(folded) as [string, string]));
  const rules = words['spelling-rules'].map(({ longer, find, write, all }) => ({
    longer,
    find: new RegExp(find, all ? 'g' : ''),
    write,
  }));
  return remembered((word) => {
    const listed = variants.get(word);
    return (
      listed ??
      rules.reduce((read, { longer, find, write }) => (read.length > longer ? read.replace(find, write) : read), word)
    );
  });
}

/** A word of a list as messages have it, without accents. */
function folded(word: string): string {
  return tokenize(word)[0]?.text ?? word;
}
