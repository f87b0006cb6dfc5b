/** Under this length a word has too many neighbours for anything but a swap. */
const SHORTEST = 4;

/**
 * Optimal string alignment distance (Damerau, 1964): the letters too many, missing, wrong or swapped with their neighbour, each
 * edited once; `most + 1` if there are more than `most`.
 */
export function editDistance(word: string, other: string, most: number): number {
  if (Math.abs(word.length - other.length) > most) {
    return most + 1;
  }
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= word.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const isSame = word[i - 1] === other[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) {
      return most + 1;
    }
    before = last;
    last = row;
  }
  return Math.min(last[other.length]!, most + 1);
}

/** Whether a word is another with one edit. Words under four letters must be a swap ("ese", "see"). */
export function isOneEdit(word: string, other: string): boolean {
  if (word === other || editDistance(word, other, 1) > 1) {
    return false;
  }
  return Math.min(word.length, other.length) >= SHORTEST || (word.length === other.length && isAnagram(word, other));
}

function isAnagram(word: string, other: string): boolean {
  return [...word].sort().join('') === [...other].sort().join('');
}

/**
 * Whether two words are the same after at most so many letters are deleted from each (Garbe, "SymSpell"): cheaper than a distance, and
 * enough to tell most words apart.
 */
export function isWithinDeletions(word: string, other: string, most: number): boolean {
  const within = (i: number, j: number, left: number, right: number): boolean => {
    let at = 0;
    while (i + at < word.length && word[i + at] === other[j + at]) {
      at++;
    }
    const [rest, otherRest] = [word.length - i - at, other.length - j - at];
    return (
      (rest <= left && otherRest <= right) ||
      (left > 0 && rest > 0 && within(i + at + 1, j + at, left - 1, right)) ||
      (right > 0 && otherRest > 0 && within(i + at, j + at + 1, left, right - 1))
    );
  };
  return within(0, 0, most, most);
}
