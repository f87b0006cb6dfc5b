import type { Phonetics } from '../../spelling/phonetics';

const SHORTEST = 6;
const FEWEST_CONSONANTS = 3;

// Spellings of one sound, longer ones first.
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/^x/, 'z'],
  [/ck|ch|qu|q|c(?![eiy])/g, 'k'],
  [/x/g, 'ks'],
  [/th/g, 't'],
  [/z|c/g, 's'],
  [/j|g(?=[eiy])/g, 'j'],
  [/(?<=[aeiouy])h/g, ''],
];
const VOWELS = /[aeiouyw]+/g;
const DOUBLED = /(.)\1+/g;

/** English. Sounds after Soundex (Russell and Odell, 1918), but exact about where vowels are. */
export const englishPhonetics: Phonetics = {
  soundOf(word) {
    if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) {
      return undefined;
    }
    const letters = SPELLINGS.reduce((text, [spelling, sound]) => text.replace(spelling, sound), word).replace(
      DOUBLED,
      '$1',
    );
    const consonants = letters.replace(VOWELS, '*').replace(/\*$/, '');
    return consonants.replaceAll('*', '').length >= FEWEST_CONSONANTS ? { letters, consonants } : undefined;
  },
  firstSound: (word) => (word.startsWith('ph') ? 'f' : ({ k: 'c', z: 's' }[word[0] ?? ''] ?? word[0] ?? '')),
  skeleton: (word) =>
    word
      .replace(/ph/g, 'f')
      .replace(/[aeiouyh]/g, '')
      .replace(/[ckq]/g, 'k')
      .replace(/z/g, 's')
      .replace(DOUBLED, '$1'),
};
