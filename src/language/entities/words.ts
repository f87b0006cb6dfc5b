import type { Text } from '../text/text';
import type { Token } from '../utterance';

/** The words of a list, in the form that tokens have. */
export function wordSet(text: Text, words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => text.forms(word)));
}

/** The lists of a file of words that are single words, each as a set. */
export type WordSets<T> = {
  readonly [K in keyof T as T[K] extends readonly string[] ? K : never]: ReadonlySet<string>;
};

/** {@link wordSet} of every list of words in a file. */
export function wordSets<T extends object>(text: Text, file: T): WordSets<T> {
  const lists = Object.entries(file).filter(
    (entry): entry is [string, string[]] =>
      Array.isArray(entry[1]) && entry[1].every((word) => typeof word === 'string'),
  );
  return Object.fromEntries(lists.map(([name, list]) => [name, wordSet(text, list)])) as WordSets<T>;
}

/** Words with what they stand for, in the form that tokens have. */
export function wordMap<T>(text: Text, values: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(
    Object.entries(values).flatMap(([word, value]) => text.forms(word).map((form) => [form, value] as const)),
  );
}

/** The word of a token; empty where there is none. */
export function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

/** Whether these words stand one after another from a token on. */
export function isRun(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.length > 0 && words.every((word, offset) => tokens[at + offset]?.text === word);
}
