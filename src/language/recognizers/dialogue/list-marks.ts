import type { Token } from '../../utterance';

/** Fewest marks that make a list. */
const FEWEST = 2;

/**
 * Finds what numbers the points of a list: "1) ... 2) ...", "first ... second ...". One alone is no list.
 *
 * A mark stands after or before a sign ("2.", ": b)"), at the beginning, or where a question begins after it.
 *
 * @param series the marks in their order: `['1', '2', …]`, `['first', 'second', …]`
 * @param begins whether a question begins at a token
 * @returns the tokens that are marks
 */
export function listMarks(
  tokens: readonly Pick<Token, 'text' | 'mark' | 'decimals'>[],
  series: readonly (readonly string[])[],
  begins: (at: number) => boolean,
): ReadonlySet<number> {
  const stands = (at: number) =>
    tokens[at + 1] !== undefined &&
    tokens[at + 1]!.decimals === undefined &&
    (at === 0 || tokens[at]!.mark !== '' || tokens[at + 1]!.mark !== '' || begins(at + 1));
  for (const marks of series) {
    const found: number[] = [];
    for (let at = 0; at < tokens.length && found.length < marks.length; at++) {
      if (tokens[at]!.text === marks[found.length] && stands(at)) {
        found.push(at);
      }
    }
    if (found.length >= FEWEST) {
      return new Set(found);
    }
  }
  return new Set();
}
