/** Every run of `shortest` to `longest` letters of a word, with "_" before and after it, in the order of their lengths. */
export function letterSequences(word: string, shortest: number, longest: number): string[] {
  const sequences: string[] = [];
  const padded = `_${word}_`;
  for (let length = shortest; length <= longest; length++) {
    for (let at = 0; at + length <= padded.length; at++) {
      sequences.push(padded.slice(at, at + length));
    }
  }
  return sequences;
}
