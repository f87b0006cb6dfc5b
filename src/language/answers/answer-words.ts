import type { AnswerWords } from '../../knowledge/knowledge';
import { stems } from './message';

/** What a word of an answer stands for, apart from the options: yes, no, none of them, not sure, rather not say, all of them. */
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
    all: { answer: 'all' },
  };
  return (Object.keys(kinds) as AnswerKind[]).flatMap((kind) =>
    said[kind].filter((text) => !isWhole(text)).map((text) => [stems(text), kinds[kind]] as const),
  );
}

/** The ways of saying each that have no place within a sentence: single letters, "n/a" and emoji. They count as the whole message. */
export function wholeAnswers(said: AnswerWords): ReadonlyMap<string, AnswerKind> {
  return new Map(
    (Object.keys(said) as AnswerKind[]).flatMap((kind) =>
      said[kind].filter(isWhole).map((text) => [text.toLowerCase(), kind] as const),
    ),
  );
}

function isWhole(text: string): boolean {
  return text.length === 1 || text.includes('/') || stems(text).length === 0;
}
