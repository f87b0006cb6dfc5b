import fc from 'fast-check';
import { editDistance, isOneEdit, isWithinDeletions } from '../../../src/language/spelling/edit-distance';

/** What is left of a word with up to so many letters deleted. */
function deletions(word: string, most: number): ReadonlySet<string> {
  const all = new Set([word]);
  for (let i = 0; most > 0 && i < word.length; i++) {
    for (const rest of deletions(word.slice(0, i) + word.slice(i + 1), most - 1)) {
      all.add(rest);
    }
  }
  return all;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

describe('the distance of words', () => {
  it.each([
    ['lipitor', 'lipitor', 0],
    ['lipitro', 'lipitor', 1],
    ['lipitr', 'lipitor', 1],
    ['lippitor', 'lipitor', 1],
    ['lipator', 'lipitor', 1],
    ['lapitro', 'lipitor', 2],
    ['ramipril', 'lipitor', 3],
  ])('from "%s" to "%s" is %i, counted up to 3', (one, other, distance) => {
    expect(Math.min(editDistance(one, other, 2), 3)).toBe(distance);
    expect(editDistance(other, one, 2)).toBe(editDistance(one, other, 2));
  });

  it('takes a short word for another only with a swap', () => {
    expect(isOneEdit('eys', 'yes')).toBe(true);
    expect(isOneEdit('yet', 'yes')).toBe(false);
    expect(isOneEdit('hepl', 'help')).toBe(true);
    expect(isOneEdit('halp', 'help')).toBe(true);
    expect(isOneEdit('help', 'help')).toBe(false);
  });

  it('finds words that deletions make the same', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (one, other, most) => {
        const others = deletions(other, most);
        expect(isWithinDeletions(one, other, most)).toBe([...deletions(one, most)].some((rest) => others.has(rest)));
      }),
    );
  });
});
