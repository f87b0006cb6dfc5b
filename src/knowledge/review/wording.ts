import type { About } from '../knowledge';
import { sentencesOf } from './readability';
import type { Note, Text } from './texts';

/** "because" tells a person what the person told the bot, so "you have ..." is no finding there. */
const TOLD = 'because';

/**
 * Faults what a pack says must not be said, such as "you have ..." where only "you may have ..." is known.
 *
 * Words count from word to word, whatever their case. They are harmless where one of `unless` stands right before them in the
 * sentence ("if you have ..."), or one of `following` right after.
 */
export function checkWording(text: Text, { review }: About, fault: Note): void {
  if (text.key === TOLD) {
    return;
  }
  for (const { say, unless, following, instead } of review.avoid ?? []) {
    const found = sentencesOf(text.text).find((sentence) => says(sentence, say, unless, following));
    if (found !== undefined) {
      fault(text, `"${found}": ${instead}`);
    }
  }
}

function says(
  sentence: string,
  say: readonly string[],
  unless: readonly string[],
  following: readonly string[],
): boolean {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${say.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const before = unless.map(padded);
  const after = following.map(padded);
  return [...sentence.matchAll(pattern)].some(({ index, 0: found }) => {
    const left = padded(sentence.slice(0, index));
    const right = padded(sentence.slice(index + found.length));
    return !before.some((words) => left.endsWith(words)) && !after.some((words) => right.startsWith(words));
  });
}

/** Words between single spaces, lower case, without punctuation, so that only whole words are compared. */
function padded(words: string): string {
  return ` ${words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'’]+/gu, ' ')
    .trim()} `;
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
