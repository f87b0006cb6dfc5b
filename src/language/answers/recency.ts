import { amountAt } from './amounts';
import { SECONDS, secondsOf } from './quantity';

const LAST = new Set(['last', 'past']);
const SINCE = new Set(['ago', 'old', 'back']);
const LONG_SINCE = new Set(['year', 'decade']);
// "years ago", "months ago": at least two of them.
const SEVERAL = 2;

/** How long ago something may be at most, in seconds, where a label says so: "in the last 6 weeks". */
export function withinLast(words: readonly string[]): number | undefined {
  for (let at = 0; at < words.length; at++) {
    const amount = LAST.has(words[at]!) ? amountAt(words, at + 1) : undefined;
    const unit = amount && secondsOf(words[at + 1 + amount.length]);
    if (amount !== undefined && unit !== undefined) {
      return amount.to * unit;
    }
  }
  return undefined;
}

/** Whether every time a message gives ("8 months ago", "years ago", "last year", "3 months old") is longer ago than this; false without one. */
export function isLongerAgo(words: readonly string[], most: number | undefined): boolean {
  const times = most === undefined ? [] : timesAgo(words);
  return most !== undefined && times.length > 0 && times.every((time) => time > most);
}

function timesAgo(words: readonly string[]): readonly number[] {
  const times: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if ((word === 'ages' || word === 'long') && words.slice(at + 1, at + 3).includes('ago')) {
      times.push(SECONDS.year);
    } else if (word === 'yesterday' || word === 'today') {
      times.push(SECONDS.day);
    } else if (LAST.has(word) && LONG_SINCE.has(words[at + 1] ?? '')) {
      times.push(SECONDS.year);
    } else if (LAST.has(word) && secondsOf(words[at + 1]) !== undefined) {
      times.push(secondsOf(words[at + 1])!);
    }
    const unit = secondsOf(word);
    if (unit !== undefined && SINCE.has(words[at + 1] ?? '')) {
      times.push(amountBefore(words, at) * unit);
    }
  }
  return times;
}

/** The amount that ends right before a word; of a plural without one, two. */
function amountBefore(words: readonly string[], end: number): number {
  for (let at = Math.max(0, end - 5); at < end; at++) {
    const amount = amountAt(words, at);
    if (amount !== undefined && at + amount.length === end) {
      return amount.from;
    }
  }
  return words[end - 1] === 'a' || words[end - 1] === 'an' ? 1 : words[end]!.endsWith('s') ? SEVERAL : 1;
}
