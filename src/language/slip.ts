const SHORTEST = 4;

/**
 * Whether a word is another with one slip of the fingers: two neighbouring letters swapped, or one letter more, less or other
 * (Damerau, 1964). Words under four letters must be a swap: they have too many neighbours.
 */
export function isOneSlip(word: string, meant: string): boolean {
  if (word === meant || Math.abs(word.length - meant.length) > 1) {
    return false;
  }
  let at = 0;
  while (at < word.length && word[at] === meant[at]) {
    at++;
  }
  const swapped =
    word[at] === meant[at + 1] && word[at + 1] === meant[at] && word.slice(at + 2) === meant.slice(at + 2);
  if (swapped && word.length === meant.length) {
    return true;
  }
  const isLong = Math.min(word.length, meant.length) >= SHORTEST;
  const rest = word.length >= meant.length ? word.slice(at + 1) : word.slice(at);
  return isLong && rest === (meant.length >= word.length ? meant.slice(at + 1) : meant.slice(at));
}
