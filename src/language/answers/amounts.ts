import { numberAt } from '../number-words';

/** A number or a range of numbers in a text. */
export interface Amount {
  readonly from: number;
  /** May be infinite: "4 or more". */
  readonly to: number;
  /** Number of words. */
  readonly length: number;
}

const A_FEW = new Map<string, readonly [number, number]>([
  ['few', [2, 3]],
  ['several', [3, 5]],
  ['couple', [2, 2]],
  ['pair', [2, 2]],
  ['many', [4, 10]],
]);

/** The amount that begins at a word: "3", "2 or 3", "two to three", "a few", "a couple of". */
export function amountAt(words: readonly string[], at: number): Amount | undefined {
  const article = words[at] === 'a' || words[at] === 'an' ? 1 : 0;
  const vague = A_FEW.get(words[at + article] ?? '');
  if (vague !== undefined) {
    const length = article + 1;
    return { from: vague[0], to: vague[1], length: length + (words[at + length] === 'of' ? 1 : 0) };
  }
  const first = numberIn(words, at);
  if (first === undefined) {
    return undefined;
  }
  const joiner = words[at + first.length];
  const second =
    joiner === 'or' || joiner === 'to' || joiner === 'and'
      ? numberIn(words, at + first.length + 1)
      : numberIn(words, at + first.length);
  if (second !== undefined && second.value > first.value) {
    const gap = joiner === 'or' || joiner === 'to' || joiner === 'and' ? 1 : 0;
    return { from: first.value, to: second.value, length: first.length + gap + second.length };
  }
  const more = joiner === 'or' && words[at + first.length + 1] === 'more';
  return {
    from: first.value,
    to: more ? Number.POSITIVE_INFINITY : first.value,
    length: first.length + (more ? 2 : 0),
  };
}

function numberIn(words: readonly string[], at: number): { value: number; length: number } | undefined {
  const word = words[at] ?? '';
  if (/^\d{1,5}\.\d{1,2}$/.test(word)) {
    return { value: Number(word), length: 1 };
  }
  return numberAt(words, at);
}
