import { syllablesOf } from './syllables';

/** Bold words at the start of a line that end in a colon are its heading: "**Clues:** ...". */
const HEADING = /^\*\*[^*]*:\*\*\s*|^\*\*[^*]*\*\*:\s*/;
/** Ends a sentence where a new one begins; "e.g. this" and "1.5" do not. */
const END = /(?<=[.!?]["'»)\]*]*)\s+(?=["'«¿¡(*[{]*[\p{Lu}\p{N}{])/u;
const ABBREVIATION = /\b(Dr|Mr|Mrs|St|vs|e\.g|i\.e)\.$/;
const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/**
 * The sentences of a text in simple Markdown, without the marks.
 *
 * A list item and a line that is a heading stand alone, however they end; a `{placeholder}` stays as one word.
 */
export function sentencesOf(text: string): string[] {
  const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/https?:\/\/\S+/g, '');
  return plain.split(/\n\s*(?:\n|[-*] |\d+\. )/).flatMap((paragraph) => {
    const line = paragraph
      .trim()
      .replace(/^[-*] /, '')
      .replace(/\s+/g, ' ');
    const [heading] = HEADING.exec(line) ?? [''];
    return [heading, ...joined(line.slice(heading.length).split(END))].map(withoutMarks).filter((part) => part !== '');
  });
}

/** The words of a sentence; numbers count, "sugar-free" is one. */
export function wordsOf(sentence: string): string[] {
  return sentence.match(WORD) ?? [];
}

/**
 * The school grade of the United States at which a text can be read (Flesch and Kincaid, 1975); 6 is an age of about 11.
 *
 * Only running text tells: headings and list items of fewer than three words are left out, and the result is undefined for a text
 * of fewer than `MIN_WORDS` words.
 *
 * @param spare whether a word is a name that has no plainer one: a long one counts as a word of its sentence, but not as a hard word
 */
export function readingGrade(text: string, spare: (word: string) => boolean): number | undefined {
  const sentences = sentencesOf(text)
    .map(wordsOf)
    .filter((words) => words.length > 2);
  const words = sentences.flat();
  const counted = words
    .map((word) => ({ word, syllables: syllablesOf(word) }))
    .filter(({ word, syllables }) => syllables < LONG || !spare(word));
  if (words.length < MIN_WORDS || counted.length === 0) {
    return undefined;
  }
  const total = counted.reduce((sum, { syllables }) => sum + syllables, 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (total / counted.length) - 15.59;
}

/** Below this many words the formula says more about single words than about the text. */
export const MIN_WORDS = 12;

/** Syllables of a word that makes a text hard. */
const LONG = 3;

function joined(parts: readonly string[]): string[] {
  const sentences: string[] = [];
  for (const part of parts) {
    const before = sentences.at(-1);
    if (before !== undefined && ABBREVIATION.test(before)) {
      sentences[sentences.length - 1] = `${before} ${part}`;
    } else {
      sentences.push(part);
    }
  }
  return sentences;
}

function withoutMarks(sentence: string): string {
  return sentence
    .replace(/\{[^}]*\}/g, 'it')
    .replace(/\*+|`/g, '')
    .trim();
}
