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

/** What a folded word sounds like, roughly. */
export interface Sound {
  /** Its letters, those of one sound written alike: "ibuprophen" as "ibuprofen". */
  readonly letters: string;
  /** Its consonants, with a mark where vowels stand, whichever they are. */
  readonly consonants: string;
}

/**
 * What a folded word sounds like; undefined for words with too little to tell them apart.
 *
 * After Soundex (Russell and Odell, 1918), but exact about where vowels are.
 */
export function soundOf(word: string): Sound | undefined {
  if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) {
    return undefined;
  }
  const letters = SPELLINGS.reduce((text, [spelling, sound]) => text.replace(spelling, sound), word).replace(
    /(.)\1+/g,
    '$1',
  );
  const consonants = letters.replace(VOWELS, '*').replace(/\*$/, '');
  return consonants.replaceAll('*', '').length >= FEWEST_CONSONANTS ? { letters, consonants } : undefined;
}
