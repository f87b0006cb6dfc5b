import type { AnswerWords } from '../../knowledge/knowledge';
import { words } from '../normal-form';
import { stem } from '../stem';

/** What a word of an answer stands for, apart from the options: yes, no, none of them, not sure, rather not say. */
export type AnswerKind = keyof AnswerWords;

/** The ways of saying each, as stems. */
export function answerPhrases(
  said: AnswerWords,
): readonly (readonly [readonly string[], { readonly answer: AnswerKind }])[] {
  const kinds: Record<AnswerKind, { readonly answer: AnswerKind }> = {
    yes: { answer: 'yes' },
    no: { answer: 'no' },
    none: { answer: 'none' },
    unsure: { answer: 'unsure' },
    decline: { answer: 'decline' },
  };
  return (Object.keys(kinds) as AnswerKind[]).flatMap((kind) =>
    said[kind].filter((text) => text.length > 1).map((text) => [stems(text), kinds[kind]] as const),
  );
}

/** The ways of saying each that are the whole message as typed: single letters and emoji, which have no place within a sentence. */
export function wholeAnswers(said: AnswerWords): ReadonlyMap<string, AnswerKind> {
  return new Map(
    (Object.keys(said) as AnswerKind[]).flatMap((kind) =>
      said[kind].map((text) => [text.toLowerCase(), kind] as const),
    ),
  );
}

/** The stems of a text's words. */
export function stems(text: string): readonly string[] {
  return words(text).map((word) => stem(word.text));
}
